"""Announcing events, one by one or as a series, changing and cancelling them."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.event_facts import (
    EventFacts,
    changed_columns,
    check_facts,
    moved,
    occurrences,
    wall_shift,
)
from tirek.activities.actions.notices import tell_all
from tirek.activities.actions.registrations import move_up
from tirek.activities.enums import EventState
from tirek.activities.models import Course, Event, Project, Series
from tirek.activities.permissions import may_edit_event, may_organise_for
from tirek.activities.permissions_of_training import may_hold_session
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record, record_many
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.verdict import ensure

ONE, LATER, ALL = "one", "later", "all"
SCOPES = (ONE, LATER, ALL)
TIMES = ("starts_at", "ends_at", "held_on")
MATTERS = {*TIMES, "place", "online_link", "format"}


@transaction.atomic
def create_event(facts: EventFacts, *, by: Actor, at: datetime) -> Event:
    """Announce one event. Raises Refused, or ValidationError by field."""
    ensure(may_organise_for(by, facts.organiser_id))
    check_facts(facts)
    _check_links(facts, by)
    event = Event.objects.create(**facts.as_columns())
    record("activities.event_announced", event, by=by, at=at, organiser=event.organiser_id)
    return event


@transaction.atomic
def create_series(facts: EventFacts, rule: str, *, by: Actor, at: datetime) -> list[Event]:
    """Announce a repetition (RFC 5545 RRULE): every occurrence is an event of its own. The first is ``facts``' own."""
    ensure(may_organise_for(by, facts.organiser_id))
    check_facts(facts)
    _check_links(facts, by)
    lasts = facts.ends_at - facts.starts_at
    moments = occurrences(rule, facts.starts_at)
    if lasts > min(later - earlier for earlier, later in pairwise(moments)):
        raise ValidationError({"ends_at": _("One event of the series would not be over when the next begins.")})
    series = Series.objects.create(
        organiser_id=facts.organiser_id,
        rule=rule,
        begins_at=facts.starts_at,
        minutes=int(lasts.total_seconds() // 60),
        name_kk=facts.name_kk,
        name_ru=facts.name_ru,
        name_en=facts.name_en,
    )
    events = Event.objects.bulk_create(_occurrence(facts, series, start, lasts) for start in moments)
    entries = [Entry("activities.event_announced", event, {"series": series.pk}) for event in events]
    record_many(entries, by=by, at=at)
    return events


def _check_links(facts: EventFacts, by: Actor) -> None:
    """A session is held by who teaches; an event is part of a project its organiser carries out."""
    if facts.course_id:
        ensure(may_hold_session(by, Course.objects.get(pk=facts.course_id), facts.organiser_id))
    own = Q(organisation=facts.organiser_id) | Q(bodies__organisation=facts.organiser_id, bodies__until__isnull=True)
    if facts.project_id and not Project.objects.filter(own, pk=facts.project_id).exists():
        raise ValidationError({"project": _("The organiser does not take part in this project. Join it first.")})


def _occurrence(facts: EventFacts, series: Series, start: datetime, lasts: timedelta) -> Event:
    times = {"starts_at": start, "ends_at": start + lasts, "held_on": local_date(start)}
    return Event(**{**facts.as_columns(), **times}, series=series)


@transaction.atomic
def edit_event(
    event_id: UUID, facts: EventFacts, *, version: int, scope: str = ONE, by: Actor, at: datetime
) -> list[Event]:
    """Change this event, this and the later ones of its series, or all that have not begun. Only what this edit
    changes is carried over, and times move by as much: what was set apart in one occurrence stays so. Whoever has
    registered is told of a new time or place. Raises Refused, or ValidationError by field."""
    event = _locked(event_id, by)
    ensure(may_edit_event(by, event, at))
    ensure(may_organise_for(by, facts.organiser_id))
    check_facts(facts)
    if event.version != version:
        raise ValidationError(_("Somebody has changed this event meanwhile. Look at it again."))
    changes = changed_columns(event, facts)
    if {"course_id", "project_id", "organiser_id"} & changes.keys():
        _check_links(facts, by)
    if facts.starts_at <= at and "starts_at" in changes:
        raise ValidationError({"starts_at": _("An event cannot be moved into the past.")})
    return _carry(event, changes, scope, by, at) if changes else []


def _carry(event: Event, changes: dict[str, Any], scope: str, by: Actor, at: datetime) -> list[Event]:
    start = wall_shift(event.starts_at, changes.get("starts_at", event.starts_at))
    end = wall_shift(event.ends_at, changes.get("ends_at", event.ends_at))
    events = sorted(_reached(event, scope, at), key=lambda each: each.starts_at, reverse=start > timedelta(0))
    try:
        with transaction.atomic():  # in this order no occurrence meets the place of another that is still to move
            for each in events:
                _apply(each, changes, start, end)
    except IntegrityError as error:
        raise ValidationError({"starts_at": _("Another event of the series is held at that time.")}) from error
    entries = [Entry("activities.event_changed", each, {"scope": scope}) for each in events]
    record_many(entries, by=by, at=at)
    if MATTERS & changes.keys():
        tell_all(events, "changed")
    if "capacity" in changes:
        for each in events:
            move_up(each, by=by, at=at)
    return events


def _apply(event: Event, changes: dict[str, Any], start: timedelta, end: timedelta) -> None:
    for column, value in changes.items():
        if column not in TIMES:
            setattr(event, column, value)
    event.starts_at, event.ends_at = moved(event.starts_at, start), moved(event.ends_at, end)
    event.held_on = local_date(event.starts_at)
    event.version += 1
    event.save(update_fields=[*{*changes, *TIMES}, "version"])


@transaction.atomic
def cancel_event(event_id: UUID, reason: str, *, scope: str = ONE, by: Actor, at: datetime) -> list[Event]:
    """Cancel this event, this and the later ones, or all that have not begun; whoever has registered is told why."""
    event = _locked(event_id, by)
    ensure(may_edit_event(by, event, at))
    if not one_line(reason):
        raise ValidationError({"reason": _("Say why it is cancelled.")})
    events = _reached(event, scope, at)
    for each in events:
        each.state, each.cancel_reason = EventState.CANCELLED, one_line(reason)
        each.version += 1
    Event.objects.bulk_update(events, ["state", "cancel_reason", "version"])
    entries = [Entry("activities.event_cancelled", each, {"scope": scope}) for each in events]
    record_many(entries, by=by, at=at)
    tell_all(events, "cancelled")
    return events


def _reached(event: Event, scope: str, at: datetime) -> list[Event]:
    """The events of a scope: never one that has begun, was cancelled or reported."""
    if scope == ONE or event.series_id is None:
        return [event]
    others = Event.objects.filter(series=event.series_id, state=EventState.PLANNED, starts_at__gt=at)
    if scope == LATER:
        others = others.filter(starts_at__gte=event.starts_at)
    return list(others.select_for_update().order_by("starts_at"))


def _locked(event_id: UUID, by: Actor) -> Event:
    return Event.objects.visible_to(by).select_for_update(of=("self",)).get(pk=event_id)
