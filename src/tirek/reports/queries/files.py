"""The file of a frozen sheet, with those that went into it."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from tirek.reports.models import Snapshot
from tirek.reports.snapshots import file_of


def file_of_snapshot(snapshot: Snapshot) -> dict[str, Any]:
    """The snapshot with, inside it, the very versions of the sheets below that were sealed (two queries a level)."""
    below = _sealed_below([snapshot])
    return _file(snapshot, below)


def _file(snapshot: Snapshot, below: dict[UUID, list[Snapshot]]) -> dict[str, Any]:
    return file_of(
        snapshot.document,
        sha256=snapshot.sha256,
        signature=snapshot.signature,
        public_key=snapshot.public_key,
        below=[_file(one, below) for one in below.get(snapshot.pk, ())],
    )


def _sealed_below(snapshots: list[Snapshot]) -> dict[UUID, list[Snapshot]]:
    """Snapshot → the snapshots sealed in it, for all levels below."""
    found: dict[UUID, list[Snapshot]] = defaultdict(list)
    level = snapshots
    while level:
        wanted = {child["sha256"]: one.pk for one in level for child in one.document["children"] if child["sha256"]}
        level = list(Snapshot.objects.filter(sha256__in=wanted).order_by("sheet__organisation__code"))
        for one in level:
            found[wanted[one.sha256]].append(one)
    return found
