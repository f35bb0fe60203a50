"""Ways to reach a person."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from tirek.core.access import signed_in
from tirek.core.http import see_other
from tirek.core.verdict import ensure
from tirek.people.actions import add_contact, end_contact, prefer_contact
from tirek.people.forms import ContactForm, show_problem
from tirek.people.permissions import may_edit
from tirek.people.views.fetching import actor_of, visible_person


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def contacts(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """Add a contact."""
    person, actor = visible_person(request, person_id), actor_of(request)
    ensure(may_edit(actor, person))
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_contact(person_id=person.pk, **form.cleaned_data, by=actor, at=timezone.now())
            return see_other(reverse("people:person", args=[person.pk]))
        except ValidationError as problem:
            show_problem(form, problem)
    context = {"form": form, "person": person}
    return render(request, "people/contact.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@signed_in
def preference(request: HttpRequest, person_id: UUID, contact_id: UUID) -> HttpResponse:
    """Use this contact first."""
    person = visible_person(request, person_id)
    contact = get_object_or_404(person.contacts.current(), pk=contact_id)
    prefer_contact(contact_id=contact.pk, by=actor_of(request), at=timezone.now())
    return see_other(reverse("people:person", args=[person.pk]))


@require_POST
@signed_in
def ending(request: HttpRequest, person_id: UUID, contact_id: UUID) -> HttpResponse:
    """Stop using this contact."""
    person = visible_person(request, person_id)
    contact = get_object_or_404(person.contacts.all(), pk=contact_id)
    end_contact(contact_id=contact.pk, by=actor_of(request), at=timezone.now())
    return see_other(reverse("people:person", args=[person.pk]))
