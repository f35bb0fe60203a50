"""Having a file checked for viruses: the job stands here, beside the action that stores it."""

from django.core.files.storage import default_storage

from tirek.cases.models import Attachment
from tirek.core import scanning
from tirek.core.enums import ScanState
from tirek.core.jobs import task


@task(name="cases.scan_attachment")
def scan_attachment(attachment_id: str) -> None:
    """Have a file checked for viruses. Without a scanner it is marked as not checked; a scanner that is down is asked
    again later by the job's retries."""
    attachment = Attachment.objects.filter(pk=attachment_id, scan=ScanState.WAITING).first()
    if attachment is None:
        return
    state = _asked(attachment, scanning.scanner_url())
    Attachment.objects.filter(pk=attachment_id, scan=ScanState.WAITING).update(scan=state)


def _asked(attachment: Attachment, url: str) -> ScanState:
    if not url:
        return ScanState.UNCHECKED
    with default_storage.open(attachment.stored_as) as content:
        return ScanState.INFECTED if scanning.is_infected(content, url) else ScanState.CLEAN
