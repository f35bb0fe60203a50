"""Parts of a case: each office answers its own, and the answers come together in order."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.factories import World, make_case, make_office
from tests.factories.cases import NOW
from tests.factories.network import make_actor

from tirek.cases.actions.answers import answer
from tirek.cases.actions.applicant import withdraw
from tirek.cases.actions.forwarding import forward
from tirek.cases.actions.parts import (
    accept_part,
    answer_part,
    assign_part,
    decline_part,
    return_part,
    send_part,
    take_part_back,
)
from tirek.cases.clock.ledger import replay
from tirek.cases.enums import CaseState, OutcomeResult
from tirek.cases.enums_of_hands import PartState
from tirek.cases.models import Case, CasePart
from tirek.cases.queries.parts import joined_answer, load, parts_list
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.models import Message
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.network.actors import actor_for
from tirek.people.models import Disclosure

LATER = NOW + timedelta(days=2)


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.saryagash, service=world.job)


@pytest.fixture
def part(world: World, case: Case) -> CasePart:
    return send_part(case.pk, world.keles.pk, "Баспана кезегі туралы", by=world["clerk"], at=NOW)


def test_a_part_has_a_term_of_its_own_that_its_ledger_gives_again(world, case, part):
    assert (part.state, part.due_on) == (PartState.SENT, date(2026, 11, 23))
    assert replay(part.clock.all()) == part.due_on
    due = case.due_on
    case.refresh_from_db()
    assert (case.due_on, case.state) == (due, CaseState.IN_PROGRESS)


def test_the_applicant_is_told_and_can_later_read_who_received_what(world, case, part):
    assert Message.objects.filter(key__contains=f"part:{part.pk}").count() == 1
    disclosed = Disclosure.objects.get(person_id=case.applicant_id, organisation_id=world.keles.pk)
    assert set(disclosed.what) == {"name", "phone", "need"}


def test_the_receiver_sees_the_part_and_what_crosses_but_not_the_case(world, case, part):
    clerk = world["clerk.keles"]
    assert not Case.objects.visible_to(clerk).exists()
    page = load(clerk, part.pk, on=NOW.date())
    assert [field.field.value for field in page.fields] == ["name", "phone"]
    assert not page.whole
    assert page.steps == ["accept", "answer", "decline"]
    assert list(parts_list(clerk, "new")) == [part]


@pytest.mark.parametrize(
    ("persona", "sees"),
    [
        ("clerk", True), ("registrar", True), ("head", True), ("clerk.keles", True), ("head.turkistan", True),
        ("coordinator", True), ("head.kostanay", False), ("employment", False), ("analyst", False),
        ("admin", False), ("anonymous", False),
    ],
)  # fmt: skip
def test_who_sees_a_part_under_way(world, part, persona, sees):
    assert CasePart.objects.visible_to(world[persona]).filter(pk=part.pk).exists() is sees


def test_a_sibling_office_that_was_not_asked_sees_nothing(world, part):
    sibling = make_actor(Role.CLERK, make_office(world.keles.area, parent=None))
    assert not CasePart.objects.visible_to(sibling).exists()


@pytest.mark.parametrize("end", ["declined", "taken back", "case answered"])
def test_an_ended_part_is_no_longer_seen_by_its_receiver_but_by_its_sender(world, case, part, end):
    if end == "declined":
        decline_part(part.pk, "Біздің құзыретімізде емес", by=world["clerk.keles"], at=LATER)
    elif end == "taken back":
        take_part_back(part.pk, "Өзіміз жауап береміз", by=world["clerk"], at=LATER)
    else:
        answer_part(part.pk, "Кезекте 12-ші", by=world["clerk.keles"], at=LATER)
        assert CasePart.objects.visible_to(world["clerk.keles"]).exists()
        answer(case.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=LATER)
    assert not CasePart.objects.visible_to(world["clerk.keles"]).exists()
    assert CasePart.objects.visible_to(world["clerk"]).exists()
    assert CasePart.objects.visible_to(applicant_actor(case)).exists()


def test_the_case_is_not_answered_nor_forwarded_while_a_part_is_open(world, case, part):
    with pytest.raises(Refused):
        answer(case.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=LATER)
    with pytest.raises(Refused):
        forward(case.pk, world.keles.pk, "Себеп", by=world["clerk"], at=LATER)


def test_withdrawing_the_application_ends_its_parts(world, case, part):
    withdraw(case.pk, by=applicant_actor(case), at=LATER)
    part.refresh_from_db()
    assert part.state == PartState.TAKEN_BACK
    assert not CasePart.objects.visible_to(world["clerk.keles"]).exists()


def test_assigning_accepts_and_a_returned_part_is_answered_again(world, part):
    head = make_actor(Role.HEAD, world.keles)
    assign_part(part.pk, world["clerk.keles"].user_id, by=head, at=NOW)
    answer_part(part.pk, "Қысқа", by=world["clerk.keles"], at=LATER)
    return_part(part.pk, "Мерзімін жазыңыз", by=world["clerk"], at=LATER)
    part.refresh_from_db()
    assert (part.state, part.response) == (PartState.ACCEPTED, "Мерзімін жазыңыз")
    answer_part(part.pk, "Толық", by=world["clerk.keles"], at=LATER)
    with pytest.raises(Refused):
        answer_part(part.pk, "Тағы", by=world["clerk.keles"], at=LATER)


@pytest.mark.parametrize("persona", ["clerk", "head.kostanay"])
def test_only_the_receiver_accepts_and_answers(world, part, persona):
    with pytest.raises((Refused, CasePart.DoesNotExist)):
        accept_part(part.pk, by=world[persona], at=LATER)
    with pytest.raises((Refused, CasePart.DoesNotExist)):
        answer_part(part.pk, "Жауап", by=world[persona], at=LATER)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    ends=st.lists(st.sampled_from(["answered", "declined", "taken back"]), min_size=1, max_size=6),
    order=st.randoms(use_true_random=False),
)
def test_parts_rejoin_in_their_order_however_they_were_answered(world, ends, order):
    case = make_case(world.saryagash, service=world.job)
    clerk, receiver = world["clerk"], world["clerk.keles"]
    parts = [send_part(case.pk, world.keles.pk, f"Сұрақ {n}", by=clerk, at=NOW) for n in range(len(ends))]
    for part, end in order.sample(list(zip(parts, ends, strict=True)), len(parts)):
        if end == "answered":
            answer_part(part.pk, f"Жауап {part.position}", by=receiver, at=LATER)
        elif end == "declined":
            decline_part(part.pk, "Жоқ", by=receiver, at=LATER)
        else:
            take_part_back(part.pk, "Жоқ", by=clerk, at=LATER)
    joined = joined_answer(case.parts.all())
    told = [f"Жауап {n}" for n, end in enumerate(ends, start=1) if end == "answered"]
    assert [line for line in joined.splitlines() if line.startswith("Жауап")] == told
    answer(case.pk, joined or "Жауап", OutcomeResult.SOLVED, by=clerk, at=LATER)


def test_an_actor_of_two_offices_reads_by_the_one_acted_for(world, part):
    user = make_actor(Role.CLERK, world.keles).user_id
    from tirek.network.models import User

    assert CasePart.objects.visible_to(actor_for(User.objects.get(pk=user), world.keles.pk)).exists()
