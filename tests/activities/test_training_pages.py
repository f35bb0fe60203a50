"""The pages of courses, tests and certificates, as people walk through them."""

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from tests.activities.test_event_attendance import signed_in
from tests.factories import World, make_world
from tests.factories.training import make_course, make_learner, make_session

from tirek.activities.models import Certificate, Course, Event, Registration, TestAttempt
from tirek.core.numbering import check_digit

pytestmark = pytest.mark.django_db
COURSE = {
    **{"name_kk": "Қабылдау", "name_ru": "Приём", "hours": 8, "pass_mark": 50, "attempts": 2},
    **{"valid_months": 24, "for_roles": ["clerk"], "is_open": "on"},
}
QUESTION = {
    **{"text_kk": "Мерзім қанша?", "choices_kk": "+ он бес күн\nбір жыл"},
    **{"text_ru": "Какой срок?", "choices_ru": "пятнадцать дней\nгод"},
}


@pytest.fixture
def world() -> World:
    return make_world()


def over(event: Event) -> None:
    """It was yesterday."""
    then = timezone.now() - timedelta(days=1)
    Event.objects.filter(pk=event.pk).update(starts_at=then, ends_at=then + timedelta(hours=4), held_on=then.date())


def test_from_describing_a_course_to_a_certificate_that_is_checked_and_revoked(world: World):
    clerk, citizen = signed_in(world, "clerk"), Client()
    told = {**COURSE, "organisation": world.saryagash.pk, "code": "reception"}
    assert clerk.post("/courses/new/", {**told, "code": "new"}).status_code == 422
    assert clerk.post("/courses/new/", told)["Location"] == "/courses/reception/"
    assert clerk.post("/courses/reception/test/", {**QUESTION, "choices_ru": "год"}).status_code == 422
    assert clerk.post("/courses/reception/test/", {**QUESTION, "choices_kk": "он бес\nбір жыл"}).status_code == 422
    assert clerk.post("/courses/reception/test/", QUESTION).status_code == 303
    event = announce(clerk, world)
    ticket = register(citizen, event)
    over(event)
    row = Registration.objects.get(ticket=ticket)
    assert clerk.post(f"/events/{event.pk}/class/attendance/", {"came": [row.pk, "x"]}).status_code == 303
    sit(citizen, ticket)
    certificate = Certificate.objects.get()
    page = certificate.get_absolute_url()
    stranger = Client().get(page).content.decode()
    assert "А•••" in stranger
    assert "Асан" not in stranger
    assert "Асан" in citizen.get(f"{page}?code={certificate.code}").content.decode()
    assert citizen.get(f"{page}certificate.pdf").status_code == 404
    assert citizen.get(f"{page}certificate.pdf?code={certificate.code}").content.startswith(b"%PDF")
    assert clerk.get(f"{page}certificate.pdf").status_code == 200
    assert Client().get("/certificates/", {"number": certificate.number.replace("-", " ")})["Location"] == page
    assert clerk.post(f"{page}revocation/", {"reason": "Қате берілді"}).status_code == 303
    assert "Қате берілді" not in Client().get(page).content.decode()
    assert citizen.get(f"{page}certificate.pdf?code={certificate.code}").status_code == 403


def announce(clerk: Client, world: World) -> Event:
    asked = clerk.get("/events/new/?course=reception").content.decode()
    assert "Қабылдау" in asked
    told = {
        **{"organiser": world.saryagash.pk, "kind": "training", "name_kk": "Қабылдау", "name_ru": "Приём"},
        **{"day": timezone.localdate() + timedelta(days=3), "begins": "10:00", "ends": "14:00", "format": "in_person"},
        **{"area": world.saryagash.area_id, "place": "Зал", "language": "kk", "is_public": "on"},
        **{"course": Course.objects.get().pk, "entrance": "registration"},
    }
    assert clerk.post("/events/new/", {**told, "entrance": "free"}).status_code == 422
    assert clerk.post("/events/new/", told).status_code == 303
    return Event.objects.get()


def register(citizen: Client, event: Event) -> str:
    answer = citizen.post(f"/events/{event.pk}/registration/", {"name": "Асан Үсен", "email": "asan@tirek.example"})
    return str(answer["Location"]).split("/")[2]


def sit(citizen: Client, ticket: str) -> None:
    page = f"/tickets/{ticket}/test/"
    assert citizen.post(f"{page}beginning/").status_code == 303
    shown = citizen.get(page).content.decode()
    (key,) = set(re.findall(r'name="([0-9a-f-]{36})"', shown))
    assert citizen.post(f"{page}answers/", {key: "0"}).status_code == 204
    assert "checked" in citizen.get(page).content.decode()
    assert citizen.post(page, {}).status_code == 422
    assert citizen.post(page, {key: "0"}).status_code == 303
    assert TestAttempt.objects.get().percent == 100
    assert "certificates" in citizen.get(page).content.decode()
    assert citizen.post(page, {key: "0"}).status_code == 403


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(world: World, language: str):
    client, head = signed_in(world, "clerk"), signed_in(world, "head")
    course = make_course(world.saryagash, questions=1, for_roles=["clerk"])
    event = make_session(course, world.saryagash, timezone.now() - timedelta(hours=9), hours=4)
    coming = make_session(course, world.saryagash, timezone.now() + timedelta(days=2))
    row = make_learner(event, user_id=world["clerk"].user_id)
    pages = ["/courses/", "/courses/?state=closed", "/courses/new/", "/courses/basics/", "/courses/basics/edit/"]
    pages += ["/courses/basics/test/", f"/courses/questions/{course.items.get().pk}/", "/training/"]
    pages += [f"/events/{event.pk}/class/", f"/events/{event.pk}/", f"/tickets/{row.ticket}/"]
    pages += [f"/tickets/{row.ticket}/test/", "/certificates/", "/certificates/?number=1", "/projects/"]
    for one in (client, head):
        one.cookies["language"] = language
    for page in pages:
        assert client.get(page).status_code == 200, page
    more = [f"/events/{coming.pk}/class/colleagues/", "/training/due/", "/training/due/?by=office&state=due"]
    more.append(f"/training/people/{world['clerk'].user_id}/")
    for page in more:
        assert head.get(page).status_code == 200, page
    assert client.get("/training/due/").status_code == 403
    assert client.get(f"/events/{coming.pk}/class/colleagues/").status_code == 403


def test_the_list_of_those_due_downloads_as_it_stands(world: World):
    make_course(world.saryagash, for_roles=["clerk"])
    head = signed_in(world, "head.turkistan")
    answer = head.get("/training/due.xlsx", {"course": "basics", "state": "missing"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    assert sheet.max_row == 4
    assert {row[1].value for row in sheet.iter_rows(min_row=2)} == {world.saryagash.code, world.keles.code}


def test_a_head_enrols_colleagues_and_one_enrols_oneself(world: World):
    course = make_course(world.saryagash, for_roles=["clerk"])
    event = make_session(course, world.saryagash, timezone.now() + timedelta(days=2))
    told = {"user": [world["clerk"].user_id]}
    assert signed_in(world, "head").post(f"/events/{event.pk}/class/colleagues/", told).status_code == 303
    assert signed_in(world, "clerk2").post(f"/events/{event.pk}/enrolment/").status_code == 303
    assert set(event.registrations.values_list("user_id", flat=True)) == {
        world["clerk"].user_id,
        world["clerk2"].user_id,
    }
    assert "/tickets/" in signed_in(world, "clerk2").get("/training/").content.decode()


@pytest.mark.parametrize("persona", ["clerk.keles", "head.kostanay", "registrar", "employment", "anonymous"])
def test_a_stranger_neither_sees_a_class_nor_changes_a_course(world: World, persona: str):
    course = make_course(world.saryagash, questions=1)
    event = make_session(course, world.saryagash, timezone.now() - timedelta(days=1), is_public=False)
    row = make_learner(event)
    client = Client() if persona == "anonymous" else signed_in(world, persona)
    item = course.items.get()
    for page in (f"/events/{event.pk}/class/", "/courses/basics/edit/", f"/courses/questions/{item.pk}/"):
        assert client.get(page).status_code in (302, 403, 404), page
    for page in (
        *(f"/events/{event.pk}/class/attendance/", f"/events/{event.pk}/class/certificates/"),
        *(f"/courses/questions/{item.pk}/removal/", f"/events/registrations/{row.pk}/certificate/"),
    ):
        assert client.post(page, {"name": "А"}).status_code in (302, 403, 404), page
    assert course.items.exists()
    assert not Certificate.objects.exists()


def test_a_number_with_a_wrong_digit_is_told_from_one_never_given():
    client, number = Client(), f"26000999{check_digit('26000999')}"
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    for typed in (number, wrong, "жоқ"):
        assert client.get("/certificates/", {"number": typed}).status_code == 200
    assert client.get(f"/certificates/{number}/").status_code == 404
