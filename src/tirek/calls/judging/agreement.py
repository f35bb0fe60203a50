"""How far judges agree, criterion by criterion: Krippendorff's α and the intraclass correlation."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """α (interval scale; 1: agree always, 0: as by chance) and ICC(1); None where it cannot be told. ``pairs`` counts
    entries judged by two or more."""

    alpha: float | None
    icc: float | None
    pairs: int


def agreement(points: Sequence[tuple[str, str, float]]) -> Agreement:
    """Of (entry, judge, points) at one criterion. Abstentions are not in it."""
    by_entry: dict[str, list[float]] = defaultdict(list)
    for entry, _judge, value in points:
        by_entry[entry].append(value)
    shared = [values for values in by_entry.values() if len(values) > 1]
    if len(shared) < 2 or len({value for values in shared for value in values}) < 2:
        return Agreement(None, None, len(shared))
    return Agreement(_alpha(shared), _icc(shared), len(shared))


def _alpha(shared: Sequence[Sequence[float]]) -> float:
    """1 − observed / expected disagreement. With squared differences both are sums of squares about means, so that
    15 000 reviews cost milliseconds (the general algorithm: seconds); the tests hold it against the library's."""
    values = [value for each in shared for value in each]
    total, grand = len(values), sum(values) / len(values)
    observed = sum(len(each) / (len(each) - 1) * _squares(each, sum(each) / len(each)) for each in shared) / total
    return 1 - observed / (_squares(values, grand) / (total - 1))


def _squares(values: Sequence[float], middle: float) -> float:
    return sum((value - middle) ** 2 for value in values)


def _icc(shared: Sequence[Sequence[float]]) -> float | None:
    """One-way, unbalanced: (MSB − MSW) / (MSB + (k₀ − 1) MSW)."""
    total = sum(map(len, shared))
    grand = sum(map(sum, shared)) / total
    means = [sum(values) / len(values) for values in shared]
    between = sum(len(values) * (mean - grand) ** 2 for values, mean in zip(shared, means, strict=True))
    within = sum(_squares(values, mean) for values, mean in zip(shared, means, strict=True))
    msb, msw = between / (len(shared) - 1), within / (total - len(shared))
    k0 = (total - sum(len(values) ** 2 for values in shared) / total) / (len(shared) - 1)
    whole = msb + (k0 - 1) * msw
    return (msb - msw) / whole if whole else None
