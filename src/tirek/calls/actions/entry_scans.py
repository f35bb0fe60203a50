"""Having a file of an entry checked for viruses: the job stands here, beside the action that stores it."""

from django.core.files.storage import default_storage

from tirek.calls.models import EntryFile
from tirek.core import scanning
from tirek.core.enums import ScanState
from tirek.core.jobs import task


@task(name="calls.scan_entry_file")
def scan_entry_file(file_id: str) -> None:
    """Have a file checked; without a scanner it is marked as not checked."""
    waiting = EntryFile.objects.filter(pk=file_id, scan=ScanState.WAITING)
    file = waiting.first()
    if file is not None:
        waiting.update(scan=_asked(file, scanning.scanner_url()))


def _asked(file: EntryFile, url: str) -> ScanState:
    if not url:
        return ScanState.UNCHECKED
    with default_storage.open(file.stored_as) as content:
        return ScanState.INFECTED if scanning.is_infected(content, url) else ScanState.CLEAN
