"""The term of a part is extended by the body that answers it, within the rule and within the whole application."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation
from tests.browsers import browser_of
from tests.factories import World, make_case
from tests.factories.network import make_actor

from tirek.cases import integrity
from tirek.cases.actions.clock import extend
from tirek.cases.actions.parts import answer_part, send_part
from tirek.cases.actions.parts_extending import extend_part
from tirek.cases.clock.ledger import replay
from tirek.cases.enums import CaseKind, ClockEvent
from tirek.cases.models import Case, CasePart, PartClockEntry
from tirek.cases.queries import case_page
from tirek.cases.queries.parts import load
from tirek.cases.queries.tracking import tracked
from tirek.core.actor import Actor
from tirek.core.models import AuditEvent, Message
from tirek.core.roles import Role
from tirek.core.verdict import Refused

SENT = datetime(2026, 11, 2, 10, tzinfo=ZoneInfo("Asia/Almaty"))
LATER = SENT + timedelta(days=2)
WHY = "Архивтен анықтама күтілуде"
WHOLE, UNTIL = date(2026, 12, 24), date(2026, 12, 10)


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.saryagash, service=world.job, at=SENT)


@pytest.fixture
def part(world: World, case: Case) -> CasePart:
    return send_part(case.pk, world.keles.pk, "Баспана кезегі туралы", by=world["clerk"], at=SENT)


@pytest.fixture
def head(world: World) -> Actor:
    return make_actor(Role.HEAD, world.keles)


@pytest.fixture
def longer(world: World, case: Case) -> Case:
    extend(case.pk, WHOLE, None, "Екі мекемеден жауап керек", by=world["head"], at=LATER)
    case.refresh_from_db()
    return case


def test_the_ledger_gives_the_stored_date_again_and_the_decision_is_kept(case, part, longer, head):
    entry = extend_part(part.pk, UNTIL, WHY, by=head, at=LATER)
    part.refresh_from_db()
    assert part.due_on == entry.due_on == replay(part.clock.all()) == UNTIL
    assert (entry.event, entry.reason, entry.by_name) == (ClockEvent.EXTENDED, WHY, head.name)
    assert entry.notify_by == date(2026, 11, 9)
    told = AuditEvent.objects.filter(verb="cases.part_extended").get()
    assert told.subject_id == case.pk
    assert Message.objects.filter(key__contains=f"part-extended:{entry.pk}").count() == 1
    assert Case.objects.get(pk=case.pk).due_on == WHOLE
    assert not list(integrity.due_date_of_part_is_replay())
    CasePart.objects.filter(pk=part.pk).update(due_on=WHOLE)
    assert list(integrity.due_date_of_part_is_replay()) == [str(part)]


def test_a_day_off_is_moved_to_the_next_working_day(part, longer, head):
    extend_part(part.pk, date(2026, 12, 5), WHY, by=head, at=LATER)
    part.refresh_from_db()
    assert part.due_on == replay(part.clock.all()) == date(2026, 12, 7)


def test_it_never_ends_after_the_application_which_is_extended_first(case, part, head):
    before = part.due_on
    assert case.due_on <= before
    with pytest.raises(Refused, match=r"whole application"):
        extend_part(part.pk, UNTIL, WHY, by=head, at=LATER)
    part.refresh_from_db()
    assert (part.due_on, part.clock.count()) == (before, 1)


def test_a_day_after_the_whole_is_refused_with_the_reason(part, longer, head):
    with pytest.raises(ValidationError, match=r"24.*extends its term first"):
        extend_part(part.pk, WHOLE + timedelta(days=1), WHY, by=head, at=LATER)
    assert part.clock.count() == 1


def test_the_same_decision_twice_is_refused_and_two_months_run_from_the_first(world, case, part, longer, head):
    extend_part(part.pk, UNTIL, WHY, by=head, at=LATER)
    with pytest.raises(ValidationError, match="not later"):
        extend_part(part.pk, UNTIL, WHY, by=head, at=LATER)
    Case.objects.filter(pk=case.pk).update(due_on=date(2027, 3, 1))
    with pytest.raises(ValidationError, match="two months"):
        extend_part(part.pk, date(2027, 1, 5), WHY, by=head, at=LATER + timedelta(days=20))
    assert part.clock.count() == 2
    assert Message.objects.filter(key__contains="part-extended").count() == 1


@pytest.mark.parametrize("persona", ["clerk", "head", "clerk.keles", "head.kostanay", "admin", "anonymous"])
def test_nobody_but_the_head_of_the_answering_body_extends_it(world, part, longer, persona):
    with pytest.raises((Refused, CasePart.DoesNotExist)):
        extend_part(part.pk, UNTIL, WHY, by=world[persona], at=LATER)
    assert part.clock.count() == 1


def test_without_reasons_after_the_term_once_answered_or_for_a_complaint_it_is_refused(world, case, part, longer, head):
    with pytest.raises(ValidationError):
        extend_part(part.pk, UNTIL, "  ", by=head, at=LATER)
    with pytest.raises(Refused, match="passed"):
        extend_part(part.pk, UNTIL, WHY, by=head, at=SENT + timedelta(days=30))
    Case.objects.filter(pk=case.pk).update(kind=CaseKind.COMPLAINT)
    with pytest.raises(Refused, match="final"):
        extend_part(part.pk, UNTIL, WHY, by=head, at=LATER)
    answer_part(part.pk, "Кезекте 12-ші", by=world["clerk.keles"], at=LATER)
    with pytest.raises(Refused, match="can no longer"):
        extend_part(part.pk, UNTIL, WHY, by=head, at=LATER)
    assert PartClockEntry.objects.count() == 1


def test_the_case_and_the_applicant_read_the_new_date_and_why(world, case, part, longer, head):
    extend_part(part.pk, UNTIL, WHY, by=head, at=LATER)
    page = case_page.load(world["clerk"], case.number, at=LATER)
    assert [entry.due_on for entry in page.hands.parts[0].extensions] == [UNTIL]
    for moments in (page.timeline, tracked(case, at=LATER).timeline):
        told = [moment for moment in moments if moment.who == world.keles.name and WHY in moment.detail]
        assert len(told) == 1
    assert "extend" in load(head, part.pk, on=LATER.date()).steps
    assert "extend" not in load(world["clerk.keles"], part.pk, on=LATER.date()).steps


def test_the_pages_take_the_decision_and_show_it(world, head):
    now = timezone.now()
    case = make_case(world.saryagash, service=world.job, at=now - timedelta(days=10))
    part = send_part(case.pk, world.keles.pk, "Баспана", by=world["clerk"], at=now)
    address, client = f"{part.get_absolute_url()}extend/", _enter(head)
    until = part.due_on + timedelta(days=14)
    assert 'name="until"' not in client.get(address).content.decode()
    assert client.post(address, {"until": until, "reason": WHY}).status_code == 403
    extend(case.pk, until + timedelta(days=7), None, "Қосымша тексеру", by=world["head"], at=now)
    assert 'name="until"' in client.get(address).content.decode()
    late = {"until": until + timedelta(days=20), "reason": WHY}
    assert client.post(address, late).status_code == 422
    assert client.post(address, {"until": until, "reason": ""}).status_code == 422
    assert client.post(address, {"until": until, "reason": WHY}).status_code == 303
    assert WHY in client.get(part.get_absolute_url()).content.decode()
    assert WHY in _enter(world["clerk"]).get(f"/cases/{case.number}/").content.decode()


def _enter(actor: Actor) -> Client:
    return browser_of(actor)
