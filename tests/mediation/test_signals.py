"""Early warning: a quiet register by office, from the first sign to what came of it; numbers without small ones."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.conventions.parity_scene import _client as client_of
from tests.factories import World, make_world
from tests.factories import mediation as made
from tests.factories.activities import make_one_of_each
from tests.factories.cases import NOW, make_case

from tirek.activities.models import Question
from tirek.core.actor import system_actor
from tirek.core.calendar import local_date
from tirek.core.verdict import Refused
from tirek.mediation.actions import signals as actions
from tirek.mediation.enums import SignalSource, SignalState, StepKind
from tirek.mediation.models import Dispute, Signal
from tirek.mediation.queries.counts import (
    counts_of,
    district_tiles,
    signals_by_district,
    signals_by_region,
    told,
)
from tirek.reports.indicators import indicator
from tirek.reports.period import Period

pytestmark = pytest.mark.django_db
TODAY = local_date(NOW)


@pytest.fixture(autouse=True)
def _in_demo(settings):
    settings.DEMO = True


@pytest.fixture
def world() -> World:
    return make_world()


def test_a_signal_is_judged_worked_on_and_closed_with_what_came_of_it(world: World):
    head = world["head"]
    signal = made.make_signal(world.saryagash, head, NOW)
    actions.judge_signal(signal.pk, 3, "land", by=head, at=NOW)
    visit = actions.StepFacts(kind=StepKind.VISIT, planned_on=TODAY)
    step = actions.plan_step(signal.pk, visit, by=head, at=NOW)
    with pytest.raises(ValidationError):
        actions.hold_step(signal.pk, step.pk, TODAY + timedelta(days=1), 5, "Болды", by=head, at=NOW)
    actions.hold_step(signal.pk, step.pk, TODAY, 5, "Келісті", by=head, at=NOW)
    with pytest.raises(ValidationError):
        actions.close_signal(signal.pk, " ", by=head, at=NOW)
    assert actions.close_signal(signal.pk, "Келісім жасалды", by=head, at=NOW).state == SignalState.CLOSED
    with pytest.raises(Refused):
        actions.judge_signal(signal.pk, 1, "land", by=head, at=NOW)


def test_the_register_is_quiet(world: World):
    with pytest.raises(Refused):
        made.make_signal(world.keles, world["head"], NOW)
    made.make_signal(world.saryagash, world["head"], NOW)
    seen = {name: Signal.objects.visible_to(world[name]).count() for name in world.actors}
    assert {name for name, count in seen.items() if count} == {
        *("head", "secretary", "head.turkistan", "coordinator", "analyst"),
    }


def test_what_another_app_hands_over_twice_is_one_signal(world: World):
    facts = actions.SignalFacts(
        office_id=world.saryagash.pk, area_id=world.saryagash.area_id, kind="rumour", text="Дақпырт", noticed_on=TODAY,
        source=SignalSource.MEDIA, about_id=made.make_signal(world.saryagash, world["head"], NOW).pk,
    )  # fmt: skip
    by = system_actor("media")
    assert actions.receive_signal(facts, by=by, at=NOW) == actions.receive_signal(facts, by=by, at=NOW)


def test_a_question_of_a_tour_becomes_a_warning_once(world: World):
    make_one_of_each(world.saryagash, world["clerk"].user_id, NOW)
    question, client = Question.objects.visible_to(world["head"]).first(), client_of(world["head"])
    assert question is not None
    address = f"/early-warning/telling/tour/{question.pk}/"
    assert question.text in client.get(address).content.decode()
    told = {"kind": "land", "noticed_on": "2026-01-05", "text": question.text}
    assert client.post(address, told).status_code == client.post(address, told).status_code == 303
    assert Signal.objects.get().about_id == question.pk
    assert address not in client.get(f"/questions/{question.pk}/").content.decode()


def test_a_case_worker_tells_of_a_tension_and_reads_nothing_of_the_register(world: World):
    case, client = make_case(world.saryagash), client_of(world["clerk"])
    address = f"/early-warning/telling/case/{case.pk}/"
    assert address in client.get(case.get_absolute_url()).content.decode()
    page = client.get(address).content.decode()
    assert case.applicant.family_name not in page, "names stay in the application"
    assert client.post(address, {"kind": "land", "noticed_on": "2026-01-05", "text": ""}).status_code == 422
    told = {"kind": "land", "noticed_on": "2026-01-05", "text": "Су кестесіне екі көше наразы."}
    assert client.post(address, told)["Location"] == case.get_absolute_url()
    signal = Signal.objects.get()
    assert (signal.source, signal.about_id, signal.office_id) == (SignalSource.CASE, case.pk, world.saryagash.pk)
    after = client.get(case.get_absolute_url()).content.decode()
    assert signal.number not in after
    assert client.get(signal.get_absolute_url()).status_code == 403
    keeper = client_of(world["head"])
    assert signal.number in keeper.get(case.get_absolute_url()).content.decode()
    assert case.number in keeper.get(signal.get_absolute_url()).content.decode()


def test_nobody_tells_of_what_they_may_not_see(world: World):
    case = make_case(world.saryagash)
    address = f"/early-warning/telling/case/{case.pk}/"
    assert client_of(world["head.kostanay"]).get(address).status_code == 404
    assert client_of(world["employment"]).get(address).status_code == 403
    assert Client().get(address).status_code in (302, 403)
    assert client_of(world["head"]).get(f"/early-warning/telling/hand/{case.pk}/").status_code == 404


def test_where_signals_gather_is_drawn_without_small_numbers(world: World):
    for _number in range(4):
        made.make_signal(world.saryagash, world["head"], NOW)
    assert set(signals_by_region(Signal.objects.all(), TODAY).values()) == {0, None}, "four are not told"
    client = client_of(world["head"])
    assert "&lt;5" in client.get("/early-warning/").content.decode()
    (region,) = (key for key, number in signals_by_region(Signal.objects.all(), TODAY).items() if number is None)
    tiles = district_tiles(signals_by_district(Signal.objects.all(), TODAY), region, TODAY)
    assert [tile["said"] for tile in tiles if tile["said"]] == ["<5"]
    made.make_signal(world.saryagash, world["head"], NOW)
    ((region, number),) = ((key, n) for key, n in signals_by_region(Signal.objects.all(), TODAY).items() if n)
    assert number == 5
    tiles = district_tiles(signals_by_district(Signal.objects.all(), TODAY), region, TODAY)
    assert [tile["value"] for tile in tiles if tile["value"]] == [5]
    assert client.get("/early-warning/", {"region": str(region)}).status_code == 200


def test_small_numbers_are_not_told(world: World):
    assert [told(number) for number in (0, 1, 4, 5)] == [0, None, None, 5]
    file = made.make_dispute(world.saryagash, NOW)
    Dispute.objects.update(state="closed", outcome="agreement", agreed_on=TODAY, closed_on=TODAY)
    found = counts_of(TODAY.replace(month=1, day=1), TODAY)
    assert (found.opened, found.agreed, found.by_category[0].agreed) == (1, 1, None)
    assert {row.agreed for row in found.by_region} == {0, None}
    assert indicator("mediation_agreements").records(Period.year(TODAY.year)).get() == file
    assert not indicator("mediation_agreements").breakdowns
    made.make_signal(world.saryagash, world["head"], NOW)
    assert [number for _area, number in signals_by_district(Signal.objects.all(), TODAY)] == [None]


def test_agreements_are_counted_on_the_day_they_come_into_force(world: World):
    agreed, period = indicator("mediation_agreements"), Period.year(2023)
    for day, outcome in (("2022-12-31", "agreement"), ("2023-01-01", "agreement"), ("2023-12-31", "partial")):
        made.make_dispute(world.saryagash, NOW)
        last = Dispute.objects.order_by("id").last()
        Dispute.objects.filter(pk=last.pk).update(
            state="closed", outcome=outcome, agreed_on=day, closed_on=day, opened_on=day
        )
    made.make_dispute(world.saryagash, NOW)
    last = Dispute.objects.order_by("id").last()
    Dispute.objects.filter(pk=last.pk).update(
        state="closed", outcome="none", closed_on="2023-05-05", opened_on="2023-05-01"
    )
    assert agreed.records(period).count() == 2
    assert indicator("mediations_without_agreement").records(period).count() == 1
    assert indicator("mediations_opened").records(period).count() == 3
    assert set(Dispute.objects.values_list("office", flat=True)) == {world.saryagash.pk}
