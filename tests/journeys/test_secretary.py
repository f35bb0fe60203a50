"""A council secretary's year: a new council, its chair, an event with tickets at the door, the report. A room that two
people want at the same hour."""

from datetime import date, timedelta
from typing import NamedTuple

import psycopg
import pytest
from django.utils import timezone
from tests.journeys.conftest import Visit
from tests.journeys.site import Site
from tests.journeys.visitor import PHONE, Language, Visitor

SECRETARY = "secretary.turkistan"
NEW_MEMBERS = (
    "Тегі\tАты\tӘкесінің аты\tТуған күні\tЛауазымы\tКім ұсынды\tАшық\n"
    "Ерғалиев\tСерікбай\tӘбдіұлы\t12.03.1955\tКеңес төрағасы\t\tиә\n"
    "Нұртаев\tҚанат\tҚожаұлы\t04.07.1960\t\t\t\n"
    "Сәдуақасов\tМарат\t\t21.11.1958\t\t\tиә"
)


class Council(NamedTuple):
    """An elders' council below the secretary's assembly."""

    key: str
    code: str


def councils(site: Site) -> list[Council]:
    """Those nobody has been seated in lately."""
    with psycopg.connect(site.database) as connection:
        rows = connection.execute(
            "SELECT o.id::text, o.code FROM network_organisation o WHERE o.kind = 'elders' AND o.path LIKE '%.0561.%' "
            "AND NOT EXISTS (SELECT FROM network_membership m WHERE m.organisation_id = o.id "
            "AND lower(m.during) >= current_date) ORDER BY o.code"
        )
        return [Council(*row) for row in rows.fetchall()]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_council_is_renewed_holds_an_event_and_reports_it(visit: Visit, language: Language) -> None:
    secretary = visit(SECRETARY, language=language)
    council = councils(secretary.site)[3 if language == "kk" else -3]
    renew(secretary, council)
    elect(secretary, council, f"Жолдасбеков {language}")
    stranger = visit(language=language, width=PHONE)
    stranger.open(f"/offices/{council.code}/")
    page = stranger.page.inner_text("main")
    assert "Ерғалиев" in page, "the chair agreed to be named"
    assert "Нұртаев" not in page
    stranger.look()

    coming = announce(
        secretary, council, f"Ақсақалдар алқасы {language}", timezone.localdate() + timedelta(days=1), "registration"
    )
    ticket = register(stranger, coming)
    at_the_door(visit(SECRETARY, language=language, width=PHONE), coming, ticket)
    held = announce(secretary, council, f"Кеңес отырысы {language}", timezone.localdate() - timedelta(days=1), "free")
    enter_the_signed_list(secretary, held)
    report(secretary, held)
    stranger.open(held)
    assert "Тәжірибе алмасылды" in stranger.page.inner_text("main")
    stranger.look()
    secretary.open(f"/offices/{council.code}/")
    assert coming in secretary.page.content()
    secretary.look()


def renew(secretary: Visitor, council: Council) -> None:
    """The old members leave, those of the table come; first it is only shown."""
    secretary.open("/bodies/")
    secretary.look()
    secretary.open(f"/offices/{council.code}/members/")
    secretary.look()
    secretary.click("a[href$='/members/renewal/']")
    since = timezone.localdate().isoformat()
    secretary.fill(
        table=NEW_MEMBERS,
        since=since,
        term_ends_on=f"{timezone.localdate().year + 4}-01-31",
        number="3",
        decided_on=since,
    )
    secretary.press()
    assert "Ерғалиев" in secretary.page.inner_text("main table")
    secretary.look()
    secretary.click("main button[name=confirmed]")
    assert secretary.path == f"/offices/{council.code}/members/"
    assert secretary.page.locator("main tbody tr").count() == 3


def elect(secretary: Visitor, council: Council, family_name: str) -> None:
    """One more, by a decision of their own; yesterday there was nobody of that name."""
    secretary.click("a[href$='/members/new/']")
    secretary.look()
    since = timezone.localdate().isoformat()
    secretary.fill(family_name=family_name, given_name="Асқар", since=since, number="4", decided_on=since)
    secretary.press()
    if secretary.page.locator("main [name=known]").count():  # a namesake
        secretary.page.check("main [name=known][value=new]")
        secretary.press()
    assert secretary.path.startswith(f"/offices/{council.code}/members/")
    assert family_name in secretary.page.inner_text("main table")
    secretary.open(f"/offices/{council.code}/members/?on={timezone.localdate() - timedelta(days=1)}")
    assert family_name not in secretary.page.inner_text("main")


def announce(secretary: Visitor, council: Council, name: str, day: date, entrance: str) -> str:
    """An event of the council; the address of its page. What has been held may be entered afterwards."""
    secretary.open("/events/work/")
    secretary.look()
    secretary.open("/events/new/")
    secretary.choose("organiser", council.key)
    secretary.choose("entrance", entrance)
    secretary.fill(name_kk=name, name_ru=name, day=day.isoformat(), begins="10:00", ends="12:00", place="Мәслихат")
    secretary.look()
    secretary.press()
    assert name in secretary.page.inner_text("h1"), secretary.page.inner_text("main")
    secretary.look()
    return secretary.path


def register(guest: Visitor, event: str) -> str:
    """Get a ticket on a phone; its code."""
    guest.open(event)
    guest.click("main a[href$='/registration/']")
    guest.fill(name="Бейсенов Дәурен", phone="8 700 000 19 01")
    guest.look()
    guest.press()
    guest.look()
    assert guest.path.startswith("/tickets/")
    return guest.path.split("/")[2]


def at_the_door(keeper: Visitor, event: str, ticket: str) -> None:
    """The phone has no network for a while; the same ticket is shown twice."""
    keeper.open(f"{event}scan/")
    keeper.look()
    keeper.context.set_offline(True)
    for _time in range(2):
        keeper.page.fill("[name=ticket]", ticket)
        keeper.page.locator("#scan-form button[type=submit]").click()
        keeper.page.wait_for_function("() => document.querySelector('#scan-said').textContent.trim() !== ''")
    keeper.context.set_offline(False)
    keeper.page.evaluate("() => window.dispatchEvent(new Event('online'))")
    keeper.page.wait_for_function("() => document.querySelector('#scan-count').textContent.trim() === '1'")
    keeper.open(f"{event}people/")
    assert "Бейсенов Дәурен" in keeper.page.inner_text("main")
    keeper.look()


def enter_the_signed_list(secretary: Visitor, event: str) -> None:
    """Entered twice it is one list; a name written by mistake is made void."""
    for _time in range(2):
        secretary.open(f"{event}signed/")
        secretary.look()
        secretary.fill(names="Ерғалиев Серікбай\nСәдуақасов Марат\nҚате Жазылған")
        secretary.press()
    secretary.open(f"{event}people/")
    assert secretary.page.locator("main tbody tr").count() == 3
    secretary.send(secretary.page.locator("tr", has_text="Қате Жазылған").locator("form button"))
    secretary.look()


def report(secretary: Visitor, event: str) -> None:
    """The number comes from the list; an estimate stands apart."""
    secretary.open("/events/work/?state=to_report")
    secretary.look()
    secretary.open(f"{event}report/")
    secretary.choose("evidence", "signed")
    secretary.fill(
        text="Тәжірибе алмасылды.", document="12-3 папка", estimate="40", questions="Кітапханаға жол қашан салынады?"
    )
    secretary.look()
    secretary.press()
    assert secretary.path == event, secretary.page.inner_text("main")
    secretary.look()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_room_two_people_want_goes_to_the_first_and_the_other_finds_another(visit: Visit, language: Language) -> None:
    keeper, head = visit(SECRETARY, language=language), visit("head.turkistan", language=language)
    keeper.open("/rooms/")
    keeper.look()
    house, room, day = room_and_free_day(keeper.site, with_computers=language == "kk")
    for visitor, purpose in ((keeper, "Компьютер сауаттылығы"), (head, "Аппарат жиыны")):
        visitor.open(f"/rooms/{room}/booking/?day={day}&starts=18:00&ends=19:30&people=12")
        visitor.fill(purpose=purpose)
        visitor.look()
    keeper.press()
    booking = keeper.path
    assert booking.startswith("/rooms/bookings/")
    keeper.look()

    head.press()
    assert head.path.startswith(f"/rooms/{room}/booking/"), "the hour is taken"
    assert head.page.locator("main .field-wrong").count()
    assert head.page.input_value("[name=purpose]") == "Аппарат жиыны", "nothing is typed twice"
    assert "Компьютер сауаттылығы" not in head.page.inner_text("main"), "whose room it is, yes; what for, no"
    head.look()
    head.open(f"/rooms/?day={day}&starts=18:00&ends=19:30&people=12&house={house}")
    head.look()
    head.click("main table a[href*='/booking/']")
    head.fill(purpose="Аппарат жиыны")
    head.press()
    assert head.path.startswith("/rooms/bookings/"), head.page.inner_text("main")
    head.look()
    assert head.status_of(booking) == 404, "a booking of others is not opened"

    keeper.open("/rooms/bookings/")
    keeper.look()
    phone = visit("head.turkistan", language=language, width=PHONE)
    phone.open(f"/rooms/{room}/")
    phone.look()


def room_and_free_day(site: Site, *, with_computers: bool) -> tuple[str, str, str]:
    """The house of Turkistan region, a room of it, and a day on which nobody has asked for it yet."""
    with psycopg.connect(site.database) as connection:
        row = connection.execute(
            "SELECT h.id::text, r.id::text, (SELECT greatest(current_date + 40, max(upper(b.during))::date + 1)::text "
            "FROM activities_booking b WHERE b.room_id = r.id) "
            "FROM activities_room r JOIN network_organisation h ON h.id = r.organisation_id "
            "WHERE h.path LIKE '%%.0561.%%' AND NOT r.needs_approval AND (r.computers > 5) = %s "
            "ORDER BY h.code LIMIT 1",
            [with_computers],
        ).fetchone()
    assert row
    house, room, day = map(str, row)
    return house, room, day
