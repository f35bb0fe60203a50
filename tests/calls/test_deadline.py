"""The last minute: many save and hand in at once; nothing is lost, nobody is late by our fault."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from tests.factories import make_national_office
from tests.factories.calls import make_call

from tirek.calls.actions import entries
from tirek.calls.enums import EntryState
from tirek.calls.models import Entry
from tirek.calls.queries.entrants import EntrantFacts
from tirek.core.actor import ANONYMOUS
from tirek.core.models import Message

WRITERS = 8


@pytest.mark.django_db(transaction=True)
def test_many_save_and_hand_in_at_once_and_none_is_lost() -> None:
    now = timezone.now()
    call = make_call(make_national_office(), opens_at=now - timedelta(days=1), closes_at=now + timedelta(seconds=1))
    begun = [entries.start_entry(call, "kk", by=ANONYMOUS, at=now)[0] for _one in range(WRITERS)]
    nomination, gate = call.nominations.get(), Barrier(2 * WRITERS)

    def facts(number: int) -> EntrantFacts:
        told: dict[str, Any] = {"title": f"Жоба {number}", "name": "Қатысушы", "phone": "+77011234567"}
        return EntrantFacts(nomination=nomination, entrant_kind="person", **told)

    def save(number: int) -> None:
        gate.wait()
        entries.save_typed(begun[number].pk, answers={"summary": f"Мәтін {number}"}, at=now)
        connection.close()

    def hand_in(number: int) -> None:
        gate.wait()
        for _press in range(2):  # pressed twice
            try:
                entries.submit_entry(begun[number].pk, facts(number), by=ANONYMOUS, at=now)
            except ValidationError:  # nothing was saved yet
                entries.save_typed(begun[number].pk, answers={"summary": f"Мәтін {number}"}, at=now)
                entries.submit_entry(begun[number].pk, facts(number), by=ANONYMOUS, at=now)
        connection.close()

    with ThreadPoolExecutor(2 * WRITERS) as crowd:
        list(crowd.map(lambda deed: deed[0](deed[1]), [(deed, n) for deed in (save, hand_in) for n in range(WRITERS)]))
    rows = list(Entry.objects.select_related("revision"))
    assert {row.state for row in rows} == {EntryState.SUBMITTED}
    assert [row.submitted_at for row in rows] == [now] * WRITERS
    told = {row.title: row.revision.answers["summary"] for row in rows if row.revision}
    assert told == {f"Жоба {number}": f"Мәтін {number}" for number in range(WRITERS)}
    assert len({row.number for row in rows}) == WRITERS
    assert Message.objects.count() == 0  # a phone alone: the receipt is on the page
