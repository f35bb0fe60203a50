"""What a machine may not do to the citizen's pages, and what must not hinder people meanwhile."""

import pytest
from django.test import Client
from tests.cases.citizen.conftest import WHO, Visitor
from tests.factories import World, make_case
from tests.factories.cases import NOW

from tirek.cases.actions import notices
from tirek.cases.models import IntakeDraft
from tirek.cases.queries import tracking
from tirek.cases.views import apply_drafts
from tirek.core.models import Message, ThrottleBucket

PIECE = "application/offset+octet-stream"


def begin(visitor: Visitor, length: str):
    return visitor.client.post(
        "/apply/files/", headers={"Upload-Length": length, "Upload-Metadata": "filename YS5wZGY="}
    )


def test_drafts_are_not_begun_without_end_from_one_address(visitor: Visitor, monkeypatch):
    monkeypatch.setattr(apply_drafts, "DRAFTS_PER_ADDRESS", 2)
    statuses = [Client().post("/apply/who/", WHO).status_code for _ in range(3)]
    assert statuses == [303, 303, 429]
    assert IntakeDraft.objects.count() == 2


def first_messages(to: str) -> int:
    return Message.objects.filter(to=to).count()


def test_one_address_gets_so_many_first_messages_a_day_whoever_types_it(visitor: Visitor, monkeypatch):
    """A stranger's form must not become a way to flood somebody's telephone; whoever applied is told plainly."""
    monkeypatch.setattr(notices, "FIRST_MESSAGES", 2)
    spellings = ("8 701 000 00 01", "+7 (701) 000-00-01", "87010000001")
    told = []
    for phone in spellings:
        each = Visitor(visitor.world)
        each.who(phone=phone)
        each.what()
        each.where()
        assert each.send().status_code == 303
        told.append(each.client.get("/apply/done/").context["is_untold"])
    assert (first_messages("+77010000001"), told) == (2, [False, False, True])
    visitor.who(phone="", email="aigul@example.kz")
    visitor.what()
    visitor.where()
    visitor.send()
    assert first_messages("aigul@example.kz") == 1, "another address is not held back by the first"


def test_what_staff_register_is_not_counted_and_the_next_day_begins_anew(world: World, monkeypatch):
    monkeypatch.setattr(notices, "FIRST_MESSAGES", 1)
    for _ in range(2):
        make_case(world.saryagash, service=world.job, by=world["registrar"], received_at=NOW)
    assert first_messages("+77010000001") == 2
    for _ in range(2):
        make_case(world.saryagash, service=world.job)
    assert first_messages("+77010000001") == 3
    ThrottleBucket.objects.all().delete()  # the window has passed
    make_case(world.saryagash, service=world.job)
    assert first_messages("+77010000001") == 4


def test_a_draft_already_begun_goes_on_beyond_the_limit(visitor: Visitor, monkeypatch):
    monkeypatch.setattr(apply_drafts, "DRAFTS_PER_ADDRESS", 1)
    visitor.fill()
    assert visitor.send().status_code == 303


@pytest.mark.parametrize("length", ["²", "-1", "9" * 5000, "1e3", ""])
def test_a_length_that_is_no_number_is_refused(visitor: Visitor, length):
    assert begin(visitor, length).status_code == 400


@pytest.mark.parametrize(
    ("offset", "content", "status"), [("²", b"0" * 80, 400), ("9" * 5000, b"0" * 80, 400), ("0", b"%", 400)]
)
def test_a_place_that_is_no_number_and_single_bytes_are_refused(visitor: Visitor, offset, content, status):
    address = begin(visitor, "500").headers["Location"]
    answer = visitor.client.patch(address, content, content_type=PIECE, headers={"Upload-Offset": offset})
    assert answer.status_code == status


def test_slips_of_strangers_lock_nobody_out(visitor: Visitor, client: Client):
    """A number typed wrong is no number: it must not use up the tries of whoever mistypes theirs elsewhere."""
    for number in range(tracking.TRIES_PER_NUMBER + 5):
        client.post("/track/", {"number": "12", "pin": "1"}, REMOTE_ADDR=f"192.0.2.{number}")
    answer = client.post("/track/", {"number": "13", "pin": "1"}, REMOTE_ADDR="198.51.100.1")
    assert answer.status_code == 422
