"""Invented juries, to see which rules find the best: the same work spent evenly, or more of it near the cut-line.

Quality is drawn from N(0, 1), a judge's severity and chance from normal laws of their own. Every figure is the mean
over many seeds of how many of the true best stand above the line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tirek.calls.judging.severity import fitted

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True, slots=True)
class World:
    """A competition to be invented. ``fields`` are nominations; ``gap`` is how far their mean qualities lie apart."""

    entries: int = 221
    judges: int = 21
    best: int = 50
    severity: float = 0.5
    chance: float = 0.9
    fields: int = 1
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """How many of the true best were found, on average, its standard error, and with how many reviews."""

    name: str
    hits: float
    error: float
    reviews: float


def uniform_or_second_look(world: World, seeds: Sequence[int]) -> list[Found]:
    """Two, three and four reviews each, against two each and two more for the places around the cut."""
    plans: list[tuple[str, Any]] = [
        ("2 reviews each", lambda one: one.uniform(2)),
        ("3 reviews each", lambda one: one.uniform(3)),
        ("4 reviews each", lambda one: one.uniform(4)),
        ("2 each, 2 more for places 20-80", lambda one: one.second_look(2, 2)),
        ("2 each, 3 more for places 20-80", lambda one: one.second_look(2, 3)),
    ]
    return [_mean(name, [plan(_Jury(world, seed)) for seed in seeds]) for name, plan in plans]


def correction_with_and_without_fields(world: World, seeds: Sequence[int], reviews: int = 3) -> list[Found]:
    """Raw means; every judge's mean set equal, as if nominations were alike; severity fitted within each nomination.
    Each nomination has judges of its own, and one line is drawn over all."""
    kinds = ("raw", "judges set equal", "within nominations")
    return [_mean(kind, [_Jury(world, seed).corrected(kind, reviews) for seed in seeds]) for kind in kinds]


def _mean(name: str, runs: Sequence[tuple[int, int]]) -> Found:
    from statistics import mean, stdev

    hits = [hit for hit, _ in runs]
    error = stdev(hits) / len(hits) ** 0.5 if len(hits) > 1 else 0.0
    return Found(name, mean(hits), error, mean(work for _, work in runs))


class _Jury:
    """One invented competition."""

    def __init__(self, world: World, seed: int) -> None:
        import numpy as np

        self.world, self.rng = world, np.random.default_rng(seed)
        self.field = np.arange(world.entries) % world.fields
        self.quality = self.rng.normal(size=world.entries) + self.field * world.gap
        self.severity = self.rng.normal(scale=world.severity, size=world.judges)
        self.e = np.empty(0, int)
        self.j = np.empty(0, int)
        self.y = np.empty(0)

    def uniform(self, each: int) -> tuple[int, int]:
        """The same number of reviews for all."""
        import numpy as np

        self._review(np.arange(self.world.entries), each)
        return self._hits(self._means()), len(self.y)

    def second_look(self, each: int, more: int, width: float = 0.6) -> tuple[int, int]:
        """A first look at all, then more reviews for the places within ``width`` of the cut."""
        import numpy as np

        self._review(np.arange(self.world.entries), each)
        order, reach = np.argsort(-self._means()), int(self.world.best * width)
        self._review(order[self.world.best - reach : self.world.best + reach], more)
        return self._hits(self._means()), len(self.y)

    def corrected(self, kind: str, each: int) -> tuple[int, int]:
        """Judges are shared out by nomination; then the means are used as they are or corrected."""
        import numpy as np

        of_judge = np.arange(self.world.judges) % self.world.fields
        for field in range(self.world.fields):
            self._review(np.flatnonzero(self.field == field), each, np.flatnonzero(of_judge == field))
        means = self._means()
        if kind == "judges set equal":
            means = self._set_equal()
        elif kind == "within nominations":
            for field in range(self.world.fields):
                own = self.field == field
                means = np.where(own, self._fit(self.field[self.e] == field), means)
        return self._hits(means), len(self.y)

    def _review(self, entries: "np.ndarray[Any, Any]", each: int, judges: "np.ndarray[Any, Any] | None" = None) -> None:
        """Even loads: a shuffled round of judges is dealt to the entries, nobody twice to the same."""
        import numpy as np

        panel = np.arange(self.world.judges) if judges is None else judges
        seen = {(int(a), int(b)) for a, b in zip(self.e, self.j, strict=True)}
        given = []
        deck: list[int] = []
        for entry in self.rng.permutation(entries):
            for _turn in range(each):
                judge = self._next(deck, panel, int(entry), seen)
                seen.add((int(entry), judge))
                given.append((int(entry), judge))
        e, j = np.array(given).T
        y = self.quality[e] + self.severity[j] + self.rng.normal(scale=self.world.chance, size=len(e))
        self.e, self.j, self.y = np.append(self.e, e), np.append(self.j, j), np.append(self.y, y)

    def _next(self, deck: list[int], panel: "np.ndarray[Any, Any]", entry: int, seen: set[tuple[int, int]]) -> int:
        for _round in range(3):
            for place, judge in enumerate(deck):
                if (entry, judge) not in seen:
                    return deck.pop(place)
            deck.extend(int(judge) for judge in self.rng.permutation(panel))
        raise ValueError("more reviews of an entry than judges")

    def _means(self) -> "np.ndarray[Any, Any]":
        import numpy as np

        count = np.bincount(self.e, minlength=self.world.entries)
        return np.bincount(self.e, weights=self.y, minlength=self.world.entries) / np.maximum(count, 1)

    def _set_equal(self) -> "np.ndarray[Any, Any]":
        """What spreadsheets do: take each judge's own mean away from their points."""
        import numpy as np

        own = np.bincount(self.j, weights=self.y) / np.maximum(np.bincount(self.j), 1)
        count = np.bincount(self.e, minlength=self.world.entries)
        return np.bincount(self.e, weights=self.y - own[self.j], minlength=self.world.entries) / np.maximum(count, 1)

    def _fit(self, rows: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
        """Corrected means of the entries in the rows, at their places."""
        import numpy as np

        entries, e = np.unique(self.e[rows], return_inverse=True)
        judges, j = np.unique(self.j[rows], return_inverse=True)
        means = np.full(self.world.entries, -np.inf)
        means[entries] = fitted(e, j, self.y[rows], len(entries), len(judges)).means
        return means

    def _hits(self, means: "np.ndarray[Any, Any]") -> int:
        import numpy as np

        best = self.world.best
        return len(set(np.argsort(-self.quality)[:best]) & set(np.argsort(-means)[:best]))
