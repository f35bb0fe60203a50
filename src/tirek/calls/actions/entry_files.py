"""Files of entries: they arrive in pieces like all others; a film may be large."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.calls.actions.entry_scans import scan_entry_file
from tirek.calls.enums import FileKind
from tirek.calls.models import Entry, EntryFile
from tirek.calls.permissions import may_write
from tirek.calls.queries.entering import GRACE, deadline_of, schema_for
from tirek.calls.schema import Field
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.enums import ScanState
from tirek.core.ids import uuid7
from tirek.core.jobs import defer
from tirek.core.uploads import append_piece, check_announced, drop, finish, tidy_name
from tirek.core.verdict import ensure

TYPES: dict[str, dict[str, str]] = {
    FileKind.DOCUMENT: {
        "application/pdf": "pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
        "application/vnd.oasis.opendocument.text": "odt",
        "text/plain": "txt",
    },
    FileKind.PICTURE: {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/heic": "heic"},
    FileKind.AUDIO: {"audio/mpeg": "mp3", "audio/ogg": "ogg", "audio/mp4": "m4a"},
    FileKind.VIDEO: {"video/mp4": "mp4", "video/webm": "webm", "video/quicktime": "mov"},
}
MOST_WAITING = 30


def types_of(field: Field) -> dict[str, str]:
    """Media types a field takes."""
    return {media: ending for kind in field.file_kinds for media, ending in TYPES[kind].items()}


@atomic
def begin_file(entry_id: UUID, field_code: str, name: str, size: int, *, at: datetime) -> EntryFile:
    """Announce a file of a field. The caller has found the entry through its owner. Raises Refused, or ValidationError
    for one too many, too large or of a kind the field does not take."""
    entry = Entry.objects.select_for_update(of=("self",)).select_related("call").get(pk=entry_id)
    ensure(may_write(entry, deadline_of(entry) + GRACE, at))
    field = schema_for(entry).by_code.get(field_code)
    if field is None or not field.takes_files:
        raise ValidationError({"file": _("This question takes no files.")})
    name = tidy_name(name)
    check_announced(name, size, largest=field.largest_mb << 20, types=types_of(field))
    _make_room(entry, field)
    key = uuid7()
    return EntryFile.objects.create(
        pk=key, entry=entry, field=field_code, name=name, size=size, stored_as=f"entries/{key.hex[-2:]}/{key}"
    )


def append_to_file(file_id: UUID, offset: int, content: bytes) -> EntryFile:
    """Add a piece at its place; see ``core.uploads``."""
    return append_piece(EntryFile.objects.all(), file_id, offset, content)


def finish_file(file_id: UUID) -> EntryFile:
    """Put a file together, look what it really is, have it scanned. Raises ValidationError and drops it when its field
    does not take it."""
    known = EntryFile.objects.select_related("entry__call").get(pk=file_id)
    field = schema_for(known.entry).by_code[known.field]
    file, is_new = finish(EntryFile.objects.all(), file_id, types_of(field))
    if is_new and file.scan == ScanState.WAITING:
        defer(scan_entry_file, file_id=str(file.pk))
    return file


@atomic
def remove_file(file_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take a file out of what is being written; a revision that was handed in keeps it. Raises Refused."""
    file = EntryFile.objects.select_for_update(of=("self",)).select_related("entry__call").get(pk=file_id)
    entry = file.entry
    ensure(may_write(entry, deadline_of(entry) + GRACE, at))
    if _was_handed_in(file):
        file.is_current = False
        file.save(update_fields=["is_current"])
    else:
        drop(file)
    record("calls.entry_file_removed", entry, by=by, at=at, file=file_id)


def _was_handed_in(file: EntryFile) -> bool:
    handed = file.entry.revisions.filter(submitted_at__isnull=False)
    return handed.filter(answers__contains={file.field: [str(file.pk)]}).exists()


def _make_room(entry: Entry, field: Field) -> None:
    """A field of one file takes a new one in place of the old; others say when they are full."""
    current = list(entry.files.filter(field=field.code, is_current=True))
    for each in current if field.files == 1 else []:
        if _was_handed_in(each):
            each.is_current = False
            each.save(update_fields=["is_current"])
        else:
            drop(each)
    if field.files > 1 and len(current) >= field.files:
        raise ValidationError({"file": _("At most %(n)s files.") % {"n": field.files}})
    if entry.files.count() >= MOST_WAITING:
        raise ValidationError({"file": _("At most %(n)s files.") % {"n": MOST_WAITING}})
