"""Which open applications a change of the calendar would move: asked before it is made, and again while it is made."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from uuid import UUID

from tirek.cases.clock.ledger import count_again
from tirek.cases.enums import OPEN_STATES, ClockEvent
from tirek.cases.models import Case, ClockEntry
from tirek.core.actor import Actor
from tirek.core.calendar import Reason, WorkingCalendar
from tirek.core.models import CalendarOverride

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Move:
    """One application and its due date before and after."""

    case_id: UUID
    number: str
    office: str
    before: date
    after: date


@dataclass(frozen=True)
class Moves:
    """All that would move. ``stay``: those that would come earlier, which a promise once given does not."""

    all: list[Move]
    stay: int

    @property
    def total(self) -> int:
        return len(self.all)

    @cached_property
    def by_dates(self) -> list[tuple[date, date, int]]:
        """From, to, how many; in order."""
        pairs = Counter((move.before, move.after) for move in self.all)
        return [(before, after, number) for (before, after), number in sorted(pairs.items())]

    @cached_property
    def by_office(self) -> list[tuple[str, int]]:
        """How many at each office, the most first."""
        return Counter(move.office for move in self.all).most_common()

    def seen_by(self, actor: Actor) -> list[Move]:
        """Those of cases the actor may see. One query."""
        seen = set(
            Case.objects.visible_to(actor).filter(pk__in=[m.case_id for m in self.all]).values_list("pk", flat=True)
        )
        return [move for move in self.all if move.case_id in seen]


def moves_if(on: date, *, is_working: bool) -> Moves:
    """What declaring a day would move: open applications whose running term goes past it, later only. One query."""
    changed = {**WorkingCalendar.current().overrides, on: (is_working, Reason("override", "", "", ""))}
    return _moves(on, WorkingCalendar(MappingProxyType(changed)))


def moves_now(on: date) -> Moves:
    """What the calendar as it stands still moves: the rest of a change that was made."""
    return _moves(on, WorkingCalendar.current())


def moves_back(override: CalendarOverride, today: date) -> list[Move]:
    """What taking a day back would move: applications that this very day had moved, back to what was promised before,
    unless that is past. Two queries."""
    changed = {day: told for day, told in WorkingCalendar.current().overrides.items() if day != override.on}
    calendar = WorkingCalendar(MappingProxyType(changed))
    return [move for entry in _running(override.on) if (move := _back(entry, override.on, calendar, today))]


def _moves(on: date, calendar: WorkingCalendar) -> Moves:
    moved, stay = [], 0
    for entry in _running(on):
        after = count_again(entry, calendar).due_on
        if after > entry.case.due_on:
            moved.append(_move(entry, after))
        stay += after < entry.case.due_on
    return Moves(sorted(moved, key=lambda move: (move.before, move.number)), stay)


def _running(on: date) -> Iterator[ClockEntry]:
    """The last entry of each open case whose term goes past a day (index ``case_open_by_due``)."""
    rows = ClockEntry.objects.filter(case__state__in=OPEN_STATES, case__due_on__gte=on)
    rows = rows.order_by("case_id", "-sequence").distinct("case_id").select_related("case__office")
    yield from (entry for entry in rows if entry.counts_from <= on)


def _move(entry: ClockEntry, after: date) -> Move:
    return Move(entry.case_id, entry.case.number, entry.case.office.name, entry.case.due_on, after)


def _back(entry: ClockEntry, on: date, calendar: WorkingCalendar, today: date) -> Move | None:
    by_this_day = [on.isoformat(), "override"] in entry.skipped
    if entry.event != ClockEvent.RECOUNTED or not by_this_day:
        return None
    after = count_again(entry, calendar).due_on
    return _move(entry, after) if today < after < entry.case.due_on else None
