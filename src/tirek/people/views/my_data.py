"""My data: what a person without an account agreed to, who has seen their data, and a copy of everything."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tirek.core.access import public
from tirek.core.actor import Actor
from tirek.core.http import see_other
from tirek.core.ui.navigation import address, shell
from tirek.people.actions import withdraw_consent
from tirek.people.actions.access_requests import ask_for_copy
from tirek.people.forms import WithdrawalForm
from tirek.people.models import Consent
from tirek.people.queries.consent_texts import text_of
from tirek.people.queries.disclosures import by_day, disclosures_to
from tirek.people.queries.effects import effects_of
from tirek.people.queries.rights import consents_of, request_of
from tirek.people.queries.subjects import Subject, subject_of

PAGE = 60


@public
@never_cache
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    """Consents, who has seen or received the data by day and organisation, and the request for a copy."""
    subject = subject_of(request)
    if subject is None:
        return see_other(address(shell.track) or "/")
    found = disclosures_to(subject)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    context = {
        "subject": subject,
        "consents": consents_of(subject),
        "page": page,
        "days": by_day(page.object_list),
        "asked": request_of(subject),
        "may_ask": bool(subject.offices),
    }
    return render(request, "people/my_data.html", context)


@public
@never_cache
@require_safe
def my_consent(request: HttpRequest, consent_id: UUID) -> HttpResponse:
    """The text agreed to, as it was worded, to read and print."""
    consent = _own_consent(request, consent_id)
    return render(request, "people/my_consent.html", {"consent": consent, "text": text_of(consent)})


@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_withdrawal(request: HttpRequest, consent_id: UUID) -> HttpResponse:
    """What follows from taking a consent back, and then the deed itself."""
    consent = _own_consent(request, consent_id)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actor = Actor(person_id=consent.person_id)
        withdraw_consent(consent_id=consent.pk, reason=form.cleaned_data["reason"], by=actor, at=timezone.now())
        return see_other(reverse("people:my_data") + "#consents")
    context = {"consent": consent, "form": form, "effects": effects_of(consent), "text": text_of(consent)}
    return render(request, "people/my_withdrawal.html", context, status=422 if request.method == "POST" else 200)


@public
@never_cache
@require_POST
def my_copy(request: HttpRequest) -> HttpResponse:
    """Ask for a copy of everything. It is handed over at the office, where the document is looked at."""
    subject = _proven(request)
    for matter, person in subject.matters.items():
        if matter in subject.offices:
            office, actor = subject.offices[matter], Actor(person_id=person)
            ask_for_copy(person_id=person, office_id=office, matter_id=matter, by=actor, at=timezone.now())
            break
    return see_other(reverse("people:my_data") + "#copy")


def _proven(request: HttpRequest) -> Subject:
    subject = subject_of(request)
    if subject is None:
        raise Http404(_("Open your application first."))
    return subject


def _own_consent(request: HttpRequest, consent_id: UUID) -> Consent:
    subject = _proven(request)
    consent = Consent.objects.select_related("person").filter(pk=consent_id).first()
    if consent is None or not subject.owns(consent.person_id, consent.matter_id):
        raise Http404
    return consent
