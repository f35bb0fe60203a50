"""Who saw which data of a person, for the desk to read and print."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tirek.core.access import signed_in
from tirek.people.queries.disclosures import by_day, disclosures_of
from tirek.people.views.fetching import visible_person

PAGE = 60


@require_safe
@signed_in
def disclosures(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Everything of this person that was seen, opened or handed on: by whom, when, how, why."""
    person = visible_person(request, person_id)
    page = Paginator(disclosures_of(person), PAGE).get_page(request.GET.get("page"))
    context = {"person": person, "page": page, "days": by_day(page.object_list)}
    return render(request, "people/disclosures.html", context)
