"""A new key of the installation: the keys of all files are wrapped anew by it, so that the old one may be destroyed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.mediation.models import FileKey
from tirek.mediation.sealing import Sealed, newest_key_name, unwrap, wrap


@dataclass(frozen=True, slots=True)
class Rewrapped:
    """How many keys are wrapped by the newest key now, how many were already, and the numbers of files whose key no key
    of the installation opens."""

    done: int
    current: int
    lost: tuple[str, ...]


def rewrap(*, by: Actor, at: datetime) -> Rewrapped:
    """Wrap each file's key by the newest of ``TIREK_MEDIATION_KEYS``, one at a time: it may be stopped and begun again.
    What is in the files is not touched. A destroyed key stays destroyed."""
    newest, done = newest_key_name(), 0
    lost: list[str] = []
    live = FileKey.objects.filter(destroyed_at__isnull=True)
    for pk in live.exclude(wrapped_by=newest).order_by("pk").values_list("pk", flat=True):
        number = _rewrap_one(pk, by=by, at=at)
        if number is None:
            done += 1
        else:
            lost.append(number)
    return Rewrapped(done, live.filter(wrapped_by=newest).count() - done, tuple(lost))


@transaction.atomic
def _rewrap_one(pk: UUID, *, by: Actor, at: datetime) -> str | None:
    """The number of the file when its key cannot be opened; else None."""
    row = FileKey.objects.select_for_update(of=("self",)).select_related("dispute").get(pk=pk)
    try:
        key = unwrap(row.dispute_id, row.wrapped_by, row.wrapped)
    except Sealed:
        return row.dispute.number
    row.wrapped_by, row.wrapped = wrap(row.dispute_id, key)
    row.save(update_fields=["wrapped_by", "wrapped"])
    record("mediation.key_rewrapped", row.dispute, by=by, at=at)
    return None
