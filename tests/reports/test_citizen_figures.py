"""Figures of what citizens said open exactly what they count, at the office that answers for it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.factories import World, make_case, make_world
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.applicant import reopen
from tirek.cases.actions.complaints import complain
from tirek.cases.actions.forwarding import accept_transfer, forward
from tirek.cases.actions.proposals import NewProposal, answer_idea, begin_idea, propose
from tirek.cases.enums import IdeaState, OutcomeResult
from tirek.cases.models import Case
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.calendar import local_date
from tirek.network.models import Organisation
from tirek.reports.indicators import indicator
from tirek.reports.period import Period
from tirek.reports.queries import figure, scope_for

TODAY = local_date(NOW)
PERIOD = Period.containing(TODAY)


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def value(world: World, code: str, office: Organisation | None = None) -> float | None:
    scope = scope_for(world["coordinator"], geography=TODAY)
    return figure(indicator(code), PERIOD, scope.at_office(office) if office else scope, today=TODAY).value


def answered(world: World) -> Case:
    case = make_case(world.saryagash, service=world.job)
    answer(case.pk, "Орын жоқ", OutcomeResult.NOT_SOLVABLE, "Бос орын жоқ", by=world["clerk"], at=NOW)
    case.refresh_from_db()
    return case


def test_a_reopening_counts_against_the_office_that_answered_wherever_the_case_goes(world):
    case = answered(world)
    reopen(case.pk, "Шешілген жоқ", by=applicant_actor(case), at=NOW + timedelta(minutes=5))
    moved = forward(case.pk, world.keles.pk, "Сол жақта", by=world["clerk"], at=NOW + timedelta(minutes=6))
    accept_transfer(moved.pk, by=world["clerk.keles"], at=NOW + timedelta(minutes=7))
    assert value(world, "cases_reopened", world.saryagash) == 1
    assert value(world, "cases_reopened", world.keles) == 0


def test_a_complaint_counts_at_the_office_complained_of(world):
    case = answered(world)
    complain(case.pk, "Келіспеймін", key=uuid4(), by=applicant_actor(case), at=NOW)
    assert value(world, "complaints_made", world.saryagash) == 1
    assert value(world, "complaints_made") == 1


def test_proposals_are_counted_as_received_answered_and_accepted(world):
    area = world.saryagash.area_id
    first, _second = (
        propose(NewProposal(key=uuid4(), body="Шам керек", area_id=area), account=None, at=NOW) for _ in range(2)
    )
    codes = ("proposals_received", "proposals_answered", "ideas_accepted")
    assert [value(world, code, world.saryagash) for code in codes] == [2, 0, 0]
    idea = begin_idea(first.pk, "Шамдар", "Көше шамдары", by=world["clerk"], at=NOW)
    answer_idea(idea.pk, IdeaState.PLANNED, "Келесі айда", by=world["head"], at=NOW)
    assert [value(world, code, world.saryagash) for code in codes] == [2, 1, 1]
    assert [value(world, code, world.keles) for code in codes] == [0, 0, 0]
