"""Jobs of the case family."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from tirek.cases import scanning
from tirek.cases.actions.housekeeping import purge_drafts
from tirek.cases.enums import ScanState
from tirek.cases.models import Attachment
from tirek.core.jobs import periodic, task


@task(name="cases.scan_attachment")
def scan_attachment(attachment_id: str) -> None:
    """Have a file checked for viruses. Without a scanner it is marked as not checked; a scanner that is down is asked
    again later by the job's retries."""
    attachment = Attachment.objects.filter(pk=attachment_id, scan=ScanState.WAITING).first()
    if attachment is None:
        return
    url = scanning.scanner_url()
    if not url:
        state = ScanState.UNCHECKED
    else:
        with default_storage.open(attachment.stored_as) as content:
            state = ScanState.INFECTED if scanning.is_infected(content, url) else ScanState.CLEAN
    Attachment.objects.filter(pk=attachment_id, scan=ScanState.WAITING).update(scan=state)


@periodic("17 3 * * *", name="cases.purge_drafts")
def purge_stale_drafts(timestamp: int) -> None:
    """Forget drafts nobody has touched for thirty days, and those that became a case a day ago."""
    now = timezone.now()
    purge_drafts(untouched_since=now - timedelta(days=30), submitted_before=now - timedelta(days=1))
