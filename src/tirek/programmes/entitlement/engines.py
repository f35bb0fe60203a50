"""Where a reform is worked out: part after part on this machine, or all at once on a cluster, to the same sums."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial, reduce
from operator import add, itemgetter
from typing import Any, Protocol

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
    rows = [(number, pickle.dumps(part)) for number, part in enumerate(parts)]
    if not rows:
        return
    with spark_session("tirek-reform", memory=memory) as session:
        table = session.createDataFrame(rows, "number int, content binary").repartition(len(rows), "number")
        found = table.mapInArrow(partial(_work, asked), "number int, content binary").collect()
    yield from (pickle.loads(row[1]) for row in sorted(found, key=itemgetter(0)))  # noqa: S301 - our own workers'


def _work(asked: Question, batches: Iterable[Any]) -> Iterator[Any]:
    """Runs on a worker: parts in, tallies out."""
    import pyarrow as pa

    for batch in batches:
        for row in batch.to_pylist():
            found = tally(pickle.loads(row["content"]).people(), asked)  # noqa: S301 - our own parts
            out = {"number": [row["number"]], "content": [pickle.dumps(found)]}
            schema = pa.schema([("number", pa.int32()), ("content", pa.binary())])
            yield pa.RecordBatch.from_pydict(out, schema=schema)
