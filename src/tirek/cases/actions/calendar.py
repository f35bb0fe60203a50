"""A change of the calendar carried through: the day declared, the applications it moves recounted and told."""

from datetime import date, datetime
from uuid import UUID

from tirek.cases.actions.clock import recount
from tirek.cases.clock.ledger import day_of
from tirek.cases.models import Case
from tirek.cases.queries.calendar_moves import moves_back, moves_now
from tirek.core.actor import Actor, system_actor
from tirek.core.calendar import forget_calendar
from tirek.core.calendar_changes import declare_day, withdraw_day
from tirek.core.models import CalendarOverride

AT_ONCE = 200
CALENDAR = "calendar"


def change_day(
    on: date, *, is_working: bool, act: str, reasons: tuple[str, str, str], by: Actor, at: datetime
) -> tuple[CalendarOverride, int, int]:
    """Declare a day and recount the applications it moves: two hundred at once, the rest by a job.

    Returns the day, how many moved, how many are left to the job. Every application is recounted in a transaction of
    its own, under lock, by a further entry of its clock; its applicant is told. No promise comes earlier.
    """
    override = declare_day(on, is_working=is_working, act=act, reasons=reasons, by=by, at=at)
    moved, left = recount_moved(override.pk, at=at, limit=AT_ONCE)
    return override, moved, left


def recount_moved(override_id: UUID, *, at: datetime, limit: int | None = None) -> tuple[int, int]:
    """Recount what a declared day still moves; returns how many moved and how many are left. May be run again."""
    override = CalendarOverride.objects.get(pk=override_id)
    forget_calendar()
    waiting = moves_now(override.on).all
    batch = waiting[:limit]
    moved = sum(_recount(move.case_id, override, at, back=False) for move in batch)
    return moved, len(waiting) - len(batch)


def take_day_back(override: CalendarOverride, *, by: Actor, at: datetime) -> int:
    """Take a declared day back, and return the applications it had moved to what was promised before, where that is
    still to come. Returns how many."""
    moves = moves_back(override, day_of(at))
    withdraw_day(override, by=by, at=at)
    forget_calendar()
    return sum(_recount(move.case_id, override, at, back=True) for move in moves)


def _recount(case_id: UUID, override: CalendarOverride, at: datetime, *, back: bool) -> bool:
    language = Case.objects.values_list("language", flat=True).get(pk=case_id)
    words = getattr(override, f"reason_{language}", "") or override.reason_kk
    reason = f"{override.on:%d.%m.%Y}: {words} ({override.act})"
    return recount(case_id, reason=reason, back=back, by=system_actor(CALENDAR), at=at)
