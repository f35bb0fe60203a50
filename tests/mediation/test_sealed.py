"""Nothing but counts leaves a sealed file: over every role and every way out."""

import io
import logging
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import F
from django.test import Client
from django.urls import get_resolver
from tests.conventions.parity_scene import PERSONAS
from tests.conventions.parity_scene import _client as client_of
from tests.conventions.test_access import home_of, patterns
from tests.factories import World, make_world
from tests.factories import mediation as made
from tests.factories.cases import NOW

from tirek.core.actor import ANONYMOUS, Actor, system_actor
from tirek.core.calendar import local_date
from tirek.core.models import Message
from tirek.core.retention_rules import cutoff_of, rule_named
from tirek.core.verdict import Refused
from tirek.mediation.actions import papers
from tirek.mediation.actions.openings import decide_opening, note_reading
from tirek.mediation.actions.rewrapping import rewrap
from tirek.mediation.models import Dispute, FileKey, Mediator, Note, Opening, Party
from tirek.mediation.permissions import Seat
from tirek.mediation.queries.file_page import file_page
from tirek.mediation.queries.seats import seat_of_actor, seat_of_opening, vault_of
from tirek.mediation.sealing import SHARED, Sealed, Vault, new_file_key, of_side, unwrap, wrap

pytestmark = pytest.mark.django_db
TODAY = local_date(NOW)
SECRETS = (
    *("ұпия", "Жасырынов", "secret.tirek.example", "77010000101", "77010000102"),
    *(made.PINS[1], made.PINS[2]),
)
GENERAL = (
    *("/", "/search/?q=Жасырынов", "/people/?q=Жасырынов", "/audit/", "/audit/?verb=mediation", "/messages/"),
    *("/reports/", "/early-warning/", "/mediation/numbers/", "/mediators/register/", "/mediators/register.xlsx"),
    *("/staff/", "/retention/", "/directory/?q=Құпия", "/mediation/openings/", "/my-news/files/"),
)
PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")


@pytest.fixture(autouse=True)
def _in_demo(settings: Any, tmp_path: Any) -> None:
    settings.DEMO, settings.MEDIA_ROOT = True, tmp_path


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def mediator(world: World) -> Mediator:
    return made.make_mediator(world.saryagash, user=made.make_outsider(), on=TODAY)


@pytest.fixture
def file(world: World, mediator: Mediator) -> Dispute:
    found = made.make_whole_file(world.saryagash, mediator, NOW)
    paper = found.papers.get(kind="agreement")
    copy = "%PDF Құпия".encode()
    papers.add_scan(made.sides(found)[0], paper.pk, "Құпия келісім.pdf", copy, by=ANONYMOUS, at=NOW)
    return found


def addresses(file: Dispute) -> Iterator[str]:
    """Every address of mediation, filled with what belongs to the file."""
    keys = {
        "papers": file.papers.first(), "copies": file.scans.first(), "sessions": file.sessions.first(),
        "parties": file.parties.first(), "openings": file.openings.first(),
    }  # fmt: skip
    for pattern, view in patterns(get_resolver()):
        if not home_of(view).startswith("tirek.mediation"):
            continue
        plain = re.sub(r"[\^$]", "", pattern)
        room = next((key for name, key in keys.items() if key and f"{name}/<" in plain), file.parties.first())
        fill = {"number": file.number, "kind": "agreement", "state": "suspended", "token": "x" * 32}
        yield "/" + PLACE.sub(lambda part: str(fill.get(part[2], getattr(room, "pk", ""))), plain)  # noqa: B023


def text_of(answer: Any) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content.startswith(b"PK"):
        from zipfile import ZipFile

        book = ZipFile(io.BytesIO(content))
        content = b"".join(book.read(name) for name in book.namelist())
    return content.decode("utf-8", "ignore")


def leaks(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def test_no_role_reads_a_file_by_any_address(world: World, file: Dispute):
    made.make_opening(file, world["coordinator"], NOW)
    other = made.make_mediator(world.saryagash, user=made.make_outsider("Басқа"), on=TODAY)
    clients = {persona: client_of(world[persona]) for persona in PERSONAS}
    clients["other mediator"] = client_of(made.actor_of(other))
    found = []
    for address in addresses(file):
        for persona, client in clients.items():
            if told := leaks(text_of(client.get(address))):
                found.append(f"{persona}: {address} {told}")
    for address in GENERAL:
        for persona in ("admin", "coordinator", "head", "head.turkistan", "registrar", "analyst", "secretary"):
            asked = address.partition("q=")[2]  # what was typed stands in the page again
            page = text_of(clients[persona].get(address))
            if told := leaks(page.replace(asked, "") if asked else page):
                found.append(f"{persona}: {address} {told}")
    assert not found, "\n".join(found)


def test_each_reads_what_the_seat_opens_and_no_more(file: Dispute, mediator: Mediator):
    one, other = made.sides(file)
    chair = made.chair(file, mediator)
    opening = Seat(file.pk, opening_id=file.pk)
    reads = {
        one: ("Құпия жазба бір", "Құпия хаттама first", "Құпия хаттама joint"),
        other: ("Құпия жазба екі", "Құпия хаттама second", "Құпия хаттама joint"),
        chair: ("Құпия медиатор", "Құпия хаттама first", "Құпия хаттама second", "Құпия хаттама joint"),
        opening: ("Құпия хаттама joint",),
    }
    private = {words for some in reads.values() for words in some}
    for seat, expected in reads.items():
        told = str(file_page(file, seat, TODAY))
        assert made.SUBJECT in told
        assert {words for words in private if words in told} == set(expected), seat
    assert "+7 701" in str(file_page(file, chair, TODAY)).replace("\u00a0", " ")
    assert "701" not in str(file_page(file, one, TODAY).parties)


def test_a_mediator_who_is_only_asked_reads_who_the_parties_are_and_not_the_matter(world: World, mediator: Mediator):
    file = made.make_dispute(world.saryagash, NOW)
    Party.objects.update(consented_at=NOW)
    Dispute.objects.update(state="asked", mediator=mediator)
    file.refresh_from_db()
    page = file_page(file, made.chair(file, mediator), TODAY)
    assert [one.name for one in page.parties] == ["Құпиябаев Бірінші", "Жасырынов Екінші"]
    assert page.subject == ""
    with pytest.raises(Sealed):
        vault_of(made.chair(file, mediator), file).read(SHARED, "subject", file.subject)


def test_the_database_the_outbox_and_the_store_hold_no_word_of_it(file: Dispute):
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            told = leaks("\n".join(row[0] for row in cursor.fetchall()))
            # A message has to know the number it goes to; it says nothing else.
            expected = {"77010000101", "77010000102"} if table == "core_message" else set()
            assert set(told) <= expected, table
    for message in Message.objects.all():
        assert not leaks(message.subject + message.body)
        assert file.number not in message.subject + message.body
        assert (message.about_id, message.about_type) == (None, "")
        assert "едиац" not in message.subject + message.body
        assert "mediat" not in message.body
    scan = file.scans.get()
    with default_storage.open(scan.stored_as) as stored:
        assert b"PDF" not in stored.read()


def test_the_trail_and_the_log_name_neither_party_nor_words(file: Dispute, caplog: Any):
    caplog.set_level(logging.DEBUG)
    client = Client()
    client.post("/my-news/", {"number": file.number, "pin": made.PINS[1]})
    assert client.get(file.get_absolute_url()).status_code == 200
    assert not leaks(caplog.text)
    with connection.cursor() as cursor:
        told = "SELECT count(*) FROM core_auditevent WHERE verb LIKE 'mediation.%' AND organisation_id IS NOT NULL"
        cursor.execute(told)
        assert cursor.fetchone()[0] == 0


def test_number_and_pin_open_one_file_to_one_side(world: World, file: Dispute):
    client, neighbour = Client(), made.make_dispute(world.saryagash, NOW)
    assert client.get(file.get_absolute_url()).status_code == 404
    assert client.post("/my-news/", {"number": file.number, "pin": made.PINS[2]}).status_code == 303
    page = text_of(client.get(file.get_absolute_url()))
    assert "Құпия жазба екі" in page
    assert "Құпия жазба бір" not in page
    assert client.get(neighbour.get_absolute_url()).status_code == 404
    client.post("/my-news/leaving/")
    assert client.get(file.get_absolute_url()).status_code == 404


def test_a_file_joined_to_an_account_is_found_by_that_account_only(file: Dispute):
    user = made.make_outsider("Тарап")
    actor = Actor(user_id=user.pk)
    client = client_of(actor)
    assert seat_of_actor(actor, file.number) is None
    client.post("/my-news/", {"number": file.number, "pin": made.PINS[1]})
    assert client.post(f"{file.get_absolute_url()}joining/").status_code == 303
    client.post("/my-news/leaving/")
    assert file.number in text_of(client.get("/my-news/files/"))
    assert "Құпия жазба бір" in text_of(client.get(file.get_absolute_url()))
    assert str(user.pk) not in str(list(Party.objects.values()))


def test_a_seal_is_broken_by_two_people_for_a_time_and_the_parties_see_it(world: World, file: Dispute):
    with pytest.raises(Refused):
        made.make_opening(file, world["head"], NOW)
    opening = made.make_opening(file, world["coordinator"], NOW)
    with pytest.raises(Refused):
        note_reading(opening.pk, by=world["coordinator"], at=NOW)
    with pytest.raises(Refused):
        decide_opening(opening.pk, True, "Иә", by=world["coordinator"], at=NOW)
    Message.objects.all().delete()
    decide_opening(opening.pk, True, "Сот қаулысы бар", by=world["admin"], at=NOW)
    assert Message.objects.count() == 3
    opening.refresh_from_db()
    assert seat_of_opening(world["admin"], opening, NOW) is None
    assert note_reading(opening.pk, by=world["coordinator"], at=NOW).read_times == 1
    seat = seat_of_opening(world["coordinator"], opening, NOW)
    assert seat is not None
    assert made.SUBJECT in str(file_page(file, seat, TODAY))
    with pytest.raises(Refused):
        note_reading(opening.pk, by=world["coordinator"], at=NOW + timedelta(hours=25))
    party = Client()
    party.post("/my-news/", {"number": file.number, "pin": made.PINS[1]})
    assert "Сот сұратты" in text_of(party.get(file.get_absolute_url()))
    Opening.objects.update(until=F("until") + timedelta(days=3650))
    reader = client_of(world["coordinator"])
    assert made.SUBJECT in text_of(reader.post(f"/mediation/openings/{opening.pk}/reading/"))
    assert client_of(world["admin"]).post(f"/mediation/openings/{opening.pk}/reading/").status_code == 403


def test_a_copy_comes_back_as_it_was_under_a_name_that_says_nothing(file: Dispute):
    client = Client()
    client.post("/my-news/", {"number": file.number, "pin": made.PINS[2]})
    found = client.get(f"{file.get_absolute_url()}copies/{file.scans.get().pk}/")
    assert found.content.startswith(b"%PDF")
    assert found["Content-Disposition"] == 'attachment; filename="copy.pdf"'
    bad = SimpleUploadedFile("x.pdf", b"MZ not a paper")
    paper = file.papers.get(kind="agreement")
    assert client.post(f"{file.get_absolute_url()}papers/{paper.pk}/copies/", {"scan": bad}).status_code == 422


def test_papers_are_printed_for_whoever_has_a_seat(file: Dispute):
    client = Client()
    client.post("/my-news/", {"number": file.number, "pin": made.PINS[1]})
    for kind in ("contract", "agreement"):
        assert client.get(f"{file.get_absolute_url()}{kind}.pdf").content.startswith(b"%PDF")
    assert client.get(f"{file.get_absolute_url()}ending.pdf").status_code == 404


def test_after_its_time_the_key_is_destroyed_and_the_count_stays(file: Dispute, mediator: Mediator):
    Dispute.objects.update(state="closed", closed_on=TODAY)
    rule, later = rule_named("mediation.files"), NOW + timedelta(days=3 * 366)
    assert not rule.due(cutoff_of(rule, NOW)).exists()
    assert rule.treat(list(rule.due(cutoff_of(rule, later)).values_list("pk", flat=True)), later) == 1
    assert not rule.due(cutoff_of(rule, later)).exists()
    with pytest.raises(Sealed):
        file_page(file, made.chair(file, mediator), TODAY)
    assert client_of(made.actor_of(mediator)).get(file.get_absolute_url()).status_code == 410
    assert (Dispute.objects.get().outcome, Note.objects.count()) == ("agreement", 0)


def test_a_key_is_wrapped_by_the_installation_and_opens_nothing_elsewhere(settings: Any, file: Dispute):
    key = FileKey.objects.get(dispute=file)
    assert unwrap(file.pk, key.wrapped_by, key.wrapped)
    settings.MEDIATION_KEYS = ["another key of the house", *settings.MEDIATION_KEYS]
    assert unwrap(file.pk, key.wrapped_by, key.wrapped)  # an older key still opens
    settings.MEDIATION_KEYS = settings.MEDIATION_KEYS[:1]
    with pytest.raises(Sealed):
        unwrap(file.pk, key.wrapped_by, key.wrapped)


def test_after_a_new_key_files_are_wrapped_anew_and_the_old_key_may_go(
    settings: Any, file: Dispute, mediator: Mediator
):
    before, seat = FileKey.objects.get(dispute=file).wrapped_by, made.chair(file, mediator)
    settings.MEDIATION_KEYS = ["the new key of the house", *settings.MEDIATION_KEYS]
    found = rewrap(by=system_actor("mediation"), at=NOW)
    assert (found.done, found.current, found.lost) == (1, 0, ())
    assert FileKey.objects.get(dispute=file).wrapped_by != before
    assert rewrap(by=system_actor("mediation"), at=NOW).current == 1, "a second run finds nothing to do"
    settings.MEDIATION_KEYS = settings.MEDIATION_KEYS[:1]
    assert file_page(Dispute.objects.get(), seat, TODAY)
    settings.MEDIATION_KEYS = ["a key that nothing was wrapped by"]
    lost = rewrap(by=system_actor("mediation"), at=NOW)
    assert (lost.done, lost.lost) == (0, (file.number,)), "what cannot be opened is told and left as it is"


def test_a_changed_or_moved_byte_does_not_open():
    key = new_file_key()
    vault = Vault(make_id(), key, {SHARED, of_side(1)})
    stored = vault.seal(SHARED, "note:1", {"text": "Құпия"})
    assert vault.read(SHARED, "note:1", stored) == {"text": "Құпия"}
    for compartment, place in ((SHARED, "note:2"), (of_side(1), "note:1"), (of_side(2), "note:1")):
        with pytest.raises(Sealed):
            vault.read(compartment, place, stored)
    for at in (0, 12, len(stored) - 1):
        changed = stored[:at] + bytes([stored[at] ^ 1]) + stored[at + 1 :]
        with pytest.raises(Sealed):
            vault.read(SHARED, "note:1", changed)
    name, wrapped = wrap(make_id(), key)
    with pytest.raises(Sealed):
        unwrap(make_id(), name, wrapped)


def make_id() -> Any:
    from tirek.core.ids import uuid7

    return uuid7()
