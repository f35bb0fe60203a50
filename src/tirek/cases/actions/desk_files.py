"""Files that the desk has chosen before the application is registered: kept, so that a slip in the form loses none."""

from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.db.transaction import atomic

from tirek.cases.actions.locking import locked
from tirek.cases.models import IntakeDraft
from tirek.cases.permissions import may_add_file
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.uploads import drop
from tirek.core.verdict import ensure


@atomic
def adopt_files(draft: IntakeDraft, case_id: UUID, *, by: Actor, at: datetime) -> int:
    """Move the whole files of a draft of the desk to the case registered from it; they are the applicant's. How many.
    The draft goes with what arrived in part."""
    case = locked(case_id, by)
    ensure(may_add_file(by, case))
    held = IntakeDraft.objects.select_for_update().get(pk=draft.pk)
    for unfinished in held.attachments.filter(received__lt=F("size")):
        drop(unfinished)
    whole = list(held.attachments.all())
    held.attachments.update(case=case, draft=None)
    for attachment in whole:
        record("cases.file_added", case, by=by, at=at, file=attachment.pk, size=attachment.size)
    held.delete()
    return len(whole)
