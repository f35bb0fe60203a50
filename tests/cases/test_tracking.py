"""The applicant's window: number and PIN."""

from datetime import timedelta

import pytest
from tests.factories import World, make_application, make_line, make_memorandum, make_referral
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.applicant import confirm
from tirek.cases.actions.assignment import take
from tirek.cases.actions.intake import submit
from tirek.cases.actions.referrals import accept_referral
from tirek.cases.enums import OutcomeResult
from tirek.cases.queries import tracking
from tirek.cases.queries.tracking import track
from tirek.core.actor import ANONYMOUS
from tirek.core.verdict import Refused


@pytest.fixture
def submitted(world: World):
    return submit(make_application(world.saryagash, service=world.job), by=ANONYMOUS, at=NOW)


def tries(submitted, pin, *, remote="192.0.2.1"):
    return track(submitted.case.number, pin, remote_key=remote, at=NOW)


def test_number_and_pin_open_the_case_however_they_are_typed(submitted):
    spelt = submitted.case.number.replace("-", " ")
    found = track(f" {spelt} ", f"{submitted.pin[:3]} {submitted.pin[3:]}", remote_key="a", at=NOW)
    assert found is not None
    assert found.case == submitted.case
    assert found.due_on == submitted.case.due_on
    assert found.can_withdraw
    assert not found.can_confirm


def test_a_wrong_pin_or_number_opens_nothing(submitted):
    wrong = f"{(int(submitted.pin) + 1) % 1_000_000:06d}"
    assert tries(submitted, wrong) is None
    assert tries(submitted, "") is None
    assert track("0000-26-000001-0", submitted.pin, remote_key="b", at=NOW) is None
    assert track("'; DROP TABLE", submitted.pin, remote_key="b", at=NOW) is None


def test_guessing_is_stopped_by_number_even_from_many_addresses(submitted):
    for i in range(tracking.TRIES_PER_NUMBER):
        assert tries(submitted, "abc", remote=f"192.0.2.{i}") is None
    with pytest.raises(Refused):
        tries(submitted, submitted.pin, remote="198.51.100.1")


def test_guessing_is_stopped_by_address_over_many_numbers(world):
    numbers = [submit(make_application(world.saryagash), by=ANONYMOUS, at=NOW).case.number for _ in range(3)]
    for i in range(tracking.TRIES_PER_ADDRESS):
        assert track(numbers[i % 3], "000", remote_key="one", at=NOW) is None
    with pytest.raises(Refused):
        track(numbers[0], "000", remote_key="one", at=NOW)


def test_known_and_unknown_numbers_take_the_same_queries(submitted, django_assert_num_queries):
    for number in (submitted.case.number, "0999-26-000001-0"):
        with django_assert_num_queries(4):
            track(number, "nothing", remote_key="c", at=NOW)


def test_shows_who_has_it_and_what_comes_next_but_no_staff_names(world, submitted):
    case = submitted.case
    take(case.pk, by=world["clerk"], at=NOW)
    make_memorandum(world.saryagash, world.employment)
    referral = make_referral(make_line(case, by=world["clerk"]), world.employment.pk, by=world["clerk"])
    accept_referral(referral.pk, by=world["employment"], at=NOW + timedelta(hours=1))
    found = tries(submitted, submitted.pin)
    assert found.holders == [world.saryagash.name, world.employment.name]
    assert [moment.kind for moment in found.timeline] == ["registered", "assigned", "referred", "referred"]
    assert not any(world["clerk"].name in moment.who for moment in found.timeline)


def test_an_answer_can_be_confirmed_once_and_reopened(world, submitted):
    answer(submitted.case.pk, "Жауап мәтіні", OutcomeResult.SOLVED, by=world["clerk"], at=NOW)
    found = tries(submitted, submitted.pin)
    assert found.answer.text == "Жауап мәтіні"
    assert (found.can_confirm, found.can_reopen, found.can_withdraw) == (True, True, False)
    confirm(found.case.pk, 5, by=found.applicant, at=NOW)
    found = tries(submitted, submitted.pin)
    assert (found.can_confirm, found.can_reopen) == (False, True)
    late = track(submitted.case.number, submitted.pin, remote_key="d", at=NOW + timedelta(days=31))
    assert not late.can_reopen
