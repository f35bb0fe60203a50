"""From a course to a certificate that anybody can check: who may what, hours, tries, and nothing given twice."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import World, make_world
from tests.factories.cases import NOW
from tests.factories.training import make_course, make_learner, make_session

from tirek.activities.actions.certificates import issue_again, issue_certificates, revoke_certificate
from tirek.activities.actions.courses import CourseFacts, Question, add_item, create_course
from tirek.activities.actions.learning import enrol_staff, mark_came, register_learner
from tirek.activities.actions.registrations import Guest
from tirek.activities.actions.testing import begin_test, hand_in, keep_answers
from tirek.activities.actions.training_reminders import remind_due
from tirek.activities.models import Attendance, Certificate, Registration, Series, TestAttempt
from tirek.activities.queries.certificates import number_of
from tirek.activities.queries.learning import class_of, learner_of
from tirek.activities.queries.testing import known_answers, percent_of
from tirek.activities.queries.training_due import (
    Learned,
    by_office,
    colleague,
    counts_of,
    due_courses,
    in_state,
    own_courses,
    staff_for,
)
from tirek.core.actor import ANONYMOUS
from tirek.core.models import Message
from tirek.core.verdict import Refused

HELD = NOW - timedelta(days=1)
SOON = NOW + timedelta(days=3)


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def all_right(attempt: TestAttempt) -> dict[str, list[int]]:
    return {item["key"]: [0] for item in attempt.items}


def all_wrong(attempt: TestAttempt) -> dict[str, list[int]]:
    return {item["key"]: [1] for item in attempt.items}


def test_attendance_and_test_earn_a_certificate_once_and_its_holder_is_told(world: World):
    event = make_session(make_course(world.saryagash, questions=5, valid_months=24), world.saryagash, HELD)
    row = make_learner(event, email="asan@tirek.example")
    attempt = begin_test(row.ticket, by=ANONYMOUS, at=NOW)
    assert begin_test(row.ticket, by=ANONYMOUS, at=NOW).pk == attempt.pk
    keep_answers(row.ticket, {attempt.items[0]["key"]: [0]})
    answers = {item["key"]: ["0" if n < 3 else "1"] for n, item in enumerate(attempt.items)}
    assert hand_in(row.ticket, answers, by=ANONYMOUS, at=NOW).percent == 60
    certificate = Certificate.objects.get()
    assert (certificate.name, certificate.percent, certificate.hours) == ("Асан Үсен", 60, 8)
    assert certificate.valid_until == NOW.date().replace(year=NOW.year + 2)
    assert issue_certificates(event.pk, by=world["clerk"], at=NOW) == []
    letter = Message.objects.get(to="asan@tirek.example")
    assert certificate.number in letter.body
    assert certificate.code in letter.body
    with pytest.raises(Refused):
        hand_in(row.ticket, answers, by=ANONYMOUS, at=NOW)
    with pytest.raises(Refused):
        begin_test(row.ticket, by=ANONYMOUS, at=NOW)


def test_tries_are_limited_and_a_try_keeps_the_questions_it_began_with(world: World):
    course = make_course(world.saryagash, questions=2, attempts=2)
    row = make_learner(make_session(course, world.saryagash, HELD))
    question = Question(text_kk="Жаңа", choices=[("а", ""), ("б", "")], right=[0])
    attempt = begin_test(row.ticket, by=ANONYMOUS, at=NOW)
    course.items.all().delete()
    assert hand_in(row.ticket, all_wrong(attempt), by=ANONYMOUS, at=NOW).percent == 0
    with pytest.raises(Refused):  # no questions: nobody passes, nobody fails
        begin_test(row.ticket, by=ANONYMOUS, at=NOW)
    add_item("basics", question, by=world["clerk"], at=NOW)
    attempt = begin_test(row.ticket, by=ANONYMOUS, at=NOW)
    assert [item["kk"] for item in attempt.items] == ["Жаңа"]
    hand_in(row.ticket, all_wrong(attempt), by=ANONYMOUS, at=NOW)
    with pytest.raises(Refused):
        begin_test(row.ticket, by=ANONYMOUS, at=NOW)
    assert not Certificate.objects.exists()


@pytest.mark.parametrize(
    ("came", "hours", "over"), [(False, 8, True), (True, 4, True), (True, 8, False)], ids=["absent", "hours", "running"]
)
def test_the_test_opens_to_who_came_for_all_hours_of_a_session_that_is_over(
    world: World, came: bool, hours: int, over: bool
):
    course = make_course(world.saryagash, questions=1)
    event = make_session(course, world.saryagash, HELD if over else NOW - timedelta(hours=1), course_hours=hours)
    row = make_learner(event, came=came)
    with pytest.raises(Refused):
        begin_test(row.ticket, by=ANONYMOUS, at=NOW)


def test_hours_of_several_sessions_add_up_and_are_spent_once(world: World):
    course = make_course(world.saryagash)
    first, second, third = (
        make_session(course, world.saryagash, NOW - timedelta(days=days), course_hours=4) for days in (9, 5, 1)
    )
    for event in (first, second):
        make_learner(event, email="asan@tirek.example")
        make_learner(event, "Үсен Асан", came=event == first, email="usen@tirek.example")
    assert [one.hours for one in class_of(second)] == [8, 4]
    (given_,) = issue_certificates(second.pk, by=world["clerk"], at=NOW)
    assert given_.name == "Асан Үсен"
    again = make_learner(third, email="asan@tirek.example")
    learner = learner_of(again)
    assert learner is not None
    assert learner.hours == 8  # four of the first session, which gave no certificate, and four of this one


def test_a_revoked_certificate_is_not_given_again_by_itself_but_with_the_name_mended(world: World):
    event = make_session(make_course(world.saryagash), world.saryagash, HELD)
    row = make_learner(event, "Асан Усен")
    (first,) = issue_certificates(event.pk, by=world["clerk"], at=NOW)
    with pytest.raises(ValidationError):
        revoke_certificate(first.number, " ", by=world["clerk"], at=NOW)
    for persona in ("clerk.keles", "head.kostanay", "registrar", "employment"):
        with pytest.raises(Refused):
            revoke_certificate(first.number, "Қате", by=world[persona], at=NOW)
    with pytest.raises(Refused):
        issue_again(row.pk, "Асан Үсен", by=world["clerk"], at=NOW)
    revoke_certificate(first.number, "Есімі қате", by=world["clerk"], at=NOW)
    assert issue_certificates(event.pk, by=world["clerk"], at=NOW) == []
    second = issue_again(row.pk, "Асан Үсен", by=world["clerk"], at=NOW)
    assert (second.name, second.number != first.number) == ("Асан Үсен", True)
    assert Message.objects.filter(to=row.email).count() == 3


def test_certificates_given_by_two_hands_at_once_are_one_each(transactional_world: World):
    world = transactional_world
    event = make_session(make_course(world.saryagash), world.saryagash, HELD)
    for n in range(20):
        make_learner(event, f"Оқушы {n}")

    def give(_hand: int) -> int:
        try:
            return len(issue_certificates(event.pk, by=world["clerk"], at=NOW))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(give, range(4))) == 20
    assert Certificate.objects.values("number").distinct().count() == 20


@pytest.fixture
def transactional_world(transactional_db: None) -> World:
    return make_world()


def test_only_who_teaches_there_keeps_courses_and_classes(world: World):
    facts = CourseFacts(organisation_id=world.saryagash.pk, name_kk="К", name_ru="К", hours=8)
    for persona in ("clerk.keles", "head.kostanay", "registrar", "employment", "anonymous"):
        with pytest.raises(Refused):
            create_course("k", facts, by=world[persona], at=NOW)
    create_course("k", facts, by=world["head.turkistan"], at=NOW)
    with pytest.raises(ValidationError):
        create_course("k", facts, by=world["clerk"], at=NOW)
    event = make_session(make_course(world.saryagash), world.saryagash, HELD)
    row = make_learner(event, came=False)
    for persona in ("clerk.keles", "head.kostanay", "registrar"):
        with pytest.raises(Refused):
            mark_came(event.pk, [row.pk], by=world[persona], at=NOW)
    assert mark_came(event.pk, [row.pk], by=world["clerk"], at=NOW) == 1
    assert mark_came(event.pk, [row.pk], by=world["clerk"], at=NOW) == 0
    assert Attendance.objects.count() == 1


def test_colleagues_are_enrolled_by_who_answers_for_their_training_or_by_themselves(world: World):
    event = make_session(make_course(world.saryagash, for_roles=["clerk"]), world.saryagash, SOON, capacity=1)
    clerk, stranger = world["clerk"].user_id, world["clerk.keles"].user_id
    assert clerk is not None
    assert stranger is not None
    for persona, wanted in (("head", stranger), ("clerk", stranger), ("head.kostanay", clerk), ("anonymous", clerk)):
        with pytest.raises(Refused):
            enrol_staff(event.pk, [wanted], by=world[persona], at=NOW)
    (row,) = enrol_staff(event.pk, [clerk], by=world["head"], at=NOW)
    assert (row.state, row.organisation_id) == ("confirmed", world.saryagash.pk)
    assert enrol_staff(event.pk, [clerk], by=world["clerk"], at=NOW) == []
    (waiting,) = enrol_staff(event.pk, [stranger], by=world["clerk.keles"], at=NOW)
    assert waiting.state == "waiting"
    assert set(Registration.objects.visible_to(world["clerk.keles"])) == {waiting}


def test_who_takes_a_course_in_a_series_has_a_place_at_every_session_to_come(world: World):
    course, days = make_course(world.saryagash), (-2, 2, 9)
    series = Series.objects.create(
        organiser=world.saryagash, rule="FREQ=WEEKLY", begins_at=NOW, minutes=240, name_kk="Курс", name_ru="Курс"
    )
    first, second, third = (
        make_session(course, world.saryagash, NOW + timedelta(days=each), series=series, course_hours=4)
        for each in days
    )
    guest = Guest(name="Асан", email="asan@tirek.example")
    made, is_new = register_learner(second.pk, guest, by=ANONYMOUS, at=NOW)
    assert (made.event_id, is_new) == (second.pk, True)
    clerk = world["clerk"].user_id
    assert clerk is not None
    assert len(enrol_staff(second.pk, [clerk], by=world["clerk"], at=NOW)) == 1
    assert [event.registrations.count() for event in (first, second, third)] == [0, 2, 2]
    assert len(enrol_staff(third.pk, [clerk], by=world["clerk"], at=NOW)) == 0


def test_a_transcript_is_seen_by_who_answers_for_the_training(world: World):
    clerk = world["clerk"].user_id
    assert clerk is not None
    for persona, sees in (("head", True), ("head.turkistan", True), ("clerk2", False), ("head.kostanay", False)):
        assert bool(colleague(world[persona], clerk, NOW.date())) is sees, persona


def test_who_is_due_is_seen_by_office_and_reminded_once(world: World):
    course = make_course(world.saryagash, for_roles=["clerk"], valid_months=12)
    event = make_session(course, world.saryagash, HELD)
    row = make_learner(event, user_id=world["clerk"].user_id)
    today = NOW.date()
    seen = staff_for(course, world["head"], today)
    assert {grant.user_id for grant in seen} == {world["clerk"].user_id, world["clerk2"].user_id}
    assert staff_for(course, world["head.turkistan"], today).count() == 3
    for persona in ("clerk", "head.kostanay", "anonymous"):
        assert not staff_for(course, world[persona], today).exists()
    issue_certificates(event.pk, by=world["clerk"], at=NOW)
    assert vars_of(counts_of(seen, today)) == (2, 1, 0, 0)
    assert [(one.all, one.due) for one in by_office(seen, today, "kk")] == [(2, 1)]
    assert [due_courses(world[persona], today).count() for persona in ("clerk", "clerk2")] == [0, 1]
    assert [one.is_due for one in own_courses(Learned.of(world["clerk"]), today)] == [False]
    later = today + timedelta(days=340)
    assert in_state(seen, "expiring", later).count() == 1
    assert due_courses(world["clerk"], later).count() == 1
    Message.objects.all().delete()
    assert remind_due(at=NOW) == 2
    remind_due(at=NOW + timedelta(days=7))
    assert Message.objects.count() == 2
    assert not Message.objects.filter(to=row.email).exists()


def vars_of(counts: Any) -> tuple[int, ...]:
    return counts.all, counts.missing, counts.expired, counts.expiring


def test_a_class_is_read_in_the_same_number_of_queries_for_one_and_three(world: World):
    event = make_session(make_course(world.saryagash, questions=1), world.saryagash, HELD)
    counted = []
    for rows in (1, 2):
        for n in range(rows):
            make_learner(event, f"Оқушы {rows}{n}")
        with CaptureQueriesContext(connection) as queries:
            class_of(event)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 6


@pytest.mark.parametrize(
    ("typed", "number"),
    [("26-000123-", None), ("abc", None), ("", None), ("26 000123", None)],
)
def test_what_is_no_number_is_none(typed: str, number: None):
    assert number_of(typed) is number


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(-3, 9) | st.text(max_size=3), max_size=4), max_size=6))
def test_answers_are_graded_by_whole_questions_whatever_is_sent(sent: list[list[Any]]):
    choices = [{"text": {"kk": "а"}, "is_right": True}, {"text": {"kk": "б"}}, {"text": {"kk": "в"}, "is_right": True}]
    attempt = TestAttempt(items=[{"key": str(n), "kk": "?", "ru": "", "choices": choices} for n in range(4)])
    known = known_answers(attempt, {str(n): each for n, each in enumerate(sent)})
    assert all(0 <= place < 3 for chosen in known.values() for place in chosen)
    right = sum(chosen == [0, 2] for chosen in known.values())
    assert percent_of(attempt, known) == right * 25
