"""One deed for very many cases: a job does it, each once, with the roles held by then, while a page shows how far."""

from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.browsers import browser_of
from tests.cases.test_races import at_once, failures
from tests.factories import World, make_case, make_world
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.bulk_deeds import run, undo_assignments
from tirek.cases.actions.bulk_work import STEP, do_bulk, next_step
from tirek.cases.enums import OutcomeResult
from tirek.cases.models import BulkRun, Case, Transition
from tirek.cases.models.bulk_deeds import AT_ONCE
from tirek.core.actor import Actor
from tirek.core.verdict import Refused
from tirek.network.actions.users import end_grant
from tirek.network.models import RoleGrant

MANY = AT_ONCE + 1


@pytest.fixture
def cases(world: World) -> list[Case]:
    return [make_case(world.saryagash, service=world.job) for _ in range(MANY)]


def keys(cases: list[Case]) -> list:
    return [case.pk for case in cases]


def pressed(world: World, cases: list[Case], by: Actor) -> BulkRun:
    told = {"to_office": world.keles.pk, "reason": "Келес тұрғыны"}
    return run(uuid4(), "forward", keys(cases), told, by=by, at=NOW)


def jobs(made: BulkRun) -> int:
    return ProcrastinateJob.objects.filter(task_name="cases.do_bulk", args__run_id=str(made.pk)).count()


def enter(actor: Actor) -> Client:
    return browser_of(actor)


def test_many_are_left_to_a_job_and_few_are_not(world, cases):
    few = run(uuid4(), "remind", keys(cases[:AT_ONCE]), {}, by=world["head"], at=NOW)
    assert (few.finished_at, jobs(few)) == (NOW, 0)
    made = pressed(world, cases, world["clerk"])
    assert (made.is_at_work, made.results, jobs(made)) == (True, [], 1)
    assert not Transition.objects.transfers().exists()
    assert run(made.key, "forward", keys(cases), {}, by=world["clerk"], at=NOW).pk == made.pk
    assert jobs(made) == 1, "the same form sent twice is one job"


def test_a_job_run_again_does_each_once(world, cases):
    made = pressed(world, cases, world["clerk"])
    assert next_step(made.pk, at=timezone.now()), "as far as the worker came before it was killed"
    made.refresh_from_db()
    assert [row[1] for row in made.results] == [case.number for case in cases[:STEP]]
    for _ in range(2):
        do_bulk(str(made.pk))
    made.refresh_from_db()
    assert [row[1] for row in made.results] == [case.number for case in cases]
    assert all(row[2] for row in made.results)
    assert made.finished_at
    assert (made.asked, made.told) == ([], {}), "what was told is not kept for longer than it is needed"
    assert Transition.objects.transfers().count() == MANY


def test_what_happened_meanwhile_is_refused_alone(world, cases):
    made = pressed(world, cases, world["clerk"])
    answer(cases[3].pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=NOW)
    do_bulk(str(made.pk))
    made.refresh_from_db()
    assert [row[1] for row in made.results if not row[2]] == [cases[3].number]


def test_who_lost_the_role_is_refused_the_rest_with_a_reason(world, cases):
    made = pressed(world, cases, world["clerk"])
    next_step(made.pk, at=timezone.now())
    for grant in RoleGrant.objects.filter(user_id=world["clerk"].user_id):
        end_grant(grant.pk, by=world["head"], at=timezone.now())
    do_bulk(str(made.pk))
    made.refresh_from_db()
    assert [row[2] for row in made.results] == [True] * STEP + [False] * (MANY - STEP)
    assert {bool(row[3]) for row in made.results[STEP:]} == {True}
    assert Transition.objects.transfers().count() == STEP
    assert made.finished_at


def test_an_assignment_is_undone_once_it_is_over(world, cases):
    made = run(uuid4(), "assign", keys(cases), {"to_user": world["clerk2"].user_id}, by=world["head"], at=NOW)
    next_step(made.pk, at=timezone.now())
    with pytest.raises(Refused):
        undo_assignments(made.pk, by=world["head"], at=timezone.now())
    do_bulk(str(made.pk))
    assert undo_assignments(made.pk, by=world["head"], at=timezone.now()) == MANY
    assert not Case.objects.exclude(assignee=None).exists()


def test_the_press_leads_to_a_page_that_renews_itself_until_all_is_done(world, cases):
    clerk = enter(world["clerk"])
    told = {"case": keys(cases), "deed": "forward", "key": str(uuid4()), "to_office": world.keles.code, "reason": "Иә"}
    answered = clerk.post("/cases/bulk/", told)
    made = BulkRun.objects.get()
    assert (answered.status_code, answered["Location"]) == (303, made.get_absolute_url())
    next_step(made.pk, at=timezone.now())
    page = clerk.get(made.get_absolute_url()).content.decode()
    assert 'http-equiv="refresh"' in page
    assert f'value="{STEP}"' in page
    assert made.get_absolute_url() in clerk.get("/cases/").content.decode(), "whoever closed it finds it in the queue"
    do_bulk(str(made.pk))
    page = clerk.get(made.get_absolute_url()).content.decode()
    assert 'http-equiv="refresh"' not in page
    assert all(case.number in page for case in cases)
    assert made.get_absolute_url() not in clerk.get("/cases/").content.decode()
    for other in ("head", "clerk.keles"):
        assert enter(world[other]).get(made.get_absolute_url()).status_code == 404


def test_so_many_given_to_a_case_worker_in_the_queue_are_left_to_a_job_too(world, cases):
    told = {"case": keys(cases), "to_user": world["clerk"].user_id, "press": str(uuid4())}
    head = enter(world["head"])
    answered = head.post("/cases/assignment/", told)
    made = BulkRun.objects.get()
    assert answered["Location"] == made.get_absolute_url()
    do_bulk(str(made.pk))
    assert Case.objects.filter(assignee_id=world["clerk"].user_id).count() == MANY


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_one_run_do_each_once(transactional_db):
    world = make_world()
    cases = [make_case(world.saryagash, service=world.job) for _ in range(MANY)]
    made = pressed(world, cases, world["clerk"])
    assert not list(failures(at_once(*[lambda: do_bulk(str(made.pk))] * 3)))
    made.refresh_from_db()
    assert [row[:3] for row in made.results] == [[str(case.pk), case.number, True] for case in cases]
    assert Transition.objects.transfers().count() == MANY
