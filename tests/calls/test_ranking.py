"""The order of entries: what must not change it does not, ties are told, and a second counting agrees."""

import json
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import krippendorff
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tirek.calls.judging import recount as recounting
from tirek.calls.judging.agreement import agreement
from tirek.calls.judging.ranking import Judged, Measure, Placed, Review, Rules, around_the_cut, ranked, score_of
from tirek.calls.judging.severity import corrected

MEASURES = (Measure("a", Fraction(2)), Measure("b"), Measure("c", Fraction(1, 2), 1, 5, is_optional=True))
RULES = Rules(MEASURES, minimum_reviews=1, passing=3, ties=("criterion:a", "median", "lowest", "draw"), seed="1916")

SLOW = [HealthCheck.too_slow]  # the machine may be busy with others
points = st.fixed_dictionaries(
    {"a": st.none() | st.integers(0, 10), "b": st.integers(0, 10), "c": st.none() | st.integers(1, 5)}
)
competitions = st.lists(
    st.lists(points, min_size=1, max_size=4), min_size=1, max_size=9
).map(
    lambda entries: [
        Judged(f"{n:03d}", "xy"[n % 2], "NS"[n % 2], tuple(Review(f"j{k}", each) for k, each in enumerate(reviews)))
        for n, reviews in enumerate(entries)
    ]
)  # fmt: skip


def places(rows: list[Placed]) -> dict[str, tuple[int, int, int, bool]]:
    return {row.number: (row.first, row.last, row.place, row.passes) for row in rows}


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(competitions, st.randoms())
def test_the_order_of_judges_criteria_and_entries_changes_nothing(entries: list[Judged], rng: Any) -> None:
    mixed = [replace(one, reviews=tuple(rng.sample(one.reviews, len(one.reviews)))) for one in entries]
    rng.shuffle(mixed)
    rules = replace(RULES, measures=tuple(rng.sample(MEASURES, 3)))
    assert places(ranked(mixed, rules)) == places(ranked(entries, RULES))


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(competitions)
def test_a_judge_who_abstains_from_all_changes_nothing(entries: list[Judged]) -> None:
    silent = Review("silent", {"a": None, "b": None})
    more = [replace(one, reviews=(*one.reviews, silent)) for one in entries]
    assert places(ranked(more, RULES)) == places(ranked(entries, RULES))


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(competitions, st.integers(-5, 20))
def test_a_constant_added_to_points_and_scale_changes_nothing(entries: list[Judged], more: int) -> None:
    def raised(review: Review) -> Review:
        return replace(review, scores={k: None if v is None else v + more for k, v in review.scores.items()})

    lifted = [replace(one, reviews=tuple(map(raised, one.reviews))) for one in entries]
    scale = tuple(replace(each, low=each.low + more, high=each.high + more) for each in MEASURES)
    assert places(ranked(lifted, replace(RULES, measures=scale))) == places(ranked(entries, RULES))


@settings(max_examples=50, deadline=None, suppress_health_check=SLOW)
@given(competitions, st.sampled_from([{}, {"x": 1, "y": 2}]), st.sampled_from([None, 1, 2]))
def test_the_recount_that_needs_nothing_agrees(entries: list[Judged], by: dict[str, int], region: int | None) -> None:
    rules = replace(RULES, passing_by=by, per_region=region)
    told = document(entries, rules)
    assert recounting.problems(told) == []


def test_missing_abstained_and_nought_are_three_things() -> None:
    nought = score_of(Judged("1", reviews=(Review("j", {"a": 10, "b": 0}),)), RULES)
    abstained = score_of(
        Judged("2", reviews=(Review("j", {"a": 10, "b": 6}), Review("k", {"a": 10, "b": None}))), RULES
    )
    missing = score_of(Judged("3", reviews=(Review("j", {"a": 10}),)), RULES)
    assert nought.score == Fraction(200, 3)
    assert abstained.score == Fraction(260, 3)  # b is the mean of who gave points: 6
    assert missing.score is None  # nobody judged b: too few reviews for a place, not a zero


def test_an_optional_criterion_left_out_leaves_the_mean_of_the_others() -> None:
    without = score_of(Judged("1", reviews=(Review("j", {"a": 5, "b": 5}),)), RULES)
    assert without.score == 50


def test_equals_share_a_band_and_the_ladder_parts_them_at_the_line() -> None:
    rules = replace(RULES, measures=(Measure("a"), Measure("b")), passing=1)
    rows = ranked(
        [
            Judged("low", reviews=(Review("j", {"a": 4, "b": 8}),)),
            Judged("high", reviews=(Review("j", {"a": 8, "b": 4}),)),
        ],
        rules,
    )
    assert [(row.number, row.first, row.last, row.place, row.passes) for row in rows] == [
        ("high", 1, 2, 1, True),
        ("low", 1, 2, 2, False),
    ]
    assert {row.decided_by for row in rows} == {"criterion:a"}


def test_what_nothing_else_parts_is_drawn_by_the_published_seed() -> None:
    same = [Judged(str(n), reviews=(Review("j", {"a": 5, "b": 5, "c": 3}),)) for n in range(6)]
    first, again = ranked(same, RULES), ranked(same[::-1], RULES)
    other = ranked(same, replace(RULES, seed="1986"))
    assert [row.number for row in first] == [row.number for row in again] != [row.number for row in other]
    assert {row.decided_by for row in first} == {"draw"}


def test_no_region_passes_more_than_its_quota() -> None:
    entries = [
        Judged(str(n), region="N" if n < 3 else "S", reviews=(Review("j", {"a": 9 - n, "b": 5}),)) for n in range(5)
    ]
    rows = ranked(entries, replace(RULES, per_region=2))
    assert [row.number for row in rows if row.passes] == ["0", "1", "3"]
    assert next(row for row in rows if row.number == "2").left_out == "region"


def test_a_second_look_is_for_the_places_around_the_line() -> None:
    entries = [Judged(f"{n:03d}", reviews=(Review("j", {"a": 10 - n % 11, "b": n % 7}),)) for n in range(40)]
    rows = ranked(entries, RULES)
    near = around_the_cut(rows, 10)
    assert near[0].last > 4
    assert near[-1].first <= 16
    assert around_the_cut(rows, 10) == [row for row in rows if row in near]


def test_severity_is_taken_out_where_it_is_known_and_the_interval_says_how_well() -> None:
    mild, strict = {"j1": 10.0, "j2": 0.0, "j3": -10.0}, []
    quality = {f"e{n}": 40.0 + n for n in range(30)}
    for n, (entry, true) in enumerate(quality.items()):
        names = sorted(mild)
        for judge in (names[n % 3], names[(n + 1) % 3]):
            strict.append((entry, judge, true + mild[judge] + ((n * 7) % 5 - 2) / 4))
    advice = corrected(strict)
    assert advice.judges["j1"] > 8 > -8 > advice.judges["j3"]
    for entry, true in quality.items():
        told = advice.entries[entry]
        assert abs(told.mean - true) < 2
        assert told.low < told.mean < told.high
    assert corrected(strict[:3]).entries == {}  # too little to advise on


@pytest.mark.parametrize("seed", range(5))
def test_agreement_is_the_library_s_and_known_at_its_ends(seed: int) -> None:
    from random import Random

    rng = Random(seed)
    shared = {f"e{n}": [(f"j{k}", rng.randrange(11)) for k in range(rng.choice([1, 2, 3]))] for n in range(25)}
    told = [(entry, judge, float(value)) for entry, rows in shared.items() for judge, value in rows]
    table = [[next((v for k, v in rows if k == f"j{j}"), None) for rows in shared.values()] for j in range(3)]
    library = krippendorff.alpha([[float("nan") if v is None else v for v in row] for row in table])
    assert agreement(told).alpha == pytest.approx(library)
    assert agreement([(e, j, float(int(e[1:]))) for e, j, _ in told]).alpha == pytest.approx(1)
    assert agreement([]).alpha is None


def document(entries: list[Judged], rules: Rules) -> dict[str, Any]:
    """A protocol as the result of a stage freezes it."""
    told: dict[str, Any] = {
        "format": "tirek-protocol/1",
        "call": {"code": "fair"},
        "rules": {
            "criteria": [
                {"code": m.code, "weight": str(m.weight), "low": m.low, "high": m.high, "is_optional": m.is_optional}
                for m in rules.measures
            ],
            "minimum_reviews": rules.minimum_reviews,
            "passing": rules.passing,
            "passing_by": dict(rules.passing_by),
            "per_region": rules.per_region,
            "ties": list(rules.ties),
            "seed": rules.seed,
        },
        "entries": [
            {
                "number": one.number,
                "nomination": one.nomination,
                "region": one.region,
                "reviews": [{"judge": review.judge, "scores": dict(review.scores)} for review in one.reviews],
            }
            for one in entries
        ],
        "result": [
            {
                "number": row.number,
                "score": None if row.score is None else f"{row.score.numerator}/{row.score.denominator}",
                **{name: getattr(row, name) for name in ("first", "last", "place", "passes")},
            }
            for row in ranked(entries, rules)
        ],
    }
    return {**told, "sha256": recounting.digest(told)}


def test_the_script_alone_recounts_a_file_and_names_what_was_changed(tmp_path: Path) -> None:
    entries = [Judged(str(n), reviews=(Review("j", {"a": n, "b": 5}),)) for n in range(4)]
    told, file = document(entries, RULES), tmp_path / "protocol.json"

    def run() -> subprocess.CompletedProcess[str]:
        file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, "-I", str(recounting.__file__), str(file)]
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)

    right = run()
    assert (right.returncode, right.stdout) == (0, f"fair: 4 entries recounted, 3 pass, {told['sha256']}: right\n")
    told["entries"][0]["reviews"][0]["scores"]["a"] = 10
    wrong = run()
    assert wrong.returncode == 1
    assert "SHA-256" in wrong.stdout
    assert "0: score is '50/3', recounted '250/3'" in wrong.stdout
    told = {"format": "other"}
    assert run().returncode == 1
