"""What families told when they were checked: applications, on the left of programmes, register themselves here."""

from collections.abc import Callable, Collection, Iterable
from datetime import date
from uuid import UUID

from tirek.programmes.entitlement.facts import Facts

Told = Iterable[tuple[UUID, Facts]]
Source = Callable[[Collection[UUID], date], Told]
_sources: list[Source] = []


def families_told_by(source: Source) -> None:
    """Registered from ``ready()``. The source answers, for applicants among some persons, what was told since a day,
    the latest last."""
    _sources.append(source)


def told_since(persons: Collection[UUID], since: date) -> dict[UUID, Facts]:
    """The latest facts told of the family of each of some persons since a day."""
    return {person: facts for source in _sources for person, facts in source(persons, since)}
