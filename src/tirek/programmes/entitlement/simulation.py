"""A reform over a population: who gains, who loses, what it costs where; the law of a day beside the law as changed.

A population is worked out in parts, each by itself; what they add up to is the same however they are shared out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from tirek.programmes.entitlement.engine import calculate
from tirek.programmes.entitlement.laws import Law
from tirek.programmes.entitlement.population import Population
from tirek.programmes.entitlement.reasons import Reason

if TYPE_CHECKING:
    import numpy as np

MONTHLY = {
    "asp": "asp_amount",
    "asp-children": "asp_supplement",
    "large-family": "large_family_allowance",
    "mother-award": "award_allowance",
    "care-uninsured": "care_allowance",
}
SMALLEST = 1.0  # tenge: less is rounding
BANDS = (-50_000, -20_000, -5_000, -1, 1, 5_000, 20_000, 50_000)
_ASP = ("asp", "asp-children")
_TOUCHED = {"asp": _ASP, "large_family": ("large-family",), "awards": ("mother-award",), "care": ("care-uninsured",)}
_WHO_IS_LARGE = ("large_family.adult_at", "large_family.student_before")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every part: two laws, over how many regions, in which measures."""

    law: Law
    reform: Law
    regions: int
    measures: tuple[str, ...] = tuple(MONTHLY)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a part adds up to. ``regions``: a row each of families, unknown ones, sums before and after, gainers,
    losers, persons among gainers and losers; ``children``: the same, a row for each number of children.
    ``measures``: sums and families, before and after. ``bands``: families. ``reasons``: unknown families by reason."""

    persons: int
    families: int
    regions: "np.ndarray[Any, Any]"
    children: "np.ndarray[Any, Any]"
    measures: "np.ndarray[Any, Any]"
    bands: "np.ndarray[Any, Any]"
    reasons: "np.ndarray[Any, Any]"

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


MOST_CHILDREN = 6  # and more
FAMILIES, UNKNOWN, BEFORE, AFTER, GAINERS, LOSERS, GAINING, LOSING = range(8)


def measures_touched(changed: Mapping[str, float]) -> tuple[str, ...]:
    """The measures that changed figures may change; all of them where it cannot be told apart."""
    codes = {code for name in changed for code in _TOUCHED.get(name.partition(".")[0], ())}
    if any(name in changed for name in _WHO_IS_LARGE):
        codes |= set(_ASP)  # a large family may have a second car
    return tuple(code for code in MONTHLY if code in codes) if codes and "mci" not in changed else tuple(MONTHLY)


def compare(people: Population, law: Law, reform: Law, regions: Sequence[dict[str, str]]) -> dict[str, Any]:
    """What a reform changes a month over one population, as plain data."""
    asked = Question(law, reform, len(regions))
    return told(tally(people, asked), asked, regions)


def tally(people: Population, asked: Question) -> Tally:
    """Work one part out. A family one of whose sums is not known under either law counts as unknown only."""
    import numpy as np

    before, after = (_paid(people, law, asked.measures) for law in (asked.law, asked.reform))
    totals = [np.sum([paid[code] for code in asked.measures], axis=0) for paid in (before, after)]
    known = ~np.isnan(totals[0]) & ~np.isnan(totals[1])
    size = np.bincount(people.belonging, minlength=len(people.region))
    sums = [np.where(known, total, 0) for total in totals]
    change = sums[1] - sums[0]
    gains, loses = change >= SMALLEST, change <= -SMALLEST
    columns = [np.ones(len(known)), ~known, *sums, gains, loses, gains * size, loses * size]
    edges = np.searchsorted(BANDS, change[known], side="right")
    persons, families = people.sizes
    return Tally(
        persons,
        families,
        _grouped(people.region, columns, asked.regions),
        _grouped(_children(people), columns, MOST_CHILDREN + 1),
        np.array([_of_measure(before[code][known], after[code][known]) for code in asked.measures]),
        np.bincount(edges, minlength=len(BANDS) + 1),
        np.bincount(_reasons(people, asked.measures)[~known], minlength=len(Reason)),
    )


def _grouped(group: Any, columns: list[Any], count: int) -> "np.ndarray[Any, Any]":
    import numpy as np

    return np.column_stack([np.bincount(group, weights=one, minlength=count) for one in columns])


def _reasons(people: Population, measures: Sequence[str]) -> "np.ndarray[Any, Any]":
    """Of each family why one of the sums is not known, supposed that it is not: what was read of it, or else its region
    without figures, or else an answer left open."""
    import numpy as np

    told = people.families
    without = np.isnan(told["published_line"]) & (
        np.isnan(told["median_income"]) | np.isnan(told["subsistence_minimum"])
    )
    read = [people.unknown[code] for code in measures if code in people.unknown]
    found = np.max(read, axis=0) if read else np.zeros(len(without), dtype=np.int8)
    return np.where(found > 0, found, np.where(without, int(Reason.FIGURES), int(Reason.OPEN)))


def _children(people: Population) -> "np.ndarray[Any, Any]":
    """How many children each family has, grown-up ones at home too; six stands for more."""
    import numpy as np

    told = np.bincount(people.belonging, weights=people.persons["is_child"], minlength=len(people.region))
    return np.minimum(told, MOST_CHILDREN).astype(int)


def _paid(people: Population, law: Law, measures: Sequence[str]) -> "dict[str, np.ndarray[Any, Any]]":
    import numpy as np

    wanted = [MONTHLY[code] for code in measures]
    found = calculate(people.persons, people.families, people.belonging, wanted, on=law.on, changes=law.changes)
    hidden = people.unknown
    return {
        code: np.where(hidden[code], np.nan, found[MONTHLY[code]]) if code in hidden else found[MONTHLY[code]]
        for code in measures
    }


def _of_measure(before: Any, after: Any) -> list[float]:
    return [before.sum(), after.sum(), (before > 0).sum(), (after > 0).sum()]


def told(found: Tally, asked: Question, regions: Sequence[dict[str, str]]) -> dict[str, Any]:
    """A tally as plain data: totals, by region, by measure, by size of the change."""
    whole = [round(each) for each in found.regions.sum(axis=0)]
    return {
        "persons": found.persons,
        "families": found.families,
        "unknown": whole[UNKNOWN],
        "before": whole[BEFORE],
        "after": whole[AFTER],
        "gainers": {"families": whole[GAINERS], "persons": whole[GAINING]},
        "losers": {"families": whole[LOSERS], "persons": whole[LOSING]},
        "regions": [
            {**names, **_of_group([round(each) for each in row])}
            for names, row in zip(regions, found.regions, strict=True)
        ],
        "children": [
            {"children": count, **_of_group([round(each) for each in row])} for count, row in enumerate(found.children)
        ],
        "measures": [
            dict(zip(_MEASURE, [code, *(round(each) for each in row)], strict=True))
            for code, row in zip(asked.measures, found.measures, strict=True)
        ],
        "bands": _bands(found.bands),
        "reasons": [
            {"reason": why.name.lower(), "families": int(found.reasons[why])} for why in Reason if found.reasons[why]
        ],
    }


_MEASURE = ("code", "before", "after", "families_before", "families_after")


def _of_group(row: list[int]) -> dict[str, int]:
    names = {"families": FAMILIES, "unknown": UNKNOWN, "before": BEFORE, "after": AFTER}
    told = {name: row[place] for name, place in (names | {"gainers": GAINERS, "losers": LOSERS}).items()}
    return told | {"known": row[FAMILIES] - row[UNKNOWN]}


def _bands(counts: Any) -> list[dict[str, Any]]:
    """Families by how much their month changes; the middle band is “no change”."""
    edges: list[int | None] = [None, *BANDS, None]
    return [{"from": edges[place], "to": edges[place + 1], "families": int(n)} for place, n in enumerate(counts)]
