"""Drafts kept as they are typed, files that arrive in pieces, the virus check."""

import io
import socket
import struct
import threading
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from tests.factories import World, make_case
from tests.factories.cases import NOW

from tirek.cases import tasks
from tirek.cases.actions.attachments import (
    LARGEST,
    MOST_FILES,
    append_chunk,
    begin_upload,
    finish_upload,
    remove,
)
from tirek.cases.actions.drafts import draft_for, save_answers, start_draft, submit_draft
from tirek.cases.actions.housekeeping import purge_drafts
from tirek.cases.models import Attachment, Case, IntakeDraft
from tirek.cases.queries.tracking import applicant_actor
from tirek.core import scanning
from tirek.core.actor import ANONYMOUS
from tirek.core.enums import ScanState
from tirek.core.uploads import WrongOffset

PDF = b"%PDF-1.7\n" + b"0" * 500
EXE = b"MZ\x90\x00" + b"\0" * 500


@pytest.fixture
def draft(db) -> IntakeDraft:
    return start_draft("kk", NOW)[0]


def upload(owner, content: bytes = PDF, name: str = "анықтама.pdf", *, by=ANONYMOUS) -> Attachment:
    attachment = begin_upload(owner, name, len(content), by=by, at=NOW)
    for start in range(0, len(content), 200):
        append_chunk(attachment.pk, start, content[start : start + 200])
    return finish_upload(attachment.pk)


def answers(world: World) -> dict[str, str]:
    return {
        "family_name": "Серікова",
        "given_name": "Айгүл",
        "birth_date": "1990-05-01",
        "phone": "8 701 000 00 01",
        "area_id": str(world.saryagash.area_id),
        "service_id": str(world.job.pk),
        "body": "Жұмыс керек",
    }


def test_a_draft_is_found_by_its_token_alone(db):
    draft, token = start_draft("kk", NOW)
    assert draft_for(token) == draft
    assert draft_for(token[:-1]) is None
    assert draft_for("") is None
    assert token not in draft.token_digest


def test_a_draft_becomes_a_case_with_its_files(world, draft):
    save_answers(draft, answers(world), 2, NOW)
    save_answers(draft, {"given_name": "Айгерім"}, 3, NOW)
    upload(draft)
    begin_upload(draft, "broken.pdf", 99, by=ANONYMOUS, at=NOW)
    submitted = submit_draft(draft, at=NOW)
    assert submitted.case.applicant.given_name == "Айгерім"
    assert submitted.case.office == world.saryagash
    assert [file.name for file in submitted.case.attachments.all()] == ["анықтама.pdf"]
    again = submit_draft(draft, at=NOW)
    assert (again.case, again.pin) == (submitted.case, None)
    assert Case.objects.count() == 1


def test_a_bad_answer_keeps_the_draft(world, draft):
    save_answers(draft, answers(world) | {"birth_date": "31.31.1990", "area_id": "x"}, 3, NOW)
    with pytest.raises(ValidationError):
        submit_draft(draft, at=NOW)
    assert IntakeDraft.objects.get(pk=draft.pk).answers["family_name"] == "Серікова"


def test_stale_drafts_are_forgotten_and_what_became_of_them_stays(world, draft):
    save_answers(draft, answers(world), 3, NOW)
    submit_draft(draft, at=NOW)
    old, _token = start_draft("ru", NOW - timedelta(days=40))
    upload(old)
    fresh, _token = start_draft("ru", NOW)
    assert purge_drafts(untouched_since=NOW - timedelta(days=30), submitted_before=NOW + timedelta(days=1)) == 2
    assert list(IntakeDraft.objects.all()) == [fresh]
    assert Case.objects.count() == 1


def test_a_file_arrives_in_pieces_and_a_piece_may_come_twice(draft):
    attachment = begin_upload(draft, "a.pdf", len(PDF), by=ANONYMOUS, at=NOW)
    append_chunk(attachment.pk, 0, PDF[:300])
    assert append_chunk(attachment.pk, 0, PDF[:300]).received == 300
    with pytest.raises(WrongOffset) as raised:
        append_chunk(attachment.pk, 400, PDF[400:])
    assert raised.value.received == 300
    with pytest.raises(WrongOffset):
        finish_upload(attachment.pk)
    append_chunk(attachment.pk, 300, PDF[300:])
    done = finish_upload(attachment.pk)
    assert done.media_type == "application/pdf"
    with default_storage.open(done.stored_as) as file:
        assert file.read() == PDF
    assert finish_upload(attachment.pk).sha256 == done.sha256


@pytest.mark.parametrize(
    ("name", "content"),
    [("virus.pdf", EXE), ("page.txt", b"\0\1\2binary"), ("photo.jpg", b"<html><script>")],
)
def test_a_file_that_is_not_what_its_name_says_is_refused_and_dropped(draft, name, content):
    with pytest.raises(ValidationError):
        upload(draft, content, name)
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(("name", "size"), [("a.exe", 10), ("a.pdf", 0), ("a.pdf", LARGEST + 1), ("noname", 10)])
def test_is_refused_before_it_is_sent(draft, name, size):
    with pytest.raises(ValidationError):
        begin_upload(draft, name, size, by=ANONYMOUS, at=NOW)


def test_more_than_announced_is_refused(draft):
    attachment = begin_upload(draft, "a.pdf", 10, by=ANONYMOUS, at=NOW)
    with pytest.raises(ValidationError):
        append_chunk(attachment.pk, 0, PDF)


def test_at_most_ten_files_and_names_without_folders(draft):
    for _ in range(MOST_FILES):
        last = begin_upload(draft, "../../etc/pass\u202ewd.txt", 10, by=ANONYMOUS, at=NOW)
    assert last.name == "passwd.txt"
    with pytest.raises(ValidationError):
        begin_upload(draft, "a.txt", 10, by=ANONYMOUS, at=NOW)


def test_kazakh_text_is_text(draft):
    assert upload(draft, "Қазақша мәтін".encode(), "a.txt").media_type == "text/plain"


def test_files_of_a_case_are_its_staffs_and_applicants(world):
    case = make_case(world.saryagash)
    assert not upload(case, by=world["clerk"]).is_from_applicant
    own = upload(case, by=applicant_actor(case))
    assert own.is_from_applicant
    with pytest.raises(Case.DoesNotExist):
        upload(case, by=world["clerk.keles"])
    with pytest.raises(Case.DoesNotExist):
        remove(own.pk, by=world["clerk.keles"], at=NOW)
    remove(own.pk, by=applicant_actor(case), at=NOW)
    assert case.attachments.count() == 1


# -- Virus check: ClamAV's own protocol, spoken by a small server ---------------------------------------------------


class Clamd(threading.Thread):
    """Answers one INSTREAM with what it is told to; ``stream`` is what arrived."""

    def __init__(self, answer: bytes) -> None:
        super().__init__(daemon=True)
        self.answer, self.stream = answer, b""
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"tcp://127.0.0.1:{self.listener.getsockname()[1]}"

    def run(self) -> None:
        connection, _address = self.listener.accept()
        with connection, connection.makefile("rb") as incoming:
            assert incoming.read(10) == b"zINSTREAM\0"
            while length := struct.unpack("!L", incoming.read(4))[0]:
                self.stream += incoming.read(length)
            connection.sendall(self.answer + b"\0")


@pytest.mark.parametrize(
    ("answer", "state"),
    [(b"stream: OK", ScanState.CLEAN), (b"stream: Eicar-Test-Signature FOUND", ScanState.INFECTED)],
)
def test_a_file_is_scanned(draft, monkeypatch, answer, state):
    clamd = Clamd(answer)
    clamd.start()
    monkeypatch.setenv("CLAMAV_URL", clamd.url)
    attachment = upload(draft)
    tasks.scan_attachment(attachment_id=str(attachment.pk))
    clamd.join(5)
    assert clamd.stream == PDF
    assert Attachment.objects.get(pk=attachment.pk).scan == state


def test_without_a_scanner_a_file_is_said_to_be_unchecked(draft, monkeypatch):
    monkeypatch.delenv("CLAMAV_URL", raising=False)
    attachment = upload(draft)
    tasks.scan_attachment(attachment_id=str(attachment.pk))
    assert Attachment.objects.get(pk=attachment.pk).scan == ScanState.UNCHECKED


def test_a_scanner_that_is_down_leaves_the_file_waiting(draft, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"tcp://127.0.0.1:{closed.getsockname()[1]}"
    monkeypatch.setenv("CLAMAV_URL", url)
    attachment = upload(draft)
    with pytest.raises(scanning.ScannerDown):
        tasks.scan_attachment(attachment_id=str(attachment.pk))
    assert Attachment.objects.get(pk=attachment.pk).scan == ScanState.WAITING


def test_an_answer_nobody_knows_is_no_clean_bill(tmp_path):
    clamd = Clamd(b"INSTREAM size limit exceeded. ERROR")
    clamd.start()
    with pytest.raises(scanning.ScannerDown):
        scanning.is_infected(io.BytesIO(b"x"), clamd.url)
