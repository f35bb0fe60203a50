"""Fetch = authorise: what may not be seen does not exist."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from tirek.cases.actions.disclosures import WHOLE, note_cases
from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.people.enums import DisclosureHow


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def visible_case(request: HttpRequest, number: str) -> Case:
    """The case with what its small pages show, or 404. That it was opened is written for the applicant to read."""
    actor = actor_of(request)
    cases = Case.objects.visible_to(actor).select_related("office", "service", "applicant")
    case = get_object_or_404(cases, number=number)
    note_cases([case], how=DisclosureHow.PAGE, what=WHOLE, by=actor, at=timezone.now())
    return case


def paper(content: bytes, name: str) -> HttpResponse:
    """A PDF shown in the browser and kept by nobody on the way."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name.replace("/", "-")}.pdf"'
    response["Cache-Control"] = "no-store"
    return response
