"""One deed for many cases: each on its own, told apart, done once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.factories import World, make_case
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.assignment import assign, take
from tirek.cases.actions.bulk_deeds import run, undo_assignments
from tirek.cases.enums import CaseState, OutcomeResult
from tirek.cases.models import BulkRun, Case, Transition
from tirek.cases.queries.papers import sheets_pdf
from tirek.core.models import Message


@pytest.fixture
def cases(world: World) -> list[Case]:
    return [make_case(world.saryagash, service=world.job) for _ in range(3)]


def keys(cases: list[Case]) -> list:
    return [case.pk for case in cases]


def done(made: BulkRun) -> list[bool]:
    return [row[2] for row in made.results]


def test_forwarding_says_of_each_what_became_of_it(world, cases):
    other = make_case(world.keles, service=world.job)
    answer(cases[1].pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=NOW)
    told = {"to_office": world.keles.pk, "reason": "Келес тұрғыны"}
    made = run(uuid4(), "forward", [*keys(cases), other.pk], told, by=world["clerk"], at=NOW)
    assert done(made) == [True, False, True, False]
    assert all(row[3] for row in made.results if not row[2])
    assert made.results[3][1] == "", "the number of a case out of sight is not told"
    assert Transition.objects.transfers().count() == 2


def test_the_same_form_sent_twice_is_one_run(world, cases):
    key, told = uuid4(), {"to_office": world.keles.pk, "reason": "Себеп"}
    first = run(key, "forward", keys(cases), told, by=world["clerk"], at=NOW)
    assert run(key, "forward", keys(cases), told, by=world["clerk"], at=NOW).pk == first.pk
    assert Transition.objects.transfers().count() == 3


def test_an_assignment_is_undone_where_the_case_has_not_gone_on(world, cases):
    head, clerk, clerk2 = world["head"], world["clerk"], world["clerk2"]
    take(cases[0].pk, by=clerk, at=NOW)
    made = run(uuid4(), "assign", keys(cases), {"to_user": clerk2.user_id}, by=head, at=NOW)
    answer(cases[2].pk, "Жауап", OutcomeResult.SOLVED, by=clerk2, at=NOW)
    assert undo_assignments(made.pk, by=head, at=NOW) == 2
    rows = Case.objects.in_bulk(keys(cases))
    assert [rows[case.pk].assignee_id for case in cases] == [clerk.user_id, None, clerk2.user_id]
    assert rows[cases[1].pk].state == CaseState.REGISTERED


def test_a_case_that_changed_hands_since_is_left_when_an_assignment_is_undone(world, cases):
    head, clerk, clerk2 = world["head"], world["clerk"], world["clerk2"]
    made = run(uuid4(), "assign", keys(cases), {"to_user": clerk2.user_id}, by=head, at=NOW)
    assign(cases[0].pk, clerk.user_id, by=head, at=NOW + timedelta(hours=1))
    assert undo_assignments(made.pk, by=head, at=NOW + timedelta(hours=2)) == 2
    assert Case.objects.get(pk=cases[0].pk).assignee_id == clerk.user_id


def test_closing_answers_the_open_ones_and_closes_the_answered(world, cases):
    answer(cases[0].pk, "Бұрынғы", OutcomeResult.PARTLY, "Ішінара", by=world["clerk"], at=NOW)
    told = {"text": "Ортақ жауап", "result": "solved", "reason": ""}
    made = run(uuid4(), "close", keys(cases), told, by=world["clerk"], at=NOW)
    assert done(made) == [True] * 3
    rows = Case.objects.in_bulk(keys(cases))
    assert {row.state for row in rows.values()} == {CaseState.CLOSED}
    assert [rows[case.pk].answers.get().text for case in cases] == ["Бұрынғы", "Ортақ жауап", "Ортақ жауап"]


def test_a_case_worker_is_reminded_once_a_day(world, cases):
    take(cases[0].pk, by=world["clerk"], at=NOW)
    for _ in range(2):
        made = run(uuid4(), "remind", keys(cases[:2]), {}, by=world["head"], at=NOW)
        assert done(made) == [True, False]
    assert Message.objects.filter(key__contains=":reminder:").count() == 1


def test_a_run_is_seen_by_its_doer_alone(world, cases):
    made = run(uuid4(), "remind", keys(cases), {}, by=world["head"], at=NOW)
    assert BulkRun.objects.visible_to(world["head"]).get() == made
    assert not BulkRun.objects.visible_to(world["head.turkistan"]).exists()


def test_all_are_printed_in_one_document_whatever_they_hold(world, cases, django_assert_num_queries):
    with django_assert_num_queries(2):
        paper = sheets_pdf(world["clerk"], cases, at=NOW)
    assert paper.startswith(b"%PDF")
