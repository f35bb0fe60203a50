"""Seals: what they cover, under concurrency, and what verification finds when someone tampers."""

import json
import threading
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection, transaction
from typer.testing import CliRunner

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record, record_many, sealing
from tirek.core.audit.digest import MerkleTree
from tirek.core.audit.sealing import seal
from tirek.core.audit.verification import Kind, latest_anchor, verify
from tirek.core.cli import app
from tirek.core.models import AuditEvent, AuditSeal, CalendarOverride

pytestmark = pytest.mark.django_db(transaction=True)
AT = datetime(2026, 3, 2, tzinfo=UTC)
CLERK = Actor(user_id=uuid4(), organisation_id=uuid4())
DAY = CalendarOverride(on=date(2026, 3, 9), is_working=False)


def write(count: int) -> list[int]:
    return [record("core.tested", DAY, by=CLERK, at=AT, n=n).pk for n in range(count)]


def roll_back(count: int) -> None:
    """Rows that are written and then not committed: their keys are used up."""
    with transaction.atomic():
        write(count)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def ids_from_one() -> None:
    """A transactional test leaves the tables empty; keys must start anew, for seals start at row 1."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_auditevent ALTER COLUMN id RESTART")


@pytest.fixture
def small_seals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "ROWS_PER_SEAL", 5)


@contextmanager
def tampering():
    """As a superuser who has switched the triggers off."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield cursor


def findings() -> list[tuple[str, int, int]]:
    return [(finding.kind, finding.first, finding.last) for finding in verify()]


def test_an_intact_trail_has_no_findings_and_every_row_is_sealed(small_seals):
    write(23)
    assert seal(at=AT) == 5
    assert [(s.first_id, s.last_id, s.count) for s in AuditSeal.objects.order_by("number")] == [
        (1, 5, 5), (6, 10, 5), (11, 15, 5), (16, 20, 5), (21, 23, 3)
    ]  # fmt: skip
    assert findings() == []
    assert seal(at=AT) == 0
    write(2)
    assert seal(at=AT) == 1
    assert findings() == []


def test_keys_of_rolled_back_transactions_are_known_gaps(small_seals):
    write(2)
    roll_back(3)
    write(2)
    seal(at=AT)
    assert AuditSeal.objects.get().gaps == [[3, 5]]
    assert findings() == []


def test_a_changed_row_is_named(small_seals):
    write(12)
    seal(at=AT)
    with tampering() as cursor:
        cursor.execute("UPDATE core_auditevent SET facts = '{\"n\": 99}' WHERE id = 7")
    assert findings() == [(Kind.ROW_CHANGED, 7, 7)]


def test_a_changed_row_with_a_forged_digest_is_found_in_its_range(small_seals):
    write(12)
    seal(at=AT)
    with tampering() as cursor:
        cursor.execute(
            "UPDATE core_auditevent SET (facts, digest) ="
            " (SELECT facts, digest FROM core_auditevent WHERE id = 2) WHERE id = 8"
        )
    assert findings() == [(Kind.RANGE_CHANGED, 6, 10)]


def test_removed_rows_are_named_wherever_they_stood(small_seals):
    write(12)
    seal(at=AT)
    with tampering() as cursor:
        cursor.execute("DELETE FROM core_auditevent WHERE id IN (1, 7, 12)")
    assert findings() == [(Kind.ROW_REMOVED, n, n) for n in (1, 7, 12)]


def test_an_inserted_row_is_named_even_in_a_gap_or_below_the_first(small_seals):
    write(2)
    roll_back(1)
    write(3)
    seal(at=AT)
    columns = "at, system, verb, subject_type, subject_id, facts, digest"
    with tampering() as cursor:
        for key in (3, -4):
            cursor.execute(
                f"INSERT INTO core_auditevent (id, {columns}) SELECT {key}, {columns} FROM core_auditevent WHERE id = 6"
            )
    assert findings() == [(Kind.ROW_INSERTED, -4, -4), (Kind.ROW_INSERTED, 3, 3)]


def test_a_changed_row_that_is_not_sealed_yet_is_found_by_its_digest():
    write(3)
    with tampering() as cursor:
        cursor.execute("UPDATE core_auditevent SET verb = 'core.other' WHERE id = 2")
    assert findings() == [(Kind.ROW_CHANGED, 2, 2)]


def test_a_removed_seal_is_missed(small_seals):
    write(15)
    seal(at=AT)
    with tampering() as cursor:
        cursor.execute("DELETE FROM core_auditseal WHERE number = 2")
    assert findings() == [(Kind.SEAL_MISSING, 2, 2)]


def test_a_changed_seal_and_a_seal_forged_alone_are_found(small_seals):
    write(15)
    seal(at=AT)
    forged = AuditSeal.objects.get(number=2)
    forged.count = 4
    with tampering() as cursor:
        cursor.execute("UPDATE core_auditseal SET count = 4 WHERE number = 2")
    assert findings() == [(Kind.SEAL_CHANGED, 2, 2)]
    with tampering() as cursor:
        cursor.execute("UPDATE core_auditseal SET hash = %s WHERE number = 2", [sealing.seal_hash(forged)])
    assert findings() == [(Kind.CHAIN_BROKEN, 3, 3)]


def test_a_chain_written_anew_or_cut_short_differs_from_the_hash_kept_outside(small_seals):
    write(12)
    seal(at=AT)
    number, kept = str(latest_anchor()).split(":")
    anchors = {int(number): kept}
    assert list(verify(anchors)) == []
    with tampering() as cursor:
        cursor.execute("DELETE FROM core_auditseal")
        cursor.execute("DELETE FROM core_auditevent WHERE id = 4")
    seal(at=AT)
    assert findings() == []
    assert [finding.kind for finding in verify(anchors)] == [Kind.ANCHOR_MISSED]
    with tampering() as cursor:
        cursor.execute("DELETE FROM core_auditseal WHERE number = 3")
    assert [finding.kind for finding in verify(anchors)] == [Kind.SEAL_MISSING]


def test_a_range_is_not_sealed_while_a_transaction_may_still_add_to_it():
    opened, finish = threading.Event(), threading.Event()

    def slow_writer() -> None:
        with transaction.atomic():
            write(1)
            opened.set()
            finish.wait(10)
        connection.close()

    writer = threading.Thread(target=slow_writer)
    writer.start()
    assert opened.wait(10)
    write(3)  # larger keys, committed first; and no writer waits for the sealer
    assert seal(at=AT, patience=0.3) == 0
    finish.set()
    writer.join()
    assert seal(at=AT) == 1
    assert AuditSeal.objects.get().count == 4
    assert findings() == []


def test_many_writers_beside_a_busy_sealer_leave_nothing_out(small_seals):
    stop = threading.Event()

    def writer() -> None:
        for n in range(60):
            try:
                with transaction.atomic():
                    write(2)
                    if n % 5 == 0:
                        raise RuntimeError
            except RuntimeError:
                continue
        connection.close()

    def sealer() -> None:
        while not stop.is_set():
            seal(at=AT, patience=1)
        connection.close()

    writers = [threading.Thread(target=writer) for _ in range(4)]
    sealers = [threading.Thread(target=sealer) for _ in range(2)]
    for thread in (*sealers, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    stop.set()
    for thread in sealers:
        thread.join()
    seal(at=AT)
    assert findings() == []
    assert AuditEvent.objects.count() == 4 * 48 * 2 == sum(AuditSeal.objects.values_list("count", flat=True))


def test_memory_does_not_grow_with_the_trail():
    record_many((Entry("core.tested", DAY, {"n": n}) for n in range(12_000)), by=CLERK, at=AT)
    seal(at=AT)
    import tracemalloc

    list(verify())  # caches filled
    tracemalloc.start()
    assert list(verify()) == []
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert AuditSeal.objects.count() == 12
    assert peak < 16 * 1024 * 1024


def test_the_command_names_what_it_found_and_its_exit_code_says_so(small_seals):
    write(7)
    seal(at=AT)
    assert CliRunner().invoke(app, ["verify"]).exit_code == 0
    with tampering() as cursor:
        cursor.execute("DELETE FROM core_auditevent WHERE id = 3")
    told = CliRunner().invoke(app, ["verify", "--json"])
    said = json.loads(told.stdout)
    assert told.exit_code == 1
    assert (said["intact"], said["findings"]) == (False, [{"kind": "row_removed", "of": "row", "first": 3, "last": 3}])
    assert "row 3: row removed" in CliRunner().invoke(app, ["verify"]).stdout
    assert CliRunner().invoke(app, ["verify", "--anchor", "nonsense"]).exit_code == 2


def test_a_merkle_root_depends_on_every_leaf_and_their_order():
    def root(*leaves: tuple[int, bytes]) -> bytes:
        tree = MerkleTree()
        for key, digest in leaves:
            tree.add(key, digest)
        return tree.root()

    leaves = [(n, bytes([n]) * 32) for n in range(1, 8)]
    roots = {root(*leaves[:n]) for n in range(8)}
    assert len(roots) == 8
    assert root(leaves[1], leaves[0]) != root(leaves[0], leaves[1])
    assert root((1, b"x" * 32)) != root((2, b"x" * 32))
