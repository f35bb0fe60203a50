"""What an indicator may count: each kind of record with its place in the network and how a list shows it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.activities.models import Attendance, Certificate, Event, Headcount, Project, Question, Tour
from tirek.cases.models import Case
from tirek.network.models import Membership, Organisation


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list of records: its head, and what stands there. Nothing personal."""

    title: str | Promise
    read: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of record. ``place`` is the column of the organisation a record counts at; ``address`` leads to the page
    that shows it. ``columns`` begin with the one that carries the link."""

    model: type[Model]
    place: str
    order: Sequence[str]
    columns: Sequence[Column]
    address: Callable[[Any], str]
    related: Sequence[str] = ()
    deferred: Sequence[str] = ()

    def listed(self, records: "QuerySet[Any]", actor: Any) -> "QuerySet[Any]":
        """Those of the records that the actor may see, for a page."""
        visible = self.model._default_manager.visible_to(actor).filter(pk__in=records.values("pk"))  # type: ignore[attr-defined]
        found: QuerySet[Any] = visible.order_by(*self.order)
        if self.related:
            found = found.select_related(*self.related)
        return found.defer(*self.deferred) if self.deferred else found


CASES = Subject(
    model=Case,
    place="office_id",
    order=("-registered_on", "-id"),
    related=("office", "service"),
    deferred=("body", "search_terms", "pin_digest"),
    address=lambda case: case.get_absolute_url(),
    columns=(
        Column(_("Number"), lambda case: case.number),
        Column(_("Office"), lambda case: case.office.name),
        Column(_("Service"), lambda case: case.service.name),
        Column(_("Channel"), lambda case: case.get_channel_display()),
        Column(_("Registered"), lambda case: case.registered_on),
        Column(_("Due"), lambda case: case.due_on),
        Column(_("Answered"), lambda case: case.answered_on),
        Column(_("Outcome"), lambda case: case.get_outcome_display() or ""),
    ),
)
BODIES = Subject(
    model=Organisation,
    place="pk",
    order=("path",),
    related=("area",),
    deferred=("search_keys",),
    address=lambda body: body.get_absolute_url(),
    columns=(
        Column(_("Body"), lambda body: body.name),
        Column(_("Kind"), lambda body: body.get_kind_display()),
        Column(_("Area"), lambda body: body.area.name),
        Column(_("Founded"), lambda body: body.during.lower),
    ),
)
SEATS = Subject(
    model=Membership,
    place="organisation_id",
    order=("organisation__path", "id"),
    related=("organisation", "post", "person"),
    deferred=("organisation__search_keys", "person__search_keys"),
    address=lambda seat: seat.organisation.get_absolute_url(),
    columns=(
        Column(_("Body"), lambda seat: seat.organisation.name),
        Column(_("Post"), lambda seat: seat.post.name if seat.post else ""),
        Column(_("Since"), lambda seat: seat.during.lower),
        Column(_("Until"), lambda seat: seat.during.upper),
    ),
)
EVENTS = Subject(
    model=Event,
    place="organiser_id",
    order=("-held_on", "-id"),
    related=("organiser",),
    deferred=("about_kk", "about_ru", "about_en", "report", "organiser__search_keys"),
    address=lambda event: event.get_absolute_url(),
    columns=(
        Column(_("Event"), lambda event: event.name),
        Column(_("Kind"), lambda event: event.get_kind_display()),
        Column(_("Organiser"), lambda event: event.organiser.name),
        Column(_("Held"), lambda event: event.held_on),
    ),
)
HEADCOUNTS = Subject(
    model=Headcount,
    place="event__organiser_id",
    order=("-event__held_on", "-id"),
    related=("event", "event__organiser"),
    deferred=("event__report", "event__organiser__search_keys"),
    address=lambda count: count.event.get_absolute_url(),
    columns=(
        Column(_("Event"), lambda count: count.event.name),
        Column(_("Organiser"), lambda count: count.event.organiser.name),
        Column(_("Held"), lambda count: count.event.held_on),
        Column(_("Evidence"), lambda count: count.get_evidence_display()),
        Column(_("Came"), lambda count: count.attendances),
    ),
)
ATTENDANCES = Subject(
    model=Attendance,
    place="event__organiser_id",
    order=("-came_at", "-id"),
    related=("event", "event__organiser"),
    deferred=("event__report", "event__organiser__search_keys"),
    address=lambda row: row.event.get_absolute_url(),
    columns=(
        Column(_("Event"), lambda row: row.event.name),
        Column(_("Organiser"), lambda row: row.event.organiser.name),
        Column(_("Held"), lambda row: row.event.held_on),
        Column(_("Evidence"), lambda row: row.get_evidence_display()),
    ),
)
PROJECTS = Subject(
    model=Project,
    place="organisation_id",
    order=("during", "id"),
    related=("organisation",),
    address=lambda project: project.get_absolute_url(),
    columns=(
        Column(_("Project"), lambda project: project.name),
        Column(_("Body"), lambda project: project.organisation.name),
        Column(_("Since"), lambda project: project.during.lower),
    ),
)
CERTIFICATES = Subject(
    model=Certificate,
    place="course__organisation_id",
    order=("-issued_on", "-id"),
    related=("course",),
    address=lambda certificate: certificate.get_absolute_url(),
    columns=(
        Column(_("Certificate"), lambda certificate: certificate.number),
        Column(_("Course"), lambda certificate: certificate.course.name),
        Column(_("Issued"), lambda certificate: certificate.issued_on),
    ),
)
TOURS = Subject(
    model=Tour,
    place="organiser_id",
    order=("-begins_on", "-id"),
    related=("organiser",),
    address=lambda tour: tour.get_absolute_url(),
    columns=(
        Column(_("Tour"), lambda tour: tour.name),
        Column(_("Organiser"), lambda tour: tour.organiser.name),
        Column(_("Since"), lambda tour: tour.begins_on),
        Column(_("Until"), lambda tour: tour.ends_on),
    ),
)
QUESTIONS = Subject(
    model=Question,
    place="event__organiser_id",
    order=("-asked_at", "-id"),
    related=("event", "agency"),
    address=lambda question: question.event.get_absolute_url(),
    columns=(
        Column(_("Event"), lambda question: question.event.name),
        Column(_("Kind"), lambda question: question.get_kind_display()),
        Column(_("Agency"), lambda question: question.agency.name if question.agency else ""),
        Column(_("State"), lambda question: question.get_state_display()),
    ),
)
