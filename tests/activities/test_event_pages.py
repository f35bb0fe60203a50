"""The pages of events, as people walk through them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.activities.test_event_attendance import signed_in
from tests.factories import World, make_world
from tests.factories.activities import make_event

from tirek.activities.models import Event, Registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def test_an_organiser_announces_a_series_a_citizen_registers_and_the_report_closes_it(world: World):
    office, clerk = signed_in(world, "clerk"), Client()
    day = timezone.localdate() + timedelta(days=3)
    told = {
        **{"organiser": world.saryagash.pk, "kind": "seminar", "name_kk": "Семинар", "name_ru": "Семинар"},
        **{"day": day, "begins": "10:00", "ends": "12:00", "format": "in_person", "area": world.saryagash.area_id},
        **{"place": "Клуб", "language": "kk", "entrance": "registration", "capacity": 1, "is_public": "on"},
        **{"repeat": "FREQ=WEEKLY", "until": day + timedelta(days=15)},
    }
    assert office.post("/events/new/", {**told, "ends": "09:00"}).status_code == 422
    answer = office.post("/events/new/", told)
    assert answer.status_code == 303
    event = Event.objects.order_by("starts_at").first()
    assert event is not None
    assert Event.objects.count() == 3
    page = f"/events/{event.pk}/"
    assert "Семинар" in clerk.get("/events/").content.decode()
    programme = {"lines": "10:00 Кіріспе / А. Үсенов\n11.30 Сұрақтар"}
    assert office.post(f"{page}programme/", programme).status_code == 303
    assert office.post(f"{page}programme/", {"lines": "таңертең"}).status_code == 422
    assert "А. Үсенов" in clerk.get(page).content.decode()
    _citizens_register(clerk, page)
    Event.objects.filter(pk=event.pk).update(
        starts_at=timezone.now() - timedelta(hours=4), ends_at=timezone.now() - timedelta(hours=2)
    )
    assert page in office.get("/events/work/?state=to_report").content.decode()
    report = {"text": "Өтті", "evidence": "signed", "signed": 12, "document": "12-3", "estimate": "", "questions": ""}
    assert office.post(f"{page}report/", {**report, "document": ""}).status_code == 422
    assert office.post(f"{page}report/", report).status_code == 303
    assert "12" in clerk.get(page).content.decode()


def _citizens_register(citizen: Client, page: str) -> None:
    assert citizen.post(f"{page}registration/", {"name": "Асан"}).status_code == 422
    for email in ("a@tirek.example", "b@tirek.example"):
        answer = citizen.post(f"{page}registration/", {"name": "Асан", "email": email})
        assert answer.status_code == 303
        assert citizen.get(answer["Location"]).status_code == 200
    assert answer["Location"].startswith("/tickets/")
    first = Registration.objects.get(email="a@tirek.example")
    assert citizen.post(f"/tickets/{first.ticket}/cancellation/").status_code == 303
    assert Registration.objects.get(email="b@tirek.example").state == "confirmed"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_opens_in_every_language(world: World, language: str):
    client = signed_in(world, "clerk")
    client.cookies["language"] = language
    event = make_event(world.saryagash, timezone.now() - timedelta(hours=4))
    coming = make_event(world.saryagash, timezone.now() + timedelta(days=1), entrance="registration")
    Registration.objects.create(event=coming, name="А", state="asked", ticket="t", asked_at=timezone.now())
    pages = ["/events/", "/events/?when=past", "/events/calendar.ics", "/events/scan.js", "/events/work/"]
    ends = ("", "people/", "scan/", "signed/", "report/", "photos/", "parts/?q=0")
    pages += ["/events/new/", *(f"/events/{event.pk}/{end}" for end in ends)]
    ends = ("", "edit/", "cancellation/", "programme/", "registration/", "people/", "parts/")
    pages += [f"/events/{coming.pk}/{end}" for end in ends]
    for page in [*pages, "/tickets/t/", world.saryagash.get_absolute_url()]:
        assert client.get(page).status_code == 200, page


def test_a_closed_meeting_is_seen_by_its_house_only(world: World):
    event = make_event(world.saryagash, timezone.now() + timedelta(days=1), is_public=False)
    for persona, status in (("clerk", 200), ("registrar", 200), ("clerk.keles", 404), ("head.kostanay", 404)):
        assert signed_in(world, persona).get(f"/events/{event.pk}/").status_code == status, persona
    stranger = Client()
    assert stranger.get(f"/events/{event.pk}/").status_code == 404
    for page in ("/events/", "/events/calendar.ics"):
        assert str(event.pk) not in stranger.get(page).content.decode()
    for end in ("edit/", "cancellation/", "report/", "parts/", "photos/"):
        assert signed_in(world, "clerk.keles").get(f"/events/{event.pk}/{end}").status_code == 404


def test_the_neighbour_cannot_change_a_public_event(world: World):
    event = make_event(world.saryagash, timezone.now() + timedelta(days=1))
    for end in ("edit/", "cancellation/", "programme/", "parts/", "photos/"):
        assert signed_in(world, "clerk.keles").get(f"/events/{event.pk}/{end}").status_code == 403, end


def test_a_list_asks_as_much_for_three_as_for_one(world: World):
    asked = []
    for _number in range(3):
        make_event(world.saryagash, timezone.now() + timedelta(days=1))
        with CaptureQueriesContext(connection) as queries:
            Client().get("/events/")
        asked.append(len(queries))
    assert asked[1] == asked[2]
