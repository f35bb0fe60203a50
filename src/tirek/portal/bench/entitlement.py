"""Entitlement: one check, a million persons on the engine and in plain NumPy, a reform, and finding a measure."""

import resource
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone

from tirek.core.spark import EngineMissing
from tirek.portal.bench.plain_rules import monthly
from tirek.portal.bench.timing import timed
from tirek.programmes.actions.scenario_runs import as_changes
from tirek.programmes.entitlement.checking import check
from tirek.programmes.entitlement.engine import calculate
from tirek.programmes.entitlement.engines import Drawn, add_up, drawn
from tirek.programmes.entitlement.facts import Facts, Member, Region, Relation
from tirek.programmes.entitlement.laws import Law
from tirek.programmes.entitlement.population import Population, synthesise
from tirek.programmes.entitlement.simulation import MONTHLY, Question, Tally
from tirek.programmes.models import Service
from tirek.programmes.queries.answers import answer_for
from tirek.programmes.queries.measures import Asked, measures
from tirek.programmes.queries.register_families import places_on, register_parts

MILLION = 1_000_000
SEED = 20260101
REGIONS = [Region(str(n), median=120_000.0 + 4_000 * n, minimum=50_000.0 + 500 * n) for n in range(20)]
WORDS = (
    "жұмыссыз қалдым",
    "көпбалалымыз",
    "елге оралдым",
    "пособие многодетной матери",
    "очередь на жильё",
    "грант бизнес",
)


def measure() -> list[dict[str, Any]]:
    """On the figures of today."""
    today = timezone.localdate()
    family = _family(today)
    unsure = replace(family, has_loan=None, machinery=None, second_home=None, spare_plot=None)
    return [
        timed("one check", [lambda: check(family, ())] * 40),
        timed("one check, four questions open", [lambda: check(unsure, ())] * 40),
        timed("one answer with its working", [lambda: answer_for(family)] * 20),
        timed("finding a measure", [partial(_find, words, today) for words in WORDS * 5]),
        *_of_a_million(today),
    ]


def _of_a_million(today: date) -> list[dict[str, Any]]:
    """Time and memory of each engine on the same people, in the same run."""
    people, first = _took("drawing 1 000 000 persons", lambda: synthesise(MILLION, SEED, REGIONS))
    _found, engine = _took("1 000 000 persons, OpenFisca", lambda: _on_engine(people, today))
    _found, plain = _took("1 000 000 persons, plain NumPy", lambda: monthly(people, today))
    reform = Law(today, as_changes({"asp.child_supplement": 3.0}, today))
    asked = Question(Law(today, ()), reform, len(REGIONS))
    parts = drawn(MILLION, SEED, REGIONS)
    here, whole = _took("a reform over 1 000 000 persons, drawn in four parts", lambda: add_up(parts, asked))
    return [first, engine, plain, whole, *_on_spark(parts, asked, here), _over_register(reform, today)]


def _on_spark(parts: list[Drawn], asked: Question, here: Tally | None) -> list[dict[str, Any]]:
    """The same on Spark, its start included; left out where it cannot run."""
    started = time.perf_counter()
    try:
        found = add_up(parts, asked, engine="spark")
    except EngineMissing:
        return []
    wall = time.perf_counter() - started
    assert found is not None
    assert here is not None
    assert (found.regions == here.regions).all()
    return [{"what": "the same on Spark, with its start", "times": 1, "median_ms": round(wall * 1000)}]


def _over_register(reform: Law, today: date) -> dict[str, Any]:
    """All families of the register: read, calculated, added up."""
    places = places_on(today)
    asked = Question(Law(today, ()), reform, len(places.names))
    found, row = _took("a reform over the register", lambda: add_up(register_parts(today, places), asked))
    return row | {"what": f"a reform over the register's {found.families if found else 0} families"}


def _find(words: str, today: date) -> list[Service]:
    return list(measures(Asked(words), today)[:20])


def _on_engine(people: Population, today: date) -> Any:
    wanted = list(MONTHLY.values())
    return calculate(people.persons, people.families, people.belonging, wanted, on=today, changes=())


def _took(what: str, make: Callable[[], Any]) -> tuple[Any, dict[str, Any]]:
    """Wall and processor time, then once more for the memory it takes at most beside what there was."""
    started, busy = time.perf_counter(), time.process_time()
    found = make()
    wall, own = time.perf_counter() - started, time.process_time() - busy
    tracemalloc.start()
    make()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    row = {"what": what, "times": 1, "median_ms": round(wall * 1000), "cpu_ms": round(own * 1000)}
    return found, row | {"peak_mib": round(peak / 2**20), "process_mib": _resident()}


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _family(today: date) -> Facts:
    """A mother of five."""
    children = tuple(Member(Relation.CHILD, today.replace(day=1, year=today.year - age)) for age in (13, 10, 8, 4, 0))
    parents = (
        Member(Relation.APPLICANT, date(1990, 3, 5)),
        Member(Relation.SPOUSE, date(1988, 1, 2), income=600_000.0, can_work=True),
    )
    return Facts(on=today, members=(*parents, *children), region=REGIONS[0])
