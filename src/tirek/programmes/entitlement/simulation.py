"""A reform over a population: who gains, who loses, what it costs where; the law of a day beside the law as changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tirek.programmes.entitlement.engine import calculate
from tirek.programmes.entitlement.figures import Changes
from tirek.programmes.entitlement.population import Population

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


@dataclass(frozen=True, slots=True)
class Law:
    """The rules of a day: what was adopted so far, and for a scenario what it changes besides."""

    on: date
    changes: Changes


def compare(people: Population, law: Law, reform: Law, regions: Sequence[dict[str, str]]) -> dict[str, Any]:
    """What a reform changes a month, as plain data: totals, by region, by measure, by size of the change.

    A family one of whose sums is not known under either law is counted as unknown and in no other figure.
    """
    import numpy as np

    before, after = (_paid(people, each) for each in (law, reform))
    totals = [np.sum([paid[name] for name in MONTHLY], axis=0) for paid in (before, after)]
    known = ~np.isnan(totals[0]) & ~np.isnan(totals[1])
    size = np.bincount(people.belonging, minlength=len(people.region))
    change = np.where(known, totals[1] - totals[0], 0)
    groups = {"gainers": change >= SMALLEST, "losers": change <= -SMALLEST}
    persons, families = people.sizes
    return {
        "persons": persons,
        "families": families,
        "unknown": int((~known).sum()),
        "before": _sum(totals[0], known),
        "after": _sum(totals[1], known),
        **{name: {"families": int(who.sum()), "persons": int(size[who].sum())} for name, who in groups.items()},
        "regions": [
            {**region, **_of_region(people.region == place, known, totals, groups)}
            for place, region in enumerate(regions)
        ],
        "measures": [_of_measure(code, before[code], after[code], known) for code in MONTHLY],
        "bands": _bands(change[known]),
    }


def _paid(people: Population, law: Law) -> "dict[str, np.ndarray[Any, Any]]":
    found = calculate(
        people.persons, people.families, people.belonging, list(MONTHLY.values()), on=law.on, changes=law.changes
    )
    return {code: found[name] for code, name in MONTHLY.items()}


def _of_region(here: Any, known: Any, totals: list[Any], groups: dict[str, Any]) -> dict[str, int]:
    return {
        "families": int(here.sum()),
        "before": _sum(totals[0], here & known),
        "after": _sum(totals[1], here & known),
        **{name: int((who & here).sum()) for name, who in groups.items()},
    }


def _of_measure(code: str, before: Any, after: Any, known: Any) -> dict[str, Any]:
    return {
        "code": code,
        "before": _sum(before, known),
        "after": _sum(after, known),
        "families_before": int((before[known] > 0).sum()),
        "families_after": int((after[known] > 0).sum()),
    }


def _bands(change: Any) -> list[dict[str, Any]]:
    """Families by how much their month changes; the middle band is “no change”."""
    import numpy as np

    counts = np.bincount(np.searchsorted(BANDS, change, side="right"), minlength=len(BANDS) + 1)
    edges: list[int | None] = [None, *BANDS, None]
    return [{"from": edges[place], "to": edges[place + 1], "families": int(n)} for place, n in enumerate(counts)]


def _sum(values: Any, where: Any) -> int:
    return round(float(values[where].sum()))
