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

from tirek.calls.actions import jury_days as actions
from tirek.calls.enums import EntryState, PanelRole, StageKind
from tirek.calls.models import Conflict, JuryDay, JurySlot, PanelMember, Stage
from tirek.calls.queries.jury_days import hours_of
from tirek.calls.timetable import Hour, NoTimetable, Talk, arrange, exits_of, present
from tirek.core.actor import Actor
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
    actions.call_in(second.pk, by=secretary, at=START)
    actions.call_in(first.pk, by=secretary, at=START)
    assert list(stage.slots.filter(state="now")) == [JurySlot.objects.get(pk=first.pk)]
    with pytest.raises(Refused):
        actions.arrange_days(stage.pk, by=secretary, at=START)


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
    chair = client_for(stage.call.panel.get(role=PanelRole.CHAIR).user, language)  # type: ignore[arg-type]
    juror = client_for(stage.call.panel.filter(role=PanelRole.JUROR)[0].user, language)  # type: ignore[arg-type]
    step = f"/judging/slots/{slot.pk}/step/"
    assert juror.post(step, {"what": "call"}).status_code == 403
    assert chair.post(step, {"what": "call"}).status_code == 303
    assert chair.post(step, {"what": "notes", "notes": "Жақсы"}).status_code == 303
    for client in (chair, juror, secretary):
        assert slot.entry.title in client.get(day.get_absolute_url()).content.decode()
    assert client_for(make_user()).get(day.get_absolute_url()).status_code == 404
    assert chair.post(step, {"what": "end"}).status_code == 303
    stage_page = Client().get(f"/calls/{code}/days/").content.decode()
    assert slot.entry.title in stage_page
    assert slot.entry.name not in stage_page
    assert "Жақсы" not in stage_page
    assert secretary.get(page).status_code == 200
