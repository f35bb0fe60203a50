"""Verification: recomputing every digest, root and link, in memory that does not grow with the trail."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any

from django.db import connection, transaction

from tirek.core.audit.digest import MerkleTree, row_digest
from tirek.core.audit.sealing import GENESIS, seal_hash
from tirek.core.models import AuditEvent, AuditSeal

CHUNK = 5000
COLUMNS = (
    "id", "at", "actor_user_id", "organisation_id", "system", "verb", "subject_type", "subject_id", "facts", "digest",
)  # fmt: skip
Row = Mapping[str, Any]


class Kind(StrEnum):
    """What was found."""

    ROW_CHANGED = "row changed"
    RANGE_CHANGED = "a row of the range changed, its digest with it"
    ROW_REMOVED = "row removed"
    ROW_INSERTED = "row inserted after sealing"
    SEAL_CHANGED = "seal changed"
    SEAL_MISSING = "seal removed"
    CHAIN_BROKEN = "seal does not continue the one before it"
    ANCHOR_MISSED = "seal differs from the one written down"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: rows ``first``–``last`` (one row when equal), or seals when ``of_seals``."""

    kind: Kind
    first: int
    last: int
    of_seals: bool = False

    def __str__(self) -> str:
        what = "seal" if self.of_seals else "row"
        span = f"{what} {self.first}" if self.first == self.last else f"{what}s {self.first} to {self.last}"
        return f"{span}: {self.kind}"

    def as_json(self) -> dict[str, object]:
        """The finding for programs."""
        what = "seal" if self.of_seals else "row"
        return {"kind": self.kind.name.lower(), "of": what, "first": self.first, "last": self.last}


def verify(anchors: Mapping[int, str] | None = None) -> Iterator[Finding]:
    """Recompute the whole trail and yield what is wrong, in order. Nothing yielded means intact.

    ``anchors`` maps seal numbers to hashes written down elsewhere: whoever can rewrite the whole database can also
    rewrite the whole chain, or cut off its end, and only a hash kept outside shows it. Reads one snapshot.
    """
    with transaction.atomic():
        _one_snapshot()
        rows = _Rows()
        previous: AuditSeal | None = None
        expected_anchors = dict(anchors or {})
        for seal in AuditSeal.objects.order_by("number").iterator(CHUNK):
            yield from _link(previous, seal)
            yield from _range(previous, seal, rows)
            yield from _anchor(seal, expected_anchors)
            previous = seal
        yield from rows.checked_until(None)
        yield from (Finding(Kind.SEAL_MISSING, number, number, True) for number in sorted(expected_anchors))


def latest_anchor() -> str | None:
    """``number:hash`` of the newest seal, to be written down somewhere else; None before the first."""
    seal = AuditSeal.objects.order_by("-number").first()
    return f"{seal.number}:{bytes(seal.hash).hex()}" if seal else None


class _Rows:
    """The trail in order of keys, read once."""

    def __init__(self) -> None:
        stream = AuditEvent.objects.order_by("id").values(*COLUMNS).iterator(CHUNK)
        self._stream: Iterator[Row] = iter(stream)

    def until(self, last: int | None) -> Iterator[Row]:
        """The rows up to and with ``last``, or all that are left."""
        for row in self._stream:
            if last is not None and row["id"] > last:
                self._stream = chain([row], self._stream)
                return
            yield row

    def checked_until(self, last: int | None) -> Iterator[Finding]:
        """The rows that no seal covers: only their own digest can be checked."""
        for row in self.until(last):
            yield from _row(row)


def _link(previous: AuditSeal | None, seal: AuditSeal) -> Iterator[Finding]:
    number = previous.number + 1 if previous else 1
    if seal.number > number:
        yield Finding(Kind.SEAL_MISSING, number, seal.number - 1, True)
    elif bytes(seal.previous_hash) != (bytes(previous.hash) if previous else GENESIS) or (
        seal.first_id != (previous.last_id + 1 if previous else 1)
    ):
        yield Finding(Kind.CHAIN_BROKEN, seal.number, seal.number, True)


def _range(previous: AuditSeal | None, seal: AuditSeal, rows: _Rows) -> Iterator[Finding]:
    if bytes(seal.hash) != seal_hash(seal):
        yield Finding(Kind.SEAL_CHANGED, seal.number, seal.number, True)
        yield from rows.checked_until(seal.last_id)
        return
    if seal.number == (previous.number + 1 if previous else 1):
        yield from (Finding(Kind.ROW_INSERTED, row["id"], row["id"]) for row in rows.until(seal.first_id - 1))
    else:
        yield from rows.checked_until(seal.first_id - 1)
    yield from _sealed_rows(seal, rows)


def _sealed_rows(seal: AuditSeal, rows: _Rows) -> Iterator[Finding]:
    """Walk the keys the seal expects beside the rows that are there."""
    tree, complete, expected = MerkleTree(), True, _expected_keys(seal)
    wanted = next(expected, None)
    for row in rows.until(seal.last_id):
        while wanted is not None and wanted < row["id"]:
            yield Finding(Kind.ROW_REMOVED, wanted, wanted)
            complete, wanted = False, next(expected, None)
        if wanted != row["id"]:
            yield Finding(Kind.ROW_INSERTED, row["id"], row["id"])
            continue
        yield from _row(row)
        tree.add(row["id"], bytes(row["digest"]))
        wanted = next(expected, None)
    for key in chain([] if wanted is None else [wanted], expected):
        yield Finding(Kind.ROW_REMOVED, key, key)
        complete = False
    if complete and tree.root() != bytes(seal.merkle_root):
        yield Finding(Kind.RANGE_CHANGED, seal.first_id, seal.last_id)


def _expected_keys(seal: AuditSeal) -> Iterator[int]:
    start = seal.first_id
    for first, last in [*seal.gaps, [seal.last_id + 1, seal.last_id + 1]]:
        yield from range(start, first)
        start = last + 1


def _row(row: Row) -> Iterator[Finding]:
    if row_digest(row) != bytes(row["digest"]):
        yield Finding(Kind.ROW_CHANGED, row["id"], row["id"])


def _anchor(seal: AuditSeal, anchors: dict[int, str]) -> Iterator[Finding]:
    expected = anchors.pop(seal.number, None)
    if expected is not None and expected.lower() != bytes(seal.hash).hex():
        yield Finding(Kind.ANCHOR_MISSED, seal.number, seal.number, True)


def _one_snapshot() -> None:
    """Everything below is read as of one moment (unless the caller is already in a transaction of its own)."""
    if len(connection.savepoint_ids) == 0:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
