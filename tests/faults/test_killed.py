"""kill -9 in mid-intake: what was answered is there, once, with everything that belongs to it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from tests.core.sms_server import sms_server
from tests.faults.house import House, wait_for
from tests.faults.sender import Senders

ENOUGH = 12
EFFECTS = {
    "clock entry": "SELECT count(*) FROM cases_clockentry WHERE case_id = c.id",
    "link": "SELECT count(*) FROM people_personlink WHERE about_id = c.id",
    "audit": "SELECT count(*) FROM core_auditevent WHERE subject_id = c.id AND verb = 'cases.case_registered'",
    "message": "SELECT count(*) FROM core_message WHERE about_id = c.id",
}
LOST_MESSAGES = """
    SELECT count(*) FROM core_message m WHERE m.state = 'waiting' AND m.next_attempt_at < now() - interval '2 minutes'
    AND NOT EXISTS (
        SELECT 1 FROM procrastinate_jobs j WHERE j.args->>'message_id' = m.id::text AND j.status IN ('todo', 'doing')
    )
"""


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    data = Path(tempfile.mkdtemp(prefix="tirek-f-"))
    house = House(data)
    try:
        house.open()
        yield house
    finally:
        house.close()
        shutil.rmtree(data, ignore_errors=True)


@pytest.mark.parametrize("victim", ["kill_a_web_process", "kill_the_worker", "kill_the_database"])
def test_nothing_that_was_accepted_is_lost(house: House, victim: str) -> None:
    before = house.value("SELECT count(*) FROM cases_case")
    with Senders(house) as senders:
        wait_for(lambda: len(senders.accepted) >= ENOUGH, "applications before the fault")
        getattr(house, victim)()
        reached = len(senders.accepted)
        wait_for(lambda: len(senders.accepted) >= reached + ENOUGH, "applications after the fault")
    assert not senders.refused
    assert all(len(set(numbers)) == 1 for numbers in senders.accepted.values())
    numbers = {numbers[0] for numbers in senders.accepted.values()}
    assert len(numbers) == len(senders.accepted)
    stored = {number for (number,) in house.rows("SELECT number FROM cases_case")}
    assert numbers <= stored
    assert len(stored) == before + len(numbers)
    everything_belongs_together(house)


def everything_belongs_together(house: House) -> None:
    for name, counted in EFFECTS.items():
        assert house.value(f"SELECT count(*) FROM cases_case c WHERE ({counted}) <> 1") == 0, name
    assert house.value(LOST_MESSAGES) == 0
    serials = sorted(int(number[8:14]) for (number,) in house.rows("SELECT number FROM cases_case"))
    assert serials == list(range(1, len(serials) + 1))


class _Mailbox:
    def __init__(self) -> None:
        self.recipients: list[str] = []

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: object, _session: object, envelope: object
    ) -> str:
        self.recipients += envelope.rcpt_tos
        return "250 OK"


def test_messages_wait_for_dead_gateways_and_go_out_when_they_are_back(house: House) -> None:
    """Both gateways have been dead all along: the messages of the tests before have tried and wait."""
    wait_for(lambda: house.value("SELECT count(*) FROM core_message WHERE attempts > 0"), "first attempts")
    assert house.value("SELECT count(*) FROM core_message WHERE state <> 'waiting'") == 0
    total = house.value("SELECT count(*) FROM core_message")
    mailbox = _Mailbox()
    mail = Controller(mailbox, hostname="127.0.0.1", port=house.smtp_port)
    mail.start()
    try:
        with sms_server(house.sms_port) as sms:
            hurry(house)
            wait_for(lambda: delivered(house) == total, "delivery", 90)
            emails = house.rows("SELECT \"to\" FROM core_message WHERE channel = 'email'")
            assert sorted(mailbox.recipients) == sorted(to for (to,) in emails)
            assert len(sms.received) == total - len(emails)
    finally:
        mail.stop()


def delivered(house: House) -> int:
    house.revive()
    return int(house.value("SELECT count(*) FROM core_message WHERE state = 'sent'"))


def hurry(house: House) -> None:
    """Let the pauses between attempts be over, which grow to hours."""
    import psycopg

    with psycopg.connect(house.server.url) as connection:
        connection.execute("UPDATE core_message SET next_attempt_at = now() WHERE state = 'waiting'")
        connection.execute(
            "UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo' AND args ? 'message_id'"
        )
