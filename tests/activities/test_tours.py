"""Tours and the questions asked at their stops: planned, taken down once, answered, published without names."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.activities.test_event_attendance import signed_in
from tests.factories import World, make_world
from tests.factories.activities import make_event, make_tour
from tests.factories.cases import NOW

from tirek.activities.actions import questions, tours
from tirek.activities.actions.question_notices import chase_answers
from tirek.activities.enums import QuestionState, TourState
from tirek.activities.models import Event, Question, Tour, TourAgency
from tirek.activities.queries.questions import to_answer, to_assign
from tirek.cases.models import Case, CaseOrigin
from tirek.core.anonymising import GONE
from tirek.core.calendar import ALMATY, WorkingCalendar
from tirek.core.models import Message
from tirek.core.retention_rules import cutoff_of, rule_named
from tirek.core.verdict import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def asked(**facts: Any) -> questions.Asked:
    told: dict[str, Any] = {"nonce": uuid4(), "text": "Жол қашан жөнделеді?", "asked_at": NOW}
    return questions.Asked(**{**told, **facts})


def stop_of(tour: Tour) -> Event:
    return tour.stops.get().event


def take(world: World, persona: str = "clerk", **facts: Any) -> Question:
    event = stop_of(make_tour(world.saryagash, NOW))
    return questions.take_question(event.pk, asked(**facts), by=world[persona], at=NOW)[0]


def test_a_tour_is_planned_with_stops_and_a_team_and_concluded_when_the_last_stop_is_over(world: World):
    head = world["head"]
    facts = tours.TourFacts(
        organiser_id=world.saryagash.pk,
        name_kk="Сапар",
        name_ru="Выезд",
        begins_on=date(2026, 12, 1),
        ends_on=date(2026, 12, 2),
    )
    with pytest.raises(Refused):
        tours.plan_tour(facts, by=world["clerk"], at=NOW)
    with pytest.raises(ValidationError):
        tours.plan_tour(replace(facts, ends_on=date(2026, 11, 1)), by=head, at=NOW)
    tour = tours.plan_tour(facts, [world.job], by=head, at=NOW)
    starts = datetime(2026, 12, 1, 10, tzinfo=ALMATY)
    stop = tours.StopFacts(
        area_id=world.saryagash.area_id, place="Клуб", starts_at=starts, ends_at=starts + timedelta(hours=2)
    )
    with pytest.raises(ValidationError):
        tours.add_stop(tour.pk, replace(stop, starts_at=starts + timedelta(days=5)), by=head, at=NOW)
    added = tours.add_stop(tour.pk, stop, by=head, at=NOW)
    assert added.event.is_public
    tours.name_agency(tour.pk, world.employment.pk, "Жұмыс", "А. Маман", by=head, at=NOW)
    assert tour.agencies.count() == 2
    with pytest.raises(Refused):
        tours.conclude_tour(tour.pk, by=head, at=NOW)
    assert tours.conclude_tour(tour.pk, by=head, at=starts + timedelta(days=1)).state == TourState.DONE
    with pytest.raises(Refused):
        tours.name_agency(tour.pk, world.housing.pk, "", "", by=head, at=NOW)


def test_calling_a_tour_off_cancels_its_stops_with_the_reason(world: World):
    tour = make_tour(world.saryagash, NOW + timedelta(days=3))
    tours.call_off_tour(tour.pk, "Боран", by=world["head"], at=NOW)
    assert stop_of(tour).cancel_reason == "Боран"


def test_only_organiser_and_team_take_questions_down(world: World):
    tour = make_tour(world.saryagash, NOW)
    event = stop_of(tour)
    for persona in ("registrar", "clerk", "head", "head.turkistan"):
        questions.take_question(event.pk, asked(), by=world[persona], at=NOW)
    for persona in ("clerk.keles", "employment", "analyst", "anonymous"):
        with pytest.raises(Refused):
            questions.take_question(event.pk, asked(), by=world[persona], at=NOW)
    TourAgency.objects.create(tour=tour, organisation=world.employment)
    question, is_new = questions.take_question(event.pk, asked(), by=world["employment"], at=NOW)
    assert is_new
    assert Question.objects.whole_for(world["employment"]).get() == question
    assert Question.objects.whole_for(world["registrar"]).count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_question_sent_by_many_at_once_is_one():
    world = make_world()
    event, one = stop_of(make_tour(world.saryagash, NOW)), asked(phone="+77010000001")

    def send(_number: int) -> bool:
        try:
            return questions.take_question(event.pk, one, by=world["registrar"], at=NOW)[1]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(send, range(16))) == 1
    assert Question.objects.count() == 1
    assert Message.objects.filter(to="+77010000001").count() == 1


def test_a_question_goes_to_an_agency_for_so_many_working_days_and_whoever_asked_gets_the_answer(world: World):
    question = take(world, phone="+77010000002", name="Асан Үсенов", language="ru")
    assert to_assign(world["clerk"]).get() == question
    with pytest.raises(Question.DoesNotExist):
        questions.assign_question(question.pk, world.employment.pk, by=world["clerk.keles"], at=NOW)
    questions.assign_question(question.pk, world.employment.pk, by=world["head"], at=NOW)
    question.refresh_from_db()
    assert question.due_on == WorkingCalendar.current().add_working_days(NOW.date(), 10)[0]
    assert to_answer(world["employment"]).get() == question
    assert Message.objects.filter(key__startswith="question-given").count() == 1
    with pytest.raises(Question.DoesNotExist):
        questions.answer_question(question.pk, "Жоқ", by=world["housing"], at=NOW)
    questions.answer_question(question.pk, "Мамырда", by=world["employment"], at=NOW)
    told = Message.objects.get(key=f"question-answered:{question.pk}")
    assert (told.to, told.language) == ("+77010000002", "ru")
    assert "Мамырда" in told.body
    with pytest.raises(Refused):
        questions.answer_question(question.pk, "Тағы", by=world["employment"], at=NOW)


def test_a_question_given_back_waits_for_another_agency_and_is_no_longer_seen_by_the_first(world: World):
    question = take(world)
    questions.assign_question(question.pk, world.employment.pk, by=world["head"], at=NOW)
    with pytest.raises(ValidationError):
        questions.give_back_question(question.pk, " ", by=world["employment"], at=NOW)
    questions.give_back_question(question.pk, "Тұрғын үй бөліміне", by=world["employment"], at=NOW)
    assert not Question.objects.visible_to(world["employment"]).exists()
    question.refresh_from_db()
    assert (question.state, question.agency, question.due_on) == (QuestionState.ASKED, None, None)


def test_days_off_and_days_gone_are_no_last_day(world: World):
    question = take(world)
    for wrong in (date(2026, 11, 29), NOW.date() - timedelta(days=1)):
        with pytest.raises(ValidationError):
            questions.assign_question(question.pk, world.employment.pk, wrong, by=world["head"], at=NOW)


def test_late_answers_are_chased_once(world: World):
    question = take(world)
    questions.assign_question(question.pk, world.employment.pk, by=world["head"], at=NOW)
    later = NOW + timedelta(days=30)
    for _again in range(2):
        assert chase_answers(at=later) == 1
    told = Message.objects.filter(key__startswith=f"question-late:{question.pk}")
    assert told.count() == len({message.to for message in told}) > 1


def test_nothing_personal_is_published_and_the_public_sees_only_the_public_wording(world: World):
    question = take(world, name="Асан Үсенов", text="Мен Асан Үсенов, жол қашан жөнделеді?", answer="Мамырда, Асан")
    assert question.on_the_spot
    page, visitor = f"/questions/{question.pk}/", Client()
    assert visitor.get(page).status_code == 404
    for text in ("Асан сұрайды", "8 701 123 45 67 телефоны", "a@b.kz жазыңыз"):
        with pytest.raises(ValidationError):
            questions.publish_question(question.pk, text, "Мамырда", by=world["head"], at=NOW)
    questions.publish_question(question.pk, "Жол қашан жөнделеді?", "Мамырда", by=world["clerk"], at=NOW)
    tour = Tour.objects.get()
    for address in (page, f"/tours/{tour.pk}/", f"/events/{question.event_id}/"):
        text = visitor.get(address).content.decode()
        assert "Жол қашан жөнделеді?" in text
        assert "Үсенов" not in text
    questions.withdraw_question(question.pk, by=world["clerk"], at=NOW)
    assert visitor.get(page).status_code == 404


def test_a_question_becomes_one_case_and_the_link_stays(world: World):
    question = take(world, name="Үсенов Асан", phone="+77010000003")
    clerk, address = signed_in(world, "clerk"), f"/cases/of-question/{question.pk}/"
    form = clerk.get(address).context["form"]
    told = {name: form[name].initial or "" for name in form.fields} | {"service": str(world.job.pk)}
    assert told["family_name"] == "Үсенов"
    assert clerk.post(address, {**told, "service": ""}).status_code == 422
    assert clerk.post(address, told).status_code == 303
    assert clerk.post(address, told).status_code == 303
    case = Case.objects.get()
    assert CaseOrigin.objects.get(question=question).case == case
    question.refresh_from_db()
    assert question.state == QuestionState.CASE
    assert f"/questions/{question.pk}/" in clerk.get(case.get_absolute_url()).content.decode()
    assert case.number in clerk.get(f"/questions/{question.pk}/").content.decode()
    assert signed_in(world, "clerk.keles").get(address).status_code == 404


def test_the_same_works_for_any_event(world: World):
    event = make_event(world.saryagash, NOW)
    clerk = signed_in(world, "clerk")
    address = f"/events/{event.pk}/questions/"
    told = {"nonce": str(uuid4()), "kind": "proposal", "text": "Шам керек", "language": "kk", "answer": ""}
    assert clerk.post(address, {**told, "text": ""}).status_code == 422
    for _again in range(2):
        assert clerk.post(address, told).status_code == 303
    assert Question.objects.get().event == event
    assert "Шам керек" in clerk.get(address).content.decode()
    assert signed_in(world, "clerk.keles").get(address).status_code == 403


def test_pages_of_the_organiser_and_of_the_agency(world: World):
    head, day = signed_in(world, "head"), timezone.localdate() + timedelta(days=5)
    told = {"organiser": world.saryagash.pk, "name_kk": "Сапар", "name_ru": "Выезд", "begins_on": day, "ends_on": day}
    assert head.post("/tours/new/", told).status_code == 422
    assert head.post("/tours/new/", {**told, "answer_days": 5, "services": [world.job.pk]}).status_code == 303
    tour = Tour.objects.get()
    page = f"/tours/{tour.pk}/"
    stop = {"area": world.saryagash.area_id, "place": "Клуб", "day": day, "begins": "10:00", "ends": "12:00"}
    assert head.post(f"{page}stops/", {**stop, "language": "kk", "ends": "09:00"}).status_code == 422
    assert head.post(f"{page}stops/", {**stop, "language": "kk"}).status_code == 303
    assert world.employment.name in head.get(f"{page}team/?q={world.employment.code}").content.decode()
    agency = {"organisation": world.employment.pk, "explains": "Жұмыс", "representative": "А. Маман"}
    assert head.post(f"{page}team/", agency).status_code == 303
    assert head.get(f"{page}leaflet.pdf").content.startswith(b"%PDF")
    assert head.get(f"{page}sheet.pdf").content.startswith(b"%PDF")
    assert signed_in(world, "clerk.keles").get(f"{page}sheet.pdf").status_code == 403
    assert head.post(f"{page}edit/", {**told, "answer_days": 7, "name_kk": "Сапар 2"}).status_code == 303
    assert "Сапар 2" in Client().get("/tours/").content.decode()
    assert head.post(f"{page}conclusion/").status_code == 403
    question, _new = questions.take_question(stop_of(tour).pk, asked(), by=world["clerk"], at=NOW)
    deed = f"/questions/{question.pk}/"
    assert head.post(f"{deed}assignment/", {"agency": ""}).status_code == 422
    assert head.post(f"{deed}assignment/", {"agency": world.employment.pk}).status_code == 303
    partner = signed_in(world, "employment")
    assert "Жол қашан" in partner.get("/questions/?tab=ours").content.decode()
    assert partner.post(f"{deed}answer/", {"answer": ""}).status_code == 422
    assert partner.post(f"{deed}answer/", {"answer": "Мамырда"}).status_code == 303
    assert partner.post(f"{deed}publication/", {"text": "a", "answer": "b"}).status_code == 403
    assert head.post(f"{deed}publication/", {"text": "Жол?", "answer": "Мамырда"}).status_code == 303
    assert head.get("/questions/export.xlsx?tab=all").content.startswith(b"PK")
    assert signed_in(world, "clerk.keles").get("/questions/?tab=all").content.decode().count("Жол қашан") == 0


@pytest.mark.parametrize("address", ["/tours/", "/questions/?tab=all", "page"])
def test_lists_ask_the_same_number_of_questions_for_one_row_and_for_three(world: World, address: str):
    counts, client = [], signed_in(world, "head")
    first = make_tour(world.saryagash, NOW + timedelta(days=2))
    path = f"/tours/{first.pk}/" if address == "page" else address
    client.get(path)
    for rows in (1, 3):
        for _more in range(rows - (rows > 1)):
            tour = make_tour(world.saryagash, NOW + timedelta(days=2))
            question, _new = questions.take_question(stop_of(tour).pk, asked(answer="Иә"), by=world["head"], at=NOW)
            questions.publish_question(question.pk, "Жол?", "Мамырда", by=world["head"], at=NOW)
            Question.objects.filter(pk=question.pk).update(event=stop_of(first))
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            assert client.get(path).status_code == 200
        counts.append(len(asked_for))
    assert counts[0] == counts[1], counts


def test_who_asked_is_forgotten_after_five_years_and_the_published_answer_stays(world: World):
    question = take(world, name="Асан Үсенов", phone="+77010000009", answer="Мамырда")
    questions.publish_question(question.pk, "Жол қашан жөнделеді?", "Мамырда", by=world["clerk"], at=NOW)
    rule = rule_named("activities.questions")
    assert not rule.due(cutoff_of(rule, NOW + timedelta(days=1700)))
    later = NOW + timedelta(days=6 * 366)
    assert rule.treat(list(rule.due(cutoff_of(rule, later)).values_list("pk", flat=True)), later) == 1
    question.refresh_from_db()
    assert (question.asker_name, question.phone, question.text) == ("", "", GONE)
    assert question.published_answer == "Мамырда"
    assert not rule.due(cutoff_of(rule, later))
