"""One family under the rules of a day: arrays for the engine, and the answers it gives."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan, nan
from typing import Any

from tirek.programmes.entitlement.engine import calculate
from tirek.programmes.entitlement.facts import Award, Away, Facts, Relation
from tirek.programmes.entitlement.figures import adopted_changes
from tirek.programmes.entitlement.laws import Changes, rules_version

_AWAY = {Away.WORK: 1, Away.SCHOOL: 2, Away.STUDY: 3}
_AWARD = {Award.SILVER: 1, Award.GOLD: 2}
_CHILDREN = (Relation.CHILD, Relation.WARD)
OUTCOMES = (
    *("asp_amount", "asp_supplement", "large_family_allowance", "award_allowance", "birth_grant", "care_allowance"),
    *("kandas_relocation", "kandas_rent_least", "kandas_rent_most"),
)
STEPS = (
    *("members", "average_income", "poverty_line", "children", "asp_small_children"),
    *("asp_excluded", "asp_conditional"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules say of one variable: a sum, or unknown because of some open facts."""

    amount: float | None
    because: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        return self.amount is not None


@dataclass(frozen=True, slots=True)
class Check:
    """A family checked: every outcome, and the steps on the way, as the first possibility has them."""

    facts: Facts
    outcomes: dict[str, Outcome]
    steps: dict[str, float | None]
    rules: str
    changes: Changes = ()


def check(facts: Facts, changes: Changes | None = None) -> Check:
    """Check a family under the rules in force. What is not known is tried both ways: an answer that both ways share is
    known all the same. One query for the adopted changes."""
    return check_all([facts], changes)[0]


def check_all(families: Sequence[Facts], changes: Changes | None = None) -> list[Check]:
    """The same of many families, those of one month at once. One query for the adopted changes."""
    adopted = adopted_changes() if changes is None else changes
    by_month: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, facts in enumerate(families):
        by_month[facts.on.year, facts.on.month].append(place)
    found = {
        place: one
        for places in by_month.values()
        for place, one in zip(places, _checked([families[place] for place in places], adopted), strict=True)
    }
    return [found[place] for place in range(len(families))]


def _checked(families: list[Facts], adopted: Changes) -> Iterator[Check]:
    """Families of one month: the figures of the rules are those of the month."""
    possible = [facts.possibilities() for facts in families]
    flat = [each for ways in possible for each in ways]
    found = calculate(*columns_of(flat), [*OUTCOMES, *STEPS], on=families[0].on, changes=adopted)
    first, version = 0, rules_version(adopted)
    for facts, ways in zip(families, possible, strict=True):
        own = {name: [float(value) for value in found[name][first : first + len(ways)]] for name in found}
        steps = {name: _number(own[name][0]) for name in STEPS}
        outcomes = {name: _outcome(facts, ways, own[name], name) for name in OUTCOMES}
        yield Check(facts, outcomes, steps, version, adopted)
        first += len(ways)


def columns_of(families: Sequence[Facts]) -> tuple[dict[str, Any], dict[str, Any], Any]:
    """Inputs of persons and of families by name, and the family of each person."""
    import numpy as np

    people = [(place, facts, member) for place, facts in enumerate(families) for member in facts.members]
    persons = {name: np.array([take(facts, member) for _place, facts, member in people]) for name, take in _PERSON}
    persons["child_order"] = np.array([order for facts in families for order in child_orders(facts)], dtype=np.int32)
    told = {name: np.array([take(facts) for facts in families]) for name, take in _FAMILY}
    return persons, told, np.array([place for place, _facts, _member in people], dtype=np.int32)


def child_orders(facts: Facts) -> list[int]:
    """Which child each member is, 0 for who is none: by birth, twins one after the other, after the elder children who
    have left home."""
    places = [place for place, each in enumerate(facts.members) if each.relation in _CHILDREN]
    born = sorted(places, key=lambda place: (facts.members[place].born, place))
    orders = {place: facts.other_children + number for number, place in enumerate(born, start=1)}
    return [orders.get(place, 0) for place in range(len(facts.members))]


_PERSON: list[tuple[str, Any]] = [
    ("age_years", lambda facts, one: one.age(facts.on)),
    ("age_months", lambda facts, one: one.months(facts.on)),
    ("is_kin", lambda _facts, one: one.relation != Relation.LODGER),
    ("is_child", lambda _facts, one: one.relation in _CHILDREN),
    ("lives_here", lambda _facts, one: one.away in (Away.HERE, Away.SUPPORT, Away.ARMY, Away.PRISON)),
    ("away_because", lambda _facts, one: _AWAY.get(one.away, 0)),
    ("is_student", lambda _facts, one: one.is_student or one.away == Away.STUDY),
    ("on_state_support", lambda _facts, one: one.away == Away.SUPPORT),
    ("is_conscript", lambda _facts, one: one.away == Away.ARMY),
    ("is_prisoner", lambda _facts, one: one.away == Away.PRISON),
    ("income_of_quarter", lambda _facts, one: nan if one.income is None else one.income),
    ("can_work", lambda _facts, one: one.can_work),
    ("award", lambda _facts, one: _AWARD.get(one.award, 0)),
]
_FAMILY: list[tuple[str, Any]] = [
    ("may_apply", lambda facts: facts.may_apply),
    ("published_line", lambda facts: nan if facts.region.line is None else facts.region.line),
    ("median_income", lambda facts: nan if facts.region.median is None else facts.region.median),
    ("subsistence_minimum", lambda facts: nan if facts.region.minimum is None else facts.region.minimum),
    ("cars", lambda facts: facts.cars),
    ("homes_area", lambda facts: facts.homes_area),
    ("refused_months_ago", lambda facts: facts.months_since_refusal()),
    ("is_kandas", lambda facts: facts.is_kandas),
    *((name, lambda facts, name=name: bool(getattr(facts, name))) for name in ("second_home", "business_premises")),
    *((name, lambda facts, name=name: bool(getattr(facts, name))) for name in ("spare_plot", "machinery", "has_loan")),
    *((name, lambda facts, name=name: bool(getattr(facts, name))) for name in ("in_quota", "carer_insured")),
]


def _outcome(facts: Facts, possible: list[Facts], values: list[float], name: str) -> Outcome:
    if all(value == values[0] for value in values) and not isnan(values[0]):
        return Outcome(values[0])
    return Outcome(None, tuple(_open_facts(facts, possible, values)) + tuple(_missing(facts, name, values)))


def _open_facts(facts: Facts, possible: list[Facts], values: list[float]) -> list[str]:
    """The unanswered questions that change the answer: those where flipping one alone makes a difference."""
    return [name for name in facts.unknown if _matters(name, possible, values)]


def _matters(name: str, possible: list[Facts], values: list[float]) -> bool:
    others = [each for each in possible[0].__dataclass_fields__ if each != name]
    order = sorted(range(len(possible)), key=lambda place: [str(getattr(possible[place], each)) for each in others])
    pairs = list(pairwise(order))[::2]
    return any(_differ(values[left], values[right]) for left, right in pairs)


def _differ(left: float, right: float) -> bool:
    return not (left == right or (isnan(left) and isnan(right)))


def _missing(facts: Facts, name: str, values: list[float]) -> list[str]:
    """What is unknown of the figures: the region's line, somebody's income, a parameter of the year."""
    if not any(map(isnan, values)):
        return []
    if not name.startswith("asp"):
        return ["parameter"]
    lacking = []
    if not facts.region.is_known:
        lacking.append("poverty_line")
    if any(member.income is None for member in facts.members):
        lacking.append("income")
    return lacking or ["parameter"]


def _number(value: Any) -> float | None:
    return None if isnan(float(value)) else float(value)
