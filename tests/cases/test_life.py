"""From the first word to the confirmed outcome, and the ways off that path."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from tests.factories import World, make_application, make_case, make_line
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer, close
from tirek.cases.actions.applicant import confirm, reopen, withdraw
from tirek.cases.actions.assignment import assign, take
from tirek.cases.actions.clock import extend
from tirek.cases.actions.intake import submit
from tirek.cases.actions.locking import StaleCase
from tirek.cases.actions.notes import add_note
from tirek.cases.actions.plan import add_line, cancel_line, deliver_line
from tirek.cases.actions.views import delete_view, save_view
from tirek.cases.clock.ledger import replay
from tirek.cases.enums import CaseState, ClockEvent, LineState, OutcomeResult, TransitionKind
from tirek.cases.models import Case, Feedback, Note, PlanLine, SavedView
from tirek.cases.queries.tracking import applicant_actor
from tirek.core.actor import ANONYMOUS
from tirek.core.models import AuditEvent, Message
from tirek.core.verdict import Refused

LATER = NOW + timedelta(days=3)


@pytest.fixture
def case(world: World) -> Case:
    return make_case(world.saryagash)


def test_registered_taken_planned_delivered_answered_confirmed(world, case):
    take(case.pk, by=world["clerk"], at=NOW)
    line = make_line(case, by=world["clerk"])
    deliver_line(line.pk, "Жұмысқа тұрды", by=world["clerk"], at=LATER)
    written = answer(case.pk, "Сіз жұмысқа орналастыңыз.", OutcomeResult.SOLVED, by=world["clerk"], at=LATER)
    confirm(case.pk, 5, "Рахмет", by=applicant_actor(case), at=LATER)
    case.refresh_from_db()
    line.refresh_from_db()
    assert (case.state, case.outcome, case.confirmed_at) == (CaseState.CLOSED, OutcomeResult.SOLVED, LATER)
    assert (case.answered_on, case.outcome_on) == (date(2026, 11, 5), date(2026, 11, 5))
    assert (line.state, line.confirmed_at) == (LineState.DELIVERED, LATER)
    assert written.number == f"{case.number}/1"
    assert written.signed_by_name == world["clerk"].name
    assert Feedback.objects.get().rating == 5
    verbs = list(AuditEvent.objects.filter(subject_id=case.pk).order_by("id").values_list("verb", flat=True))
    assert verbs == [
        "cases.case_registered",
        "cases.case_assigned",
        "cases.line_added",
        "cases.line_delivered",
        "cases.case_answered",
        "cases.case_confirmed",
    ]


def test_confirming_twice_changes_nothing(world, case):
    answer(case.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=LATER)
    for _ in range(2):
        confirm(case.pk, 4, by=applicant_actor(case), at=LATER)
    assert Feedback.objects.count() == 1


def test_only_the_applicant_confirms(world, case):
    answer(case.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=LATER)
    with pytest.raises(Refused):
        confirm(case.pk, by=world["clerk"], at=LATER)
    other = make_case(world.saryagash)
    with pytest.raises(Case.DoesNotExist):
        confirm(case.pk, by=applicant_actor(other), at=LATER)
    with pytest.raises(Case.DoesNotExist):
        confirm(case.pk, by=ANONYMOUS, at=LATER)


def test_a_reopened_case_loses_its_outcome_and_gets_a_new_term(world, case):
    answer(case.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=LATER)
    close(case.pk, by=world["head"], at=LATER)
    week_later = LATER + timedelta(days=7)
    reopen(case.pk, "Жұмыс берілмеді", by=applicant_actor(case), at=week_later)
    case.refresh_from_db()
    assert (case.state, case.outcome, case.closed_at, case.reopened_count) == (CaseState.IN_PROGRESS, None, None, 1)
    entry = case.clock.last()
    assert (entry.event, entry.counts_from, entry.working_days) == (ClockEvent.REOPENED, date(2026, 11, 13), 15)
    assert case.due_on == entry.due_on == replay(case.clock.all())
    word = Feedback.objects.get()
    assert (word.verdict, word.office_id_then) == ("reopened", world.saryagash.pk)
    assert case.outcomes.get().superseded_at == week_later
    second = answer(case.pk, "Жаңа жауап", OutcomeResult.PARTLY, "Орын аз", by=world["clerk"], at=week_later)
    assert second.number == f"{case.number}/2"
    assert case.outcomes.filter(superseded_at=None).get().result == OutcomeResult.PARTLY


def test_reopening_ends_thirty_days_after_the_answer(world, case):
    answer(case.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=LATER)
    with pytest.raises(Refused, match="30"):
        reopen(case.pk, "Кеш", by=applicant_actor(case), at=LATER + timedelta(days=31))
    reopen(case.pk, "Уақытында", by=applicant_actor(case), at=LATER + timedelta(days=30))


def test_withdrawing_ends_everything_under_way(world, case):
    line = make_line(case, by=world["clerk"])
    withdraw(case.pk, by=applicant_actor(case), at=LATER)
    case.refresh_from_db()
    line.refresh_from_db()
    assert (case.state, case.outcome, line.state) == (CaseState.CLOSED, OutcomeResult.WITHDRAWN, LineState.CANCELLED)
    assert case.outcomes.get().reason
    with pytest.raises(Refused):
        reopen(case.pk, "Қайта", by=applicant_actor(case), at=LATER)


def test_solved_needs_the_promised_services_and_partly_a_reason(world, case):
    make_line(case, by=world["clerk"])
    with pytest.raises(Refused):
        answer(case.pk, "Жауап", OutcomeResult.SOLVED, by=world["clerk"], at=LATER)
    with pytest.raises(ValidationError) as raised:
        answer(case.pk, "Жауап", OutcomeResult.PARTLY, by=world["clerk"], at=LATER)
    assert "reason" in raised.value.message_dict
    with pytest.raises(ValidationError):
        answer(case.pk, "Жауап", OutcomeResult.WITHDRAWN, "себеп", by=world["clerk"], at=LATER)
    assert not case.answers.exists()


def test_an_answered_case_is_answered_once(world, case):
    answer(case.pk, "Бірінші", OutcomeResult.SOLVED, by=world["clerk"], at=LATER)
    with pytest.raises(Refused):
        answer(case.pk, "Екінші", OutcomeResult.SOLVED, by=world["clerk2"], at=LATER)
    assert case.answers.count() == 1


def test_assigning_is_the_heads_and_only_to_case_workers_of_the_office(world, case):
    assign(case.pk, world["clerk"].user_id, by=world["head"], at=NOW)
    with pytest.raises(Refused):
        assign(case.pk, world["clerk2"].user_id, by=world["clerk"], at=NOW)
    with pytest.raises(Refused):
        assign(case.pk, world["clerk.keles"].user_id, by=world["head"], at=NOW)
    with pytest.raises(Refused):
        take(case.pk, by=world["clerk2"], at=NOW)
    assert case.transitions.filter(kind=TransitionKind.ASSIGNMENT).count() == 1


def test_the_second_of_two_editors_is_told(world, case):
    add_line(case.pk, case.service_id, date(2026, 11, 20), expected_version=1, by=world["clerk"], at=NOW)
    with pytest.raises(StaleCase):
        add_line(case.pk, case.service_id, date(2026, 11, 20), expected_version=1, by=world["clerk2"], at=NOW)
    assert PlanLine.objects.count() == 1


def test_a_cancelled_line_keeps_its_reason(world, case):
    line = cancel_line(make_line(case, by=world["clerk"]).pk, "Бас тартты", by=world["clerk"], at=NOW)
    assert (line.state, line.result) == (LineState.CANCELLED, "Бас тартты")
    with pytest.raises(Refused):
        deliver_line(line.pk, by=world["clerk"], at=NOW)


def test_the_head_extends_within_two_months_and_the_applicant_is_told(world, case):
    until = date(2026, 12, 31)
    decision = extend(case.pk, until=until, reason="Тексеру керек", by=world["head"], at=LATER)
    case.refresh_from_db()
    assert (case.due_on, decision.until, decision.notify_by) == (until, until, date(2026, 11, 10))
    assert replay(case.clock.all()) == until
    assert Message.objects.filter(key=f"case:{case.pk}:extended:{decision.pk}").exists()
    with pytest.raises(ValidationError):
        extend(case.pk, until=date(2027, 1, 6), reason="Тағы", by=world["head"], at=LATER + timedelta(days=20))
    with pytest.raises(Refused):
        extend(case.pk, working_days=5, reason="Мен", by=world["clerk"], at=LATER)


def test_extending_by_working_days_counts_from_the_present_term(world, case):
    extend(case.pk, working_days=5, reason="Тексеру", by=world["head"], at=LATER)
    case.refresh_from_db()
    assert case.due_on == date(2026, 11, 30)


def test_a_day_off_named_by_a_decision_becomes_the_next_working_day(world, case):
    extend(case.pk, until=date(2026, 12, 16), reason="Тексеру", by=world["head"], at=LATER)
    case.refresh_from_db()
    assert case.due_on == date(2026, 12, 17)


def test_a_term_that_has_passed_is_not_extended(world, case):
    with pytest.raises(Refused):
        extend(case.pk, working_days=5, reason="Кеш", by=world["head"], at=NOW + timedelta(days=30))


def test_an_extension_needs_a_reason_and_a_later_day(world, case):
    with pytest.raises(ValidationError):
        extend(case.pk, working_days=5, reason=" ", by=world["head"], at=LATER)
    with pytest.raises(ValidationError):
        extend(case.pk, until=date(2026, 11, 20), reason="Ерте", by=world["head"], at=LATER)


def test_each_notice_is_stored_once_in_the_applicants_language(world):
    case = submit(make_application(world.saryagash, language="ru"), by=ANONYMOUS, at=NOW).case
    answer(case.pk, "Ответ", OutcomeResult.SOLVED, by=world["clerk"], at=LATER)
    messages = Message.objects.filter(about_id=case.pk).order_by("id")
    assert [message.language for message in messages] == ["ru", "ru"]
    assert all("Ответ" not in message.body for message in messages)


def test_notes_are_for_staff_of_the_office(world, case):
    add_note(case.pk, "Қоңырау шалдым", by=world["clerk"], at=NOW)
    assert Note.objects.visible_to(world["head"]).count() == 1
    for persona in ("clerk.keles", "employment", "anonymous"):
        assert not Note.objects.visible_to(world[persona]).exists()
    assert not Note.objects.visible_to(applicant_actor(case)).exists()


def test_saved_views_are_their_owners(world):
    view = save_view("Мерзімі өткендер", "due=overdue", by=world["clerk"], at=NOW)
    save_view("Мерзімі өткендер", "due=overdue&whose=mine", by=world["clerk"], at=NOW)
    assert SavedView.objects.visible_to(world["clerk"]).get().query == "due=overdue&whose=mine"
    with pytest.raises(SavedView.DoesNotExist):
        delete_view(view.pk, by=world["clerk2"], at=NOW)
    delete_view(view.pk, by=world["clerk"], at=NOW)
    assert not SavedView.objects.exists()
