"""Who has seen or received a person's data: whatever carries a name leaves a row for that person."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import Resolver404, resolve
from tests.browsers import browser_of
from tests.factories import World, make_case, make_line, make_memorandum, make_person, make_referral, make_world
from tests.factories.cases import NOW

from tirek.cases.actions.answers import answer
from tirek.cases.enums import OutcomeResult
from tirek.cases.models import Case
from tirek.core.roles import Role
from tirek.exchange.actions.clients import NewClient, connect
from tirek.exchange.enums import Scope
from tirek.people.actions import Sight, note_seen
from tirek.people.enums import DataKind, DisclosureHow
from tirek.people.models import Disclosure
from tirek.people.queries.disclosures import by_day, disclosures_of

pytestmark = pytest.mark.django_db
NAME = "Серікова"
LINK = re.compile(r'href="(/[^"#]*)"')
# Files of a download are looked into apart; what leads out of the page is no page.
PASSED_OVER = ("/static/", "/accounts/", "/demo/", "/language/", "/help/", "/health/", "/metrics")


@pytest.fixture
def world(settings: Any) -> World:
    settings.DEMO = True
    world = make_world()
    make_memorandum(world.saryagash, world.employment, crossing=("name", "body"))
    clerk = world["clerk"]
    for number in range(2):
        case = make_case(world.saryagash, service=world.job)
        make_referral(make_line(case, by=clerk), world.employment.pk, by=clerk)
        if number:
            answer(case.pk, "Жауап", OutcomeResult.PARTLY, "Жалғасуда", by=clerk, at=NOW)
    return world


def entered(world: World, persona: str) -> Client:
    return browser_of(world[persona])


def new_rows(client: Client, address: str) -> tuple[str, list[Disclosure]]:
    """What an address answers and the disclosures it writes, as on a fresh day: nothing of it stays."""
    known = set(Disclosure.objects.values_list("pk", flat=True))
    with transaction.atomic():
        found = client.get(address)
        body = b"".join(found) if found.streaming else found.content
        rows = list(Disclosure.objects.exclude(pk__in=known))
        transaction.set_rollback(True)
    is_paper = body.startswith((b"%PDF", b"PK")) and address.startswith(("/cases/", "/people/"))
    return (NAME if is_paper else unescape(body.decode(errors="replace"))), rows


def pages_within(client: Client, *beginning: str) -> Iterator[tuple[str, str, list[Disclosure]]]:
    """Every kind of page that can be reached by links, once."""
    waiting, kinds = list(beginning), set()
    for place, address in enumerate(waiting):
        try:
            kind = resolve(address.split("?")[0]).view_name
        except Resolver404:
            continue
        if kind in kinds and place >= len(beginning):
            continue
        kinds.add(kind)
        text, rows = new_rows(client, address)
        yield address, text, rows
        links = (unescape(link) for link in LINK.findall(text))
        waiting += [link for link in dict.fromkeys(links) if not link.startswith(PASSED_OVER)]


@pytest.mark.parametrize("persona", ["clerk", "head.turkistan", "employment"])
def test_whatever_shows_a_name_is_written_for_the_person_to_read(world: World, persona: str) -> None:
    client, shown, silent = entered(world, persona), 0, []
    number = Case.objects.first().number
    beginning = ("/", "/cases/?state=all", f"/people/?q={NAME}", f"/search/?q={NAME}", f"/search/?q={number}")
    for address, text, rows in pages_within(client, *beginning):
        carries = NAME in text.replace(f"q={NAME}", "").replace(f'value="{NAME}"', "")
        if carries and address.startswith("/search/"):
            carries = f"<bdi>{NAME}" in text or f"{NAME} Айгүл" in text
        shown += carries
        if carries and not any(row.actor_user_id == world[persona].user_id for row in rows):
            silent.append(address)
    assert not silent, "pages that show a person and do not say so"
    assert shown >= (1 if persona == "employment" else 8)


def test_each_way_out_has_its_own_name(world: World) -> None:
    client, case = entered(world, "clerk"), Case.objects.filter(answers__isnull=False).get()
    letter = case.answers.get()
    ways = {
        DisclosureHow.LIST: "/cases/?state=all",
        DisclosureHow.PAGE: case.get_absolute_url(),
        DisclosureHow.PAPER: f"{case.get_absolute_url()}print/",
        DisclosureHow.SEARCH: f"/people/?q={NAME}",
    }
    for how, address in ways.items():
        assert {row.how for row in new_rows(client, address)[1]} == {how}, address
    assert [row.how for row in new_rows(client, f"/cases/letters/{letter.pk}/")[1]] == [DisclosureHow.PAPER]
    exported = new_rows(entered(world, "head"), "/cases/export.csv?state=all")[1]
    assert {row.how for row in exported} == {DisclosureHow.EXPORT}
    assert len(exported) == 2
    assert Disclosure.objects.filter(how=DisclosureHow.REFERRAL, under__startswith="№").count() == 2


def test_a_system_that_reads_is_named_too(world: World) -> None:
    told = NewClient("Ақпараттық жүйе", world.saryagash.pk, (Role.CLERK,), (Scope.CASES_READ,))
    system = connect(told, by=world["admin"], at=NOW)
    asked = {"grant_type": "client_credentials", "client_id": system.client_id, "client_secret": system.secret}
    token = Client().post("/api/oauth/token", asked).json()["access_token"]
    client = Client(headers={"authorization": f"Bearer {token}"})
    assert client.get("/api/v1/cases").status_code == 200
    assert client.get(f"/api/v1/cases/{Case.objects.first().number}").status_code == 200
    rows = Disclosure.objects.filter(how=DisclosureHow.API)
    assert {row.organisation_id for row in rows} == {world.saryagash.pk}
    assert rows.count() == 3


def test_what_repeats_on_a_day_is_said_once(world: World) -> None:
    client, case = entered(world, "clerk"), Case.objects.first()
    for _time in range(3):
        client.get(case.get_absolute_url())
    rows = Disclosure.objects.filter(about_id=case.pk, how=DisclosureHow.PAGE)
    assert rows.count() == 1
    days = by_day(disclosures_of(case.applicant))
    assert len({day.on for day in days}) == len(days)
    assert sum(len(reader.lines) for day in days for reader in day.readers) <= len(disclosures_of(case.applicant))


def test_ones_own_eyes_are_no_disclosure(world: World) -> None:
    person = make_person("Өзі", "Көрді")
    sight = [Sight(person.pk, person.pk)]
    assert note_seen(sight, what=[DataKind.NAME], how=DisclosureHow.PAGE, by=world["anonymous"], at=NOW) == 0
    assert note_seen(sight, what=[DataKind.NAME], how=DisclosureHow.PAGE, by=world["clerk"], at=NOW) == 1
    assert note_seen(sight, what=[DataKind.NAME], how=DisclosureHow.PAGE, by=world["clerk"], at=NOW) == 0


def test_one_statement_however_many_are_shown(world: World, django_assert_num_queries: Any) -> None:
    for many in (1, 3):
        sights = [Sight(make_person("Біреу", str(n)).pk) for n in range(many)]
        with django_assert_num_queries(1):
            note_seen(sights, what=[DataKind.NAME], how=DisclosureHow.LIST, by=world["clerk"], at=NOW)
