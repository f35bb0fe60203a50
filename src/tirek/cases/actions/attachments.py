"""Files of applicants and staff: begun, sent in pieces, finished, checked.

A file arrives in pieces so that a broken connection costs one piece. Its type is what its content says; a program
renamed .pdf is refused when it is finished.
"""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import locked
from tirek.cases.actions.scans import scan_attachment
from tirek.cases.models import Attachment, Case, IntakeDraft, PlanLine
from tirek.cases.permissions import is_applicant, may_add_file
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.enums import ScanState
from tirek.core.ids import uuid7
from tirek.core.jobs import defer
from tirek.core.uploads import append_piece, check_announced, drop, finish, tidy_name
from tirek.core.verdict import Refused, ensure, refuse

MOST_FILES = 10
LARGEST = 20 * 1024 * 1024
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
# Nobody sends films with an application: what reads as one is a voice message.
_VOICE = {"video/mp4": "audio/mp4", "video/webm": "audio/webm"}


@atomic
def begin_upload(owner: IntakeDraft | Case, name: str, size: int, *, by: Actor, at: datetime) -> Attachment:
    """Announce a file of a draft (whose token the visitor holds) or of a case. Raises ValidationError for a file
    that is empty, too large, one too many, or of a kind that is not taken."""
    name = tidy_name(name)
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
    name = tidy_name(name)
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


def append_chunk(attachment_id: UUID, offset: int, content: bytes) -> Attachment:
    """Add a piece at its place. The caller has found the file through its draft or its visible case.

    A piece that had arrived is accepted again and changes nothing; a gap raises WrongOffset.
    """
    return append_piece(Attachment.objects.all(), attachment_id, offset, content)


def finish_upload(attachment_id: UUID) -> Attachment:
    """Put the pieces together, look what the file really is, and have it scanned. Finishing again changes nothing.

    Raises ValidationError and drops the file when its content is not of a kind that is taken.
    """
    attachment, is_new = finish(Attachment.objects.all(), attachment_id, TYPES, _VOICE)
    if is_new and attachment.scan == ScanState.WAITING:
        defer(scan_attachment, attachment_id=str(attachment.pk))
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


def _check_kind_and_size(name: str, size: int) -> None:
    check_announced(name, size, largest=LARGEST, types=TYPES)
