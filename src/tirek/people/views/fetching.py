"""Fetch = authorise: what may not be seen does not exist."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.people.actions import Sight, note_seen
from tirek.people.enums import DataKind, DisclosureHow, PersonPermission
from tirek.people.models import Household, Person

RECORD = (DataKind.NAME, DataKind.BIRTH_DATE, DataKind.CONTACTS, DataKind.ADDRESS, DataKind.HOUSEHOLD)


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def visible_person(request: HttpRequest, person_id: UUID) -> Person:
    """The person, or 404. That the record was opened is written for the person to read."""
    people = Person.objects.visible_to(actor_of(request)).select_related("area")
    person = get_object_or_404(people, pk=person_id)
    note_people(request, [person], DisclosureHow.PAGE, *RECORD)
    return person


def visible_household(request: HttpRequest, household_id: UUID) -> Household:
    """The household, or 404."""
    households = Household.objects.visible_to(actor_of(request)).select_related("area")
    return get_object_or_404(households, pk=household_id)


def crumbs_for(actor: Actor) -> list[tuple[str, str]]:
    """The way back to the search, for those who may search."""
    return [(_("People"), reverse("people:search"))] if actor.holds(PersonPermission.VIEW) else []


def note_people(request: HttpRequest, people: Iterable[Person], how: DisclosureHow, *what: DataKind) -> None:
    """Write for these people that the reader was shown them."""
    sights = [Sight(person.pk, person.pk) for person in people]
    note_seen(sights, what=what, how=how, about_type="people.person", by=actor_of(request), at=timezone.now())
