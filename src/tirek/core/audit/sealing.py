"""Sealing: fixing closed ranges of the trail without ever making a writer wait.

A key is drawn before its row is committed, so a row with a small key may become visible after one with a larger key.
A range may be sealed only when every transaction that could still bring a row into it has ended. Such a transaction
holds a ROW EXCLUSIVE lock on the table from before it draws its key until it ends; so: read the largest key N, then
note who holds that lock, and wait until all of those have ended (as CREATE INDEX CONCURRENTLY waits). Whoever comes
later draws a key above N. Comparing transaction ids would not do: a transaction may draw its key before it gets an id.
"""

import hashlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

import structlog
from django.db import connection, transaction
from django.db.models import Max

from tirek.core.audit.digest import MerkleTree, stamp
from tirek.core.canonical import canonical
from tirek.core.models import AuditEvent, AuditSeal

log = structlog.get_logger(__name__)

ROWS_PER_SEAL = 1000
SEALS_PER_TRANSACTION = 100
GENESIS = bytes(32)
KeyAndDigest = tuple[int, bytes | memoryview]
LOCK = 0x7469_7265_6B01  # the advisory lock of sealing: "tirek", 1

WRITERS = """
    SELECT virtualtransaction FROM pg_locks
    WHERE locktype = 'relation' AND relation = 'core_auditevent'::regclass AND mode = 'RowExclusiveLock'
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND pid IS DISTINCT FROM pg_backend_pid()
"""


def seal(*, at: datetime, patience: float = 50) -> int:
    """Seal everything written so far, in ranges of at most a thousand rows; returns the number of seals made.

    Waits up to ``patience`` seconds for open transactions, then leaves the work to the next run. Call it outside a
    transaction. Two at once are safe: the second finds nothing left to do.
    """
    horizon = closed_horizon(patience)
    made, total = -1, 0
    while horizon and made:
        made = _seal_some(horizon, at)
        total += made
    return total


def closed_horizon(patience: float) -> int | None:
    """The largest key below which no open transaction can still add a row; None if one stays open too long."""
    newest: int | None = AuditEvent.objects.aggregate(newest=Max("id"))["newest"]
    waiting_for = _writers()
    deadline = time.monotonic() + patience
    while waiting_for:
        if time.monotonic() > deadline:
            log.warning("audit_sealing_postponed", open_transactions=len(waiting_for))
            return None
        time.sleep(0.05)
        waiting_for &= _writers()
    return newest


def seal_hash(seal: AuditSeal) -> bytes:
    """SHA-256 over everything a seal says and, through ``previous_hash``, over every seal before it."""
    said = {
        "count": seal.count,
        "first": seal.first_id,
        "gaps": seal.gaps,
        "last": seal.last_id,
        "number": seal.number,
        "previous": bytes(seal.previous_hash).hex(),
        "root": bytes(seal.merkle_root).hex(),
        "sealed_at": stamp(seal.sealed_at),
    }
    return hashlib.sha256(canonical(said)).digest()


@dataclass
class _Chain:
    """The end of the chain, to which the next seal is added."""

    number: int = 0
    last_id: int = 0
    hash: bytes = GENESIS

    def add(self, rows: list[KeyAndDigest], at: datetime) -> AuditSeal:
        tree = MerkleTree()
        for key, digest in rows:
            tree.add(key, bytes(digest))
        made = AuditSeal(
            number=self.number + 1, first_id=self.last_id + 1, last_id=rows[-1][0], count=len(rows),
            gaps=list(_gaps(self.last_id + 1, (key for key, _ in rows))), merkle_root=tree.root(),
            previous_hash=self.hash, sealed_at=at,
        )  # fmt: skip
        made.hash = seal_hash(made)
        self.number, self.last_id, self.hash = made.number, made.last_id, made.hash
        return made


@transaction.atomic
def _seal_some(horizon: int, at: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    newest = AuditSeal.objects.order_by("-number").first()
    chain = _Chain(newest.number, newest.last_id, bytes(newest.hash)) if newest else _Chain()
    rows = AuditEvent.objects.filter(id__gt=chain.last_id, id__lte=horizon).order_by("id").values_list("id", "digest")
    stream = iter(rows[: ROWS_PER_SEAL * SEALS_PER_TRANSACTION].iterator(ROWS_PER_SEAL))
    seals = [chain.add(batch, at) for batch in _batches(stream)]
    AuditSeal.objects.bulk_create(seals)
    if seals:
        log.info("audit_sealed", number=chain.number, last_id=chain.last_id, hash=chain.hash.hex())
    return len(seals)


def _batches(rows: Iterator[KeyAndDigest]) -> Iterator[list[KeyAndDigest]]:
    while batch := list(islice(rows, ROWS_PER_SEAL)):
        yield batch


def _gaps(first: int, keys: Iterable[int]) -> Iterator[list[int]]:
    expected = first
    for key in keys:
        if key > expected:
            yield [expected, key - 1]
        expected = key + 1


def _writers() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(WRITERS)
        return {row[0] for row in cursor.fetchall()}
