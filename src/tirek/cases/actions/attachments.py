"""Files of applicants and staff: begun, sent in pieces, finished, checked.

A file arrives in pieces so that a broken connection costs one piece. Its type is what its content says; a program
renamed .pdf is refused when it is finished.
"""

import hashlib
from datetime import datetime
from typing import Any
from uuid import UUID

import filetype  # type: ignore[import-untyped]
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db.transaction import atomic, on_commit
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import locked
from tirek.cases.actions.scans import scan_attachment
from tirek.cases.enums import ScanState
from tirek.cases.models import Attachment, Case, IntakeDraft, PlanLine
from tirek.cases.permissions import is_applicant, may_add_file
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.ids import uuid7
from tirek.core.jobs import defer
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse

MOST_FILES = 10
LARGEST = 20 * 1024 * 1024
LONGEST_TEXT_SAMPLE = 4096
TYPES = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/heic": "heic",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.text": "odt",
    "text/plain": "txt",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/mp4": "m4a",
    "audio/webm": "webm",
}
EXTENSIONS = frozenset(TYPES.values()) | {"jpeg"}
_SAME = {
    "audio/x-m4a": "audio/mp4",
    "audio/m4a": "audio/mp4",
    "video/mp4": "audio/mp4",
    "video/webm": "audio/webm",
    "application/ogg": "audio/ogg",
}


class WrongOffset(Exception):
    """The piece does not follow what has arrived; ``received`` says where to go on from."""

    def __init__(self, received: int) -> None:
        super().__init__(received)
        self.received = received


@atomic
def begin_upload(owner: IntakeDraft | Case, name: str, size: int, *, by: Actor, at: datetime) -> Attachment:
    """Announce a file of a draft (whose token the visitor holds) or of a case. Raises ValidationError for a file
    that is empty, too large, one too many, or of a kind that is not taken."""
    name = _tidy_name(name)
    _check_kind_and_size(name, size)
    case = locked(owner.pk, by) if isinstance(owner, Case) else None
    draft = None if isinstance(owner, Case) else IntakeDraft.objects.select_for_update().get(pk=owner.pk)
    if case is not None:
        ensure(may_add_file(by, case))
    if draft is not None and draft.case_id is not None:  # handed in while this waited for the lock
        raise ValidationError({"file": _("The application has just been handed in: add the file to it.")})
    files = Attachment.objects.filter(case=case, draft=draft)
    if files.count() >= MOST_FILES:
        raise ValidationError({"file": _("At most %(n)s files.") % {"n": MOST_FILES}})
    key = uuid7()
    attachment = Attachment.objects.create(
        pk=key,
        case=case,
        draft=draft,
        name=name,
        size=size,
        stored_as=f"attachments/{key.hex[-2:]}/{key}",
        added_by_id=by.user_id,
        is_from_applicant=case is None or is_applicant(by, case),
    )
    if case is not None:
        record("cases.file_added", case, by=by, at=at, file=key, size=size)
    return attachment


@atomic
def begin_evidence(line: PlanLine, name: str, size: int, *, by: Actor, at: datetime) -> Attachment:
    """Announce a file that proves the delivery of a line; the caller has locked the line and asked who may."""
    name = _tidy_name(name)
    _check_kind_and_size(name, size)
    if line.evidence_files.count() >= MOST_FILES:
        raise ValidationError({"file": _("At most %(n)s files.") % {"n": MOST_FILES}})
    key = uuid7()
    return Attachment.objects.create(
        pk=key,
        case=line.case,
        line=line,
        name=name,
        size=size,
        stored_as=f"attachments/{key.hex[-2:]}/{key}",
        added_by_id=by.user_id,
        is_from_applicant=False,
    )


@atomic
def append_chunk(attachment_id: UUID, offset: int, content: bytes) -> Attachment:
    """Add a piece at its place. The caller has found the file through its draft or its visible case.

    A piece that had arrived is accepted again and changes nothing; a gap raises WrongOffset.
    """
    attachment = Attachment.objects.select_for_update().get(pk=attachment_id)
    if offset + len(content) <= attachment.received:
        return attachment
    if offset != attachment.received:
        raise WrongOffset(attachment.received)
    if offset + len(content) > attachment.size:
        raise ValidationError({"file": _("More has arrived than the file is long.")})
    _put(_piece(attachment, offset), ContentFile(content))
    attachment.received += len(content)
    attachment.save(update_fields=["received"])
    return attachment


def finish_upload(attachment_id: UUID) -> Attachment:
    """Put the pieces together, look what the file really is, and have it scanned. Finishing again changes nothing.

    Raises ValidationError and drops the file when its content is not of a kind that is taken.
    """
    with atomic():
        attachment = Attachment.objects.select_for_update().get(pk=attachment_id)
        if attachment.media_type:
            return attachment
        if not attachment.is_complete:
            raise WrongOffset(attachment.received)
        media_type = _join(attachment)
        if media_type is None:
            drop(attachment)
    if media_type is None:
        raise ValidationError({"file": _wrong_kind()})
    return attachment


@atomic
def remove(attachment_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take a file out of a draft, or of a case by whoever may add files there."""
    attachment = Attachment.objects.select_for_update(of=("self",)).get(pk=attachment_id)
    if attachment.case_id is not None:
        case = locked(attachment.case_id, by)
        ensure(may_add_file(by, case))
        _check_removable(attachment, case, by)
        record("cases.file_removed", case, by=by, at=at, file=attachment.pk)
    drop(attachment)


def _check_removable(attachment: Attachment, case: Case, by: Actor) -> None:
    """What an applicant handed in stays once the case is answered: the answer rests on it."""
    if attachment.is_from_applicant and case.answered_on is not None and not is_applicant(by, case):
        raise Refused(refuse(_("The applicant handed this file in, and the case is answered: it stays.")))


def sniff(head: bytes, name: str) -> str | None:
    """The type of a file by its first bytes, None when it is not one that is taken. Plain text has no signature: it is
    text when it reads as text and is called .txt."""
    kind = filetype.guess(head)
    if kind is not None:
        media_type = _SAME.get(kind.mime, kind.mime)
        return media_type if media_type in TYPES else None
    if _extension(name) == "txt" and _reads_as_text(head):
        return "text/plain"
    return None


def _join(attachment: Attachment) -> str | None:
    """Join the pieces into one stored file; its type, or None when refused."""
    digest, parts = hashlib.sha256(), _pieces(attachment)
    joined = ContentFile(b"")
    for part in parts:
        with default_storage.open(part) as piece:
            _copy(piece, joined, digest)
    joined.seek(0)
    media_type = sniff(joined.read(LONGEST_TEXT_SAMPLE), attachment.name)
    if media_type is None:
        return None
    joined.seek(0)
    _put(attachment.stored_as, joined)
    attachment.media_type, attachment.sha256 = media_type, digest.hexdigest()
    attachment.save(update_fields=["media_type", "sha256"])
    on_commit(lambda: _delete(parts))
    _have_scanned(attachment)
    return media_type


def _copy(piece: "File[Any]", joined: "ContentFile[bytes]", digest: "hashlib._Hash") -> None:
    for block in iter(lambda: piece.read(1 << 16), b""):
        digest.update(block)
        joined.write(block)


def _have_scanned(attachment: Attachment) -> None:
    if attachment.scan == ScanState.WAITING:
        defer(scan_attachment, attachment_id=str(attachment.pk))


def drop(attachment: Attachment) -> None:
    """Delete a file, its pieces and its row, once the caller's transaction commits. Asks no permission."""
    names = [*_pieces(attachment), attachment.stored_as]
    attachment.delete()
    on_commit(lambda: _delete(names))


def _put(name: str, content: "File[Any]") -> None:
    """Store under exactly this name. What stands there already was left by a transaction that was rolled back: kept,
    it would become part of the file."""
    default_storage.delete(name)
    if default_storage.save(name, content) != name:
        raise FileExistsError(name)


def _delete(names: list[str]) -> None:
    """Delete stored files, and the folder of pieces that they leave empty behind."""
    for name in names:
        default_storage.delete(name)
    for folder in {name.rpartition("/")[0] for name in names if ".parts/" in name}:
        default_storage.delete(folder)


def _piece(attachment: Attachment, offset: int) -> str:
    return f"{attachment.stored_as}.parts/{offset:010d}"


def _pieces(attachment: Attachment) -> list[str]:
    folder = f"{attachment.stored_as}.parts"
    if not default_storage.exists(folder):
        return []
    return [f"{folder}/{name}" for name in sorted(default_storage.listdir(folder)[1])]


def _tidy_name(name: str) -> str:
    """The file's own name, without folders; the end is kept when it is too long."""
    return one_line(name.replace("\\", "/").rsplit("/", 1)[-1])[-200:] or "file"


def _extension(name: str) -> str:
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def _check_kind_and_size(name: str, size: int) -> None:
    if size < 1:
        raise ValidationError({"file": _("This file is empty.")})
    if size > LARGEST:
        raise ValidationError({"file": _("This file is larger than %(n)s MB.") % {"n": LARGEST >> 20}})
    if _extension(name) not in EXTENSIONS:
        raise ValidationError({"file": _wrong_kind()})


def _wrong_kind() -> str:
    kinds = ", ".join(sorted(TYPES.values()))
    return _("Files of this kind are not taken. Send one of: %(kinds)s.") % {"kinds": kinds}


def _reads_as_text(head: bytes) -> bool:
    if b"\0" in head:
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 3  # a character cut at the end of the sample
    return True
