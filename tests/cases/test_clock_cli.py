"""``tirek clock``: anyone can check a deadline; and what holds for every ledger that can be written."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tirek.cases.clock import ledger
from tirek.cases.clock.trial import Asked, Happening, try_out
from tirek.cases.enums import ClockEvent
from tirek.core.calendar import WorkingCalendar
from tirek.core.terms import Binds, all_rules, count_term, in_force_until, rule_for
from tirek.core.verdict import Refused
from tirek.portal.cli.main import main

CALENDAR = WorkingCalendar()
ANSWERS = ("appeal", "complaint", "request", "message", "proposal")
moments = st.datetimes(datetime(2018, 1, 1), datetime(2032, 12, 31), timezones=st.just(UTC))
steps = st.lists(
    st.tuples(st.sampled_from(["forwarded", "reopened", "correction", "extended"]), st.integers(0, 25)), max_size=4
)


def clock(capsys, *arguments: str) -> tuple[int, str, str]:
    code = main(["clock", "--law-only", *arguments])
    out = capsys.readouterr()
    return code, out.out, out.err


def told(received_at: datetime, told_steps: list[tuple[str, int]]) -> list[Happening]:
    at, found = received_at + timedelta(days=5), []
    for event, days in told_steps:
        at += timedelta(days=days)
        found.append(Happening(event, at, days=3 if event in ("extended", "correction") else None))
    return found


@given(received_at=moments, told_steps=steps, topic=st.sampled_from(ANSWERS), is_bound=st.booleans())
@settings(max_examples=50, deadline=None)
def test_any_ledger_replays_to_its_due_date_which_is_a_working_day(received_at, told_steps, topic, is_bound):
    try:
        trial = try_out(Asked(topic, received_at, told(received_at, told_steps), is_bound), CALENDAR)
    except Refused:
        return  # the law does not allow it: a complaint extended, a term that has passed
    assert ledger.replay(trial.entries) == trial.due_on
    assert all(ledger.recount(entry) == entry.due_on for entry in trial.entries)
    assert all(CALENDAR.is_working_day(step.due_on) for step in trial.ordered)
    assert [step.due_on for step in trial.ordered if step.is_current] == [trial.due_on]
    assert bool(trial.total) == (len(trial.entries) > 1), "the total is said as soon as anything moved the date"


@given(received_at=moments, later=st.integers(0, 30))
@settings(max_examples=30, deadline=None)
def test_forwarding_lengthens_the_whole_only_by_the_days_before_it_and_says_so(received_at, later):
    alone = try_out(Asked("appeal", received_at), CALENDAR)
    sent = max(received_at + timedelta(days=later), datetime.combine(alone.registered_on, received_at.timetz()))
    moved = try_out(Asked("appeal", received_at, [Happening("forwarded", sent)]), CALENDAR)
    entry = moved.entries[-1]
    assert entry.event == ClockEvent.FORWARDED
    assert entry.working_days == alone.entries[0].working_days == 15
    more = CALENDAR.working_days_between(alone.due_on, moved.due_on)
    assert more <= CALENDAR.working_days_between(alone.registered_on, ledger.day_of(sent)) + 1
    assert moved.total


def test_a_case_of_an_old_edition_keeps_day_one_and_its_rule():
    old = try_out(Asked("appeal", datetime(2025, 11, 3, 6, tzinfo=UTC)), CALENDAR)
    assert (old.entries[0].counts_from, old.entries[0].rule_version) == (date(2025, 11, 3), "2021-07-01")


def test_every_rule_has_its_words_and_the_editions_follow_each_other():
    for rule in all_rules():
        assert all((rule.title.kk, rule.title.ru, rule.title.en, rule.source.kk, rule.source.ru, rule.source.en))
        until = in_force_until(rule)
        assert until is None or until >= rule.in_force_from
        assert count_term(rule, date(2026, 11, 2), CALENDAR).due_on


def test_the_terms_of_the_law():
    day = date(2026, 11, 2)
    lengths = {topic: rule_for(topic, day, is_bound_by_code=True).amount for topic in ANSWERS}
    assert lengths == {"appeal": 15, "complaint": 20, "request": 15, "message": 15, "proposal": 15}
    others = {
        "forwarding": 3,
        "return": 3,
        "extension_notice": 3,
        "objections": 2,
        "consent_withdrawal": 15,
        "kandas": 30,
    }
    assert {topic: rule_for(topic, day).amount for topic in others} == others
    assert rule_for("appeal", day).binds == Binds.OWN
    assert not rule_for("complaint", day, is_bound_by_code=True).may_extend
    act = date(2026, 11, 11)
    back = count_term(rule_for("preliminary_decision", day), act, CALENDAR)
    assert back.due_on == date(2026, 11, 6)
    assert CALENDAR.working_days_between(back.due_on, act) == 3


def test_the_command_prints_the_date_and_its_working(capsys):
    code, out, _err = clock(capsys, "--rule", "appeal", "--registered", "2026-12-14T19:30")
    assert code == 0
    assert "2026-12-16 Wed Independence Day" in out
    assert out.rstrip().endswith("Due on: 2027-01-11, Monday")


def test_the_command_prints_json_in_the_language_asked(capsys):
    code, out, _err = clock(
        capsys, "--registered", "2026-12-14T19:30", "--event", "forwarded@2026-12-17:bound=no",
        "--event", "extended@2027-01-05:until=2027-01-29", "--event", "correction@2026-12-18", "--json",
        "--language", "kk",
    )  # fmt: skip
    data = json.loads(out)
    assert code == 0
    assert (data["registered_on"], data["due_on"]) == ("2026-12-15", "2027-01-29")
    assert [step["due_on"] for step in data["steps"] if step["moves_due"]] == ["2027-01-11", "2027-01-12", "2027-01-29"]
    assert data["steps"][1]["rule"].startswith("standard")
    assert data["steps"][0]["days"][0]["reason"] == "Тәуелсіздік күні"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--rule", "nothing", "--registered", "2026-01-05"), 2, "There is no rule"),
        ((), 2, "--registered"),
        (("--registered", "2026-13-01"), 2, "no moment"),
        (("--registered", "2026-12-01", "--event", "forwarded"), 2, "no event"),
        (("--registered", "2026-12-01", "--event", "extended@2026-12-02"), 2, ":until=DAY"),
        (("--registered", "2026-12-01", "--event", "extended@2026-12-02:days=many"), 2, "from 1 to 366"),
        (("--registered", "2026-12-01", "--event", "forwarded@2026-12-02:to=me"), 2, "says nothing here"),
        (("--registered", "2026-12-01", "--closes", "late"), 2, "18:30"),
        (("--registered", "2026-12-01", "--language", "de"), 2, "kk, ru or en"),
        (("--registered", "2026-12-01", "--event", "forwarded@2026-11-30"), 1, "before the registration"),
        (("--registered", "2026-12-01", "--event", "extended@2026-12-02:days=90"), 1, "two months"),
        (("--rule", "complaint", "--registered", "2026-12-01", "--event", "extended@2026-12-02:days=5"), 1, "final"),
    ],
)
def test_a_question_that_cannot_be_answered_is_explained(capsys, arguments, code, words):
    given_code, _out, err = clock(capsys, *arguments)
    assert given_code == code
    assert words in err


def test_the_rules_are_listed_with_their_sources(capsys):
    code, out, _err = clock(capsys, "--rules", "--json")
    rows = json.loads(out)
    assert code == 0
    assert {row["certainty"] for row in rows} == {"V", "P", "U"}
    assert {"appeal", "complaint", "kandas", "consent_withdrawal"} <= {row["topic"] for row in rows}
