"""Roadmaps: the tree, evidence before done, what waits for what, measured progress, copies, tables."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import World, make_world
from tests.factories.cases import NOW
from tests.factories.roadmaps import (
    SYSTEM,
    action_facts,
    adopt,
    finish,
    make_action,
    make_programme,
    make_roadmap,
)
from tests.questions import asked

from tirek.core.models import Message
from tirek.core.sheets import read_table
from tirek.core.verdict import Refused
from tirek.network.models import Organisation
from tirek.programmes.actions.copies import answer_offer, copy_to_regions
from tirek.programmes.actions.reporting import measure_all, measure_roadmap, report_status
from tirek.programmes.actions.roadmap_chasing import chase_actions
from tirek.programmes.actions.roadmap_tables import ToldAction, enter_actions
from tirek.programmes.actions.roadmaps import add_action, edit_action, remove_action, set_needs
from tirek.programmes.exports_of_roadmaps import roadmap_as_xlsx
from tirek.programmes.forms.roadmap_tables import told_by
from tirek.programmes.models import Roadmap, RoadmapAction, path_of
from tirek.programmes.queries import progress_sources
from tirek.programmes.queries.offers import offers_for
from tirek.programmes.queries.progress_sources import Source
from tirek.programmes.queries.roadmap_pages import roadmap_lines, roadmap_progress, tree_of
from tirek.programmes.queries.rollup import ROOT

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
BOUND = {
    "source": "cases", "target": Decimal(100), "counted_from": TODAY.replace(month=1, day=1), "counted_until": TODAY,
}  # fmt: skip


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def national(world: World) -> Organisation:
    return Organisation.objects.get(pk=world["coordinator"].organisation_id)


@pytest.fixture
def values() -> Iterator[dict[str, Decimal]]:
    """A source that tells what the test says, for every region the same."""
    told: dict[str, Decimal] = {"cases": Decimal(40)}
    before = list(progress_sources._source)
    progress_sources.measure_with(
        Source(
            titles=lambda: [("cases", "Cases"), ("events", "Events")],
            measure=lambda asks, _on: {ask: told.get(ask.code) for ask in asks},
            address=lambda ask, _on: f"/figures/{ask.code}/",
            may_open=lambda actor: not actor.is_anonymous,
        )
    )
    yield told
    progress_sources._source[:] = before


@pytest.fixture
def roadmap(national: Organisation) -> Roadmap:
    return make_roadmap(make_programme(national, NOW), NOW)


def codes(roadmap: Roadmap) -> list[str]:
    return [one.code for one in roadmap.actions.all()]


def test_actions_are_numbered_as_they_are_added_and_a_number_is_never_given_twice(roadmap: Roadmap):
    first = make_action(roadmap, NOW)
    make_action(roadmap, NOW)
    for _number in range(11):
        make_action(roadmap, NOW, parent=first)
    assert codes(roadmap) == ["1", *(f"1.{number}" for number in range(1, 12)), "2"]
    remove_action(roadmap.actions.get(path=path_of("1.11")).pk, by=SYSTEM, at=NOW)
    assert len(codes(roadmap)) == 12


def test_done_needs_evidence_and_what_comes_first(roadmap: Roadmap):
    first, second = make_action(roadmap, NOW), make_action(roadmap, NOW)
    with pytest.raises(Refused):
        report_status(first.pk, "done", by=SYSTEM, at=NOW)  # a draft
    adopt(roadmap, NOW)
    set_needs(second.pk, [first.pk], by=SYSTEM, at=NOW)
    with pytest.raises(ValidationError):
        report_status(first.pk, "done", by=SYSTEM, at=NOW)
    with pytest.raises(ValidationError, match="1"):
        finish(second, NOW)
    finish(first, NOW)
    assert finish(second, NOW).done_on == TODAY
    assert roadmap_progress(roadmap)[ROOT].percent == 100
    assert first.statuses.count() == 1


def test_actions_never_wait_for_each_other_in_a_circle(roadmap: Roadmap):
    whole, other = make_action(roadmap, NOW), make_action(roadmap, NOW)
    part = make_action(roadmap, NOW, parent=whole)
    set_needs(part.pk, [other.pk], by=SYSTEM, at=NOW)
    for action, needed in ((other, part), (other, whole), (part, whole)):
        with pytest.raises(ValidationError), transaction.atomic():
            set_needs(action.pk, [needed.pk], by=SYSTEM, at=NOW)
    assert list(part.needs.values_list("needed", flat=True)) == [other.pk]


def test_a_bound_action_is_done_when_its_figure_says_so_and_by_nobody_else(roadmap: Roadmap, values: dict):
    bound = make_action(roadmap, NOW, weight=3, **BOUND)
    make_action(roadmap, NOW)
    adopt(roadmap, NOW)
    measure_roadmap(roadmap.pk, by=SYSTEM, at=NOW)
    assert roadmap_progress(roadmap)[ROOT].percent == 30
    with pytest.raises(ValidationError):
        finish(bound, NOW)
    values["cases"] = Decimal(140)
    assert measure_all(by=SYSTEM, at=NOW + timedelta(days=1)) == 1
    bound.refresh_from_db()
    assert (bound.state, bound.measured) == ("done", Decimal(140))
    values["cases"] = Decimal(99)
    measure_all(by=SYSTEM, at=NOW + timedelta(days=2))
    bound.refresh_from_db()
    assert (bound.state, bound.done_on) == ("under_way", None)
    assert [row.value for row in bound.measures.all()] == [40, 140, 99]
    assert [row.state for row in bound.statuses.all()] == ["under_way", "done", "under_way"]


def test_what_is_bound_has_no_parts_and_a_target(roadmap: Roadmap, values: dict):
    bound = make_action(roadmap, NOW, **BOUND)
    for wrong in ({"target": None}, {"target": Decimal(0)}, {"source": "unknown"}, {"counted_until": None}):
        with pytest.raises(ValidationError), transaction.atomic():
            make_action(roadmap, NOW, **{**BOUND, **wrong})
    with pytest.raises(ValidationError):
        make_action(roadmap, NOW, parent=bound)
    for due_on in (TODAY - timedelta(days=1),):
        with pytest.raises(ValidationError):
            make_action(roadmap, NOW, due_on=due_on)


def test_a_second_editor_is_told(roadmap: Roadmap):
    action = make_action(roadmap, NOW)
    facts = action_facts(roadmap.owner, NOW, name_kk="Басқа")
    edit_action(action.pk, facts, version=1, by=SYSTEM, at=NOW)
    with pytest.raises(ValidationError):
        edit_action(action.pk, facts, version=1, by=SYSTEM, at=NOW)


def test_regions_get_their_copies_and_are_offered_what_changes(world: World, roadmap: Roadmap, values: dict):
    first = make_action(roadmap, NOW, **BOUND)
    second = make_action(roadmap, NOW)
    set_needs(second.pk, [first.pk], by=SYSTEM, at=NOW)
    adopt(roadmap, NOW)
    regional = Organisation.objects.get(pk=world["head.turkistan"].organisation_id)
    copy = copy_to_regions(roadmap.pk, {regional.area_id: regional.pk}, by=SYSTEM, at=NOW)[0]
    assert copy_to_regions(roadmap.pk, {regional.area_id: regional.pk}, by=SYSTEM, at=NOW) == []
    assert codes(copy) == ["1", "2"]
    assert {one.owner_id for one in copy.actions.all()} == {regional.pk}
    assert copy.actions.get(path=path_of("2")).needs.get().needed.code == "1"
    assert offers_for(copy) == []
    edit_action(first.pk, action_facts(roadmap.owner, NOW, **{**BOUND, "target": Decimal(250)}), by=SYSTEM, at=NOW)
    report_status(second.pk, "cancelled", note="Қажет емес", by=SYSTEM, at=NOW)
    third = make_action(roadmap, NOW, name_kk="Жаңа")
    head = world["head.turkistan"]
    assert [(one.original.code, one.is_new) for one in offers_for(copy)] == [("1", False), ("3", True)]
    answer_offer(copy.pk, first.pk, take=True, by=head, at=NOW)
    assert copy.actions.get(original=first).target == 250
    with pytest.raises(ValidationError), transaction.atomic():
        answer_offer(copy.pk, third.pk, take=False, by=head, at=NOW)
    answer_offer(copy.pk, third.pk, take=False, reason="Бізде бар", by=head, at=NOW)
    assert offers_for(copy) == []
    edit_action(third.pk, action_facts(roadmap.owner, NOW, name_kk="Жаңарақ"), by=SYSTEM, at=NOW)
    taken = answer_offer(copy.pk, third.pk, take=True, by=head, at=NOW)
    assert (taken.code, taken.name_kk) == ("3", "Жаңарақ")
    for neighbour in ("head.kostanay", "clerk"):
        with pytest.raises(Refused):
            answer_offer(copy.pk, third.pk, take=True, by=world[neighbour], at=NOW)


def test_reminders_climb_the_ladder_and_each_rung_is_written_once(world: World, roadmap: Roadmap):
    make_action(roadmap, NOW, owner=world.saryagash)
    adopt(roadmap, NOW)

    def told(days: int) -> int:
        before = Message.objects.count()
        chase_actions(at=NOW + timedelta(days=days))
        chase_actions(at=NOW + timedelta(days=days))
        return Message.objects.count() - before

    assert told(10) == 0
    staff = told(17)
    assert staff == 4  # two clerks, the secretary, the head
    assert told(18) == 0
    assert told(31) == staff
    assert told(40) == staff + 1  # and the coordinator, who planned it
    assert told(60) == staff + 1


NAMES = st.text("абвгдеёжзқғңөұүһі ABC=+-.,\"'«»0123456789", min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)


@st.composite
def plans(draw) -> list[ToldAction]:
    """Up to eight rows of a tree, each with what comes before it in the table as what comes first."""
    paths = [""]
    rows: list[tuple[str, list[str]]] = []
    for number in range(draw(st.integers(1, 8))):
        parent = draw(st.sampled_from([path for path in paths if path.count(".") < 3]))
        path = f"{parent}{number + 1:04d}."
        siblings = [one for one, _needs in rows if not path.startswith(one)]
        rows.append((path, [draw(st.sampled_from(siblings))] if siblings and draw(st.booleans()) else []))
        paths.append(path)
    branches = {path[:-5] for path, _needs in rows}
    return [_told(draw, number, path, needs, path in branches) for number, (path, needs) in enumerate(rows, start=2)]


def _told(draw, row: int, path: str, needs: list[str], is_branch: bool) -> ToldAction:
    names = {name: draw(NAMES.filter(bool)) for name in ("name_kk", "name_ru")}
    since = TODAY + timedelta(days=draw(st.integers(-400, 400)))
    bound = {} if is_branch or draw(st.booleans()) else {
        "source": "cases", "baseline": draw(st.decimals(0, 10, places=2)),
        "target": draw(st.decimals(11, 10**9, places=2)), "counted_from": since, "counted_until": since,
    }  # fmt: skip
    facts = {"since": since, "due_on": since + timedelta(days=draw(st.integers(0, 90)))}
    owner = Organisation.objects.order_by("pk").first()
    told = action_facts(owner, NOW, weight=draw(st.integers(1, 1000)), **names, **facts, **bound)
    return ToldAction(row, path, told, tuple(needs))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_was_written_out_and_read_again_is_the_same(roadmap: Roadmap, values: dict, data: st.DataObject) -> None:
    told = data.draw(plans())
    with transaction.atomic():
        try:
            enter_actions(roadmap.pk, told, by=SYSTEM, at=NOW)
        except ValidationError:  # a circle through a whole and its parts
            told = [replace(one, needs=()) for one in told]
            enter_actions(roadmap.pk, told, by=SYSTEM, at=NOW)
        content = roadmap_as_xlsx(roadmap)
        again = enter_actions(roadmap.pk, told_by(content, TODAY), by=SYSTEM, at=NOW)
        assert (again.added, again.changed, again.same) == (0, 0, len(told))
        other = make_roadmap(roadmap.programme, NOW)
        enter_actions(other.pk, told_by(content, TODAY), by=SYSTEM, at=NOW)
        assert list(read_table(roadmap_as_xlsx(other))) == list(read_table(content))
        transaction.set_rollback(True)


def test_a_table_names_every_fault_with_its_row_and_writes_nothing(roadmap: Roadmap):
    content = (
        "Number;Action in Kazakh;Action in Russian;Owner's code;Begins;Due\n"
        f"1;Бір;Один;{roadmap.owner.code};01.01.2026;31.12.2026\n"
        f"3.1;Екі;Два;{roadmap.owner.code};01.01.2026;31.12.2026\n"
        f"1;Үш;Три;{roadmap.owner.code};01.03.2026;01.02.2026\n"
    ).encode()
    with pytest.raises(ValidationError) as wrong:
        enter_actions(roadmap.pk, told_by(content, TODAY), by=SYSTEM, at=NOW)
    assert [re.search(r"\d+", text)[0] for text in sorted(wrong.value.messages)] == ["3", "4", "4"]
    assert not roadmap.actions.exists()
    with pytest.raises(ValidationError):
        told_by(content.replace(b"31.12.2026", b"when?", 1), TODAY)
    with pytest.raises(ValidationError):
        told_by(b"Number;Due\n1;2\n", TODAY)


def test_only_who_plans_and_who_owns_may_touch_it(world: World, roadmap: Roadmap):
    action = make_action(roadmap, NOW, owner=world.saryagash)
    with pytest.raises(RoadmapAction.DoesNotExist):
        report_status(action.pk, "under_way", by=world["clerk"], at=NOW)  # a draft of the nation is not theirs to see
    adopt(roadmap, NOW)
    assert report_status(action.pk, "under_way", by=world["clerk"], at=NOW).state == "under_way"
    for persona in ("clerk.keles", "employment", "registrar", "anonymous", "analyst"):
        with pytest.raises(Refused):
            report_status(action.pk, "planned", by=world[persona], at=NOW)
    with pytest.raises(Refused):
        report_status(action.pk, "cancelled", note="Жоқ", by=world["clerk"], at=NOW)
    with pytest.raises(Refused):
        add_action(roadmap.pk, action_facts(world.saryagash, NOW), by=world["head"], at=NOW)


def test_actions_are_found_by_words_of_a_name_and_by_the_number_of_a_branch(roadmap: Roadmap):
    branch = make_action(roadmap, NOW, name_kk="Ауылдарға шығу", name_ru="Выезды в сёла")
    part = make_action(roadmap, NOW, parent=branch, name_kk="Кесте бекіту", name_ru="Утвердить график")
    other = make_action(roadmap, NOW, name_kk="Кеңес өткізу", name_ru="Провести совет")

    def found(words: str) -> list[RoadmapAction]:
        return [row.action for row in tree_of(roadmap, on=TODAY, words=words).rows]

    assert found("") == [branch, part, other]
    assert found("кесте") == found("график утвердить") == [part]
    assert found(branch.code) == found(f" {branch.code}.") == [branch, part]
    assert found(part.code) == [part]
    assert found("0") == found("99999") == found("жоқ сөз") == []


def test_the_tree_asks_the_same_for_one_action_and_for_many(roadmap: Roadmap):
    def questions() -> int:
        return asked(lambda: (tree_of(roadmap, on=TODAY), roadmap_lines(Roadmap.objects.all(), TODAY))).total()

    make_action(roadmap, NOW)
    few = questions()
    whole = make_action(roadmap, NOW)
    for _number in range(4):
        make_action(roadmap, NOW, parent=whole)
    assert questions() == few
