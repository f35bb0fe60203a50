"""Where a reform is worked out: part after part on this machine, or all at once on a cluster, to the same sums."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from operator import add
from typing import Protocol

from tirek.core.spark import spark_session
from tirek.programmes.entitlement.facts import Region
from tirek.programmes.entitlement.population import Population, synthesise
from tirek.programmes.entitlement.simulation import Question, Tally, tally

ENGINES = ("machine", "spark")
PERSONS_IN_PART = 250_000


class Part(Protocol):
    """Some families of a population: drawn or read where they are worked out."""

    def people(self) -> Population:
        """Their facts."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Invented people: the same seed and number draw the same ones wherever it is done."""

    persons: int
    seed: int
    number: int
    regions: tuple[Region, ...]

    def people(self) -> Population:
        """Draw them."""
        return synthesise(self.persons, (self.seed, self.number), self.regions)


@dataclass(frozen=True, slots=True)
class Read:
    """Families that were read already."""

    population: Population

    def people(self) -> Population:
        """As they were read."""
        return self.population


def drawn(persons: int, seed: int, regions: Sequence[Region]) -> list[Drawn]:
    """So many invented persons in parts of a quarter of a million."""
    parts = max(1, round(persons / PERSONS_IN_PART))
    return [Drawn(persons // parts, seed, number, tuple(regions)) for number in range(parts)]


def add_up(parts: Iterable[Part], asked: Question, *, engine: str = "machine", memory: str = "4GB") -> Tally | None:
    """What all parts add up to, in their order; None when there are none. Raises EngineMissing."""
    tallies = _on_spark(parts, asked, memory) if engine == "spark" else (tally(one.people(), asked) for one in parts)
    first = next(tallies, None)
    return None if first is None else reduce(add, tallies, first)


def _on_spark(parts: Iterable[Part], asked: Question, memory: str) -> Iterator[Tally]:
    """Each part to a worker, only its tally back. Families that were read travel to the workers' memory."""
    waiting = list(parts)
    if not waiting:
        return
    with spark_session("tirek-reform", memory=memory) as session:
        found = session.sparkContext.parallelize(waiting, len(waiting)).map(partial(_work, asked)).collect()
    yield from found


def _work(asked: Question, part: Part) -> Tally:
    """Runs on a worker."""
    return tally(part.people(), asked)
