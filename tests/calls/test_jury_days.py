"""Days of a jury: the timetable as arithmetic, and the days as people plan and lead them."""

from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.calls.test_pages_after import client_for, client_of, fund  # noqa: F401 - a fixture
from tests.factories import make_actor, make_user
from tests.factories.calls import make_call, make_entry
from tests.factories.calls_judging import judge_actor

from tirek.calls.actions import jury_days as actions
from tirek.calls.actions import jury_room as room
from tirek.calls.actions.judging_stages import begin_stage
from tirek.calls.actions.reviewing import Opinion, autosave_review, save_review, submit_review
from tirek.calls.actions.sharing import give_to_all
from tirek.calls.enums import EntryState, PanelRole, StageKind, StageState
from tirek.calls.models import Assignment, Conflict, JuryDay, JurySlot, PanelMember, Stage
from tirek.calls.queries.judging import standing
from tirek.calls.queries.jury_days import hours_of, plan_of
from tirek.calls.queries.protocol import protocol_of
from tirek.calls.timetable import Hour, NoTimetable, Talk, arrange, exits_of, present
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.models import Message
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.network.models import Organisation

START = datetime(2025, 4, 1, 4, tzinfo=UTC)
MEMBERS = ("a", "b", "c", "d")
HOURS = [Hour(START + timedelta(minutes=15 * n), START + timedelta(minutes=15 * (n + 1))) for n in range(16)]
TALKS = st.lists(
    st.tuples(st.integers(0, 2), st.frozensets(st.sampled_from(MEMBERS), max_size=1)), min_size=1, max_size=12
).map(lambda rows: [Talk(f"{place:02d}", block, leaving) for place, (block, leaving) in enumerate(rows)])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(talks=TALKS, gone=st.integers(0, 6))
def test_every_talk_has_one_hour_its_block_together_and_a_quorum(talks: list[Talk], gone: int):
    away = {"a": [(HOURS[0].starts_at, HOURS[gone].starts_at)]}
    try:
        found = arrange(talks, HOURS, MEMBERS, away, quorum=2)
    except NoTimetable:
        return
    assert sorted(talk.key for talk, _hour in found.hours) == [talk.key for talk in talks]
    assert len({hour for _talk, hour in found.hours}) == len(talks)
    blocks = [block for block, _group in groupby(talk.block for talk, _hour in found.hours)]
    assert len(blocks) == len(set(blocks))
    assert all(len(present(MEMBERS, away, hour) - talk.leaving) >= 2 for talk, hour in found.hours)
    assert found.fewest <= found.exits


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(talks=TALKS)
def test_the_order_of_what_is_given_changes_nothing_and_no_exchange_helps(talks: list[Talk]):
    first = arrange(talks, HOURS, MEMBERS, {}, quorum=0)
    assert arrange(talks[::-1], HOURS, MEMBERS, {}, quorum=0) == first
    assert first.exits <= exits_of(sorted(talks, key=lambda talk: (talk.block, talk.key)))


def test_too_few_hours_say_how_many_are_lacking():
    with pytest.raises(NoTimetable) as error:
        arrange([Talk(str(n), 0) for n in range(20)], HOURS, MEMBERS, {}, quorum=0)
    assert error.value.lacking == 4


def make_stage_of_jury(office: Organisation, entries: int) -> Stage:
    call = make_call(office)
    for _each in range(entries):
        make_entry(call, state=EntryState.SUBMITTED)
    stage = call.stages.get(kind=StageKind.JURY)
    for place in range(3):
        role = PanelRole.CHAIR if place == 0 else PanelRole.JUROR
        call.panel.create(
            role=role, user=make_user(), name=f"Төреші {place}", email=f"j{place}@tirek.example", invited_at=START
        )
    return stage


def plan(stage: Stage, by: Actor, hours: int = 2) -> JuryDay:
    facts: dict[str, Any] = {"starts_at": START, "ends_at": START + timedelta(hours=hours), "minutes": 15}
    return actions.save_day(stage.pk, {**facts, "breaks": [["09:30", "10:00"]], "link": ""}, by=by, at=START)


@pytest.mark.django_db
def test_days_are_arranged_moved_and_told_to_those_who_moved_only(fund: Organisation):  # noqa: F811
    secretary, stage = make_actor(Role.COMPETITIONS, fund), make_stage_of_jury(fund, 4)
    member = stage.call.panel.first()
    assert isinstance(member, PanelMember)
    for entry in stage.call.entries.order_by("-number")[:2]:
        Conflict.objects.create(member=member, entry=entry, kind="employer", found_at=START)
    day = plan(stage, secretary, 1)
    assert len(list(hours_of(day))) == 2
    with pytest.raises(ValidationError):
        actions.arrange_days(stage.pk, by=secretary, at=START)
    day.delete()
    plan(stage, secretary)
    table = actions.arrange_days(stage.pk, by=secretary, at=START)
    assert (len(table.hours), table.exits, table.fewest) == (4, 1, 1)
    assert actions.tell_moved(stage.pk, by=secretary, at=START) == 4
    first, second = stage.slots.all()[:2]
    actions.move_slot(first.pk, 1, by=secretary, at=START)
    assert [slot.pk for slot in stage.slots.all()[:2]] == [second.pk, first.pk]
    assert actions.tell_moved(stage.pk, by=secretary, at=START + timedelta(hours=1)) == 2
    assert Message.objects.count() == 6
    with pytest.raises(Refused):
        actions.move_slot(second.pk, -1, by=secretary, at=START)
    with pytest.raises(Refused):
        actions.arrange_days(stage.pk, by=make_actor(Role.FINANCE, fund), at=START)
    room.call_in(second.pk, by=secretary, at=START)
    room.call_in(first.pk, by=secretary, at=START)
    assert list(stage.slots.filter(state="now")) == [JurySlot.objects.get(pk=first.pk)]


@pytest.mark.django_db
def test_a_dragged_row_moves_those_between_by_one_and_who_was_heard_stays(fund: Organisation):  # noqa: F811
    secretary, stage = make_actor(Role.COMPETITIONS, fund), make_stage_of_jury(fund, 5)
    plan(stage, secretary)
    actions.arrange_days(stage.pk, by=secretary, at=START)
    actions.tell_moved(stage.pk, by=secretary, at=START)
    before = list(stage.slots.all())
    actions.place_slot(before[4].pk, 1, by=secretary, at=START)
    after = list(stage.slots.all())
    assert [slot.pk for slot in after] == [before[place].pk for place in (0, 4, 1, 2, 3)]
    assert [slot.starts_at for slot in after] == [slot.starts_at for slot in before]
    assert actions.tell_moved(stage.pk, by=secretary, at=START + timedelta(hours=1)) == 4
    for wrong in (-1, 5):
        with pytest.raises(Refused):
            actions.place_slot(before[0].pk, wrong, by=secretary, at=START)
    room.call_in(after[1].pk, by=secretary, at=START)
    with pytest.raises(Refused):
        actions.place_slot(before[0].pk, 3, by=secretary, at=START)
    table = actions.arrange_days(stage.pk, by=secretary, at=START)
    anew = list(stage.slots.all())
    assert (len(table.hours), len(anew)) == (4, 5)
    assert anew[0].pk == after[1].pk
    assert all(slot.starts_at >= anew[0].ends_at for slot in anew[1:])
    assert {slot.pk for slot in anew} == {slot.pk for slot in before}


@pytest.mark.django_db
def test_the_plan_says_who_leaves_and_where_no_quorum_stays(fund: Organisation):  # noqa: F811
    secretary, stage = make_actor(Role.COMPETITIONS, fund), make_stage_of_jury(fund, 3)
    stage.quorum = 3
    stage.save()
    member, entry = stage.call.panel.all()[0], stage.call.entries.all()[0]
    plan(stage, secretary)
    actions.arrange_days(stage.pk, by=secretary, at=START)
    assert (plan_of(stage).exits, plan_of(stage).without_quorum) == (0, 0)
    Conflict.objects.create(member=member, entry=entry, kind="kin", found_at=START)
    found = plan_of(stage)
    row = next(row for row in found.rows if row.slot.entry_id == entry.pk)
    assert (row.leaving, row.has_quorum, found.exits, found.without_quorum) == ([member.name], False, 1, 1)
    with pytest.raises(ValidationError):
        actions.arrange_days(stage.pk, by=secretary, at=START)


@pytest.mark.django_db
def test_the_scores_of_one_work_are_locked_and_opened_with_a_reason_that_stays(fund: Organisation):  # noqa: F811
    secretary, stage = make_actor(Role.COMPETITIONS, fund), make_stage_of_jury(fund, 2)
    plan(stage, secretary)
    actions.arrange_days(stage.pk, by=secretary, at=START)
    stage.call.stages.filter(kind=StageKind.EXPERT).update(state=StageState.PUBLISHED)
    stage.call.panel.update(accepted_at=START, languages=["kk", "ru"])
    give_to_all(stage.pk, by=secretary, at=START)
    begin_stage(stage.pk, by=secretary, at=START)
    slot = stage.slots.select_related("entry")[0]
    juror = stage.call.panel.filter(role=PanelRole.JUROR).select_related("user")[0]
    chair = stage.call.panel.select_related("user").get(role=PanelRole.CHAIR)
    own = Assignment.objects.get(member=juror, entry=slot.entry)
    opinion = Opinion(dict.fromkeys(stage.criteria.values_list("code", flat=True), 7))
    with pytest.raises(Refused):
        room.lock_work(slot.pk, by=judge_actor(chair), at=START)  # not heard yet
    room.call_in(slot.pk, by=judge_actor(chair), at=START)
    submit_review(own.pk, opinion, by=judge_actor(juror), at=START)
    with pytest.raises(Refused):
        room.lock_work(slot.pk, by=judge_actor(juror), at=START)
    room.lock_work(slot.pk, by=judge_actor(chair), at=START)
    for change in (save_review, submit_review, autosave_review):
        with pytest.raises(Refused):
            change(own.pk, opinion, by=judge_actor(juror), at=START)
    other = Assignment.objects.filter(member=juror).exclude(entry=slot.entry).get()
    submit_review(other.pk, opinion, by=judge_actor(juror), at=START)
    with pytest.raises(ValidationError):
        room.reopen_work(slot.pk, " ", by=judge_actor(chair), at=START)
    room.reopen_work(slot.pk, "Екі ұпай шатасқан", by=judge_actor(chair), at=START)
    submit_review(own.pk, opinion, by=judge_actor(juror), at=START)
    told = protocol_of(stage, standing(stage), version=1, previous="", at="")["reopened"]
    assert [(one["entry"], one["reason"]) for one in told] == [(slot.entry.number, "Екі ұпай шатасқан")]


@pytest.mark.django_db
def test_an_entrant_waits_and_the_jury_sees_it(fund: Organisation):  # noqa: F811
    secretary, stage = make_actor(Role.COMPETITIONS, fund), make_stage_of_jury(fund, 2)
    plan(stage, secretary)
    actions.arrange_days(stage.pk, by=secretary, at=START)
    slot = stage.slots.all()[0]
    for early in (slot.starts_at - timedelta(hours=3), slot.ends_at + timedelta(days=1)):
        with pytest.raises(Refused):
            room.come_to_wait(slot.entry_id, by=ANONYMOUS, at=early)
    room.come_to_wait(slot.entry_id, by=ANONYMOUS, at=slot.starts_at - timedelta(minutes=5))
    assert JurySlot.objects.get(pk=slot.pk).waits_since
    assert Client().post(f"/entries/{slot.entry.number}/waiting/").status_code == 404
    actions.arrange_days(stage.pk, by=secretary, at=START)
    assert JurySlot.objects.get(pk=slot.pk).waits_since


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_day_is_planned_led_and_seen(fund: Organisation, language: str):  # noqa: F811
    secretary, stage = client_of(make_actor(Role.COMPETITIONS, fund), language), make_stage_of_jury(fund, 2)
    code = stage.call.code
    page = f"/calls/work/{code}/judging/{stage.position}/days/"
    told = {"on": "2025-04-01", "begins": "09:00", "ends": "12:00", "minutes": 20, "breaks": "10:00-10:15"}
    assert secretary.get(page).status_code == 200
    assert secretary.post(f"{page}new/", {**told, "breaks": "түс"}).status_code == 422
    assert secretary.post(f"{page}new/", {**told, "ends": "08:00"}).status_code == 422
    assert secretary.post(f"{page}new/", told).status_code == 303
    away = {"member": stage.call.panel.all()[1].pk, "on": "2025-04-01", "since": "09:00", "until": "09:30"}
    assert secretary.post(f"{page}absence/", {**away, "until": "08:00"}).status_code == 422
    assert secretary.post(f"{page}absence/", away).status_code == 303
    assert secretary.post(f"{page}arranging/").status_code == 303
    assert secretary.post(f"{page}letters/").status_code == 303
    day, slot = JuryDay.objects.get(), stage.slots.all()[0]
    assert secretary.get(f"{day.get_absolute_url()}edit/").status_code == 200
    assert secretary.post(f"/judging/slots/{slot.pk}/move/", {"to": "later"}).status_code == 303
    assert secretary.post(f"/judging/slots/{slot.pk}/move/", {"place": "0"}).status_code == 303
    assert secretary.post(f"/judging/slots/{slot.pk}/move/", {"place": "x"}).status_code == 404
    chair = client_for(stage.call.panel.get(role=PanelRole.CHAIR).user, language)  # type: ignore[arg-type]
    juror = client_for(stage.call.panel.filter(role=PanelRole.JUROR)[0].user, language)  # type: ignore[arg-type]
    step = f"/judging/slots/{slot.pk}/step/"
    assert juror.post(step, {"what": "call"}).status_code == 403
    assert chair.post(step, {"what": "call"}).status_code == 303
    assert chair.post(step, {"what": "notes", "notes": "Жақсы"}).status_code == 303
    for client in (chair, juror, secretary):
        assert slot.entry.title in client.get(day.get_absolute_url()).content.decode()
    assert client_for(make_user()).get(day.get_absolute_url()).status_code == 404
    assert juror.post(step, {"what": "lock"}).status_code == 403
    assert chair.post(step, {"what": "lock"}).status_code == 303
    assert chair.get(f"/judging/slots/{slot.pk}/reopening/").status_code == 200
    assert chair.post(f"/judging/slots/{slot.pk}/reopening/", {"reason": ""}).status_code == 422
    assert chair.post(f"/judging/slots/{slot.pk}/reopening/", {"reason": "Қате"}).status_code == 303
    assert chair.post(step, {"what": "dance"}).status_code == 404
    assert chair.post(step, {"what": "end"}).status_code == 303
    stage_page = Client().get(f"/calls/{code}/days/").content.decode()
    assert slot.entry.title in stage_page
    assert slot.entry.name not in stage_page
    assert "Жақсы" not in stage_page
    assert secretary.get(page).status_code == 200
