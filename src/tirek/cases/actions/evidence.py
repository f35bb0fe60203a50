"""Files that prove a delivery: added to the case by whoever delivers, the partner too, and hung on the line."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.transaction import atomic

from tirek.cases.actions.attachments import append_chunk, begin_evidence, finish_upload
from tirek.cases.actions.locking import locked_line, locked_transition
from tirek.cases.models import Attachment, PlanLine
from tirek.cases.permissions import may_respond_referral, may_work
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure

PIECE = 1 << 20


@atomic
def prove_line(line_id: UUID, files: "Iterable[UploadedFile[Any]]", *, by: Actor, at: datetime) -> list[Attachment]:
    """Evidence of the office's own delivery. Raises ValidationError for a file that is not taken; then none is kept."""
    line = locked_line(line_id, by)
    ensure(may_work(by, line.case))
    return [_keep(line, file, by, at) for file in files]


@atomic
def prove_referral(
    transition_id: UUID, files: "Iterable[UploadedFile[Any]]", *, by: Actor, at: datetime
) -> list[Attachment]:
    """Evidence of a partner, before it finishes the referral. The partner itself reads no other file by it."""
    referral = locked_transition(transition_id, by)
    ensure(may_respond_referral(by, referral))
    assert referral.line is not None
    return [_keep(referral.line, file, by, at) for file in files]


def _keep(line: PlanLine, file: "UploadedFile[Any]", by: Actor, at: datetime) -> Attachment:
    try:
        attachment = begin_evidence(line, file.name or "", file.size or 0, by=by, at=at)
        for piece in file.chunks(PIECE):
            append_chunk(attachment.pk, attachment.received, piece)
            attachment.refresh_from_db()
        kept = finish_upload(attachment.pk)
    except ValidationError as error:
        raise ValidationError({"files": [f"{file.name}: {' '.join(error.messages)}"]}) from None
    record("cases.evidence_added", line.case, by=by, at=at, line=line.pk, file=kept.pk)
    return kept
