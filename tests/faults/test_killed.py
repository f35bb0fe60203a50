"""kill -9 in mid-intake: what was answered is there, once, with everything that belongs to it."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
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
