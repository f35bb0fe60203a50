"""Applications to join: the one that came, and what the body decided."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tirek.core.access import requires, signed_in
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.network.actions import joining as actions
from tirek.network.enums import DecisionKind, NetworkPermission
from tirek.network.forms_of_bodies import AdmitForm, RefuseForm
from tirek.network.models import Joining
from tirek.network.permissions import may_decide_joining
from tirek.network.views.members import known_of, must_choose, seat_of


@signed_in
@require_GET
def joining(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One application; who keeps the members decides on it here."""
    return _page(request, _found(request, pk))


@requires(NetworkPermission.KEEP_MEMBERS)
@require_POST
def admission(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The body admits."""
    found, actor = _decidable(request, pk), request.actor  # type: ignore[attr-defined]
    form = AdmitForm(request.POST, prefix="a", organisation=found.organisation, on=timezone.localdate())
    known = known_of(request, form)
    if form.is_valid() and not must_choose(request, known):
        told = form.cleaned_data
        terms = {"since": told["since"], "term_ends_on": told["term_ends_on"]}
        seat = seat_of(request, told, known)
        try:
            actions.admit(found.pk, form.decision(DecisionKind.ADMISSION), seat, **terms, by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The applicant is a member now. The answer is on its way."))
            return see_other(found.get_absolute_url())
    return _page(request, found, {"admit": form, "known": known}, status=422)


@requires(NetworkPermission.KEEP_MEMBERS)
@require_POST
def refusal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The body refuses, with its reasons."""
    found, actor = _decidable(request, pk), request.actor  # type: ignore[attr-defined]
    form = RefuseForm(request.POST, prefix="r")
    if form.is_valid():
        try:
            actions.refuse_joining(found.pk, form.decision(DecisionKind.REFUSAL), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The refusal is recorded. The answer is on its way."))
            return see_other(found.get_absolute_url())
    return _page(request, found, {"refuse": form}, status=422)


@requires(NetworkPermission.KEEP_MEMBERS)
@require_POST
def withdrawal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The applicant took it back."""
    found = _decidable(request, pk)
    actions.withdraw_joining(found.pk, by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    messages.success(request, _("Saved."))
    return see_other(found.get_absolute_url())


def _found(request: HttpRequest, pk: UUID) -> Joining:
    rows = Joining.objects.visible_to(request.actor).select_related(  # type: ignore[attr-defined]
        "organisation", "applicant", "person", "decision", "membership"
    )
    return get_object_or_404(rows, pk=pk)


def _decidable(request: HttpRequest, pk: UUID) -> Joining:
    found = _found(request, pk)
    ensure(may_decide_joining(request.actor, found))  # type: ignore[attr-defined]
    return found


def _page(request: HttpRequest, found: Joining, drawn: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    today = timezone.localdate()
    context: dict[str, Any] = {"joining": found, "known": [], "admit": None, "refuse": None}
    if may_decide_joining(request.actor, found):  # type: ignore[attr-defined]
        initial = {"since": today, "decided_on": today, **_named(found)}
        context["admit"] = AdmitForm(prefix="a", organisation=found.organisation, on=today, initial=initial)
        context["refuse"] = RefuseForm(prefix="r", initial={"decided_on": today})
    return render(request, "network/joining.html", {**context, **(drawn or {})}, status=status)


def _named(found: Joining) -> dict[str, Any]:
    """The fields of the seat as far as the application tells them."""
    if found.applicant:
        return {"member": found.applicant.code}
    names = [*found.applicant_name.split()[:3], "", "", ""]
    return {"family_name": names[0], "given_name": names[1], "patronymic": names[2]}
