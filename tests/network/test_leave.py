"""Leave: the substitute acts with the absent person's roles, there and then only, and every act says so."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.factories import World, make_case, make_world
from tests.factories.cases import NOW

from tirek.cases.actions.assignment import assign
from tirek.cases.actions.clock import extend
from tirek.cases.queries.queue import QueueFilters, queue
from tirek.cases.queries.workers import workers_at
from tirek.core.models import AuditEvent
from tirek.core.verdict import Refused
from tirek.network.actions.substitutions import end_substitution, enter_substitution
from tirek.network.actors import actor_for
from tirek.network.models import Substitution, User

FIRST, LAST = NOW.date(), NOW.date() + timedelta(days=13)


@pytest.fixture
def world(db) -> World:
    return make_world()


@pytest.fixture
def leave(world: World) -> Substitution:
    head, clerk = world["head"], world["clerk"]
    return enter_substitution(head.user_id, clerk.user_id, world.saryagash.pk, FIRST, LAST, "Демалыс", by=head, at=NOW)


def standing_in(world: World, on: date):
    user = User.objects.get(pk=world["clerk"].user_id)
    return actor_for(user, f"{world.saryagash.pk}/{world['head'].user_id}", on=on)


def test_the_substitute_acts_as_the_head_and_the_audit_says_for_whom(world, leave):
    case, actor = make_case(world.saryagash, service=world.job), standing_in(world, FIRST)
    with pytest.raises(Refused):
        extend(case.pk, working_days=2, reason="Тексеру", by=world["clerk"], at=NOW)
    extend(case.pk, working_days=2, reason="Тексеру", by=actor, at=NOW)
    event = AuditEvent.objects.filter(verb="cases.term_extended").latest("id")
    assert (event.actor_user_id, event.facts["for_user"]) == (world["clerk"].user_id, str(world["head"].user_id))


@pytest.mark.parametrize("on", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_outside_the_days_one_acts_for_oneself(world, leave, on):
    actor = standing_in(world, on)
    assert actor.for_user_id is None
    assert actor.roles == world["clerk"].roles


def test_ended_early_it_gives_nothing_from_that_moment(world, leave):
    end_substitution(leave.pk, by=world["head"], at=NOW + timedelta(days=1))
    assert standing_in(world, FIRST + timedelta(days=1)).for_user_id is None
    with pytest.raises(Refused):
        end_substitution(leave.pk, by=world["head"], at=NOW + timedelta(days=1))


def test_nobody_else_can_ask_to_act_in_that_place(world, leave):
    user = User.objects.get(pk=world["clerk2"].user_id)
    asked = f"{world.saryagash.pk}/{world['head'].user_id}"
    assert actor_for(user, asked, on=FIRST).for_user_id is None
    assert actor_for(user, f"{world.keles.pk}/{world['head'].user_id}", on=FIRST).for_user_id is None


def test_the_cases_of_the_absent_stand_among_the_substitutes(world):
    clerk2, clerk = world["clerk2"], world["clerk"]
    case = make_case(world.saryagash, service=world.job)
    assign(case.pk, clerk2.user_id, by=world["head"], at=NOW)
    enter_substitution(clerk2.user_id, clerk.user_id, world.saryagash.pk, FIRST, LAST, by=clerk2, at=NOW)
    actor = actor_for(User.objects.get(pk=clerk.user_id), f"{world.saryagash.pk}/{clerk2.user_id}", on=FIRST)
    assert list(queue(actor, QueueFilters(whose="mine", on=FIRST))) == [case]
    assert not queue(clerk, QueueFilters(whose="mine", on=FIRST)).exists()
    away = next(one for one in workers_at([world.saryagash.pk], on=FIRST) if one.id == clerk2.user_id)
    assert (away.away_until, away.substitute_id) == (LAST, clerk.user_id)


def test_a_clerk_enters_only_their_own_leave_and_never_makes_themself_head(world):
    clerk, head = world["clerk"], world["head"]
    with pytest.raises(Refused):
        enter_substitution(head.user_id, clerk.user_id, world.saryagash.pk, FIRST, LAST, by=clerk, at=NOW)
    with pytest.raises(ValidationError):
        enter_substitution(
            clerk.user_id, world["clerk.keles"].user_id, world.saryagash.pk, FIRST, LAST, by=clerk, at=NOW
        )


def test_borrowed_roles_are_not_handed_on(world, leave):
    actor = standing_in(world, FIRST)
    with pytest.raises(Refused):
        enter_substitution(
            world["head"].user_id, world["clerk2"].user_id, world.saryagash.pk, LAST, LAST, by=actor, at=NOW
        )


def test_days_of_one_person_never_overlap_in_one_organisation(world, leave):
    with pytest.raises(ValidationError):
        enter_substitution(
            world["head"].user_id, world["clerk2"].user_id, world.saryagash.pk, LAST, LAST, by=world["head"], at=NOW
        )
