"""Two people at once, in real transactions on their own connections."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections
from tests.factories import World, make_application, make_case, make_line, make_memorandum, make_world
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.assignment import take
from tirek.cases.actions.drafts import save_answers, start_draft, submit_draft
from tirek.cases.actions.forwarding import accept_transfer, call_back, forward
from tirek.cases.actions.intake import submit
from tirek.cases.actions.referrals import refer
from tirek.cases.models import Answer, Case, IntakeDraft, Transition
from tirek.core.actor import ANONYMOUS
from tirek.core.numbering import is_valid
from tirek.core.verdict import Refused

pytestmark = pytest.mark.django_db(transaction=True)

LATER = NOW + timedelta(days=1)


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Run the deeds in threads that start together; each result is what it returned or the exception it raised."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> object:
        start.wait()
        try:
            return deed()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def failures(results: list[object]) -> Iterator[object]:
    return (result for result in results if isinstance(result, Exception))


def test_a_double_press_registers_once(world: World):
    application = make_application(world.saryagash)
    results = at_once(*[lambda: submit(application, by=ANONYMOUS, at=NOW)] * 4)
    assert not list(failures(results))
    assert len({result.case.pk for result in results}) == 1
    assert sum(result.is_new for result in results) == 1
    assert Case.objects.count() == 1


def test_a_draft_sent_twice_becomes_one_case(world: World):
    draft, _token = start_draft("kk", NOW)
    told = {
        "family_name": "Серікова",
        "area_id": str(world.saryagash.area_id),
        "service_id": str(world.job.pk),
        "body": "Көмек",
    }
    save_answers(draft, told, 3, NOW)
    results = at_once(*[lambda: submit_draft(IntakeDraft.objects.get(pk=draft.pk), at=NOW)] * 3)
    assert not list(failures(results))
    assert sum(result.is_new for result in results) == 1
    assert Case.objects.count() == 1


def test_two_hundred_intakes_at_once_lose_none_and_repeat_no_number(world: World):
    """In four waves of fifty: each thread has a connection of its own."""
    offices = [world.saryagash, world.keles]
    applications = [make_application(offices[i % 2], intake_key=uuid4()) for i in range(200)]
    for wave in (applications[start : start + 50] for start in range(0, 200, 50)):
        results = at_once(*[lambda each=each: submit(each, by=ANONYMOUS, at=NOW) for each in wave])
        assert not list(failures(results))
    numbers = sorted(Case.objects.values_list("number", flat=True))
    assert len(set(numbers)) == 200
    assert all(is_valid(number) for number in numbers)
    for office in offices:
        serials = sorted(int(number.split("-")[2]) for number in numbers if number.startswith(office.code))
        assert serials == list(range(1, 101))


def test_of_two_clerks_answering_one_is_told(world: World):
    case = make_case(world.saryagash)
    results = at_once(
        lambda: answer(case.pk, "Бірінші", "solved", by=world["clerk"], at=LATER),
        lambda: answer(case.pk, "Екінші", "solved", by=world["clerk2"], at=LATER),
    )
    assert [type(failure) for failure in failures(results)] == [Refused]
    assert Answer.objects.count() == 1


def test_of_two_clerks_taking_one_is_told(world: World):
    case = make_case(world.saryagash)
    results = at_once(
        lambda: take(case.pk, by=world["clerk"], at=LATER), lambda: take(case.pk, by=world["clerk2"], at=LATER)
    )
    assert [type(failure) for failure in failures(results)] == [Refused]
    assert Transition.objects.count() == 1


def test_accepting_and_calling_back_exclude_each_other(world: World):
    for _ in range(5):
        case = make_case(world.saryagash)
        transfer = forward(case.pk, world.keles.pk, "Себеп", by=world["clerk"], at=NOW)
        results = at_once(
            lambda pk=transfer.pk: accept_transfer(pk, by=world["clerk.keles"], at=LATER),
            lambda pk=transfer.pk: call_back(pk, by=world["clerk"], at=LATER),
        )
        assert len(list(failures(results))) == 1
        assert all(isinstance(failure, Refused | Transition.DoesNotExist) for failure in failures(results))
        transfer.refresh_from_db()
        case.refresh_from_db()
        assert case.office_id == (world.keles.pk if transfer.state == "accepted" else world.saryagash.pk)
        assert case.offered_to_id is None


def test_the_last_place_of_a_month_is_given_once(world: World):
    make_memorandum(world.saryagash, world.employment, monthly_capacity=1)
    lines = [make_line(make_case(world.saryagash, service=world.job), by=world["clerk"]) for _ in range(3)]
    results = at_once(
        *[
            lambda pk=line.pk: refer(pk, world.employment.pk, consent_how="signed_paper", by=world["clerk"], at=NOW)
            for line in lines
        ]
    )
    assert [type(failure) for failure in failures(results)] == [Refused, Refused]
    assert Transition.objects.referrals().count() == 1
