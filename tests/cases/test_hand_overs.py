"""Forwarding to another office, referring to a partner."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.factories import World, make_case, make_line, make_memorandum, make_referral
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.actions.applicant import withdraw
from tirek.cases.actions.forwarding import accept_transfer, call_back, decline_transfer, forward
from tirek.cases.actions.plan import deliver_line
from tirek.cases.actions.referrals import (
    accept_referral,
    call_back_referral,
    decline_referral,
    finish_referral,
)
from tirek.cases.enums import CaseState, ClockEvent, LineState, OutcomeResult, TransitionState
from tirek.cases.models import Case, Transition
from tirek.cases.queries import referral_page
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.models import Message
from tirek.core.verdict import Refused
from tirek.network.enums import CrossingField
from tirek.people.models import Disclosure, Person

LATER = NOW + timedelta(days=2)


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.saryagash, service=world.job)


@pytest.fixture
def transfer(world, case) -> Transition:
    return forward(case.pk, world.keles.pk, "Келес ауданының мәселесі", by=world["clerk"], at=NOW)


@pytest.fixture
def referral(world, case) -> Transition:
    make_memorandum(world.saryagash, world.employment)
    return make_referral(make_line(case, by=world["clerk"]), world.employment.pk, by=world["clerk"])


# -- Forwarding ------------------------------------------------------------------------------------------------


def test_an_accepted_case_moves_with_a_term_counted_from_the_day_it_was_forwarded(world, case, transfer):
    accept_transfer(transfer.pk, by=world["clerk.keles"], at=NOW + timedelta(days=4))
    case.refresh_from_db()
    assert (case.office_id, case.state, case.offered_to_id) == (world.keles.pk, CaseState.REGISTERED, None)
    entry = case.clock.last()
    assert (entry.event, entry.counts_from) == (ClockEvent.FORWARDED, date(2026, 11, 3))
    assert case.due_on == date(2026, 11, 23)
    assert not Case.objects.visible_to(world["clerk"]).exists()
    assert not Person.objects.visible_to(world["clerk"]).exists()
    assert Case.objects.visible_to(world["clerk.keles"]).exists()
    assert Person.objects.visible_to(world["clerk.keles"]).exists()


def test_forwarding_tells_the_applicant_at_once(case, transfer, world):
    message = Message.objects.get(key=f"case:{case.pk}:forwarded:{transfer.pk}")
    assert world.keles.name_kk in message.body


def test_a_declined_case_stays_and_the_other_office_sees_it_no_more(world, case, transfer):
    assert Case.objects.visible_to(world["clerk.keles"]).exists()
    decline_transfer(transfer.pk, "Біздің аудан емес", by=world["clerk.keles"], at=LATER)
    case.refresh_from_db()
    assert (case.office_id, case.offered_to_id) == (world.saryagash.pk, None)
    assert case.clock.count() == 1
    assert not Case.objects.visible_to(world["clerk.keles"]).exists()
    assert Transition.objects.get(pk=transfer.pk).answer == "Біздің аудан емес"


def test_a_forwarding_called_back_can_no_longer_be_accepted(world, case, transfer):
    call_back(transfer.pk, by=world["clerk2"], at=LATER)
    with pytest.raises(Transition.DoesNotExist):
        accept_transfer(transfer.pk, by=world["clerk.keles"], at=LATER)
    assert not Case.objects.visible_to(world["clerk.keles"]).exists()


def test_the_sender_does_not_accept_and_the_receiver_does_not_call_back(world, transfer):
    with pytest.raises(Refused):
        accept_transfer(transfer.pk, by=world["clerk"], at=LATER)
    with pytest.raises(Refused):
        call_back(transfer.pk, by=world["clerk.keles"], at=LATER)


def test_a_case_being_forwarded_is_neither_forwarded_nor_answered(world, case, transfer):
    with pytest.raises(Refused):
        forward(case.pk, world.keles.pk, "Тағы", by=world["clerk"], at=LATER)
    with pytest.raises(Refused):
        answer(case.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=LATER)


def test_withdrawing_ends_a_pending_forwarding(world, case, transfer):
    withdraw(case.pk, by=applicant_actor(case), at=LATER)
    assert Transition.objects.get(pk=transfer.pk).state == TransitionState.CALLED_BACK
    assert not Case.objects.visible_to(world["clerk.keles"]).exists()


def test_a_case_is_forwarded_to_another_office_that_takes_applications(world, case):
    for target in (world.saryagash, world.employment):
        with pytest.raises(ValidationError):
            forward(case.pk, target.pk, "Себеп", by=world["clerk"], at=NOW)
    with pytest.raises(ValidationError):
        forward(case.pk, world.keles.pk, " ", by=world["clerk"], at=NOW)


# -- Referral --------------------------------------------------------------------------------------------------


def test_accepting_and_delivering_a_referral(world, case, referral):
    assert referral.respond_by == date(2026, 11, 5)
    accept_referral(referral.pk, by=world["employment"], at=NOW)
    line = case.plan.get()
    assert (line.owner_id, line.state) == (world.employment.pk, LineState.REFERRED)
    finish_referral(referral.pk, "Дәнекерші болып жұмысқа тұрды", True, by=world["employment"], at=LATER)
    line.refresh_from_db()
    assert (line.state, line.delivered_on) == (LineState.DELIVERED, date(2026, 11, 4))
    assert not Transition.objects.visible_to(world["employment"]).exists()
    assert Message.objects.filter(about_id=case.pk).count() == 3


def test_a_declined_referral_gives_the_line_back_and_ends_sight(world, case, referral):
    decline_referral(referral.pk, "Орын жоқ", by=world["employment"], at=LATER)
    line = case.plan.get()
    assert (line.state, line.owner_id) == (LineState.PLANNED, world.saryagash.pk)
    assert not Transition.objects.visible_to(world["employment"]).exists()
    with pytest.raises(Transition.DoesNotExist):
        referral_page.load(world["employment"], referral.pk, at=LATER)


def test_a_referral_called_back_ends_sight_at_once(world, case, referral):
    accept_referral(referral.pk, by=world["employment"], at=NOW)
    call_back_referral(referral.pk, by=world["clerk"], at=LATER)
    with pytest.raises(Transition.DoesNotExist):
        finish_referral(referral.pk, "Кеш", by=world["employment"], at=LATER)
    assert case.plan.get().state == LineState.PLANNED


def test_not_delivered_needs_a_reason(world, case, referral):
    accept_referral(referral.pk, by=world["employment"], at=NOW)
    with pytest.raises(ValidationError):
        finish_referral(referral.pk, "", False, by=world["employment"], at=LATER)
    finish_referral(referral.pk, "Келмеді", False, by=world["employment"], at=LATER)
    assert case.plan.get().state == LineState.NOT_DELIVERED


def test_the_receiver_sees_the_crossing_fields_and_no_other(world, case, referral):
    page = referral_page.load(world["employment"], referral.pk, at=NOW)
    assert {crossed.field for crossed in page.fields} == {CrossingField.NAME, CrossingField.PHONE}
    assert page.steps == ["accept", "decline", "ask"]
    assert page.attachments == []
    assert not Case.objects.visible_to(world["employment"]).exists()
    assert not Person.objects.visible_to(world["employment"]).exists()


def test_what_crosses_is_fixed_when_it_is_sent_and_told_to_the_person(world, case, referral):
    referral.memorandum.crossing = [str(field) for field in CrossingField]
    referral.memorandum.save()
    page = referral_page.load(world["employment"], referral.pk, at=NOW)
    assert len(page.fields) == 2
    disclosure = Disclosure.objects.get(person=case.applicant)
    assert set(disclosure.what) == {"name", "phone", "need"}
    assert disclosure.organisation_id == world.employment.pk


def test_the_persons_page_opens_only_when_every_personal_field_crosses(world, case):
    make_memorandum(world.saryagash, world.employment, crossing=tuple(CrossingField))
    referral = make_referral(make_line(case, by=world["clerk"]), world.employment.pk, by=world["clerk"])
    assert not Person.objects.visible_to(world["employment"]).exists()
    accept_referral(referral.pk, by=world["employment"], at=NOW)
    assert Person.objects.visible_to(world["employment"]).exists()
    finish_referral(referral.pk, "Болды", by=world["employment"], at=LATER)
    assert not Person.objects.visible_to(world["employment"]).exists()


def test_another_partner_neither_sees_nor_answers(world, referral):
    with pytest.raises(Transition.DoesNotExist):
        accept_referral(referral.pk, by=world["housing"], at=NOW)
    with pytest.raises(Refused):
        accept_referral(referral.pk, by=world["clerk"], at=NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"services": ("housing",)},
        {"since": date(2027, 1, 1)},
        {"until": date(2026, 6, 1)},
    ],
    ids=["service", "not yet", "ended"],
)
def test_no_referral_beyond_a_memorandum(world, case, changes):
    line = make_line(case, by=world["clerk"])
    make_memorandum(world.saryagash, world.employment, **changes)
    with pytest.raises(Refused) as raised:
        make_referral(line, world.employment.pk, by=world["clerk"])
    assert str(raised.value)
    line.refresh_from_db()
    assert line.state == LineState.PLANNED


def test_no_referral_without_a_memorandum_or_outside_its_area(world, case):
    line = make_line(case, by=world["clerk"])
    with pytest.raises(Refused):
        make_referral(line, world.employment.pk, by=world["clerk"])
    make_memorandum(world.saryagash, world.employment).areas.add(world.keles.area)
    with pytest.raises(Refused):
        make_referral(line, world.employment.pk, by=world["clerk"])


def test_capacity_counts_the_months_referrals(world, case):
    make_memorandum(world.saryagash, world.employment, monthly_capacity=1)
    make_referral(make_line(case, by=world["clerk"]), world.employment.pk, by=world["clerk"])
    second = make_line(make_case(world.saryagash, service=world.job), by=world["clerk"])
    with pytest.raises(Refused):
        make_referral(second, world.employment.pk, by=world["clerk"])
    make_referral(second, world.employment.pk, by=world["clerk"], at=NOW + timedelta(days=30))


def test_a_referred_line_is_the_partners(world, case, referral):
    line = case.plan.get()
    with pytest.raises(Refused):
        deliver_line(line.pk, by=world["clerk"], at=LATER)
    with pytest.raises(Refused):
        make_referral(line, world.employment.pk, by=world["clerk"], at=LATER)
    with pytest.raises(Refused):
        forward(case.pk, world.keles.pk, "Себеп", by=world["clerk"], at=LATER)


def test_withdrawing_ends_the_partners_sight(world, case, referral):
    accept_referral(referral.pk, by=world["employment"], at=NOW)
    withdraw(case.pk, by=applicant_actor(case), at=LATER)
    assert not Transition.objects.visible_to(world["employment"]).exists()
    assert case.plan.get().state == LineState.CANCELLED
