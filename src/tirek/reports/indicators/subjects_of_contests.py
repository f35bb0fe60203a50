"""Contests and their entries, that an indicator may count. Nobody is named."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tirek.calls.models import Call, Entry
from tirek.reports.indicators.subjects import Column, Subject

ENTRIES = Subject(
    model=Entry,
    place="call__organisation_id",
    order=("-submitted_at", "-id"),
    related=("call", "nomination", "area"),
    deferred=("typed",),
    address=lambda entry: reverse("calls:entry_work", args=[entry.number]),
    columns=(
        Column(_("Number"), lambda entry: entry.number),
        Column(_("Contest"), lambda entry: entry.call.name),
        Column(_("Nomination"), lambda entry: entry.nomination.name if entry.nomination else ""),
        Column(_("Region"), lambda entry: entry.area.name if entry.area else entry.country),
        Column(_("Received"), lambda entry: entry.submitted_at.date() if entry.submitted_at else ""),
    ),
)
CALLS = Subject(
    model=Call,
    place="organisation_id",
    order=("-closes_at", "-id"),
    address=lambda call: call.get_absolute_url(),
    columns=(
        Column(_("Contest"), lambda call: call.name),
        Column(_("Kind"), lambda call: call.get_kind_display()),
        Column(_("Closed"), lambda call: call.closes_at.date()),
    ),
)
