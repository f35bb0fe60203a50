"""A synthetic population: as many persons as asked, from stated marginals and a seed, in a second or two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from tirek.programmes.entitlement.facts import Region

if TYPE_CHECKING:
    import numpy as np

MARGINALS = Path(__file__).parent / "population.yaml"
OF_AGE = 18
ELDEST_CHILD_MONTHS = 22 * 12


@dataclass(frozen=True, slots=True)
class Population:
    """Inputs of the rules by name, the family of each person, and the region of each family as a place in a list.

    ``unknown``: by measure, of each family the reason why its sum cannot be told, a fact it needs being not known; zero
    where it can.
    """

    persons: "dict[str, np.ndarray[Any, Any]]"
    families: "dict[str, np.ndarray[Any, Any]]"
    belonging: "np.ndarray[Any, Any]"
    region: "np.ndarray[Any, Any]"
    unknown: "dict[str, np.ndarray[Any, Any]]" = field(default_factory=dict)

    @property
    def sizes(self) -> tuple[int, int]:
        """How many persons, how many families."""
        return len(self.belonging), len(self.region)


@cache
def marginals() -> dict[str, Any]:
    """The stated shares."""
    told: dict[str, Any] = yaml.safe_load(MARGINALS.read_text(encoding="utf-8"))
    return told


def synthesise(persons: int, seed: int | tuple[int, int], regions: Sequence[Region]) -> Population:
    """About so many persons in families of all regions alike; the same seed gives the same people."""
    import numpy as np

    told, rng = marginals(), np.random.default_rng(seed)
    kinds = told["family_types"]
    count = max(1, round(persons / _mean_size(kinds, told["children"])))
    kind = rng.choice(len(kinds), size=count, p=_shares([each["share"] for each in kinds]))
    adults, elders, parents = (
        np.array([each[name] for each in kinds])[kind] for name in ("adults", "elders", "parents")
    )
    drawn = rng.choice(len(told["children"]), size=count, p=_shares(told["children"]))
    children = np.where(parents > 0, drawn, 0)
    sizes = adults + elders + children
    belonging = np.repeat(np.arange(count, dtype=np.int32), sizes)
    place = np.arange(len(belonging)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    is_elder = place < elders[belonging]
    is_child = place >= (elders + adults)[belonging]
    region = rng.integers(0, len(regions), count)
    people = _people(rng, told, is_elder, is_child, belonging, np.array([_middle(one) for one in regions])[region])
    people["award"] = _awards(rng, told, children, place, belonging)
    return Population(people, _families(rng, told, count, region, regions), belonging, region)


def _people(
    rng: Any, told: dict[str, Any], is_elder: Any, is_child: Any, belonging: Any, middle: Any
) -> dict[str, Any]:
    import numpy as np

    count = len(belonging)
    months = np.where(is_elder, rng.integers(63 * 12, 85 * 12, count), rng.integers(22 * 12, 61 * 12, count))
    months = np.where(is_child, rng.integers(0, ELDEST_CHILD_MONTHS, count), months)
    works = ~is_elder & ~is_child & (rng.random(count) < told["works"])
    wages = np.exp(rng.normal(log(told["wage_of_median"]), told["wage_spread"], count)) * middle[belonging]
    pensions = np.where(is_elder, told["pension"] * rng.uniform(0.6, 1.6, count), 0)
    return {
        "age_months": months,
        "age_years": months // 12,
        "is_child": is_child,
        "is_student": is_child & (months >= OF_AGE * 12) & (rng.random(count) < told["student"]),
        "income_of_quarter": np.round(3 * np.where(works, wages, pensions)),
        "can_work": ~is_elder & ~is_child & (rng.random(count) < told["can_work"]),
        "child_order": _orders(months, is_child, belonging),
    }


def _orders(months: Any, is_child: Any, belonging: Any) -> Any:
    """Which child of its family each child is, the eldest first."""
    import numpy as np

    children = np.flatnonzero(is_child)
    ordered = children[np.lexsort((-months[children], belonging[children]))]
    family = belonging[ordered]
    starts = np.flatnonzero(np.r_[True, family[1:] != family[:-1]]) if len(family) else np.array([], dtype=int)
    orders = np.zeros(len(months), dtype=np.int32)
    orders[ordered] = np.arange(len(ordered)) - np.repeat(starts, np.diff(np.r_[starts, len(ordered)])) + 1
    return orders


def _awards(rng: Any, told: dict[str, Any], children: Any, place: Any, belonging: Any) -> Any:
    """The first person of a large family holds the award there is."""
    import numpy as np

    held = np.where(children >= 4, rng.choice(3, size=len(children), p=_shares(told["award"])), 0)
    return np.where(place == 0, held[belonging], 0)


def _families(rng: Any, told: dict[str, Any], count: int, region: Any, regions: Sequence[Region]) -> dict[str, Any]:
    import numpy as np

    figures = {
        "published_line": [one.line for one in regions],
        "median_income": [one.median for one in regions],
        "subsistence_minimum": [one.minimum for one in regions],
    }
    bools = ("second_home", "business_premises", "spare_plot", "machinery", "has_loan", "carer_insured")
    return {
        **{name: np.array(values, dtype=float)[region] for name, values in figures.items()},
        **{name: rng.random(count) < told[name] for name in bools},
        "cars": rng.poisson(told["cars"], count),
        "homes_area": rng.uniform(30, 140, count),
    }


def _middle(region: Region) -> float:
    """A region's middle income; where none is known, what its line would follow from."""
    return region.median or (region.line or 50_000) / 0.35


def _mean_size(kinds: list[dict[str, Any]], children: list[float]) -> float:
    mean = sum(number * share for number, share in enumerate(_shares(children)))
    shares = _shares([each["share"] for each in kinds])
    sizes: Iterator[float] = (
        share * (each["adults"] + each["elders"] + (mean if each["parents"] else 0))
        for share, each in zip(shares, kinds, strict=True)
    )
    return sum(sizes)


def _shares(told: Sequence[float]) -> list[float]:
    whole = sum(told)
    return [each / whole for each in told]
