"""Carrying pieces along their ways: at least once each, in the order of their lane, and patiently.

A worker claims the first waiting piece of each lane (a lease moves its next attempt ahead), talks to the other side
outside any transaction, several lanes at a time, and writes down what came of it. Killed in between, it leaves the
pieces waiting: after the lease they go again under the same key. A way that fails rests, each time twice as long, and
is tried with a single piece then; when that arrives, everything else follows.
"""

import random
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import structlog
from django.db import transaction
from django.db.models import F

from tirek.exchange.calling import Reply
from tirek.exchange.enums_of_wires import OutgoingState
from tirek.exchange.models.outgoing import Outgoing, Way

log = structlog.get_logger(__name__)

AT_ONCE, HANDS = 64, 8
LEASE = timedelta(minutes=2)
GIVE_UP_AFTER = timedelta(days=10)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=5), timedelta(hours=2)
BUDGET = 20.0
TRY_LATER = {408, 423, 425, 429}


@dataclass(frozen=True)
class Line:
    """A kind of pieces: their model, how one is handed over, and what follows once it has been (in the transaction that
    settles it). ``is_final``: an answer after which trying again is of no use."""

    name: str
    model: type[Outgoing]
    way_model: type[Way]
    hand_over: Callable[[Any, Any, datetime], Reply]
    arrived: Callable[[Any, Any, Reply, datetime], None] | None = None
    tried: Callable[[Sequence[tuple[Any, Reply]], datetime], None] = lambda tries, at: None
    is_good: Callable[[Reply], bool] = lambda reply: reply.is_good
    is_final: Callable[[Reply], bool] = lambda reply: False


def carry(line: Line, way_id: UUID, *, now: Callable[[], datetime]) -> datetime | None:
    """Carry what is due along a way until nothing is, or for twenty seconds. Returns when to go on, None for never."""
    until = time.monotonic() + BUDGET
    with ThreadPoolExecutor(HANDS) as hands:
        while time.monotonic() < until:
            at = now()
            way, pieces = _claim(line, way_id, at)
            if way is None or not pieces:
                return _next(line, way_id, at)
            replies = list(hands.map(partial(_handed, line, way, at), pieces))
            _settle(line, way.pk, list(zip(pieces, replies, strict=True)), now())
    return now()


def _handed(line: Line, way: Any, at: datetime, piece: Any) -> Reply:
    return line.hand_over(way, piece, at)


def pause(attempts: int) -> timedelta:
    """How long to wait after that many failures: doubling from five seconds to two hours, ± 25 %."""
    doubled: timedelta = min(FIRST_PAUSE * 2 ** min(max(attempts - 1, 0), 20), LONGEST_PAUSE)
    return doubled * random.uniform(0.75, 1.25)  # noqa: S311


def begun(at: datetime) -> dict[str, datetime]:
    """The times of a piece that is written down now."""
    return {"written_at": at, "trying_since": at, "next_attempt_at": at}


def ways_due(line: Line, *, at: datetime) -> list[UUID]:
    """The ways along which something is to be carried now."""
    due = _pieces(line).waiting().due(at).values("way_id")
    return list(_ways(line).ready(at).filter(pk__in=due).values_list("pk", flat=True))


def send_again(pieces: Any, *, at: datetime) -> int:
    """Put settled pieces on their way once more, under their old keys; returns how many."""
    return int(
        pieces.exclude(state=OutgoingState.WAITING).update(
            state=OutgoingState.WAITING, settled_at=None, attempts=0, next_attempt_at=at, trying_since=at
        )
    )


@transaction.atomic
def _claim(line: Line, way_id: UUID, at: datetime) -> tuple[Any, list[Any]]:
    """The way, locked for the moment of claiming, and the pieces now in our hands. While it fails: one piece."""
    way = _ways(line).ready(at).select_for_update(skip_locked=True, no_key=True).filter(pk=way_id).first()
    if way is None:
        return None, []
    pieces = list(_pieces(line).heads(way.pk).due(at)[: 1 if way.failures else AT_ONCE])
    if way.failures and pieces:
        _ways(line).filter(pk=way.pk).update(rests_until=at + LEASE)
    claimed = _pieces(line).filter(pk__in=[piece.pk for piece in pieces])
    claimed.update(next_attempt_at=at + LEASE, attempts=F("attempts") + 1)
    for piece in pieces:
        piece.attempts += 1
    return way, pieces


@transaction.atomic
def _settle(line: Line, way_id: UUID, tries: list[tuple[Any, Reply]], at: datetime) -> None:
    """Write down what came of some tries. A piece that somebody else has settled after its lease is left as it is."""
    way = _ways(line).select_for_update(no_key=True).get(pk=way_id)
    mine = _pieces(line).waiting().select_for_update().filter(pk__in=[piece.pk for piece, _ in tries])
    held = set(mine.values_list("pk", flat=True))
    line.tried(tries, at)
    tries = [(piece, reply) for piece, reply in tries if piece.pk in held]
    for piece, reply in tries:
        _mark(line, way, piece, reply, at)
    _save(line, [piece for piece, _ in tries], at)
    _rest(line, way, [reply for _, reply in tries], at)


def _save(line: Line, pieces: list[Any], at: datetime) -> None:
    """Those that arrived in one statement for each code of the answer; the few others one by one."""
    arrived: dict[int | None, list[int]] = {}
    for piece in pieces:
        if piece.state == OutgoingState.DELIVERED:
            arrived.setdefault(piece.last_code, []).append(piece.pk)
        else:
            piece.save(update_fields=["state", "settled_at", "next_attempt_at", "last_code", "last_error"])
    for code, keys in arrived.items():
        told = {"state": OutgoingState.DELIVERED, "settled_at": at, "last_code": code, "last_error": ""}
        _pieces(line).filter(pk__in=keys).update(**told)


def _mark(line: Line, way: Any, piece: Any, reply: Reply, at: datetime) -> None:
    """What came of one try, unsaved."""
    piece.last_code, piece.last_error = reply.code, reply.error[:60]
    if line.is_good(reply):
        problem = _followed(line, way, piece, reply, at)
        if not problem:
            piece.state, piece.settled_at = OutgoingState.DELIVERED, at
            return
        piece.last_error = problem
    if line.is_final(reply) or at - piece.trying_since > GIVE_UP_AFTER:
        piece.state, piece.settled_at = OutgoingState.DEAD, at
        log.warning("exchange_given_up", line=line.name, piece=piece.pk, code=reply.code, error=piece.last_error)
        return
    piece.next_attempt_at = at + max(pause(piece.attempts), _asked_to_wait(reply))


def _followed(line: Line, way: Any, piece: Any, reply: Reply, at: datetime) -> str:
    """Do what follows; the name of what went wrong, which is tried again, empty when nothing did."""
    if line.arrived is None:
        return ""
    try:
        with transaction.atomic():
            line.arrived(way, piece, reply, at)
    except Exception as error:
        log.exception("exchange_not_followed", line=line.name, piece=piece.pk)
        return type(error).__name__[:60]
    return ""


def _rest(line: Line, way: Any, replies: Iterable[Reply], at: datetime) -> None:
    """Whether the other side is there: any answer of its own says so, even a refusal."""
    replies = list(replies)
    if not replies:
        return
    if any(_is_there(reply) for reply in replies):
        way.failures, way.failing_since, way.rests_until, way.reached_at = 0, None, None, at
    else:
        way.failures = min(way.failures + 1, 1000)
        way.failing_since = way.failing_since or at
        way.rests_until = at + max(pause(way.failures), *(_asked_to_wait(reply) for reply in replies))
        _bury(line, way, at)
    way.save(update_fields=["failures", "failing_since", "rests_until", "reached_at"])


def _bury(line: Line, way: Any, at: datetime) -> None:
    """Give up, all at once, what has waited too long for a side that is not there."""
    old = _pieces(line).waiting().filter(way=way, trying_since__lt=at - GIVE_UP_AFTER, attempts=0)
    old.update(state=OutgoingState.DEAD, settled_at=at, last_error="never reached")


def _is_there(reply: Reply) -> bool:
    return reply.code is not None and reply.code < 500 and reply.code not in TRY_LATER


def _asked_to_wait(reply: Reply) -> timedelta:
    """``Retry-After`` in seconds, at most our longest pause."""
    told = reply.headers.get("retry-after", "")
    if not told.isascii() or not told.isdigit():
        return timedelta(0)
    return min(timedelta(seconds=int(told[:9])), LONGEST_PAUSE)


def _next(line: Line, way_id: UUID, at: datetime) -> datetime | None:
    """When the next piece of a way is due; not at once, since another may have it in hand."""
    way = _ways(line).filter(pk=way_id).first()
    if way is None or not way.is_open:
        return None
    first = _pieces(line).heads(way.pk).order_by("next_attempt_at").values_list("next_attempt_at", flat=True).first()
    if first is None:
        return None
    soonest: datetime = max(first, way.rests_until or first, at + timedelta(seconds=1))
    return soonest


def _ways(line: Line) -> Any:
    return line.way_model._default_manager


def _pieces(line: Line) -> Any:
    return line.model._default_manager.all()
