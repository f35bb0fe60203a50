"""Forgetting what is no longer needed."""

from datetime import datetime

from django.db.models import Q
from django.db.transaction import atomic

from tirek.cases.models import AccountCode, Attachment, IntakeDraft
from tirek.core.uploads import drop


@atomic
def purge_drafts(*, untouched_since: datetime, submitted_before: datetime) -> int:
    """Delete drafts left alone since a moment, and drafts that became a case before another, with the files of the
    former, also those that arrived in part. Returns how many drafts. What became a case is not touched."""
    left = Q(case__isnull=True, touched_at__lt=untouched_since)
    stale = IntakeDraft.objects.filter(left | Q(case__isnull=False, touched_at__lt=submitted_before))
    keys = list(stale.select_for_update(skip_locked=True).values_list("pk", flat=True))
    for attachment in Attachment.objects.filter(draft__in=keys):
        drop(attachment)
    IntakeDraft.objects.filter(pk__in=keys).delete()
    return len(keys)


def forget_codes(*, ended_before: datetime) -> int:
    """Delete one-time codes that ended long ago; returns how many."""
    count, _of = AccountCode.objects.filter(expires_at__lt=ended_before).delete()
    return count
