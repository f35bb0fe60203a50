"""Names at events are forgotten after their term; that somebody came, and how many, stays."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from tests.conventions.parity_scene import make_scene
from tests.factories import World, make_person, make_world
from tests.factories.activities import make_event
from tests.factories.cases import NOW

from tirek.activities.actions.attendance import take_signed_list
from tirek.activities.actions.closing import EventReport, close_event
from tirek.activities.enums import Evidence
from tirek.activities.models import Attendance, Certificate, Course, Question, Registration, Slot, TestAttempt
from tirek.activities.queries.attendance import counts_by_evidence
from tirek.core.anonymising import GONE, retention_lets_pass
from tirek.core.retention_rules import cutoff_of, rule_named
from tirek.network.models import Membership
from tirek.people.actions.anonymising import anonymise_people
from tirek.people.models import Person

LATER = NOW + timedelta(days=6 * 366)


@pytest.fixture
def world(db: None) -> World:
    return make_world()


def due(code: str, at: datetime) -> set[object]:
    rule = rule_named(code)
    return set(rule.due(cutoff_of(rule, at)).values_list("pk", flat=True))


def test_names_at_an_event_go_after_three_years_and_its_figures_stay(world: World):
    event = make_event(world.saryagash, NOW - timedelta(hours=3))
    Registration.objects.create(
        event=event, name="Қонақ", email="a@tirek.example", phone="+77010000001", state="confirmed", ticket="t",
        asked_at=NOW, language="ru",
    )  # fmt: skip
    take_signed_list(event.pk, ["Асан Үсенов", "Гүл Бекова"], by=world["clerk"], at=NOW)
    close_event(event.pk, EventReport(text="Өтті", evidence="signed", document="1"), by=world["clerk"], at=NOW)
    before = counts_by_evidence(event), event.headcounts.get().attendances
    for code in ("activities.registrations", "activities.signed_lists"):
        rule = rule_named(code)
        assert due(code, NOW + timedelta(days=1000)) == set()
        keys = sorted(due(code, LATER))
        retention_lets_pass()
        assert rule.treat(keys, LATER) == len(keys) > 0
        assert due(code, LATER) == set()
    told = Registration.objects.get()
    assert (told.name, told.email, told.phone, told.language, told.state) == (GONE, "", "", "ru", "confirmed")
    assert set(Attendance.objects.values_list("name", flat=True)) == {""}
    assert (counts_by_evidence(event), event.headcounts.get().attendances) == before


def test_a_person_is_kept_by_a_seat_an_event_or_a_certificate_that_is_young_enough(world: World):
    event, body = make_event(world.saryagash, NOW), world.saryagash
    course = Course.objects.create(code="basics", organisation=body, hours=8, name_kk="Курс", name_ru="Курс")
    names = ("ешбір", "қатысты", "отыр", "отырған", "аталған", "куәлік", "ескі куәлік", "кеше қатысты")
    people = {name: make_person(name.capitalize(), "Адам") for name in names}
    Person.objects.update(created_at=NOW)

    def came(who: str, at: datetime) -> None:
        Attendance.objects.create(
            event=event, person=people[who], evidence=Evidence.SIGNED, nonce=uuid4(), came_at=at, name=who
        )

    def sat(who: str, until: datetime | None, **more: bool) -> None:
        during = DateRange(NOW.date(), until.date() if until else None)
        Membership.objects.create(organisation=body, person=people[who], during=during, **more)

    def certified(who: str, until: datetime) -> None:
        Certificate.objects.create(
            number=who, course=course, event=event, person=people[who], organisation=body, issued_on=NOW.date(),
            valid_until=until.date(),
        )  # fmt: skip

    came("қатысты", NOW)
    came("кеше қатысты", LATER - timedelta(days=1))
    sat("отыр", None)
    sat("отырған", NOW + timedelta(days=30))
    sat("аталған", NOW + timedelta(days=30), is_public=True)
    certified("куәлік", NOW + timedelta(days=365))
    certified("ескі куәлік", NOW)
    found = due("people.silent", LATER)
    assert {name for name, person in people.items() if person.pk in found} == {"ешбір", "қатысты", "отырған"}
    assert people["ескі куәлік"].pk in due("people.silent", NOW + timedelta(days=11 * 366))


def test_whatever_names_a_person_can_be_anonymised(db: None, settings, tmp_path):
    settings.MEDIA_ROOT, settings.DEMO = tmp_path, True
    make_scene()
    people, anybody = list(Person.objects.values_list("pk", flat=True)), make_person("Куәгер", "Адам")
    people.append(anybody.pk)
    Certificate.objects.update(person=anybody, revoked_at=NOW, revoke_reason="Қате берілген", name="Куәгер")
    Question.objects.update(person=anybody, asker_name="Куәгер")
    Slot.objects.filter(state="booked").update(person=anybody)
    TestAttempt.objects.update(person=anybody)
    retention_lets_pass()
    assert anonymise_people(people, LATER) == len(people)
    assert not Person.objects.exclude(family_name=GONE).exists()
