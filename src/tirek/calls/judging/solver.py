"""Sharing out entries among judges: a small integer programme, solved by HiGHS.

Hard rules: every entry gets its number of reviews; nobody judges what they must not (conflict, own region, a language
or a field they do not know); loads differ by no more than told. The choice among all that keep the rules is drawn by a
recorded seed; what is given out already stays where it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

CANDIDATES = 24
"""How many judges of an entry are looked at first: enough for a free choice, few enough to be quick."""
KEEP = 1000.0
"""What moving a pair that is given out costs, beside the drawn costs between 0 and 1."""
TIME_LIMIT = 20.0
ROUNDS = 6
LARGE = 300

Pair = tuple[int, int]


class Rule(StrEnum):
    """What may make it impossible."""

    CONFLICT = "conflict"
    REGION = "region"
    LANGUAGE = "language"
    FIELD = "field"
    CAPACITY = "capacity"
    LOAD = "load"


@dataclass(frozen=True, slots=True)
class Work:
    """An entry to be judged, as far as the rules ask. ``reviews`` is how many it lacks in all."""

    key: str
    field: str = ""
    region: str = ""
    language: str = ""
    reviews: int = 3


@dataclass(frozen=True, slots=True)
class Judge:
    """Somebody who judges. No languages or fields stated: all. ``capacity`` bounds what they take in all."""

    key: str
    region: str = ""
    languages: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be shared out. Pairs are of keys (work, judge): ``conflicts`` never, ``fixed`` always (begun or done),
    ``kept`` rather than not. ``tolerance`` is how far loads may lie from the mean."""

    works: Sequence[Work]
    judges: Sequence[Judge]
    conflicts: Set[tuple[str, str]] = frozenset()
    fixed: Set[tuple[str, str]] = frozenset()
    kept: Set[tuple[str, str]] = frozenset()
    tolerance: int = 1
    other_region: bool = True
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A rule that cannot be kept, and by how much: reviews that are lacking, or, for LOAD, the tolerance needed."""

    rule: Rule
    amount: int
    works: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sharing:
    """What was found: pairs (work, judge), each judge's queue in order; or why there is none."""

    pairs: frozenset[tuple[str, str]] = frozenset()
    queues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    shortfalls: tuple[Shortfall, ...] = ()
    is_connected: bool = True
    imbalance: float = 0.0

    @property
    def is_feasible(self) -> bool:
        return not self.shortfalls


def share(problem: Problem) -> Sharing:
    """Solve it. The same problem with the same seed gives the same pairs."""
    lacking = _without_enough_judges(problem)
    if lacking:
        return Sharing(shortfalls=tuple(lacking))
    pairs = _solved(problem, CANDIDATES) if len(problem.works) * len(problem.judges) > LARGE * CANDIDATES else None
    pairs = pairs if pairs is not None else _solved(problem, None)
    if pairs is None:
        return Sharing(shortfalls=(_what_blocks(problem),))
    pairs, is_connected = _connected(problem, pairs)
    queues, imbalance = ordered(pairs, problem.seed)
    return Sharing(frozenset(pairs), queues, (), is_connected, imbalance)


def reasons_against(problem: Problem, work: Work, judge: Judge) -> set[Rule]:
    """Which rules keep a judge from an entry."""
    found = set()
    if (work.key, judge.key) in problem.conflicts:
        found.add(Rule.CONFLICT)
    if problem.other_region and work.region and work.region == judge.region:
        found.add(Rule.REGION)
    if judge.languages and work.language and work.language not in judge.languages:
        found.add(Rule.LANGUAGE)
    if judge.fields and work.field and work.field not in judge.fields:
        found.add(Rule.FIELD)
    return found


def _without_enough_judges(problem: Problem) -> list[Shortfall]:
    """Entries that no sharing can serve, by the rule that takes away most of their judges; and too small a panel."""
    short: dict[Rule, list[tuple[str, int]]] = defaultdict(list)
    for work in problem.works:
        against = Counter[Rule]()
        fit = 0
        for judge in problem.judges:
            reasons = reasons_against(problem, work, judge) - _already(problem, work, judge)
            fit += not reasons
            against.update(reasons)
        if fit < work.reviews:
            rule = max(against, key=lambda one: (against[one], one), default=Rule.CAPACITY)
            short[rule].append((work.key, work.reviews - fit))
    found = [Shortfall(rule, sum(n for _, n in rows), tuple(key for key, _ in rows)) for rule, rows in short.items()]
    return sorted(found, key=lambda one: (-one.amount, one.rule))


def _already(problem: Problem, work: Work, judge: Judge) -> set[Rule]:
    """A pair that is begun stands whatever the rules would say now."""
    return set(Rule) if (work.key, judge.key) in problem.fixed else set()


def _allowed(problem: Problem) -> list[Pair]:
    pairs = []
    for i, work in enumerate(problem.works):
        for j, judge in enumerate(problem.judges):
            if (work.key, judge.key) in problem.fixed or not reasons_against(problem, work, judge):
                pairs.append((i, j))
    return pairs


def _solved(problem: Problem, candidates: int | None, **bounds: Any) -> "set[tuple[str, str]] | None":
    """The cheapest sharing under the hard rules, or None."""
    import numpy as np

    rng = np.random.default_rng(problem.seed)
    pairs = _allowed(problem)
    costs = rng.random(len(pairs))
    if candidates:
        pairs, costs = _thinned(problem, pairs, costs, candidates)
    model = _Model(problem, pairs)
    chosen = model.solve(costs - KEEP * model.is_kept)
    return {(problem.works[i].key, problem.judges[j].key) for i, j in chosen} if chosen is not None else None


def _thinned(
    problem: Problem, pairs: list[Pair], costs: "np.ndarray[Any, Any]", most: int
) -> "tuple[list[Pair], np.ndarray[Any, Any]]":
    """The drawn cheapest pairs of each entry, and all that are fixed or kept."""
    by_work: dict[int, list[int]] = defaultdict(list)
    for place, (i, _j) in enumerate(pairs):
        by_work[i].append(place)
    given = problem.fixed | problem.kept
    stays = []
    for i, places in by_work.items():
        places.sort(key=lambda place: costs[place])
        near = places[: max(most, problem.works[i].reviews * 4)]
        rest = places[len(near) :]
        works, judges = problem.works, problem.judges
        stays += near + [p for p in rest if (works[pairs[p][0]].key, judges[pairs[p][1]].key) in given]
    stays.sort()
    return [pairs[place] for place in stays], costs[stays]


class _Model:
    """The programme: one yes or no for each pair that may be, and the rows of its hard rules."""

    def __init__(self, problem: Problem, pairs: list[Pair]) -> None:
        import numpy as np

        self.problem, self.pairs = problem, pairs
        keys = [(problem.works[i].key, problem.judges[j].key) for i, j in pairs]
        self.is_fixed = np.fromiter((key in problem.fixed for key in keys), dtype=float, count=len(keys))
        self.is_kept = np.fromiter((key in problem.kept for key in keys), dtype=float, count=len(keys))
        self.needed = np.array([work.reviews for work in problem.works], dtype=float)

    def rows(self) -> "tuple[Any, Any]":
        """Incidence of works and of judges."""
        import numpy as np
        from scipy.sparse import csr_matrix

        places = np.arange(len(self.pairs))
        ones = np.ones(len(self.pairs))
        i, j = np.array(self.pairs).T if self.pairs else (np.empty(0, int), np.empty(0, int))
        works = csr_matrix((ones, (i, places)), shape=(len(self.problem.works), len(self.pairs)))
        judges = csr_matrix((ones, (j, places)), shape=(len(self.problem.judges), len(self.pairs)))
        return works, judges

    def loads(self, tolerance: int) -> "tuple[Any, Any]":
        """The least and the most each judge may have. Who has a small capacity takes that, the others share the rest
        evenly; what somebody has begun stays theirs."""
        import numpy as np

        lows, highs = even_loads(int(self.needed.sum()), self._reachable(), tolerance)
        begun = Counter(j for (_, j), fixed in zip(self.pairs, self.is_fixed, strict=True) if fixed)
        highs = [max(high, begun[j]) for j, high in enumerate(highs)]
        return np.array(lows, dtype=float), np.array(highs, dtype=float)

    def _reachable(self) -> list[int]:
        """How much each judge can take: their capacity, or all that they may judge."""
        allowed = Counter(j for _, j in self.pairs)
        judges = enumerate(self.problem.judges)
        return [
            min(allowed[j], one.capacity if one.capacity is not None else allowed[j]) if allowed[j] else 0
            for j, one in judges
        ]

    def solve(self, costs: "np.ndarray[Any, Any]") -> list[Pair] | None:
        """Pairs chosen, or None when the hard rules leave nothing."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        if not self.pairs:
            return [] if not self.needed.sum() else None
        works, judges = self.rows()
        low, high = self.loads(self.problem.tolerance)
        found = milp(
            costs,
            constraints=[LinearConstraint(works, self.needed, self.needed), LinearConstraint(judges, low, high)],
            bounds=Bounds(self.is_fixed, 1),
            integrality=1,
            options={"time_limit": TIME_LIMIT, "mip_rel_gap": 0.02},
        )
        return None if found.x is None else [pair for pair, x in zip(self.pairs, found.x, strict=True) if x > 0.5]


def even_loads(total: int, reachable: Sequence[int], tolerance: int) -> tuple[list[int], list[int]]:
    """Bounds of each judge's load: within ``tolerance`` − ½ of the even share of those who can still take it, rounded
    outward, so that a tolerance of 1 lets two loads differ by one; who can take less takes all they can."""
    free = dict(enumerate(reachable))
    lows, highs, left = [0] * len(reachable), [0] * len(reachable), total
    while free:
        even = left / len(free)
        small = {j: most for j, most in free.items() if most <= even}
        if not small:
            break
        for j, most in small.items():
            lows[j], highs[j] = max(most - (tolerance - 1), 0), most
            left -= most
            del free[j]
    for j, most in free.items():
        low, high = left // len(free), -(-left // len(free))
        lows[j], highs[j] = max(low - (tolerance - 1), 0), min(high + (tolerance - 1), most)
    return lows, highs


def _what_blocks(problem: Problem) -> Shortfall:
    """The least tolerance of loads that would do; else how many reviews the panel cannot take."""
    most = sum(work.reviews for work in problem.works)
    low, high = problem.tolerance, most + 1
    if _solved(replace(problem, tolerance=high), None) is None:
        return Shortfall(Rule.CAPACITY, max(most - _largest(problem), 1))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _solved(replace(problem, tolerance=middle), None) is not None else (middle, high)
    return Shortfall(Rule.LOAD, high)


def _largest(problem: Problem) -> int:
    """How many reviews can be given out at all, whatever the loads."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp

    model = _Model(problem, _allowed(problem))
    works, judges = model.rows()
    most = np.array(model._reachable(), dtype=float)
    rows = [LinearConstraint(works, 0, model.needed), LinearConstraint(judges, 0, most)]
    found = milp(-np.ones(len(model.pairs)), constraints=rows, bounds=Bounds(0, 1), integrality=1)
    return round(-found.fun) if found.x is not None else 0


def components(pairs: Iterable[tuple[str, str]]) -> list[set[str]]:
    """Groups of judges that judged something in common, directly or through others."""
    parent: dict[str, str] = {}

    def root(one: str) -> str:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    first: dict[str, str] = {}
    for work, judge in sorted(pairs):
        parent[root(judge)] = root(first.setdefault(work, judge))
    groups: dict[str, set[str]] = defaultdict(set)
    for judge in parent:
        groups[root(judge)].add(judge)
    return sorted(groups.values(), key=lambda group: (-len(group), min(group)))


def _connected(problem: Problem, pairs: set[tuple[str, str]]) -> tuple[set[tuple[str, str]], bool]:
    """Join what fell apart within a field by exchanging two judges, loads unchanged. Says whether all hangs together:
    severity can only be told apart from quality where it does."""
    fields = {work.key: work.field for work in problem.works}
    for _round in range(ROUNDS * max(len(problem.judges), 1)):
        apart = _first_apart(pairs, fields)
        if apart is None:
            return pairs, True
        swap = _joining_swap(problem, pairs, apart)
        if swap is None:
            return pairs, False
        gone, come = swap
        pairs = (pairs - gone) | come
    return pairs, _first_apart(pairs, fields) is None


def _first_apart(pairs: set[tuple[str, str]], fields: Mapping[str, str]) -> tuple[set[str], set[str], str] | None:
    """Two groups of judges of one field with no entry in common."""
    for name in sorted(set(fields.values())):
        groups = components(pair for pair in pairs if fields[pair[0]] == name)
        if len(groups) > 1:
            return groups[0], groups[1], name
    return None


def _joining_swap(
    problem: Problem, pairs: set[tuple[str, str]], apart: tuple[set[str], set[str], str]
) -> "tuple[set[tuple[str, str]], set[tuple[str, str]]] | None":
    """Two pairs of different groups that may exchange their judges."""
    one, other, name = apart
    works = {work.key: work for work in problem.works}
    judges = {judge.key: judge for judge in problem.judges}
    movable = sorted(pair for pair in pairs - set(problem.fixed) if works[pair[0]].field == name)
    here = [pair for pair in movable if pair[1] in one and works[pair[0]].reviews > 1]
    there = [pair for pair in movable if pair[1] in other]
    for work, judge in here:
        for second, another in there:
            come = {(work, another), (second, judge)}
            fits = not any(reasons_against(problem, works[w], judges[j]) for w, j in come)
            if fits and not come & pairs:
                return {(work, judge), (second, another)}, come
    return None


def ordered(pairs: Iterable[tuple[str, str]], seed: int) -> tuple[dict[str, tuple[str, ...]], float]:
    """Each judge's queue, so that an entry late with one stands early with another; and how far the mean place of an
    entry lies from the middle, on average (0: perfectly balanced, ½: worst)."""
    from random import Random

    rng = Random(seed)  # noqa: S311 - an order, not a secret
    queues: dict[str, list[str]] = defaultdict(list)
    for work, judge in sorted(pairs):
        queues[judge].append(work)
    for queue in queues.values():
        rng.shuffle(queue)
    best, least = {judge: tuple(queue) for judge, queue in queues.items()}, _imbalance(queues)
    for _round in range(ROUNDS):
        for judge in sorted(queues):
            places = _places(queues, but=judge)
            queues[judge].sort(key=lambda work: -places.get(work, 0.5))
        now = _imbalance(queues)
        if now < least:
            best, least = {judge: tuple(queue) for judge, queue in queues.items()}, now
    return best, round(least, 4)


def _places(queues: Mapping[str, Sequence[str]], but: str = "") -> dict[str, float]:
    """The mean place of each entry (0 first, 1 last), one judge's queue left out."""
    found: dict[str, list[float]] = defaultdict(list)
    for judge, queue in queues.items():
        if judge != but:
            for place, work in enumerate(queue):
                found[work].append((place + 0.5) / len(queue))
    return {work: sum(places) / len(places) for work, places in found.items()}


def _imbalance(queues: Mapping[str, Sequence[str]]) -> float:
    places = _places(queues)
    return sum(abs(place - 0.5) for place in places.values()) / len(places) if places else 0.0
