"""Judging entries as they come, the judges of a stage a page at a time, and who an award goes to."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.calls.test_pages_after import client_of
from tests.factories import World, make_world
from tests.factories.calls import CLOSES, CODE, DURING, make_call, make_entry
from tests.factories.calls_judging import expert_stage, make_judge, make_judged_call, make_reviews
from tests.factories.network import make_actor
from tests.questions import asked

from tirek.calls.actions.awards import NewAward, give_awards
from tirek.calls.actions.judging_stages import begin_stage, lock_stage
from tirek.calls.actions.sharing import give_out_rest, share_out
from tirek.calls.enums import CallState, EntrantKind, EntryState, StageKind
from tirek.calls.enums_of_awards import AwardKind
from tirek.calls.models import Assignment, Entry, Stage
from tirek.calls.permissions import may_write
from tirek.calls.queries.judges import SIZE, judges_of, judges_page
from tirek.calls.queries.readiness import what_is_missing
from tirek.calls.queries.sharing import Wishes
from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.core.verdict import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demo(settings: Any) -> None:
    settings.DEMO = True


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def chief(world: World) -> Actor:
    return make_actor(Role.COMPETITIONS, world.saryagash)


def make_rolling(world: World, by: Actor, **facts: Any) -> tuple[Stage, list[Entry]]:
    """A call without a formal check, two of whose entries are with both experts before its window closes."""
    call = make_call(world.saryagash, **facts)
    call.stages.exclude(kind=StageKind.EXPERT).delete()
    call.stages.update(position=1, starts_at=call.opens_at, reviews_each=2, minimum_reviews=1, seed="1916")
    entries = [make_entry(call) for _each in range(2)]
    make_judge(call), make_judge(call)
    stage = expert_stage(call)
    share_out(stage.pk, Wishes(reviews=2, seed=7), by=by, at=DURING)
    begin_stage(stage.pk, by=by, at=DURING)
    return expert_stage(call), entries


def test_an_entry_that_comes_later_is_given_out_and_nothing_else_moves(world: World, chief: Actor) -> None:
    stage, _entries = make_rolling(world, chief)
    before = set(Assignment.objects.values_list("pk", "entry_id", "member_id"))
    later = make_entry(stage.call, at=DURING)
    assert may_write(later, CLOSES, DURING)
    assert give_out_rest(stage.pk, by=chief, at=DURING) == 0
    after = set(Assignment.objects.standing().values_list("pk", "entry_id", "member_id"))
    assert before < after
    assert {entry for _pk, entry, _member in after - before} == {later.pk}
    assert len(after - before) == 2
    refused = may_write(later, CLOSES, DURING)
    assert not refused, "a judge has it"
    assert give_out_rest(stage.pk, by=chief, at=DURING) == 0
    assert Assignment.objects.count() == len(after)


def test_scores_are_not_locked_while_entries_come_in(world: World, chief: Actor) -> None:
    stage, _entries = make_rolling(world, chief)
    with pytest.raises(Refused):
        lock_stage(stage.pk, by=chief, at=DURING)
    lock_stage(stage.pk, by=chief, at=CLOSES)


def test_what_has_no_judge_is_not_given_out_before_a_first_sharing_or_by_a_stranger(world: World, chief: Actor) -> None:
    call, _entries, _panel = make_judged_call(world.saryagash, chief, begin=False)
    with pytest.raises(Refused):
        give_out_rest(expert_stage(call).pk, by=chief, at=CLOSES)
    stranger = make_actor(Role.COMPETITIONS, world.keles)
    with pytest.raises(Refused):
        give_out_rest(expert_stage(call).pk, by=stranger, at=CLOSES)


def test_experts_may_begin_within_the_window_only_where_nothing_is_checked_before(world: World) -> None:
    call = make_call(world.saryagash, state=CallState.DRAFT, about_kk="Туралы", about_ru="О нём")
    call.stages.filter(kind=StageKind.EXPERT).update(starts_at=call.opens_at)
    named = expert_stage(call).name
    assert any(named in each.text for each in what_is_missing(call, call.opens_at) if each.is_needed)
    call.stages.exclude(kind=StageKind.EXPERT).delete()
    assert not [each.text for each in what_is_missing(call, call.opens_at) if each.is_needed]


def test_the_judges_of_a_stage_come_by_pages_and_by_what_is_left(world: World, chief: Actor) -> None:
    call, _entries, panel = make_judged_call(world.saryagash, chief, entries=4, judges=2)
    stage = expert_stage(call)
    idle = [make_judge(call, name=f"Бос Төреші {n:02d}") for n in range(SIZE)]
    own = Assignment.objects.filter(stage=stage, member=panel[0])
    make_reviews(stage)
    Assignment.objects.filter(stage=stage, member=panel[1]).update(state="waiting")
    assert set(judges_of(stage, "done")) == {panel[0]}
    assert set(judges_of(stage, "left")) == {panel[1]}
    assert set(judges_of(stage, "without")) == set(idle)
    assert [row.member for row in judges_page(stage, "", "төреші 03", None).rows] == [idle[3]]
    first, second = (judges_page(stage, "", "", page) for page in ("1", "2"))
    assert (len(first.rows), len(second.rows)) == (SIZE, 2)
    row = next(row for page in (first, second) for row in page.rows if row.member == panel[0])
    assert (row.given, row.done, row.left) == (own.count(), own.count(), 0)


def test_the_page_of_a_stage_asks_as_much_of_many_judges_as_of_few(world: World, chief: Actor) -> None:
    call, _entries, _panel = make_judged_call(world.saryagash, chief, entries=4, judges=2)
    staff = client_of(chief)
    address = reverse("calls:stage", args=[call.code, expert_stage(call).position])
    staff.get(address)
    few = asked(lambda: staff.get(address)).total()
    for _each in range(SIZE):
        make_judge(call)
    assert asked(lambda: staff.get(f"{address}?page=2")).total() == few
    for odd in ("show=left&name=жоқ", "show=%00&name=%00&page=x", f"name={'ә' * 300}"):
        assert staff.get(f"{address}?{odd}").status_code == 200


def test_whoever_entered_alone_receives_the_award_and_not_the_school(world: World, chief: Actor) -> None:
    call = make_call(world.saryagash)
    call.stages.update(state="published")
    told: dict[str, Any] = {"state": EntryState.WINNER, "organisation_name": "№5 мектеп"}
    person = make_entry(call, name="Асқарова Гүлнар", entrant_kind=EntrantKind.PERSON, **told)
    body = make_entry(call, name="Асқаров Ерлан", entrant_kind=EntrantKind.ORGANISATION, **told)
    at = CLOSES + timedelta(days=60)
    news = [NewAward(entry_id=entry.pk, kind=AwardKind.WINNER) for entry in (person, body)]
    given = give_awards(call.pk, news, awarded_on=at.date(), by=chief, at=at)
    names = {award.entry_id: award.name for award in given}
    assert names == {person.pk: "Асқарова Гүлнар", body.pk: "№5 мектеп"}


def test_the_page_of_a_call_tells_whether_it_is_open_and_by_which_clock(world: World) -> None:
    now = timezone.now()
    window: dict[str, Any] = {
        "opens_at": now - timedelta(days=2),
        "closes_at": now + timedelta(days=9),
        "zone": "Asia/Shanghai",
    }
    call = make_call(world.saryagash, **window)
    page = Client().get(call.get_absolute_url()).content.decode()
    assert "Қазір ашық" in page
    assert "UTC+8" in page
    assert "UTC+8" in Client().get(reverse("calls:rules", args=[call.code])).content.decode()
    assert CODE not in page
