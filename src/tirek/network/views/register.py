"""Keeping the register of organisations: founding, contacts, names, places, closing."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.network.actions import organisations as actions
from tirek.network.enums import NetworkPermission
from tirek.network.forms import ClosureForm, ContactsForm, NameForm, NewOrganisationForm, PlaceForm
from tirek.network.models import Organisation
from tirek.network.permissions import may_edit_organisation
from tirek.network.views.directory import organisation_or_404

CONTACTS = ("address", "phone", "email", "opening_hours")


@requires(NetworkPermission.EDIT_ORGANISATION)
def register(request: HttpRequest, code: str) -> HttpResponse:
    """All that may be changed about one organisation."""
    organisation = _editable(request, code)
    return _page(request, organisation)


@requires(NetworkPermission.EDIT_ORGANISATION)
@require_POST
def contacts(request: HttpRequest, code: str) -> HttpResponse:
    return _change(request, code, "contacts", lambda found, told: actions.change_contacts(found.pk, **told))


@requires(NetworkPermission.EDIT_ORGANISATION)
@require_POST
def name(request: HttpRequest, code: str) -> HttpResponse:
    return _change(request, code, "name", lambda found, told: actions.rename_organisation(found.pk, **told))


@requires(NetworkPermission.EDIT_ORGANISATION)
@require_POST
def place(request: HttpRequest, code: str) -> HttpResponse:
    def move(found: Organisation, told: dict[str, Any]) -> Organisation:
        parent = told.pop("parent")
        return actions.place_organisation(found.pk, parent_id=parent.pk if parent else None, **told)

    return _change(request, code, "place", move)


@requires(NetworkPermission.EDIT_ORGANISATION)
@require_POST
def closure(request: HttpRequest, code: str) -> HttpResponse:
    return _change(request, code, "closure", lambda found, told: actions.end_organisation(found.pk, **told))


@requires(NetworkPermission.EDIT_ORGANISATION)
def found(request: HttpRequest, code: str) -> HttpResponse:
    """Found an organisation under this one."""
    parent = _editable(request, code)
    today = timezone.localdate()
    form = NewOrganisationForm(request.POST or None, parent=parent, on=today, initial={"since": today})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_organisation(form.drawn(), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The organisation has been entered."))
            return see_other(made.get_absolute_url())
    status = 422 if request.method == "POST" else 200
    return render(request, "network/found.html", {"form": form, "parent": parent}, status=status)


def _change(
    request: HttpRequest, code: str, which: str, act: Callable[[Organisation, dict[str, Any]], Organisation]
) -> HttpResponse:
    organisation = _editable(request, code)
    form = _forms(organisation, request)[which]
    if form.is_valid():
        told = {**form.cleaned_data, "by": request.actor, "at": timezone.now()}  # type: ignore[attr-defined]
        try:
            act(organisation, told)
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Saved."))
            return see_other(reverse("network:register", args=[code]))
    return _page(request, organisation, {which: form}, status=422)


def _page(
    request: HttpRequest, organisation: Organisation, changed: dict[str, forms.Form] | None = None, status: int = 200
) -> HttpResponse:
    drawn = {**_forms(organisation), **(changed or {})}
    return render(request, "network/register.html", {"organisation": organisation, "forms": drawn}, status=status)


def _forms(organisation: Organisation, request: HttpRequest | None = None) -> dict[str, forms.Form]:
    data = request.POST if request else None
    today = timezone.localdate()
    names = {field: getattr(organisation, field) for field in ("name_kk", "name_ru", "name_en")}
    return {
        "contacts": ContactsForm(data, prefix="c", initial={field: getattr(organisation, field) for field in CONTACTS}),
        "name": NameForm(data, prefix="n", initial={**names, "since": today}),
        "place": PlaceForm(data, prefix="p", organisation=organisation, on=today, initial=_place(organisation, today)),
        "closure": ClosureForm(data, prefix="e", initial={"on": today}),
    }


def _place(organisation: Organisation, today: date) -> dict[str, object]:
    parent = Organisation.objects.filter(code=organisation.parent_code).first()
    return {"parent": parent, "since": today}


def _editable(request: HttpRequest, code: str) -> Organisation:
    organisation = organisation_or_404(code)
    ensure(may_edit_organisation(request.actor, organisation))  # type: ignore[attr-defined]
    return organisation
