"""Judging from the invitation to the published result: what each may do, and what stays as it was."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from tests.factories import World, make_world
from tests.factories.calls import CLOSES, make_call, make_entry
from tests.factories.calls_judging import (
    expert_stage,
    judge_actor,
    make_judge,
    make_judged_call,
    make_reviews,
)
from tests.factories.network import make_actor, make_user

from tirek.calls.actions.judging_notices import remind_judges
from tirek.calls.actions.judging_stages import lock_stage, unlock_stage
from tirek.calls.actions.panel import Profile, accept_invitation, decline_invitation, invite_judge, remove_judge
from tirek.calls.actions.results import publish_result, put_forward, send_back
from tirek.calls.actions.reviewing import ABSTAIN, ChangedMeanwhile, Opinion, save_review, step_back, submit_review
from tirek.calls.actions.sharing import CannotShare, give_second_look, give_to_all, share_out
from tirek.calls.enums import EntryState, FormalState, PanelRole, StageState
from tirek.calls.enums_judging import AssignmentKind, AssignmentState, ConflictKind
from tirek.calls.judging.recount import problems
from tirek.calls.models import Assignment, Conflict, Entry, PanelMember, StageResult
from tirek.calls.queries.judging import standing
from tirek.calls.queries.sharing import Wishes
from tirek.core.actor import Actor
from tirek.core.models import Message
from tirek.core.roles import Role
from tirek.core.verdict import Refused

pytestmark = pytest.mark.django_db
AT = CLOSES + timedelta(days=4)
CRITERIA = ("significance", "impact", "sustainability", "innovation", "openness")


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def chief(world: World) -> Actor:
    return make_actor(Role.COMPETITIONS, world.saryagash)


@pytest.fixture
def second(world: World) -> Actor:
    return make_actor(Role.COMPETITIONS, world.saryagash)


def points(value: Any = 5, **other: Any) -> dict[str, Any]:
    return {**dict.fromkeys(CRITERIA, value), **other}


def test_a_judge_is_invited_by_a_link_that_works_once(world: World, chief: Actor) -> None:
    call = make_call(world.saryagash)
    member = invite_judge(call.pk, email="Sara@Tirek.example", name="Сара", role="expert", by=chief, at=AT)
    letter = Message.objects.get(to="sara@tirek.example")
    token = letter.body.split("/judging/invitation/")[1].split("/")[0]
    assert call.name_kk in letter.body
    accepted = accept_invitation(
        token, Profile(languages=["kk"], kin=["Асан Үсен"]), user_id=None, password="жұлдыз-таң-1916", at=AT
    )
    assert (accepted.pk, accepted.user.email, accepted.kin) == (member.pk, "sara@tirek.example", ["Асан Үсен"])
    with pytest.raises(Refused):
        accept_invitation(token, Profile(), user_id=make_user().pk, at=AT)
    with pytest.raises(Refused):
        decline_invitation(token, at=AT)


def test_only_who_runs_the_call_invites(world: World) -> None:
    call = make_call(world.saryagash)
    for persona in ("clerk", "registrar", "employment"):
        with pytest.raises(Refused):
            invite_judge(call.pk, email="a@tirek.example", name="А", role="expert", by=world[persona], at=AT)


def test_conflicts_are_found_by_name_number_and_employer_and_never_shared_out(world: World, chief: Actor) -> None:
    call = make_call(world.saryagash)
    cousin = make_judge(call, kin=["Үсенов Асан Серікұлы"])
    colleague = make_judge(call, organisation_number="991340000012")
    boss = make_judge(call, employer='ҚҚ "Бірлік"')
    free = [make_judge(call) for _ in range(2)]
    entry = make_entry(
        call, formal=FormalState.PASSED, name="Асан Серикулы Усенов", organisation_number="991340000012",
        organisation_name="ҚҚ «Бірлік»",
    )  # fmt: skip
    share_out(expert_stage(call).pk, Wishes(reviews=2, seed=1), by=chief, at=AT)
    kinds = set(Conflict.objects.filter(entry=entry).values_list("member_id", "kind"))
    assert (cousin.pk, ConflictKind.KIN) in kinds
    assert (colleague.pk, ConflictKind.ORGANISATION) in kinds
    assert (boss.pk, ConflictKind.EMPLOYER) in kinds
    assert set(Assignment.objects.values_list("member_id", flat=True)) == {one.pk for one in free}


def test_sharing_out_waits_for_the_formal_check_and_names_what_cannot_be(world: World, chief: Actor) -> None:
    call = make_call(world.saryagash)
    entry = make_entry(call)
    make_judge(call, languages=["ru"])
    stage = expert_stage(call)
    with pytest.raises(Refused):
        share_out(stage.pk, Wishes(reviews=1, seed=1), by=chief, at=AT)
    Entry.objects.filter(pk=entry.pk).update(formal=FormalState.PASSED)
    with pytest.raises(CannotShare) as told:
        share_out(stage.pk, Wishes(reviews=1, seed=1), by=chief, at=AT)
    assert [(each.rule, each.amount) for each in told.value.shortfalls] == [("language", 1)]


def test_abstaining_missing_and_nought_are_kept_apart(world: World, chief: Actor) -> None:
    _call, _entries, _panel = make_judged_call(world.saryagash, chief)
    one = Assignment.objects.select_related("member__user").first()
    assert one is not None
    by = judge_actor(one.member)
    with pytest.raises(ValidationError) as told:
        submit_review(one.pk, Opinion(points(0, impact=None)), by=by, at=AT)
    assert set(told.value.message_dict) == {"impact"}
    save_review(one.pk, Opinion(points(0, impact=None)), by=by, at=AT)
    assert set(one.evaluation.scores.values_list("value", flat=True)) == {0}
    assert one.evaluation.scores.count() == 4
    submit_review(one.pk, Opinion(points(0, impact=ABSTAIN)), by=by, at=AT)
    one.evaluation.refresh_from_db()
    assert one.evaluation.scores.get(criterion__code="impact").value is None
    with pytest.raises(ValidationError):
        submit_review(one.pk, Opinion(points(11)), by=by, at=AT)


def test_two_windows_do_not_overwrite_each_other_unseen(world: World, chief: Actor) -> None:
    make_judged_call(world.saryagash, chief)
    one = Assignment.objects.select_related("member__user").first()
    assert one is not None
    by = judge_actor(one.member)
    save_review(one.pk, Opinion(points(3), version=0), by=by, at=AT)
    with pytest.raises(ChangedMeanwhile):
        save_review(one.pk, Opinion(points(4), version=0), by=by, at=AT)
    save_review(one.pk, Opinion(points(4), version=1), by=by, at=AT)


def test_stepping_back_closes_the_entry_at_once_and_gives_it_to_somebody_else(world: World, chief: Actor) -> None:
    make_judged_call(world.saryagash, chief, judges=5)
    one = Assignment.objects.select_related("member__user", "entry").first()
    assert one is not None
    by, before = judge_actor(one.member), set(Assignment.objects.values_list("entry_id", "member_id"))
    lacking = step_back(one.pk, "kin", "Жиенім", by=by, at=AT)
    assert lacking == 0
    assert not Assignment.objects.visible_to(by).filter(pk=one.pk).exists()
    after = set(Assignment.objects.standing().values_list("entry_id", "member_id"))
    assert len(before - after) == 1
    assert [entry for entry, _ in after - before] == [one.entry_id]
    assert Conflict.objects.get(member=one.member, entry=one.entry).is_declared


def test_when_nobody_is_left_who_may_judge_those_who_run_the_call_are_told(world: World, chief: Actor) -> None:
    make_judged_call(world.saryagash, chief, judges=2)
    one = Assignment.objects.select_related("member__user").first()
    assert one is not None
    assert step_back(one.pk, "other", "Таныс", by=judge_actor(one.member), at=AT) == 1
    assert Message.objects.filter(key__startswith="lacking:").count() == 1


def test_a_judge_who_leaves_keeps_what_was_handed_in_and_the_rest_goes_to_others(world: World, chief: Actor) -> None:
    _call, entries, panel = make_judged_call(world.saryagash, chief, entries=8, judges=5)
    gone = panel[0]
    own = list(Assignment.objects.filter(member=gone).select_related("member__user"))
    submit_review(own[0].pk, Opinion(points()), by=judge_actor(gone), at=AT)
    others = set(Assignment.objects.exclude(member=gone).values_list("pk", flat=True))
    assert remove_judge(gone.pk, "Сапарда", by=chief, at=AT) == 0
    standing_ones = Assignment.objects.standing()
    assert set(standing_ones.filter(member=gone).values_list("state", flat=True)) == {AssignmentState.DONE}
    assert others <= set(standing_ones.values_list("pk", flat=True))
    assert {standing_ones.filter(entry=one).count() for one in entries} == {2}
    assert not Assignment.objects.visible_to(judge_actor(gone)).exists()


def test_scores_move_until_they_are_locked_and_not_after(world: World, chief: Actor) -> None:
    call, _entries, _panel = make_judged_call(world.saryagash, chief)
    stage = expert_stage(call)
    make_reviews(stage)
    lock_stage(stage.pk, by=chief, at=AT)
    one = Assignment.objects.select_related("member__user").first()
    assert one is not None
    for change in (save_review, submit_review):
        with pytest.raises(Refused):
            change(one.pk, Opinion(points(9)), by=judge_actor(one.member), at=AT)
    with pytest.raises(ValidationError):
        unlock_stage(stage.pk, " ", by=chief, at=AT)
    unlock_stage(stage.pk, "Қате енгізілген", by=chief, at=AT)
    submit_review(one.pk, Opinion(points(9)), by=judge_actor(one.member), at=AT)
    lock_stage(stage.pk, by=chief, at=AT)
    result = put_forward(stage.pk, by=chief, at=AT)
    assert [row["reason"] for row in result.document["reopened"]] == ["Қате енгізілген"]


def test_a_result_takes_two_people_and_moves_the_entries(world: World, chief: Actor, second: Actor) -> None:
    call, entries, _panel = make_judged_call(world.saryagash, chief)
    stage = expert_stage(call)
    make_reviews(stage)
    with pytest.raises(Refused):
        put_forward(stage.pk, by=chief, at=AT)
    lock_stage(stage.pk, by=chief, at=AT)
    result = put_forward(stage.pk, by=chief, at=AT)
    with pytest.raises(Refused):
        publish_result(result.pk, by=chief, at=AT)
    with pytest.raises(Refused):
        put_forward(stage.pk, by=second, at=AT)
    publish_result(result.pk, by=second, at=AT)
    stage.refresh_from_db()
    assert stage.state == StageState.PUBLISHED
    assert problems(result.document) == []
    passed = {row["number"] for row in result.document["result"] if row["passes"]}
    assert len(passed) == 2
    states = dict(Entry.objects.values_list("number", "state"))
    assert {states[number] for number in passed} == {EntryState.SUBMITTED}
    assert {state for number, state in states.items() if number not in passed} == {EntryState.PASSED_OVER}
    letters = Message.objects.filter(key__startswith="result:")
    assert letters.count() == len(entries)
    for letter in letters:
        assert result.get_absolute_url() in letter.body
        assert letter.subject.split()[-1] not in ("", "None")
        assert not any(member.name in letter.body for member in PanelMember.objects.all())


def test_a_result_sent_back_is_made_anew_and_the_database_itself_wants_two(
    world: World, chief: Actor, second: Actor
) -> None:
    call, _entries, _panel = make_judged_call(world.saryagash, chief)
    stage = expert_stage(call)
    make_reviews(stage)
    lock_stage(stage.pk, by=chief, at=AT)
    first = put_forward(stage.pk, by=chief, at=AT)
    send_back(first.pk, "Бір жұмыс ұмытылған", by=second, at=AT)
    again = put_forward(stage.pk, by=second, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        StageResult.objects.filter(pk=again.pk).update(state="published", settled_by_id=second.user_id, settled_at=AT)
    publish_result(again.pk, by=chief, at=AT)
    with pytest.raises(ValidationError):
        put_forward(stage.pk, by=chief, at=AT)
    third = put_forward(stage.pk, "Апелляция", by=chief, at=AT)
    assert third.previous_sha256 == again.sha256


def test_too_few_reviews_stop_a_result(world: World, chief: Actor) -> None:
    call, _entries, _panel = make_judged_call(world.saryagash, chief)
    stage = expert_stage(call)
    make_reviews(stage, lambda one: points(ABSTAIN) if one.position == 0 else 4)
    stage.minimum_reviews = 2
    stage.save()
    lock_stage(stage.pk, by=chief, at=AT)
    with pytest.raises(Refused):
        put_forward(stage.pk, by=chief, at=AT)


def test_a_second_look_goes_to_judges_who_have_not_seen_the_entry(world: World, chief: Actor) -> None:
    call, _entries, _panel = make_judged_call(world.saryagash, chief, entries=10, judges=6)
    stage = expert_stage(call)
    stage.passing = 5
    stage.save()
    make_reviews(stage)
    before = set(Assignment.objects.values_list("pk", flat=True))
    near = {row.number for row in standing(stage).rows if row.last > 2 and row.first <= 8}
    give_second_look(stage.pk, 2, by=chief, at=AT, seed=3)
    looks = Assignment.objects.filter(kind=AssignmentKind.SECOND_LOOK)
    assert set(looks.values_list("entry__number", flat=True)) == near
    assert looks.count() == 2 * len(near)
    assert before <= set(Assignment.objects.standing().values_list("pk", flat=True))


def test_a_judge_sees_own_work_and_a_neighbour_none(world: World, chief: Actor) -> None:
    call, _entries, panel = make_judged_call(world.saryagash, chief)
    other = make_judge(make_call(world.keles))
    own = Assignment.objects.visible_to(judge_actor(panel[0]))
    assert set(own.values_list("member_id", flat=True)) == {panel[0].pk}
    for actor in (judge_actor(other), world["head.kostanay"], world["clerk"], world["anonymous"], world["employment"]):
        assert not Assignment.objects.visible_to(actor).exists()
    assert Assignment.objects.visible_to(chief).count() == Assignment.objects.count()
    PanelMember.objects.filter(pk=panel[0].pk).update(left_at=AT)
    assert not Assignment.objects.visible_to(judge_actor(panel[0])).exists()
    Entry.objects.filter(call=call).update(user=chief.user_id)
    assert not Assignment.objects.visible_to(chief).exists()


def test_judges_are_reminded_in_the_last_days_once_a_day_of_what_is_left(world: World, chief: Actor) -> None:
    call, _entries, panel = make_judged_call(world.saryagash, chief)
    stage = expert_stage(call)
    Message.objects.all().delete()
    for one in Assignment.objects.filter(member=panel[0]).select_related("member__user"):
        submit_review(one.pk, Opinion(points()), by=judge_actor(panel[0]), at=AT)
    assert remind_judges(at=stage.ends_at - timedelta(days=5)) == 0
    for _press in range(2):
        assert remind_judges(at=stage.ends_at - timedelta(days=2)) == 1
    assert sorted(Message.objects.values_list("to", flat=True)) == sorted(one.email for one in panel[1:])


def test_a_jury_gets_its_finalists_only_once_their_result_is_published(
    world: World, chief: Actor, second: Actor
) -> None:
    call, _entries, _panel = make_judged_call(world.saryagash, chief)
    experts, jury = expert_stage(call), call.stages.get(kind="jury")
    jurors = [make_judge(call, role=PanelRole.JUROR) for _ in range(3)]
    make_reviews(experts)
    with pytest.raises(Refused):
        give_to_all(jury.pk, by=chief, at=AT)
    lock_stage(experts.pk, by=chief, at=AT)
    result = publish_result(put_forward(experts.pk, by=chief, at=AT).pk, by=second, at=AT)
    give_to_all(jury.pk, by=chief, at=AT)
    passed = {row["number"] for row in result.document["result"] if row["passes"]}
    given = Assignment.objects.filter(stage=jury)
    assert set(given.values_list("entry__number", flat=True)) == passed
    assert given.count() == len(passed) * len(jurors)
