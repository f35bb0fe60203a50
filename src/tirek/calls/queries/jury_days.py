"""The days of a jury, page-shaped: the plan, the screen of the day, what the public sees on the stage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from tirek.calls.enums import PanelRole
from tirek.calls.enums_of_days import SlotState
from tirek.calls.models import Assignment, Conflict, JuryDay, JurySlot, PanelMember, Stage
from tirek.calls.timetable import Hour
from tirek.core.actor import Actor

JURY = (PanelRole.JUROR, PanelRole.CHAIR)


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
class Room:
    """The screen of a day."""

    day: JuryDay
    now: JurySlot | None
    minutes_left: int | None
    coming: Sequence[JurySlot]
    over: Sequence[JurySlot]
    review_id: UUID | None

    @property
    def next(self) -> JurySlot | None:
        return self.coming[0] if self.coming else None


def room_of(day: JuryDay, actor: Actor, at: datetime) -> Room:
    """What is heard now and next, how many minutes are left, where the reader scores; two queries."""
    slots = list(slots_of(day.stage).filter(day=day))
    now = next((slot for slot in slots if slot.state == SlotState.NOW), None)
    return Room(
        day=day,
        now=now,
        minutes_left=_minutes_left(now, day, at),
        coming=[slot for slot in slots if slot.state == SlotState.PLANNED],
        over=[slot for slot in slots if slot.state in (SlotState.DONE, SlotState.ABSENT)],
        review_id=_own_review(now, actor),
    )


def _minutes_left(now: JurySlot | None, day: JuryDay, at: datetime) -> int | None:
    if now is None or now.began_at is None:
        return None
    return round((now.began_at + timedelta(minutes=day.minutes) - at).total_seconds() / 60)


def _own_review(now: JurySlot | None, actor: Actor) -> UUID | None:
    if now is None:
        return None
    own = Assignment.objects.own(actor).filter(stage=now.stage_id, entry=now.entry_id)
    return own.values_list("pk", flat=True).first()


def days_of(stage: Stage) -> list[JuryDay]:
    """Days of a stage, each knowing its stage."""
    days = list(stage.jury_days.all())
    for day in days:
        day.stage = stage
    return days
