"""A reform as a tool: described, tried, proposed, agreed by another, carried out on its day; nothing before it."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from tirek.core.actor import Actor, Grant, Reach
from tirek.core.models import AuditEvent
from tirek.core.period import Period
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.territory import actions
from tirek.territory.actions import Act, NewStep
from tirek.territory.enums import AreaKind, PlanState, StepKind
from tirek.territory.models import Area, AreaPlacement, Reform, ReformPlan
from tirek.territory.queries import geography, geography_version

pytestmark = pytest.mark.usefixtures("areas")
DAY = date(2027, 3, 1)
YEAR = Period.year(2026)
AT = datetime(2027, 2, 10, 9, tzinfo=ZoneInfo("Asia/Almaty"))
ON_ITS_DAY = AT.replace(month=3, day=1, hour=0, minute=7)
ACT = Act(title_kk="Жаңа облыс құрылды", title_ru="Образована новая область", act_kind="president", in_force_on=DAY)


def somebody(role: Role = Role.COORDINATOR) -> Actor:
    return Actor(user_id=uuid4(), name=role.value, grants=(Grant(role, None, Reach(everywhere=True)),))


ONE, OTHER = somebody(), somebody(Role.ADMINISTRATOR)


def area(kato: str) -> Area:
    return Area.objects.get(kato=kato)


@pytest.fixture
def plan() -> ReformPlan:
    """A new region, one district that moves there, one that gives up two fifths."""
    plan = actions.begin_plan(ACT, by=ONE, at=AT)
    region = NewStep(
        kind=StepKind.CREATE,
        target=area("000000000"),
        area_kind=AreaKind.REGION,
        name_kk="Жаңа облысы",
        name_ru="Новая",
    )
    [made] = actions.add_steps(plan.pk, [region], by=ONE, at=AT)
    moved = [NewStep(kind=StepKind.MOVE, area=area(kato), target_step=made) for kato in ("615400000", "613800000")]
    actions.add_steps(plan.pk, moved, by=ONE, at=AT)
    return plan


def tried(plan: ReformPlan) -> ReformPlan:
    return actions.try_plan(plan.pk, YEAR, by=ONE, at=AT)


def agreed(plan: ReformPlan) -> ReformPlan:
    tried(plan)
    actions.propose_plan(plan.pk, by=ONE, at=AT)
    return actions.agree_to_plan(plan.pk, by=OTHER, at=AT)


def test_a_dry_run_lists_what_would_change_and_changes_nothing(plan: ReformPlan) -> None:
    before, placements = geography_version(), AreaPlacement.objects.count()
    found = tried(plan).findings["areas"]
    told = {(row[1], row[2]["en"], row[3] and row[3]["en"], row[4] and row[4]["en"]) for row in found}
    assert told == {
        ("", "Formed", None, "Republic of Kazakhstan"),
        ("613800000", "Moved", "Turkistan region", "Жаңа облысы"),
        ("615400000", "Moved", "Turkistan region", "Жаңа облысы"),
    }
    assert (geography_version(), AreaPlacement.objects.count()) == (before, placements)
    assert not Reform.objects.filter(plan=plan).exists()
    assert not AuditEvent.objects.filter(verb="territory.reform_applied").exists()


def test_it_is_carried_out_on_its_day_and_not_before(plan: ReformPlan) -> None:
    assert agreed(plan).state == PlanState.AGREED
    assert actions.carry_out_due(by=ONE, at=AT) == 0
    with pytest.raises(Refused):
        actions.carry_out_plan(plan.pk, by=ONE, at=AT)
    assert len(geography(DAY).regions) == 20
    assert actions.carry_out_due(by=ONE, at=ON_ITS_DAY) == 1
    assert actions.carry_out_due(by=ONE, at=ON_ITS_DAY) == 0
    plan.refresh_from_db()
    assert (plan.state, plan.reform.steps.count()) == (PlanState.DONE, 3)
    assert (len(geography(AT.date()).regions), len(geography(DAY).regions)) == (20, 21)
    assert geography(DAY).region_of(area("615400000").pk).name_kk == "Жаңа облысы"


def test_the_page_of_the_act_tells_what_was_passed_on_and_how_much(plan: ReformPlan, client: Client) -> None:
    ceded = NewStep(kind=StepKind.CEDE, area=area("612000000"), target=area("616000000"), share=Decimal("0.125"))
    actions.add_steps(plan.pk, [ceded], by=ONE, at=AT)
    agreed(plan)
    actions.carry_out_due(by=ONE, at=ON_ITS_DAY)
    plan.refresh_from_db()
    page = client.get(plan.reform.get_absolute_url()).content.decode()
    assert "12.5 %" in page
    assert area("612000000").name_kk in page


def test_a_day_that_has_come_is_carried_out_when_the_second_person_agrees(plan: ReformPlan) -> None:
    actions.change_plan(plan.pk, replace(ACT, in_force_on=AT.date()), by=ONE, at=AT)
    assert agreed(plan).state == PlanState.DONE


def test_nobody_agrees_to_what_he_proposed_nor_to_what_nobody_tried(plan: ReformPlan) -> None:
    with pytest.raises(Refused):
        actions.propose_plan(plan.pk, by=ONE, at=AT)
    tried(plan)
    actions.propose_plan(plan.pk, by=ONE, at=AT)
    with pytest.raises(Refused):
        actions.agree_to_plan(plan.pk, by=ONE, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReformPlan.objects.filter(pk=plan.pk).update(state="agreed", agreed_by_id=ONE.user_id)


def test_an_edit_or_another_change_of_the_map_asks_for_a_new_dry_run(plan: ReformPlan) -> None:
    tried(plan)
    actions.add_steps(plan.pk, [NewStep(kind=StepKind.RENAME, area=area("612000000"), name_kk="Х", name_ru="Х")],
                      by=ONE, at=AT)  # fmt: skip
    with pytest.raises(Refused):
        actions.propose_plan(plan.pk, by=ONE, at=AT)
    tried(plan)
    actions.change_kind(area("616000000").pk, kind=AreaKind.CITY, start=AT.date(), by=ONE, at=AT)
    with pytest.raises(Refused):
        actions.propose_plan(plan.pk, by=ONE, at=AT)


def test_what_is_agreed_can_be_taken_back_until_its_day_and_withdrawn(plan: ReformPlan) -> None:
    agreed(plan)
    with pytest.raises(Refused):
        actions.add_steps(plan.pk, [], by=ONE, at=AT)
    assert actions.take_back_plan(plan.pk, by=OTHER, at=AT).agreed_by_id is None
    assert actions.withdraw_plan(plan.pk, by=ONE, at=AT).state == PlanState.WITHDRAWN
    assert actions.carry_out_due(by=ONE, at=ON_ITS_DAY) == 0
    with pytest.raises(Refused):
        actions.take_back_plan(plan.pk, by=ONE, at=AT)


def test_a_step_that_forms_an_area_stays_while_others_need_it(plan: ReformPlan) -> None:
    first, second, third = plan.steps.all()
    with pytest.raises(Refused):
        actions.remove_step(plan.pk, first.pk, by=ONE, at=AT)
    actions.remove_step(plan.pk, second.pk, by=ONE, at=AT)
    assert list(plan.steps.values_list("pk", "position")) == [(first.pk, 1), (third.pk, 2)]


def test_a_step_that_contradicts_history_is_told_at_the_dry_run(plan: ReformPlan) -> None:
    actions.place_area(area("615400000").pk, parent=area("430000000"), start=date(2027, 6, 1), by=ONE, at=AT)
    with pytest.raises(ValidationError):
        tried(plan)
    with pytest.raises(ValidationError):
        actions.try_plan(actions.begin_plan(ACT, by=ONE, at=AT).pk, YEAR, by=ONE, at=AT)


def test_only_who_changes_the_map_sees_and_keeps_plans(plan: ReformPlan) -> None:
    head = somebody(Role.HEAD)
    assert not ReformPlan.objects.visible_to(head).exists()
    with pytest.raises(Refused):
        actions.begin_plan(ACT, by=head, at=AT)
    with pytest.raises(ReformPlan.DoesNotExist):
        actions.try_plan(UUID(str(plan.pk)), YEAR, by=head, at=AT)
