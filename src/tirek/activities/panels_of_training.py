"""What courses, projects and rooms show on the pages of events, people and organisations."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from tirek.activities.enums import ActivityPermission
from tirek.activities.models import Event, Room
from tirek.activities.permissions_of_training import may_enrol, may_teach
from tirek.activities.queries.certificates import certificates_of_person
from tirek.activities.queries.projects import projects_of
from tirek.core.actor import Actor
from tirek.core.panels import register_panel
from tirek.network.enums import OrganisationKind
from tirek.network.models import Organisation
from tirek.people.models import Person

ROWS = 20


def register() -> None:
    """Fill the slots."""
    register_panel("event", "activities/panels/event_course.html", _course_of, order=20)
    register_panel("person", "activities/panels/person_training.html", _certificates_of, order=40)
    register_panel("organisation", "activities/panels/organisation_rooms.html", _rooms_of, order=50)
    register_panel("organisation", "activities/panels/organisation_projects.html", _projects_of, order=55)


def _course_of(actor: Actor, event: Event) -> Mapping[str, Any] | None:
    """The course of a session, with the ways into it."""
    if event.course is None:
        return None
    can_enrol = bool(may_enrol(event, timezone.now()))
    return {
        "event": event,
        "course": event.course,
        "hours": event.course.hours if event.course_hours is None else event.course_hours,
        "may_teach": bool(may_teach(actor, event)),
        "may_enrol": can_enrol and bool(actor.roles),
        "may_enrol_others": can_enrol and actor.holds(ActivityPermission.SEE_TRAINING),
    }


def _certificates_of(actor: Actor, person: Person) -> Mapping[str, Any] | None:
    """What a person was trained in, as far as the reader sees it."""
    today = timezone.localdate()
    rows = list(certificates_of_person(actor, person)[:ROWS])
    return {"certificates": [(row, row.is_valid(today)) for row in rows]} if rows else None


def _rooms_of(actor: Actor, organisation: Organisation) -> Mapping[str, Any] | None:
    """The rooms of a house."""
    if organisation.kind != OrganisationKind.HOUSE:
        return None
    rooms = list(Room.objects.filter(organisation=organisation, is_open=True).order_by("code"))
    return {"rooms": rooms, "books": actor.holds(ActivityPermission.BOOK_ROOMS)} if rooms else None


def _projects_of(actor: Actor, organisation: Organisation) -> Mapping[str, Any] | None:
    """Projects a body leads or takes part in."""
    projects = projects_of(organisation, timezone.localdate())
    return {"projects": projects} if projects else None
