"""Defects named, mended or returned; repeats filed. None of it stops the clock."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from tests.factories import World, make_case
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.assignment import take
from tirek.cases.actions.corrections import ask_correction, correct, file_as_repeat, return_case, take_back_correction
from tirek.cases.clock import ledger
from tirek.cases.enums import CaseState, CorrectionState, OutcomeResult
from tirek.cases.models import Case, Correction
from tirek.cases.queries.home import NeedKind, waiting
from tirek.cases.queries.tracking import applicant_actor, reopen_until
from tirek.core.models import Message
from tirek.core.verdict import Refused
from tirek.network.models import User

WHAT = "Мекенжай көрсетілмеген"


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.saryagash, service=world.job)


@pytest.fixture
def asked(world: World, case: Case) -> Correction:
    return ask_correction(case.pk, WHAT, by=world["clerk"], at=NOW)


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 6, 0, tzinfo=UTC)


def test_the_proposed_term_is_five_working_days_and_three_more_to_return(case: Case, asked: Correction):
    assert (asked.due_on, asked.return_by) == (date(2026, 11, 9), date(2026, 11, 12))
    assert ledger.recount(asked) == asked.due_on
    case.refresh_from_db()
    assert case.due_on == ledger.replay(case.clock.all()) == date(2026, 11, 23)
    assert Message.objects.filter(key=f"case:{case.pk}:correction:{asked.pk}").get().body.count(WHAT) == 0


def test_the_applicant_mends_it_even_late_and_once(world: World, case: Case, asked: Correction):
    correct(asked.pk, "Қостым", by=applicant_actor(case), at=at(asked.return_by))
    asked.refresh_from_db()
    assert (asked.state, asked.words) == (CorrectionState.CORRECTED, "Қостым")
    with pytest.raises(Refused):
        correct(asked.pk, "Тағы", by=applicant_actor(case), at=at(asked.return_by))
    with pytest.raises(Refused):
        return_case(case.pk, "Түзетілмеді", by=world["clerk"], at=at(asked.return_by))


def test_whoever_has_the_case_learns_that_it_is_mended_until_they_act_on_it(
    world: World, case: Case, asked: Correction
):
    today = asked.due_on
    correct(asked.pk, "Қостым", by=applicant_actor(case), at=at(today))
    heads = Message.objects.filter(about_id=case.pk, key__startswith="mended:")
    assert [message.to for message in heads] == [User.objects.get(pk=world["head"].user_id).email]
    assert WHAT not in heads[0].body
    assert list(waiting(world["head"], today, NeedKind.MENDED)) == [case]
    assert not waiting(world["clerk.keles"], today, NeedKind.MENDED).exists()
    take(case.pk, by=world["clerk"], at=at(today) + timedelta(minutes=1))
    assert not waiting(world["clerk"], today, NeedKind.MENDED).exists()
    again = ask_correction(case.pk, WHAT, by=world["clerk"], at=at(today) + timedelta(hours=1))
    correct(again.pk, "Тағы қостым", by=applicant_actor(case), at=at(today) + timedelta(hours=2))
    told = Message.objects.get(key__startswith=f"mended:{again.pk.hex}")
    assert told.to == User.objects.get(pk=world["clerk"].user_id).email
    assert list(waiting(world["clerk"], today, NeedKind.MENDED)) == [case]


def test_what_the_desk_mends_for_the_applicant_waits_for_nobody(world: World, case: Case, asked: Correction):
    correct(asked.pk, "Телефонмен айтты", by=world["clerk"], at=at(asked.due_on))
    assert not waiting(world["clerk"], asked.due_on, NeedKind.MENDED).exists()


def test_it_is_returned_only_between_the_term_and_three_working_days_after_it(
    world: World, case: Case, asked: Correction
):
    for day in (asked.due_on, asked.return_by + timedelta(days=1)):
        with pytest.raises(Refused):
            return_case(case.pk, "Түзетілмеді", by=world["clerk"], at=at(day))
    returned = return_case(case.pk, "Түзетілмеді", by=world["clerk"], at=at(asked.return_by))
    assert (returned.state, returned.outcome, returned.answered_on) == (CaseState.CLOSED, OutcomeResult.RETURNED, None)
    assert reopen_until(returned) is None
    again = make_case(world.saryagash, service=world.job)
    assert again.is_open


def test_a_term_is_ahead_and_within_thirty_days(world: World, case: Case):
    for day in (NOW.date(), NOW.date() + timedelta(days=45)):
        with pytest.raises(ValidationError):
            ask_correction(case.pk, WHAT, day, by=world["clerk"], at=NOW)
    asked = ask_correction(case.pk, WHAT, date(2026, 11, 7), by=world["registrar"], at=NOW)
    assert asked.due_on == date(2026, 11, 9)


def test_one_thing_is_asked_at_a_time_and_may_be_taken_back(world: World, case: Case, asked: Correction):
    with pytest.raises(Refused):
        ask_correction(case.pk, WHAT, by=world["clerk"], at=NOW)
    take_back_correction(asked.pk, by=world["clerk"], at=NOW)
    ask_correction(case.pk, "Басқа", by=world["clerk"], at=NOW)


@pytest.mark.parametrize("persona", ["clerk.keles", "head.kostanay", "employment", "anonymous"])
def test_strangers_neither_ask_nor_mend(world: World, case: Case, asked: Correction, persona: str):
    with pytest.raises(Case.DoesNotExist):
        ask_correction(case.pk, WHAT, by=world[persona], at=NOW)
    with pytest.raises(Correction.DoesNotExist):
        correct(asked.pk, by=world[persona], at=NOW)


def test_a_repeat_is_filed_only_beside_an_answered_one_of_the_same_person(world: World, case: Case):
    earlier = make_case(
        world.saryagash, service=world.job, person_id=case.applicant_id, applicant=None, by=world["clerk"]
    )
    with pytest.raises(Refused):
        file_as_repeat(case.pk, earlier.pk, "Бірдей", by=world["clerk"], at=NOW)
    answer(earlier.pk, "Жауап", OutcomeResult.PARTLY, "Жалғасуда", by=world["clerk"], at=NOW)
    filed = file_as_repeat(case.pk, earlier.pk, "Бірдей", by=world["clerk"], at=NOW)
    assert (filed.outcome, filed.answered_on) == (OutcomeResult.FILED, None)


@pytest.mark.django_db(transaction=True)
def test_of_mending_and_returning_at_once_one_wins(world: World):
    case = make_case(world.saryagash, service=world.job)
    asked = ask_correction(case.pk, WHAT, by=world["clerk"], at=NOW)
    moment, refused = at(asked.return_by), []

    def run(deed):
        try:
            deed()
        except Refused:
            refused.append(deed)
        finally:
            connection.close()

    deeds = [
        lambda: correct(asked.pk, "Қостым", by=applicant_actor(case), at=moment),
        lambda: return_case(case.pk, "Түзетілмеді", by=world["clerk"], at=moment),
    ]
    threads = [Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 1
    case.refresh_from_db()
    asked.refresh_from_db()
    assert (asked.state == CorrectionState.RETURNED) == (case.outcome == OutcomeResult.RETURNED)
