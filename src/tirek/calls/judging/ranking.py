"""Ordering entries by their scores, in exact fractions: the arithmetic of the protocol.

The score of an entry is the weighted mean of its criteria on a scale of 0 to 100; a criterion's mean is over the judges
who gave points, so an abstention changes neither the others' weight nor the divisor, and nothing missing counts as
nought. Equal scores stand in one band. Where a band lies across the cut-line the ladder of ties decides.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from math import lcm
from statistics import median

DRAW = "draw"
CRITERION = "criterion:"
SCALE = 100


@dataclass(frozen=True, slots=True)
class Measure:
    """A criterion as the arithmetic needs it."""

    code: str
    weight: Fraction = Fraction(1)
    low: int = 0
    high: int = 10
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """How a stage orders and lets through. ``passing_by`` has a number for each nomination, else ``passing`` is over
    all; ``per_region`` bounds how many of one region pass."""

    measures: tuple[Measure, ...]
    minimum_reviews: int = 1
    passing: int | None = None
    passing_by: Mapping[str, int] = field(default_factory=dict)
    per_region: int | None = None
    ties: tuple[str, ...] = (DRAW,)
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """One judge's points by criterion; None is an abstention, what is not there was not judged."""

    judge: str
    scores: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """An entry with its reviews."""

    number: str
    nomination: str = ""
    region: str = ""
    reviews: tuple[Review, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an entry stands in its group. ``first``–``last`` are the places of its band; ``place`` the one after the
    ladder, where it was asked. ``decided_by`` is the rung that parted it from its equals; ``left_out`` says why an
    entry above the line does not pass. Without enough reviews there is no score."""

    number: str
    nomination: str
    region: str
    score: Fraction | None
    by_criterion: Mapping[str, Fraction]
    reviews: int
    first: int = 0
    last: int = 0
    place: int = 0
    passes: bool = False
    decided_by: str = ""
    left_out: str = ""


def ranked(entries: Iterable[Judged], rules: Rules) -> list[Placed]:
    """All entries in order, group by group; those without enough reviews at the end of their group."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for entry in entries:
        groups[entry.nomination if rules.passing_by else ""].append(entry)
    return [placed for group in sorted(groups) for placed in _ranked_group(groups[group], rules, _cut(rules, group))]


def score_of(entry: Judged, rules: Rules) -> Placed:
    """The score of one entry and the means it is made of, unplaced."""
    sums = {measure.code: _sum(entry, measure) for measure in rules.measures}
    means = {
        measure.code: Fraction(SCALE * sums[measure.code][0], sums[measure.code][1] * (measure.high - measure.low))
        for measure in rules.measures
        if sums[measure.code][1]
    }
    counted = [sums[measure.code][1] for measure in rules.measures if not measure.is_optional]
    score = None
    if means and min(counted, default=0) >= max(rules.minimum_reviews, 1):
        score = _weighted([(code, sums[code][0], sums[code][1]) for code in means], rules)
    return Placed(entry.number, entry.nomination, entry.region, score, means, len(entry.reviews))


def review_score(review: Review, rules: Rules) -> Fraction | None:
    """One judge's own mean over the criteria they gave points for; None when they abstained from all."""
    given = [
        (measure.code, value - measure.low, 1)
        for measure in rules.measures
        if (value := review.scores.get(measure.code)) is not None
    ]
    return _weighted(given, rules) if given else None


def _weighted(sums: Sequence[tuple[str, int, int]], rules: Rules) -> Fraction:
    """The weighted mean of criteria, each told as (code, points above the lowest in all, by how many). In whole numbers
    up to the last step: 15 000 reviews are counted in a tenth of a second."""
    weights, factors, common = _factors(rules.measures)
    together = lcm(*(count for _, _, count in sums))
    total = sum(factors[code] * points * (together // count) for code, points, count in sums)
    return Fraction(total, common * together * sum(weights[code] for code, _, _ in sums))


@lru_cache(maxsize=64)
def _factors(measures: tuple[Measure, ...]) -> tuple[dict[str, int], dict[str, int], int]:
    """Weights as whole numbers; what one point of each criterion counts for; what all of that is to be divided by."""
    whole = lcm(*(measure.weight.denominator for measure in measures))
    spans = lcm(*(measure.high - measure.low for measure in measures))
    weights = {measure.code: int(measure.weight * whole) for measure in measures}
    factors = {
        measure.code: weights[measure.code] * SCALE * (spans // (measure.high - measure.low)) for measure in measures
    }
    return weights, factors, spans


def draw_key(seed: str, number: str) -> str:
    """The lot of an entry: the hash of the published seed and its number. The lowest comes first."""
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


def _sum(entry: Judged, measure: Measure) -> tuple[int, int]:
    """Points above the lowest in all, and by how many judges."""
    given = [value for review in entry.reviews if (value := review.scores.get(measure.code)) is not None]
    return sum(given) - len(given) * measure.low, len(given)


def _cut(rules: Rules, group: str) -> int | None:
    return rules.passing_by.get(group) if rules.passing_by else rules.passing


def _ranked_group(entries: Sequence[Judged], rules: Rules, cut: int | None) -> list[Placed]:
    by_number = {entry.number: entry for entry in entries}
    scored = [score_of(entry, rules) for entry in entries]
    bands: dict[Fraction, list[Placed]] = defaultdict(list)
    for placed in scored:
        if placed.score is not None:
            bands[placed.score].append(placed)
    rows: list[Placed] = []
    for score in sorted(bands, reverse=True):
        rows += _banded(bands[score], by_number, rules, len(rows))
    lacking = sorted((placed for placed in scored if placed.score is None), key=lambda one: one.number)
    return [*_let_through(rows, rules, cut), *lacking]


def _banded(band: list[Placed], entries: Mapping[str, Judged], rules: Rules, above: int) -> list[Placed]:
    """The entries of a band in the order of the ladder, each with the rung that parted it from its neighbours."""
    if len(band) == 1:
        return [replace(band[0], first=above + 1, last=above + 1, place=above + 1)]
    keys = {placed.number: _ladder(placed, entries[placed.number], rules) for placed in band}
    band = sorted(band, key=lambda placed: keys[placed.number])
    rows = []
    for place, placed in enumerate(band):
        near = [keys[other.number] for other in band[max(place - 1, 0) : place + 2] if other.number != placed.number]
        rung = _rung(keys[placed.number], near, rules)
        rows.append(replace(placed, first=above + 1, last=above + len(band), place=above + place + 1, decided_by=rung))
    return rows


def _ladder(placed: Placed, entry: Judged, rules: Rules) -> tuple[object, ...]:
    """What equals are ordered by, rung by rung; the draw is always the last, the number breaks even that."""
    own = [score for review in entry.reviews if (score := review_score(review, rules)) is not None]
    key: list[object] = []
    for step in rules.ties:
        if step.startswith(CRITERION):
            key.append(-placed.by_criterion.get(step.removeprefix(CRITERION), Fraction(0)))
        elif step == "median":
            key.append(-median(own) if own else Fraction(0))
        elif step == "lowest":
            key.append(-min(own) if own else Fraction(0))
    return (*key, draw_key(rules.seed, placed.number), placed.number)


def _rung(key: tuple[object, ...], others: Sequence[tuple[object, ...]], rules: Rules) -> str:
    """The last rung needed to part an entry from its neighbours."""
    steps = [step for step in rules.ties if step != DRAW]
    deepest = max(next(n for n, (a, b) in enumerate(zip(key, other, strict=True)) if a != b) for other in others)
    return steps[deepest] if deepest < len(steps) else DRAW


def _let_through(rows: list[Placed], rules: Rules, cut: int | None) -> list[Placed]:
    """Mark who passes: from the top, as many as may, no region over its quota."""
    passed, by_region, found = 0, defaultdict[str, int](int), []
    for placed in rows:
        full = rules.per_region is not None and bool(placed.region) and by_region[placed.region] >= rules.per_region
        passes = cut is not None and passed < cut and not full
        if passes:
            passed += 1
            by_region[placed.region] += 1
        left_out = "region" if full and cut is not None and passed < cut else ""
        found.append(replace(placed, passes=passes, left_out=left_out))
    return found


def around_the_cut(rows: Sequence[Placed], cut: int, width: Fraction = Fraction(3, 5)) -> list[Placed]:
    """The entries a second look is worth: those whose band touches the places within ``width`` of the cut on either
    side (50 pass: places 20 to 80)."""
    reach = int(cut * width)
    return [one for one in rows if one.score is not None and one.last > cut - reach and one.first <= cut + reach]
