"""Many events entered at once, as an import brings them, those already held with their reports; and taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.closing import EventReport
from tirek.activities.actions.event_facts import EventFacts, check_facts
from tirek.activities.enums import EventState, Evidence
from tirek.activities.models import Event, Headcount
from tirek.activities.permissions import may_organise_for
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.lines import one_line, paragraphs
from tirek.core.references import named_elsewhere
from tirek.core.verdict import ensure
from tirek.core.writing import copy_in

AS_ENTERED = 1


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event, and its report when it has been held and the report is at hand."""

    facts: EventFacts
    report: EventReport | None = None


@transaction.atomic
def enter_events(told: Sequence[ToldEvent], *, by: Actor, at: datetime) -> list[Event]:
    """Enter events in the order given. All or none. Raises Refused, or ValidationError by field."""
    for organiser_id in {each.facts.organiser_id for each in told}:
        ensure(may_organise_for(by, organiser_id))
    for each in told:
        check_told(each, at)
    events = [_drawn(each, by, at) for each in told]
    copy_in(events)
    counts = [count for event, each in zip(events, told, strict=True) for count in _counts(event, each, by, at)]
    copy_in(counts)
    announced = (Entry("activities.event_announced", each, {"organiser": each.organiser_id}) for each in events)
    record_many(announced, by=by, at=at)
    closed = (Entry("activities.event_closed", each) for each in events if each.state == EventState.CLOSED)
    record_many(closed, by=by, at=at)
    return events


@transaction.atomic
def withdraw_events(keys: Iterable[UUID], *, by: Actor, at: datetime) -> set[UUID]:
    """Take back events entered by mistake: those that nobody has changed and nothing points at, nobody's coming for
    instance. Raises Refused. Returns the ones taken back."""
    rows = Event.objects.select_for_update().filter(pk__in=list(keys)).order_by("pk")
    found = {event.pk: event for event in rows}
    for organiser_id in {event.organiser_id for event in found.values()}:
        ensure(may_organise_for(by, organiser_id))
    untouched = {key for key, event in found.items() if event.version == AS_ENTERED}
    untouched -= named_elsewhere(Event, untouched, besides=(Headcount,))
    gone = (Entry("activities.event_withdrawn", found[key]) for key in sorted(untouched))
    record_many(gone, by=by, at=at)
    Headcount.objects.filter(event__in=untouched).delete()
    events = Event.objects.filter(pk__in=untouched)
    events._raw_delete(events.db)  # what points at them was asked above
    return untouched


def check_told(told: ToldEvent, at: datetime) -> None:
    """Raise ValidationError by field where an event and its report do not hold together."""
    check_facts(told.facts)
    report, wrong = told.report, {}
    if report is None:
        return
    if told.facts.ends_at > at:
        wrong["report"] = _("The report is written when the event is over.")
    if not paragraphs(report.text):
        wrong["report"] = _("Tell in a few words what happened.")
    if report.signed is not None and not one_line(report.document):
        wrong["document"] = _("Say where the signed list is kept.")
    if report.signed is None and report.estimate is None:
        wrong["estimate"] = _("Without a list, give an estimate of how many came.")
    if wrong:
        raise ValidationError(wrong)


def _drawn(told: ToldEvent, by: Actor, at: datetime) -> Event:
    event = Event(**told.facts.as_columns())
    if told.report is not None:
        event.state, event.closed_at, event.closed_by_id = EventState.CLOSED, at, by.user_id
        event.report, event.recording = paragraphs(told.report.text), told.report.recording
    return event


def _counts(event: Event, told: ToldEvent, by: Actor, at: datetime) -> list[Headcount]:
    report = told.report
    if report is None:
        return []
    made = []
    if report.signed is not None:
        document = one_line(report.document)[:300]
        made.append(Headcount(evidence=Evidence.SIGNED, attendances=report.signed, document=document))
    if report.estimate is not None:
        made.append(Headcount(evidence=Evidence.ESTIMATE, attendances=report.estimate))
    for row in made:
        row.event, row.recorded_at, row.recorded_by_id = event, at, by.user_id
    return made
