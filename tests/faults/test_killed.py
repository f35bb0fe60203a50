"""kill -9 in mid-intake, and dead gateways: what was answered is there, once, with everything that belongs to it."""

import hashlib
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.gateways import gateways_of
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
TRIED_BOTH_WAYS = "SELECT count(DISTINCT channel) = 2 FROM core_message WHERE attempts > 0"


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
    if victim == "kill_the_database":
        house.revive_the_worker()
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


def test_messages_outlive_gateways_that_are_dead_then_slow_then_dead_again(house: House) -> None:
    """A worker killed with a message in hand can't know whether it was taken and sends it again, under the same key."""
    with Senders(house) as senders:
        wait_for(lambda: len(senders.accepted) >= ENOUGH, "applications while the gateways are dead")
    wait_for(lambda: house.value(TRIED_BOTH_WAYS), "an attempt on either way")
    assert waiting(house) == marks(house), "nothing is lost and nothing pretends to be sent"

    with gateways_of(house, delay=1) as slow:
        house.end_pauses()
        wait_for(lambda: slow.mailbox.received and slow.sms.received, "a first message by either way")
        house.kill_the_worker(house.give_the_worker_up)
    left = waiting(house)
    with gateways_of(house) as alive:
        wait_for(lambda: house.end_pauses() or not waiting(house), "delivery", pause=1)

    taken = Counter([*slow.taken(), *alive.taken()])
    assert set(taken) == marks(house)
    assert {mark for mark, times in taken.items() if times > 1} <= left
    assert max(taken.values()) <= 2


def waiting(house: House) -> set[str]:
    return marks(house, "state = 'waiting'")


def marks(house: House, which: str = "true") -> set[str]:
    """What a gateway tells messages apart by."""
    rows = house.rows(f"SELECT channel, key FROM core_message WHERE {which}")
    return {key if channel == "sms" else message_id(key) for channel, key in rows}


def message_id(key: str) -> str:
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@localhost>"
