"""Several hands at one moment, in real transactions on their own connections."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.cases.test_races import at_once, failures
from tests.factories import World, make_application, make_case, make_world
from tests.factories.cases import NOW

from tirek.cases.actions.approval import save_draft
from tirek.cases.actions.bulk_deeds import run
from tirek.cases.actions.intake import submit
from tirek.cases.actions.merging import merge_duplicate
from tirek.cases.actions.notes import add_note
from tirek.cases.actions.parts import answer_part, send_part, take_part_back
from tirek.cases.models import BulkRun, Case, CaseMerge, DraftVersion, Note, Transition

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOW + timedelta(days=1)


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


def test_answering_and_taking_a_part_back_exclude_each_other(world: World):
    case = make_case(world.saryagash, service=world.job)
    part = send_part(case.pk, world.keles.pk, "Баспана", by=world["clerk"], at=NOW)
    results = at_once(
        lambda: answer_part(part.pk, "Жауап", by=world["clerk.keles"], at=LATER),
        lambda: take_part_back(part.pk, "Өзіміз", by=world["clerk"], at=LATER),
    )
    assert len(list(failures(results))) == 1


def test_two_who_write_one_answer_lose_nothing(world: World):
    case = make_case(world.saryagash, service=world.job)
    results = at_once(
        lambda: save_draft(case.pk, "Бірінші", seen=0, by=world["clerk"], at=NOW),
        lambda: save_draft(case.pk, "Екінші", seen=0, by=world["clerk2"], at=NOW),
    )
    assert not list(failures(results))
    assert set(DraftVersion.objects.values_list("text", flat=True)) == {"Бірінші", "Екінші"}


def test_the_same_bulk_form_sent_twice_at_once_is_done_once(world: World):
    cases = [make_case(world.saryagash, service=world.job).pk for _ in range(4)]
    key, told = uuid4(), {"to_office": world.keles.pk, "reason": "Себеп"}
    results = at_once(*[lambda: run(key, "forward", cases, told, by=world["clerk"], at=NOW)] * 3)
    assert not list(failures(results))
    assert (BulkRun.objects.count(), Transition.objects.transfers().count()) == (1, 4)


def test_a_note_written_while_a_duplicate_is_joined_is_kept_or_refused(world: World):
    first = make_case(world.saryagash, service=world.job)
    second = make_case(world.saryagash, service=world.job, person_id=first.applicant_id, by=world["registrar"])
    results = at_once(
        lambda: merge_duplicate(second.pk, first.number, "Екі рет", by=world["head"], at=LATER),
        lambda: add_note(second.pk, "Жазба", by=world["clerk"], at=LATER),
    )
    refused = list(failures(results))
    assert Note.objects.count() == 1 or isinstance(refused[0], Case.DoesNotExist)
    assert not Case.objects.filter(pk=second.pk).exists()


@pytest.mark.parametrize("senders", [1, 3])
def test_an_application_sent_again_while_it_is_being_joined_makes_no_further_case(world: World, senders: int):
    first = make_case(world.saryagash, service=world.job)
    application = make_application(
        world.saryagash, service=world.job, applicant=None, person_id=first.applicant_id, received_at=NOW
    )
    second = submit(application, by=world["registrar"], at=NOW).case
    joining, *sent = at_once(
        lambda: merge_duplicate(second.pk, first.number, "Екі рет", by=world["head"], at=LATER),
        *[lambda: submit(application, by=world["registrar"], at=LATER)] * senders,
    )
    assert joining == first
    assert not list(failures(sent))
    assert {(one.case.pk, one.is_new) for one in sent} <= {(first.pk, False), (second.pk, False)}
    assert (Case.objects.get(), CaseMerge.objects.get().number) == (first, second.number)
