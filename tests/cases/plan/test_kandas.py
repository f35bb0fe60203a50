"""Plans from templates, the board of returnees, quarterly packets and their receipt."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.factories import make_case, make_service
from tests.factories.cases import NOW

from tirek.cases.actions.packets import acknowledge, make_packets, remind_of_packets
from tirek.cases.actions.plan import deliver_line
from tirek.cases.actions.plan_templates import ChosenLine, TemplateData, TemplateLine, save_template, start_plan
from tirek.cases.models import Case, Packet, PlanTemplate
from tirek.cases.queries.kandas import for_board, household_of, households, places
from tirek.cases.queries.plan_templates import proposal
from tirek.core.actor import system_actor
from tirek.core.models import Message
from tirek.core.period import Period
from tirek.core.verdict import Refused
from tirek.network.models import Organisation

TIREK = system_actor("test")
QUARTER = Period.quarter(2026, 4)
AFTER = datetime(2027, 1, 4, 6, tzinfo=UTC)


@pytest.fixture
def template(world) -> PlanTemplate:
    paper, home = make_service("documents"), make_service("housing")
    lines = [
        TemplateLine(paper.pk, 5, milestone="documents"),
        TemplateLine(world.job.pk, 10, "partner", "job"),
        TemplateLine(home.pk, 30, "partner", "housing"),
    ]
    data = TemplateData("kandas", "Қандастар", "Кандасы", "Returnees", lines)
    return save_template("kandas", data, by=world["coordinator"], at=NOW)


def begin(world, template, office=None, by="clerk", at=NOW) -> Case:
    case = make_case(office or world.saryagash, service=world.job, at=at)
    proposed = proposal(template, case, on=at.date())
    lines = [ChosenLine(p.line.service_id, p.due_on, p.line.owner_kind, p.line.milestone) for p in proposed]
    start_plan(case.pk, template.pk, lines, by=world[by], at=at)
    return case


def test_a_template_proposes_days_in_working_days_and_what_is_planned_already(world, template):
    case = begin(world, template)
    first = proposal(template, case, on=NOW.date())[0]
    assert (first.due_on, first.is_planned) == (date(2026, 11, 9), True)
    assert list(case.plan.values_list("milestone", "owner_kind")) == [
        ("documents", "office"), ("job", "partner"), ("housing", "partner"),
    ]  # fmt: skip


def test_templates_are_the_coordinators_and_a_broken_one_is_not_saved(world, template):
    data = TemplateData("kandas", "Қ", "К", "", [TemplateLine(world.job.pk, 10)])
    with pytest.raises(Refused):
        save_template("kandas", data, by=world["head"], at=NOW)
    twice = TemplateData("kandas", "Қ", "К", "", [TemplateLine(world.job.pk, 10), TemplateLine(world.job.pk, 20)])
    for broken in (TemplateData("kandas", "Қ", "К", "", []), twice):
        with pytest.raises(ValidationError):
            save_template("kandas", broken, by=world["coordinator"], at=NOW)
    assert template.lines.count() == 3
    with pytest.raises(ValidationError):
        start_plan(make_case(world.saryagash).pk, template.pk, [], by=world["clerk"], at=NOW)


def test_the_board_shows_reached_and_late_and_stays_within_the_readers_offices(world, template):
    case = begin(world, template)
    begin(world, template, world.keles, "clerk.keles")
    deliver_line(case.plan.get(milestone="documents").pk, by=world["clerk"], at=NOW)
    later = date(2026, 11, 30)
    row = household_of(for_board(households(world["clerk"], on=later)).get(), on=later)
    assert [step.state for step in row.steps if step.state != "none"] == ["reached", "ahead", "late"]
    assert (row.reached, row.total) == (1, 3)
    seen = {name: households(world[name], on=later).count() for name in ("clerk", "head.turkistan", "coordinator")}
    assert seen == {"clerk": 1, "head.turkistan": 2, "coordinator": 2}
    for nobody in ("head.kostanay", "employment", "anonymous", "analyst"):
        assert not households(world[nobody], on=later).exists()
    assert [(one.office.pk, one.supported, one.late) for one in places(world["coordinator"], on=later)] == [
        (Organisation.objects.get(code=world.keles.parent_code).pk, 2, 2)
    ]
    assert {one.office.pk for one in places(world["head.turkistan"], on=later)} == {world.saryagash.pk, world.keles.pk}


def test_a_settled_household_leaves_the_open_list(world, template):
    case = begin(world, template)
    for line in case.plan.all():
        deliver_line(line.pk, by=world["clerk"], at=NOW)
    assert not households(world["clerk"], on=NOW.date()).exists()
    assert households(world["clerk"], on=NOW.date(), stage="settled").get() == case


# -- Packets ---------------------------------------------------------------------------------------------------


@pytest.fixture
def packets(world, template) -> dict:
    case = begin(world, template)
    begin(world, template, world.keles, "clerk.keles")
    deliver_line(case.plan.get(milestone="documents").pk, by=world["clerk"], at=NOW)
    make_packets(QUARTER, by=TIREK, at=AFTER)
    return {packet.office_id: packet for packet in Packet.objects.all()}


def test_every_regional_and_district_office_gets_one_and_only_one(world, packets):
    offices = Organisation.objects.offices().exclude(level="republic")
    assert set(packets) == set(offices.values_list("pk", flat=True))
    assert make_packets(QUARTER, by=TIREK, at=AFTER) == []
    assert Message.objects.filter(about_id=packets[world.saryagash.pk].pk).count() == 1


def test_figures_of_a_region_are_those_of_its_offices_together(world, packets):
    own, near = packets[world.saryagash.pk].figures, packets[world.keles.pk].figures
    region = packets[Organisation.objects.get(code=world.keles.parent_code).pk].figures
    assert (own["begun"], own["supported"], own["late"]) == (1, 1, 1)
    assert (own["reached"]["documents"], near["overdue"]["documents"]) == (1, 1)
    for name in ("begun", "supported", "settled", "late", "confirmed"):
        assert region[name] == own[name] + near[name]
    for name in ("reached", "overdue"):
        assert region[name] == {code: own[name][code] + near[name][code] for code in own[name]}


def test_a_packet_is_not_made_while_its_quarter_runs_nor_by_a_person(world, template):
    with pytest.raises(Refused):
        make_packets(QUARTER, by=TIREK, at=NOW)
    with pytest.raises(Refused):
        make_packets(Period.quarter(2026, 3), by=world["coordinator"], at=NOW)
    with pytest.raises(Refused):
        make_packets(Period.year(2025), by=TIREK, at=NOW)


def test_the_office_itself_acknowledges_with_name_and_day(world, packets):
    packet = packets[world.saryagash.pk]
    for above in ("head.turkistan", "coordinator"):
        with pytest.raises(Refused):
            acknowledge(packet.pk, by=world[above], at=AFTER)
    with pytest.raises(Packet.DoesNotExist):
        acknowledge(packet.pk, by=world["clerk.keles"], at=AFTER)
    acknowledge(packet.pk, by=world["head"], at=AFTER)
    again = acknowledge(packet.pk, by=world["clerk"], at=AFTER + timedelta(days=1))
    assert (again.acknowledged_by_id, again.acknowledged_at) == (world["head"].user_id, AFTER)


def test_who_has_not_acknowledged_is_reminded_each_week_and_the_second_time_from_above(world, packets):
    packet = packets[world.saryagash.pk]
    for other in packets.values():
        if other.pk != packet.pk:
            Packet.objects.filter(pk=other.pk).update(acknowledged_at=AFTER, acknowledged_by_name="Бар")
    late = AFTER + timedelta(days=9)
    assert [remind_of_packets(by=TIREK, at=late + timedelta(hours=n)) for n in (0, 1)] == [1, 0]
    assert remind_of_packets(by=TIREK, at=late + timedelta(days=7, hours=2)) == 1
    to = set(Message.objects.filter(about_id=packet.pk, key__contains=":above:").values_list("to", flat=True))
    assert len(to) == 1


def test_a_packet_is_seen_by_its_office_and_above_only(world, packets):
    def seen(persona):
        return set(Packet.objects.visible_to(world[persona]).values_list("office_id", flat=True))

    region = Organisation.objects.get(code=world.keles.parent_code).pk
    assert seen("clerk") == {world.saryagash.pk}
    assert seen("head.turkistan") == {region, world.saryagash.pk, world.keles.pk}
    assert seen("coordinator") == set(packets)
    assert seen("employment") == seen("anonymous") == set()
