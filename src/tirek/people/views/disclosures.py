"""Who saw which data of a person; consents taken back."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tirek.core.access import signed_in
from tirek.core.http import see_other
from tirek.people.actions import withdraw_consent
from tirek.people.queries import disclosures_of
from tirek.people.views.fetching import actor_of, visible_person

PAGE = 50


@require_safe
@signed_in
def disclosures(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Everything of this person that was opened or handed on: by whom, when, why."""
    person = visible_person(request, person_id)
    page = Paginator(disclosures_of(person), PAGE).get_page(request.GET.get("page"))
    return render(request, "people/disclosures.html", {"person": person, "page": page})


@require_POST
@signed_in
def withdrawal(request: HttpRequest, person_id: UUID, consent_id: UUID) -> HttpResponse:
    """Withdraw a consent."""
    person = visible_person(request, person_id)
    consent = get_object_or_404(person.consents.all(), pk=consent_id)
    withdraw_consent(consent_id=consent.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The consent is withdrawn. Processing stops within 15 working days."))
    return see_other(reverse("people:person", args=[person.pk]))
