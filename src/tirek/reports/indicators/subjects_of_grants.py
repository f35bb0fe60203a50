"""Grants, awards and prizes that an indicator may count. Nobody is named but by public names."""

from django.utils.translation import gettext_lazy as _

from tirek.calls.models import Award, Grant, GrantReport, Prize, Tranche
from tirek.reports.indicators.subjects import Column, Subject

GRANTS = Subject(
    model=Grant,
    place="organisation_id",
    order=("-signed_on", "-number"),
    related=("call",),
    address=lambda grant: grant.get_absolute_url(),
    columns=(
        Column(_("Number"), lambda grant: grant.number),
        Column(_("Project"), lambda grant: grant.title),
        Column(_("Call"), lambda grant: grant.call.name),
        Column(_("Signed on"), lambda grant: grant.signed_on),
        Column(_("Sum"), lambda grant: grant.total),
        Column(_("State"), lambda grant: grant.get_state_display()),
    ),
)
TRANCHES = Subject(
    model=Tranche,
    place="grant__organisation_id",
    order=("-paid_on", "-id"),
    related=("grant",),
    address=lambda tranche: tranche.grant.get_absolute_url(),
    columns=(
        Column(_("Number"), lambda tranche: tranche.grant.number),
        Column(_("Project"), lambda tranche: tranche.grant.title),
        Column(_("Tranche"), lambda tranche: tranche.position),
        Column(_("Paid on"), lambda tranche: tranche.paid_on),
        Column(_("Sum"), lambda tranche: tranche.amount),
    ),
)
GRANT_REPORTS = Subject(
    model=GrantReport,
    place="grant__organisation_id",
    order=("due_on", "id"),
    related=("grant",),
    deferred=("text", "remark"),
    address=lambda report: report.get_absolute_url(),
    columns=(
        Column(_("Number"), lambda report: report.grant.number),
        Column(_("Project"), lambda report: report.grant.title),
        Column(_("Due"), lambda report: report.due_on),
        Column(_("State"), lambda report: report.get_state_display()),
    ),
)
AWARDS = Subject(
    model=Award,
    place="call__organisation_id",
    order=("-awarded_on", "-number"),
    related=("call", "nomination"),
    address=lambda award: award.get_absolute_url(),
    columns=(
        Column(_("Number"), lambda award: award.number),
        Column(_("Award"), lambda award: award.get_kind_display()),
        Column(_("Given to"), lambda award: award.public_name),
        Column(_("Call"), lambda award: award.call.name),
        Column(_("Nomination"), lambda award: award.nomination.name if award.nomination else ""),
        Column(_("Awarded on"), lambda award: award.awarded_on),
    ),
)
PRIZES = Subject(
    model=Prize,
    place="award__call__organisation_id",
    order=("due_on", "id"),
    related=("award__call",),
    address=lambda prize: prize.award.get_absolute_url(),
    columns=(
        Column(_("Prize"), lambda prize: prize.name),
        Column(_("Kind"), lambda prize: prize.get_kind_display()),
        Column(_("Call"), lambda prize: prize.award.call.name),
        Column(_("State"), lambda prize: prize.get_state_display()),
        Column(_("Promised for"), lambda prize: prize.due_on),
        Column(_("Given"), lambda prize: prize.given_on),
    ),
)
