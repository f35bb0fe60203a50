"""The end of a file's time: its key is destroyed, and with it all that was written, in every backup too."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.mediation.models import Dispute, FileKey, Note, Party, Scan


@transaction.atomic
def destroy_keys(ids: Sequence[UUID], *, by: Actor, at: datetime) -> int:
    """Destroy the keys of these files, what finds their parties again, their notes and copies; number, kind, dates and
    outcome stay to be counted."""
    keys = FileKey.objects.filter(dispute_id__in=ids, destroyed_at__isnull=True)
    count = keys.update(wrapped=b"", wrapped_by="", destroyed_at=at)
    Party.objects.filter(dispute_id__in=ids).update(
        sealed=b"", sealed_contacts=b"", who_digest="", account_digest="", pin_digest="", link_digest=""
    )
    Note.objects.filter(dispute_id__in=ids).delete()
    copies = list(Scan.objects.filter(dispute_id__in=ids).values_list("stored_as", flat=True))
    Scan.objects.filter(dispute_id__in=ids).delete()
    transaction.on_commit(lambda: _delete(copies))
    files = Dispute.objects.filter(pk__in=ids)
    record_many((Entry("mediation.key_destroyed", file) for file in files), by=by, at=at)
    return count


def _delete(copies: Sequence[str]) -> None:
    for name in copies:
        default_storage.delete(name)
