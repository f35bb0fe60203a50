"""An answer on its way through several hands: nothing typed is lost, nobody signs what was not approved."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.factories import World, make_actor, make_case
from tests.factories.cases import NOW

from tirek.cases.actions import approval
from tirek.cases.actions.answers import answer
from tirek.cases.actions.assignment import assign, give_back, take
from tirek.cases.actions.co_executors import add_co_executor, release_co_executor
from tirek.cases.enums import CaseState, OutcomeResult, TransitionKind, TransitionState
from tirek.cases.enums_of_hands import DraftState, SigningPractice
from tirek.cases.models import AnswerDraft, Case, DraftVersion
from tirek.cases.queries.home import NeedKind, needs_me_now
from tirek.cases.queries.queue import QueueFilters, queue
from tirek.cases.queries.signing import drafting
from tirek.core.roles import Role
from tirek.core.verdict import Refused

SOLVED = str(OutcomeResult.SOLVED)


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.saryagash, service=world.job)


@pytest.fixture
def strict(world: World) -> World:
    approval.set_practice(world.saryagash.pk, SigningPractice.APPROVAL, by=world["head"], at=NOW)
    return world


def test_what_a_colleague_saved_is_never_overwritten_and_ones_own_text_is_kept_aside(world, case):
    mine, theirs = world["clerk"], world["clerk2"]
    approval.save_draft(case.pk, "Бірінші", seen=0, by=mine, at=NOW)
    approval.save_draft(case.pk, "Екінші", seen=1, by=theirs, at=NOW + timedelta(minutes=1))
    draft, is_current = approval.save_draft(case.pk, "Үшінші", seen=1, by=mine, at=NOW + timedelta(minutes=2))
    assert (draft.text, is_current) == ("Екінші", False)
    assert set(DraftVersion.objects.values_list("text", "is_aside")) == {
        ("Бірінші", False), ("Екінші", False), ("Үшінші", True),
    }  # fmt: skip
    aside = DraftVersion.objects.get(is_aside=True)
    assert approval.restore_version(aside.pk, by=mine, at=NOW + timedelta(minutes=3)).text == "Үшінші"


def test_a_sitting_is_one_version_and_a_submission_closes_it(world, case):
    clerk = world["clerk"]
    for minute in range(4):
        approval.save_draft(case.pk, f"Мәтін {minute}", by=clerk, at=NOW + timedelta(minutes=minute))
    assert DraftVersion.objects.count() == 1
    approval.comment(case.pk, "Қысқартыңыз", by=world["clerk2"], at=NOW + timedelta(minutes=5))
    approval.save_draft(case.pk, "Қысқа", by=clerk, at=NOW + timedelta(minutes=6))
    assert DraftVersion.objects.count() == 2


def test_an_office_that_says_nothing_signs_directly(world, case):
    assert answer(case.pk, "Жауап", SOLVED, by=world["clerk"], at=NOW).signed_by_name == world["clerk"].name


def test_where_approval_is_needed_only_the_approved_text_is_signed(strict, case):
    clerk, head = strict["clerk"], strict["head"]
    with pytest.raises(Refused):
        answer(case.pk, "Жауап", SOLVED, by=clerk, at=NOW)
    approval.submit_draft(case.pk, "Жауап", SOLVED, by=clerk, at=NOW)
    with pytest.raises(Refused):
        approval.save_draft(case.pk, "Басқа", by=clerk, at=NOW)
    approval.return_draft(case.pk, "Толықтырыңыз", by=head, at=NOW)
    approval.submit_draft(case.pk, "Толық жауап", SOLVED, by=clerk, at=NOW)
    approval.approve_draft(case.pk, by=head, at=NOW)
    with pytest.raises(Refused):
        answer(case.pk, "Бөтен мәтін", SOLVED, by=clerk, at=NOW)
    assert drafting(clerk, case).steps == ["recall", "sign"]
    assert approval.sign_draft(case.pk, by=clerk, at=NOW).text == "Толық жауап"
    assert AnswerDraft.objects.get().state == DraftState.SIGNED
    case.refresh_from_db()
    assert case.state == CaseState.ANSWERED


def test_a_recalled_draft_loses_its_approval(strict, case):
    approval.submit_draft(case.pk, "Жауап", SOLVED, by=strict["clerk"], at=NOW)
    approval.approve_draft(case.pk, by=strict["head"], at=NOW)
    approval.recall_draft(case.pk, by=strict["clerk2"], at=NOW)
    with pytest.raises(Refused):
        approval.sign_draft(case.pk, by=strict["clerk"], at=NOW)


def test_where_the_head_signs_a_case_worker_never_does(world, case):
    approval.set_practice(world.saryagash.pk, SigningPractice.HEAD, by=world["head"], at=NOW)
    approval.submit_draft(case.pk, "Жауап", SOLVED, by=world["clerk"], at=NOW)
    with pytest.raises(Refused):
        approval.sign_draft(case.pk, by=world["clerk"], at=NOW)
    assert approval.sign_draft(case.pk, by=world["head"], at=NOW).signed_by_id == world["head"].user_id


@pytest.mark.parametrize("persona", ["clerk", "registrar", "clerk.keles", "head.kostanay"])
def test_only_the_head_approves_and_sets_the_practice(strict, case, persona):
    approval.submit_draft(case.pk, "Жауап", SOLVED, by=strict["clerk"], at=NOW)
    with pytest.raises((Refused, Case.DoesNotExist)):
        approval.approve_draft(case.pk, by=strict[persona], at=NOW)
    with pytest.raises(Refused):
        approval.set_practice(strict.saryagash.pk, SigningPractice.DIRECT, by=strict[persona], at=NOW)


def test_an_incomplete_draft_is_saved_but_not_submitted(strict, case):
    approval.save_draft(case.pk, "Жартысы", by=strict["clerk"], at=NOW)
    with pytest.raises(ValidationError):
        approval.submit_draft(case.pk, "Жартысы", "", by=strict["clerk"], at=NOW)


def test_whoever_holds_the_draft_is_shown_it_at_the_start(strict, case):
    def needs(persona: str) -> set[str]:
        return {need.kind for need in needs_me_now(strict[persona], NOW.date())}

    approval.submit_draft(case.pk, "Жауап", SOLVED, by=strict["clerk"], at=NOW)
    assert NeedKind.DRAFT_TO_APPROVE in needs("head")
    approval.return_draft(case.pk, "Түзетіңіз", by=strict["head"], at=NOW)
    assert NeedKind.DRAFT_RETURNED in needs("clerk")
    approval.submit_draft(case.pk, "Жауап", SOLVED, by=strict["clerk"], at=NOW)
    approval.approve_draft(case.pk, by=strict["head"], at=NOW)
    assert NeedKind.DRAFT_TO_SIGN in needs("clerk")


def test_drafts_are_hidden_from_applicants_and_other_offices(world, case):
    from tirek.cases.queries.tracking import applicant_actor

    approval.save_draft(case.pk, "Жауап", by=world["clerk"], at=NOW)
    approval.comment(case.pk, "Пікір", by=world["clerk"], at=NOW)
    for actor in (world["clerk.keles"], world["head.kostanay"], world["anonymous"], applicant_actor(case)):
        assert not AnswerDraft.objects.visible_to(actor).exists()
        assert not DraftVersion.objects.visible_to(actor).exists()


def test_a_co_executor_finds_the_case_among_theirs_until_released(world, case):
    assign(case.pk, world["clerk"].user_id, by=world["head"], at=NOW)
    row = add_co_executor(case.pk, world["clerk2"].user_id, by=world["clerk"], at=NOW)
    mine = QueueFilters(whose="mine", on=NOW.date())
    assert list(queue(world["clerk2"], mine)) == [case]
    with pytest.raises(Refused):
        add_co_executor(case.pk, world["clerk.keles"].user_id, by=world["head"], at=NOW)
    release_co_executor(row.pk, by=world["head"], at=NOW)
    assert not queue(world["clerk2"], mine).exists()


def test_a_case_is_returned_with_the_reason_by_whoever_has_it(world, case):
    take(case.pk, by=world["clerk"], at=NOW)
    with pytest.raises(Refused):
        give_back(case.pk, "Маған емес", by=world["clerk2"], at=NOW)
    give_back(case.pk, "Туысым", by=world["clerk"], at=NOW)
    case.refresh_from_db()
    assert (case.state, case.assignee_id) == (CaseState.REGISTERED, None)
    last = case.transitions.last()
    assert (last.kind, last.state, last.answer) == (TransitionKind.ASSIGNMENT, TransitionState.DECLINED, "Туысым")
    assert NeedKind.UNASSIGNED in {need.kind for need in needs_me_now(world["head"], NOW.date())}


def test_the_head_of_another_office_does_not_see_the_practice(world):
    from tirek.cases.models import AnswerPractice

    approval.set_practice(world.saryagash.pk, SigningPractice.HEAD, by=world["head"], at=NOW)
    assert AnswerPractice.objects.visible_to(world["clerk"]).exists()
    assert not AnswerPractice.objects.visible_to(make_actor(Role.HEAD, world.keles)).exists()
