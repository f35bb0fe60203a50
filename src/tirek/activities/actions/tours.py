"""Planning outreach tours: the journey, its stops, its team; concluding or calling it off."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.event_facts import EventFacts
from tirek.activities.actions.events import cancel_event, create_event
from tirek.activities.enums import EventFormat, EventKind, EventState, TourState
from tirek.activities.models import Tour, TourAgency, TourStop
from tirek.activities.permissions import may_change_tour, may_plan_tours
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import Organisation
from tirek.programmes.models import Service

LONGEST_DAYS = 60


@dataclass(frozen=True, kw_only=True)
class TourFacts:
    """A tour as its organiser tells it."""

    organiser_id: UUID
    name_kk: str
    name_ru: str
    name_en: str = ""
    begins_on: date
    ends_on: date
    about_kk: str = ""
    about_ru: str = ""
    about_en: str = ""
    answer_days: int = 10

    def as_columns(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, kw_only=True)
class StopFacts:
    """A meeting of a tour in one place."""

    area_id: UUID
    place: str
    starts_at: datetime
    ends_at: datetime
    transport: str = ""
    language: str = "kk"


@transaction.atomic
def plan_tour(facts: TourFacts, services: Sequence[Service] = (), *, by: Actor, at: datetime) -> Tour:
    """Plan a tour; the organiser is the first of its team. Raises Refused, or ValidationError by field."""
    ensure(may_plan_tours(by, facts.organiser_id))
    _check(facts)
    tour = Tour.objects.create(**facts.as_columns())
    tour.services.set(services)
    TourAgency.objects.create(tour=tour, organisation_id=tour.organiser_id)
    record("activities.tour_planned", tour, by=by, at=at, organiser=tour.organiser_id)
    return tour


@transaction.atomic
def change_tour(tour_id: UUID, facts: TourFacts, services: Sequence[Service], *, by: Actor, at: datetime) -> Tour:
    """Change what is told of a tour. Its stops stay within its days. Raises Refused, or ValidationError by field."""
    tour = _open(tour_id, by)
    ensure(may_plan_tours(by, facts.organiser_id))
    _check(facts)
    if tour.stops.exclude(event__held_on__range=(facts.begins_on, facts.ends_on)).exclude(
        event__state=EventState.CANCELLED
    ):
        raise ValidationError({"begins_on": _("A stop is outside these days. Move the stop first.")})
    for name, value in facts.as_columns().items():
        setattr(tour, name, value)
    tour.save(update_fields=list(facts.as_columns()))
    tour.services.set(services)
    record("activities.tour_changed", tour, by=by, at=at)
    return tour


@transaction.atomic
def add_stop(tour_id: UUID, facts: StopFacts, *, by: Actor, at: datetime) -> TourStop:
    """Add a stop: a public event of its own, announced like any other. Raises ValidationError by field."""
    tour = _open(tour_id, by)
    if not tour.begins_on <= local_date(facts.starts_at) <= tour.ends_on:
        raise ValidationError({"day": _("The stop is outside the days of the tour.")})
    names = {f"name_{language}": getattr(tour, f"name_{language}") for language in ("kk", "ru", "en")}
    about = {f"about_{language}": getattr(tour, f"about_{language}") for language in ("kk", "ru", "en")}
    event = create_event(
        EventFacts(
            organiser_id=tour.organiser_id,
            kind=EventKind.VISIT,
            format=EventFormat.IN_PERSON,
            area_id=facts.area_id,
            place=facts.place,
            starts_at=facts.starts_at,
            ends_at=facts.ends_at,
            language=facts.language,
            **names,
            **about,
        ),
        by=by,
        at=at,
    )
    last = tour.stops.aggregate(last=Max("position"))["last"] or 0
    stop = TourStop.objects.create(tour=tour, event=event, position=last + 1, transport=one_line(facts.transport)[:300])
    record("activities.stop_added", tour, by=by, at=at, event=event.pk)
    return stop


@transaction.atomic
def call_off_stop(stop_id: UUID, reason: str, *, by: Actor, at: datetime) -> Tour:
    """Call a stop off: its event is cancelled with the reason and stays readable."""
    stop = TourStop.objects.get(pk=stop_id)
    tour = _open(stop.tour_id, by)
    cancel_event(stop.event_id, reason, by=by, at=at)
    record("activities.stop_called_off", tour, by=by, at=at, event=stop.event_id)
    return tour


@transaction.atomic
def name_agency(
    tour_id: UUID, organisation_id: UUID, explains: str, representative: str, *, by: Actor, at: datetime
) -> TourAgency:
    """Name an organisation of the team, what it explains and who comes; naming it again changes that.

    Raises ValidationError."""
    tour = _open(tour_id, by)
    organisation = Organisation.objects.on(tour.begins_on).filter(pk=organisation_id).first()
    if organisation is None:
        raise ValidationError({"organisation": _("There is no such organisation on the first day of the tour.")})
    told = {"explains": one_line(explains)[:300], "representative": one_line(representative)[:200]}
    agency, _made = TourAgency.objects.update_or_create(tour=tour, organisation=organisation, defaults=told)
    record("activities.agency_named", tour, by=by, at=at, organisation=organisation.pk)
    return agency


@transaction.atomic
def remove_agency(tour_id: UUID, agency_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take an organisation out of the team. Its questions stay with it."""
    tour = _open(tour_id, by)
    agency = tour.agencies.get(pk=agency_id)
    if agency.organisation_id == tour.organiser_id:
        raise Refused(refuse(_("The organiser belongs to the team.")))
    record("activities.agency_removed", tour, by=by, at=at, organisation=agency.organisation_id)
    agency.delete()


@transaction.atomic
def conclude_tour(tour_id: UUID, *, by: Actor, at: datetime) -> Tour:
    """Say that a tour was held: when the last stop is over. Now it counts in the figures."""
    tour = _open(tour_id, by)
    standing = tour.stops.exclude(event__state=EventState.CANCELLED)
    if not standing.exists():
        raise Refused(refuse(_("A tour without a stop was not held. Call it off instead.")))
    if standing.filter(event__ends_at__gt=at).exists():
        raise Refused(refuse(_("The last stop is not over yet.")))
    return _end(tour, TourState.DONE, "activities.tour_concluded", by, at)


@transaction.atomic
def call_off_tour(tour_id: UUID, reason: str, *, by: Actor, at: datetime) -> Tour:
    """Call a tour off before it begins; its stops are cancelled with the same reason."""
    tour = _open(tour_id, by)
    reason = one_line(reason)[:300]
    if not reason:
        raise ValidationError({"reason": _("Say why it is called off.")})
    if tour.stops.filter(event__starts_at__lte=at).exclude(event__state=EventState.CANCELLED).exists():
        raise Refused(refuse(_("This tour has begun. Call off the stops that are still to come.")))
    for event_id in tour.stops.filter(event__state=EventState.PLANNED).values_list("event_id", flat=True):
        cancel_event(event_id, reason, by=by, at=at)
    tour.cancel_reason = reason
    tour.save(update_fields=["cancel_reason"])
    return _end(tour, TourState.CANCELLED, "activities.tour_called_off", by, at)


def _end(tour: Tour, state: TourState, verb: str, by: Actor, at: datetime) -> Tour:
    tour.state = state
    tour.save(update_fields=["state"])
    record(verb, tour, by=by, at=at)
    return tour


def _open(tour_id: UUID, by: Actor) -> Tour:
    """The tour, locked, while it may be changed."""
    tour = Tour.objects.visible_to(by).select_for_update(of=("self",)).get(pk=tour_id)
    ensure(may_change_tour(by, tour))
    return tour


def _check(facts: TourFacts) -> None:
    wrong: dict[str, Any] = {}
    if facts.ends_on < facts.begins_on:
        wrong["ends_on"] = _("It ends before it begins.")
    elif (facts.ends_on - facts.begins_on).days > LONGEST_DAYS:
        wrong["ends_on"] = _("A tour lasts sixty days at most.")
    if not 1 <= facts.answer_days <= 60:
        wrong["answer_days"] = _("From 1 to 60 working days.")
    if wrong:
        raise ValidationError(wrong)
