"""Numbers of a person: added, seen, opened."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from tirek.core.access import signed_in
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.people.actions import add_identifier, disclose, see_identifier
from tirek.people.forms import IdentifierForm, RevealForm, show_problem
from tirek.people.permissions import may_edit, may_reveal
from tirek.people.views.fetching import actor_of, visible_person
from tirek.people.views.revealed import remember_revealed


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def identifiers(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Add a number."""
    person, actor = visible_person(request, person_id), actor_of(request)
    ensure(may_edit(actor, person))
    form = IdentifierForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_identifier(person_id=person.pk, **form.cleaned_data, by=actor, at=timezone.now())
            return see_other(reverse("people:person", args=[person.pk]))
        except ValidationError as problem:
            show_problem(form, problem)
    context = {"form": form, "person": person}
    return render(request, "people/identifier.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def reveal(request: HttpRequest, person_id: UUID, identifier_id: UUID) -> HttpResponse:
    """Open a hidden number for ten minutes; who, when and why is written for the person to read."""
    person, actor = visible_person(request, person_id), actor_of(request)
    number = get_object_or_404(person.identifiers.all(), pk=identifier_id)
    ensure(may_reveal(actor, person))
    form = RevealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        disclose(person_id=person.pk, what=[number.kind], why=why, about=number, by=actor, at=timezone.now())
        remember_revealed(request, number.pk)
        return see_other(reverse("people:person", args=[person.pk]))
    context = {"form": form, "person": person, "number": number}
    return render(request, "people/reveal.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@signed_in
def sight(request: HttpRequest, person_id: UUID, identifier_id: UUID) -> HttpResponse:
    """The document of this number was seen."""
    person = visible_person(request, person_id)
    number = get_object_or_404(person.identifiers.all(), pk=identifier_id)
    try:
        see_identifier(identifier_id=number.pk, by=actor_of(request), at=timezone.now())
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    return see_other(reverse("people:person", args=[person.pk]))
