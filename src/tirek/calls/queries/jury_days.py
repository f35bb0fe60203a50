"""The days of a jury, page-shaped: the plan, the screen of the day, what the public sees on the stage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from tirek.calls.enums import PanelRole
from tirek.calls.enums_judging import AssignmentState
from tirek.calls.enums_of_days import SlotState
from tirek.calls.models import Assignment, Conflict, JuryDay, JurySlot, PanelMember, Stage
from tirek.calls.timetable import Hour, Talk, exits_of, present
from tirek.core.actor import Actor

JURY = (PanelRole.JUROR, PanelRole.CHAIR)
HALF_A_DAY = timedelta(hours=12)


def slots_of(stage: Stage) -> QuerySet[JurySlot, JurySlot]:
    """Presentations of a stage in their order."""
    rows = JurySlot.objects.filter(stage=stage).select_related("day", "entry__nomination", "entry__area")
    return rows.order_by("starts_at")


def jury_of(stage: Stage) -> QuerySet[PanelMember, PanelMember]:
    """Members of the jury who have not left."""
    return PanelMember.objects.filter(call_id=stage.call_id, role__in=JURY, left_at__isnull=True).order_by("name")


def leaving_by_entry(stage: Stage) -> dict[UUID, set[str]]:
    """Members that must leave while an entry is heard, by entry."""
    found: dict[UUID, set[str]] = {}
    rows = Conflict.objects.filter(member__in=jury_of(stage)).values_list("entry_id", "member_id")
    for entry_id, member_id in rows:
        found.setdefault(entry_id, set()).add(str(member_id))
    return found


def hours_of(day: JuryDay) -> Iterator[Hour]:
    """The times of a day at which somebody may present: one after another, none over a break."""
    length, at, breaks = timedelta(minutes=day.minutes), day.starts_at, breaks_of(day)
    while at + length <= day.ends_at:
        over = next((until for since, until in breaks if since < at + length and until > at), None)
        if over is not None:
            at = over
            continue
        yield Hour(at, at + length)
        at += length


def breaks_of(day: JuryDay) -> list[tuple[datetime, datetime]]:
    """Breaks of a day as moments, in the zone of the call."""
    local = day.starts_at.astimezone(ZoneInfo(day.stage.call.zone))

    def moment(text: str) -> datetime:
        hour, minute = text.split(":")
        return local.replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)

    return [(moment(since), moment(until)) for since, until in day.breaks]


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A presentation in the plan: its place from 0, who leaves the room meanwhile, whether a quorum stays."""

    slot: JurySlot
    place: int
    leaving: Sequence[str]
    has_quorum: bool

    @property
    def is_told(self) -> bool:
        return self.slot.told_for == self.slot.starts_at


@dataclass(frozen=True, slots=True)
class Plan:
    """Who presents when, and how often members leave the room: now, and the fewest times that could be."""

    rows: Sequence[SlotRow]
    exits: int
    fewest: int

    @property
    def to_tell(self) -> int:
        return sum(not row.is_told for row in self.rows)

    @property
    def without_quorum(self) -> int:
        return sum(not row.has_quorum for row in self.rows)


def plan_of(stage: Stage) -> Plan:
    """The plan of a stage as it stands, also after moves by hand; four queries."""
    slots, leaving, away = list(slots_of(stage)), leaving_by_entry(stage), away_of(stage)
    jury = {str(one.pk): one.name for one in jury_of(stage)}
    talks = [Talk(str(slot.pk), 0, frozenset(leaving.get(slot.entry_id, ()))) for slot in slots]
    rows = []
    for place, (slot, talk) in enumerate(zip(slots, talks, strict=True)):
        there = present(list(jury), away, Hour(slot.starts_at, slot.ends_at)) - talk.leaving
        names = sorted(jury[key] for key in talk.leaving if key in jury)
        rows.append(SlotRow(slot, place, names, len(there) >= stage.quorum))
    return Plan(rows, exits_of(talks), len({member for talk in talks for member in talk.leaving}))


def away_of(stage: Stage) -> dict[str, list[tuple[datetime, datetime]]]:
    """When members are away, by member."""
    found: dict[str, list[tuple[datetime, datetime]]] = {}
    for absence in stage.absences.all():
        found.setdefault(str(absence.member_id), []).append((absence.starts_at, absence.ends_at))
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """A presentation on the screen of the day, with how many of its judges have handed in."""

    slot: JurySlot
    done: int
    given: int


@dataclass(frozen=True, slots=True)
class Room:
    """The screen of a day."""

    day: JuryDay
    now: Told | None
    minutes_left: int | None
    coming: Sequence[JurySlot]
    over: Sequence[Told]
    review: Assignment | None

    @property
    def next(self) -> JurySlot | None:
        return self.coming[0] if self.coming else None


def room_of(day: JuryDay, actor: Actor, at: datetime) -> Room:
    """What is heard now and next, how many minutes are left, where the reader scores, how far the judges are; three
    queries."""
    slots, counts = list(slots_of(day.stage).filter(day=day)), _counts(day.stage)
    told = [Told(slot, *counts.get(slot.entry_id, (0, 0))) for slot in slots]
    now = next((one for one in told if one.slot.state == SlotState.NOW), None)
    return Room(
        day=day,
        now=now,
        minutes_left=_minutes_left(now.slot if now else None, day, at),
        coming=[slot for slot in slots if slot.state == SlotState.PLANNED],
        over=[one for one in told if one.slot.state in (SlotState.DONE, SlotState.ABSENT)],
        review=_own_review(now.slot if now else None, actor),
    )


def _counts(stage: Stage) -> dict[UUID, tuple[int, int]]:
    """Reviews handed in and given out, by entry."""
    rows = Assignment.objects.standing().filter(stage=stage).values_list("entry_id").order_by()
    counted = rows.annotate(done=Count("pk", filter=Q(state=AssignmentState.DONE)), given=Count("pk"))
    return {entry: (done, given) for entry, done, given in counted}


def _minutes_left(now: JurySlot | None, day: JuryDay, at: datetime) -> int | None:
    if now is None or now.began_at is None:
        return None
    return round((now.began_at + timedelta(minutes=day.minutes) - at).total_seconds() / 60)


def _own_review(now: JurySlot | None, actor: Actor) -> Assignment | None:
    if now is None:
        return None
    own = Assignment.objects.own(actor).filter(stage=now.stage_id, entry=now.entry_id)
    related = ("member", "stage__call__organisation", "entry__nomination", "revision__form")
    return own.select_related(*related).first()


def own_days(actor: Actor, at: datetime) -> list[JuryDay]:
    """Days of juries the reader sits in that are not over since half a day; one query."""
    if actor.user_id is None:
        return []
    seat = PanelMember.objects.filter(user_id=actor.user_id, role__in=JURY, left_at__isnull=True)
    rows = JuryDay.objects.filter(stage__call__in=seat.values("call"), ends_at__gt=at - HALF_A_DAY)
    return list(rows.select_related("stage__call").order_by("starts_at")[:6])


def days_of(stage: Stage) -> list[JuryDay]:
    """Days of a stage, each knowing its stage."""
    days = list(stage.jury_days.all())
    for day in days:
        day.stage = stage
    return days
