"""The timetable of a jury: blocks stay together, each has a quorum, members leave the room as seldom as can be.

Pure: no database, no clock. Blocks (nominations) follow each other; within a block the order is improved by exchanges
until none helps, from an order that does not depend on chance.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, groupby, pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Hour:
    """A time at which somebody may present."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Talk:
    """A presentation: its key, its block, the members that must leave while it is heard."""

    key: str
    block: int
    leaving: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Timetable:
    """Who presents when; how often members leave, and the fewest times that could be."""

    hours: Sequence[tuple[Talk, Hour]]
    exits: int
    fewest: int


class NoTimetable(Exception):
    """There is none. ``lacking`` hours are too few, or ``talks`` find no hour with a quorum."""

    def __init__(self, lacking: int = 0, talks: Sequence[str] = ()) -> None:
        super().__init__(lacking, talks)
        self.lacking, self.talks = lacking, tuple(talks)


Away = Mapping[str, Sequence[tuple[datetime, datetime]]]


def arrange(talks: Sequence[Talk], hours: Sequence[Hour], members: Sequence[str], away: Away, quorum: int) -> Timetable:
    """The timetable. Raises NoTimetable, which says what is lacking. Hours without a quorum are left empty."""
    usable = [hour for hour in hours if len(present(members, away, hour)) >= quorum]
    if len(usable) < len(talks):
        raise NoTimetable(lacking=len(talks) - len(usable))
    plain = sorted(talks, key=lambda talk: (talk.block, talk.key))
    order = min((plain, _ordered(plain, _by_leaving), _ordered(plain, _by_key)), key=exits_of)
    placed = _with_quorum(list(order), usable, members, away, quorum)
    fewest = len({member for talk in talks for member in talk.leaving})
    return Timetable(list(zip(placed, usable, strict=False)), exits_of(placed), fewest)


def present(members: Sequence[str], away: Away, hour: Hour) -> set[str]:
    """Members who are there for the whole of an hour."""
    return {
        member
        for member in members
        if all(until <= hour.starts_at or since >= hour.ends_at for since, until in away.get(member, ()))
    }


def exits_of(order: Sequence[Talk]) -> int:
    """How often somebody leaves the room: who stays out over two talks leaves once."""
    first = len(order[0].leaving) if order else 0
    return first + sum(len(after.leaving - before.leaving) for before, after in pairwise(order))


def _by_leaving(talk: Talk) -> tuple[list[str], str]:
    return sorted(talk.leaving), talk.key


def _by_key(talk: Talk) -> str:
    return talk.key


def _ordered(talks: Sequence[Talk], start: Callable[[Talk], Any]) -> list[Talk]:
    """All blocks, each improved from an order to start from."""
    order: list[Talk] = []
    for _block, group in groupby(talks, key=lambda talk: talk.block):
        order += _improved(sorted(group, key=start), order[-1:])
    return order


def _improved(block: list[Talk], before: list[Talk]) -> list[Talk]:
    """A block in an order with fewer exits: exchanges while they help."""
    best, better = exits_of([*before, *block]), True
    while better:
        better = False
        for one, two in combinations(range(len(block)), 2):
            block[one], block[two] = block[two], block[one]
            found = exits_of([*before, *block])
            if found < best:
                best, better = found, True
            else:
                block[one], block[two] = block[two], block[one]
    return block


def _with_quorum(
    order: list[Talk], hours: Sequence[Hour], members: Sequence[str], away: Away, quorum: int
) -> list[Talk]:
    """Exchange talks of one block until each has a quorum without those who must leave. Raises NoTimetable."""

    def fits(talk: Talk, hour: Hour) -> bool:
        return len(present(members, away, hour) - talk.leaving) >= quorum

    for place, talk in enumerate(order):
        if fits(talk, hours[place]):
            continue
        for other, with_it in enumerate(order):
            same = with_it.block == talk.block and other != place
            if same and fits(talk, hours[other]) and fits(with_it, hours[place]):
                order[place], order[other] = with_it, talk
                break
    if wrong := [talk.key for talk, hour in zip(order, hours, strict=False) if not fits(talk, hour)]:
        raise NoTimetable(talks=wrong)
    return order
