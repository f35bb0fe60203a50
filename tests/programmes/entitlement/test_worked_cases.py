"""The rules against cases worked out by hand, and the properties that hold for every family."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tirek.programmes.entitlement.checking import OUTCOMES, Check, check
from tirek.programmes.entitlement.facts import OPEN, Facts, Member, Region, Relation, facts_of
from tirek.programmes.entitlement.figures import parameters, value_on, whole_tenge
from tirek.programmes.entitlement.worked import ON, worked_cases

CASES = list(worked_cases())


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_rules_agree_with_the_hand(case) -> None:
    assert case.differences() == []


def test_there_are_enough_cases_by_hand() -> None:
    assert len(CASES) >= 60
    assert len({case.name for case in CASES}) == len(CASES)


births = st.dates(date(1940, 1, 1), ON)
incomes = st.integers(0, 900_000).map(float)
children = st.builds(Member, relation=st.sampled_from([Relation.CHILD, Relation.WARD]), born=births)
adults = st.builds(
    Member,
    relation=st.sampled_from([Relation.SPOUSE, Relation.PARTNER, Relation.PARENT, Relation.LODGER]),
    born=births,
    income=incomes,
    can_work=st.booleans(),
)
truths = st.one_of(st.none(), st.booleans())
families = st.builds(
    lambda me, others, has, cars: Facts(
        on=ON, members=(me, *others), cars=cars, region=Region(line=50_000), **dict(zip(OPEN, has, strict=True))
    ),
    st.builds(Member, relation=st.just(Relation.APPLICANT), born=births, income=incomes),
    st.lists(st.one_of(children, adults), max_size=6),
    st.tuples(*[truths] * len(OPEN)),
    st.integers(0, 3),
)
few = settings(max_examples=40, deadline=None)


def amount(found: Check, name: str) -> float:
    return found.outcomes[name].amount or 0.0


@few
@given(families, st.integers(1, 500_000), st.data())
def test_more_income_never_raises_assistance(facts: Facts, more: int, data) -> None:
    known = replace(facts, **dict.fromkeys(facts.unknown, False))
    place = data.draw(st.integers(0, len(known.members) - 1))
    richer = list(known.members)
    richer[place] = replace(richer[place], income=(richer[place].income or 0) + more)
    before, after = check(known, ()), check(replace(known, members=tuple(richer)), ())
    assert amount(after, "asp_amount") <= amount(before, "asp_amount")
    assert amount(after, "asp_supplement") <= amount(before, "asp_supplement")


@few
@given(families)
def test_what_is_unknown_is_neither_guessed_nor_hidden(facts: Facts) -> None:
    """An answer is known exactly when every way of filling in the open questions gives it; otherwise it says which."""
    found = check(facts, ())
    ways = [check(one, ()) for one in facts.possibilities()[:8]]
    for name in OUTCOMES:
        outcome = found.outcomes[name]
        if outcome.is_known:
            assert {one.outcomes[name].amount for one in ways} == {outcome.amount}
        else:
            assert outcome.because
            assert set(outcome.because) <= set(facts.unknown)


@few
@given(families)
def test_facts_survive_the_journey_through_the_cookie(facts: Facts) -> None:
    assert facts_of(facts.as_json()) == facts


@few
@given(families)
def test_a_scenario_equal_to_the_law_changes_nobody(facts: Facts) -> None:
    same = tuple(
        (one.name, float(value), ON - timedelta(days=60), "")
        for one in parameters().values()
        if (value := [each for day, each in one.values if day <= ON][-1]) is not None
    )
    assert check(facts, same).outcomes == check(facts, ()).outcomes


def test_amounts_are_those_the_press_published_for_2026() -> None:
    """law.md: 69 330, 86 673, 104 017, 121 360, 17 300 a child; 27 680 and 32 005."""
    mci = value_on(parameters()["mci"], ON)
    assert mci is not None
    published = {"four": 69_330, "five": 86_673, "six": 104_017, "seven": 121_360, "each": 17_300}
    for name, wanted in published.items():
        rate = value_on(parameters()[f"large_family.{name}"], ON)
        assert rate is not None
        assert whole_tenge(rate.value * mci.value) == wanted
    for name, wanted in {"silver": 27_680, "gold": 32_005}.items():
        rate = value_on(parameters()[f"awards.{name}"], ON)
        assert rate is not None
        assert whole_tenge(rate.value * mci.value) == wanted


def test_every_figure_says_where_it_comes_from() -> None:
    for one in parameters().values():
        assert one.source, one.name
        assert [language for language, label in one.labels.items() if label] == ["kk", "ru", "en"], one.name
        assert one.certainty in {"read", "press"}, one.name
