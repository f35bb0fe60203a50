"""Fetch = authorise: what may not be seen does not exist."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.people.enums import PersonPermission
from tirek.people.models import Household, Person


def actor_of(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def visible_person(request: HttpRequest, person_id: UUID) -> Person:
    """The person, or 404."""
    return get_object_or_404(Person.objects.visible_to(actor_of(request)).select_related("area"), pk=person_id)


def visible_household(request: HttpRequest, household_id: UUID) -> Household:
    """The household, or 404."""
    households = Household.objects.visible_to(actor_of(request)).select_related("area")
    return get_object_or_404(households, pk=household_id)


def crumbs_for(actor: Actor) -> list[tuple[str, str]]:
    """The way back to the search, for those who may search."""
    return [(_("People"), reverse("people:search"))] if actor.holds(PersonPermission.VIEW) else []
