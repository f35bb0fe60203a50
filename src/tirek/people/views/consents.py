"""Consents at the desk: given on paper, read, printed, taken back, and what rested on them ended."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tirek.core.access import requires, signed_in
from tirek.core.http import see_other
from tirek.core.operator import operator
from tirek.core.paper import pdf
from tirek.core.verdict import ensure
from tirek.people.actions import give_consent, withdraw_consent
from tirek.people.actions.consents import stop_processing
from tirek.people.enums import PersonPermission
from tirek.people.forms import ConsentAtDeskForm, StopForm, WithdrawalForm, show_problem
from tirek.people.models import Consent, Person
from tirek.people.permissions import may_edit, may_stop_processing
from tirek.people.queries.consent_texts import AT_DESK, text_of
from tirek.people.queries.effects import effects_of
from tirek.people.queries.rights import waiting_rights
from tirek.people.views.fetching import actor_of, visible_person


@require_safe
@requires(PersonPermission.EDIT)
def rights(request: HttpRequest) -> HttpResponse:
    """What waits for the office because people used their rights over their data."""
    return render(
        request, "people/rights.html", {"waiting": waiting_rights(actor_of(request)), "today": timezone.localdate()}
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Print the text for signature, then keep the consent."""
    person, actor = visible_person(request, person_id), actor_of(request)
    ensure(may_edit(actor, person))
    form = ConsentAtDeskForm(request.POST or None, initial={"language": person.preferred_language})
    if request.method == "POST" and form.is_valid():
        told = {**form.told, **_operator(request, form.cleaned_data["language"]), "text_version": AT_DESK}
        if "print" in request.POST:
            draft = Consent(person=person, given_at=timezone.now(), **told)
            return _paper(draft, "consent")
        kept = give_consent(person_id=person.pk, **told, by=actor, at=timezone.now())
        messages.success(request, _("The consent is kept."))
        return see_other(_address(kept))
    context = {"form": form, "person": person}
    return render(request, "people/consent_new.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@signed_in
def consent(request: HttpRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """One consent: its text as worded, its state, and what rests on it."""
    return _page(request, *_found(request, person_id, consent_id))


@require_safe
@signed_in
def consent_paper(request: HttpRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """The text on paper, in the language it was given in."""
    _person, found = _found(request, person_id, consent_id)
    return _paper(found, f"consent-{found.given_at:%Y-%m-%d}")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def withdrawal(request: HttpRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """What follows, told before; then the withdrawal."""
    person, found = _found(request, person_id, consent_id)
    ensure(may_edit(actor_of(request), person))
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        done = withdraw_consent(consent_id=found.pk, reason=reason, by=actor_of(request), at=timezone.now())
        messages.success(request, _("The consent is withdrawn. Processing stops within 15 working days."))
        return see_other(_address(done))
    context = {"consent": found, "person": person, "form": form, "effects": effects_of(found)}
    return render(request, "people/withdrawal.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@signed_in
def stop(request: HttpRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """Say what was ended."""
    person, found = _found(request, person_id, consent_id)
    ensure(may_stop_processing(actor_of(request), found))
    form = StopForm(request.POST)
    if form.is_valid():
        try:
            note = form.cleaned_data["note"]
            stop_processing(consent_id=found.pk, note=note, by=actor_of(request), at=timezone.now())
        except ValidationError as problem:
            show_problem(form, problem)
        else:
            messages.success(request, _("It is written down that the processing has ended."))
            return see_other(reverse("people:rights"))
    return _page(request, person, found, form, status=422)


def _page(
    request: HttpRequest, person: Person, found: Consent, form: StopForm | None = None, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    context = {
        "person": person,
        "consent": found,
        "text": text_of(found),
        "effects": effects_of(found) if found.is_being_stopped else [],
        "may_withdraw": bool(may_edit(actor, person)) and found.withdrawn_at is None,
        "may_stop": bool(may_stop_processing(actor, found)) and found.is_being_stopped,
        "form": form or StopForm(),
        "today": timezone.localdate(),
    }
    return render(request, "people/consent.html", context, status=status)


def _found(request: HttpRequest, person_id: UUID, consent_id: UUID) -> tuple[Person, Consent]:
    person = visible_person(request, person_id)
    return person, get_object_or_404(Consent.objects.select_related("person"), pk=consent_id, person=person)


def _address(consent: Consent) -> str:
    return reverse("people:consent", args=[consent.person_id, consent.pk])


def _operator(request: HttpRequest, language: str) -> dict[str, Any]:
    """The configured operator, the reader's office where none is; the office answers for the consent either way."""
    actor, told = actor_of(request), operator(language)
    return {
        "operator": told.name if told else actor.organisation_name,
        "operator_number": told.number if told else "",
        "operator_id": actor.organisation_id,
    }


def _paper(consent: Consent, name: str) -> HttpResponse:
    response = HttpResponse(pdf("people/consent", consent_data(consent)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "no-store"
    return response


def consent_data(consent: Consent) -> dict[str, Any]:
    """What the paper says."""
    text = text_of(consent)
    return {
        "title": text.title,
        "lang": text.language,
        "sentence": text.sentence,
        "points": text.points,
        "withdrawal": text.withdrawal,
        "version": text.version,
        "day": consent.given_at.strftime("%d.%m.%Y"),
        "name": consent.person.full_name,
    }
