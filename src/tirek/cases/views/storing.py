"""Files that arrive whole with a plain form, put away piece by piece like those of a phone."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from tirek.cases.actions.attachments import append_chunk, begin_upload, finish_upload
from tirek.cases.models import Case, IntakeDraft
from tirek.core.actor import Actor

PIECE = 1 << 20


def store_files(owner: Case | IntakeDraft, files: Iterable[UploadedFile], *, by: Actor, at: datetime) -> list[str]:
    """Add the files to the case or draft; what was wrong with those that could not be added, each with its name."""
    problems = []
    for file in files:
        try:
            _store(owner, file, by, at)
        except ValidationError as error:
            problems.append(f"{file.name}: {' '.join(error.messages)}")
    return problems


def _store(owner: Case | IntakeDraft, file: UploadedFile, by: Actor, at: datetime) -> None:
    attachment = begin_upload(owner, file.name or "", file.size or 0, by=by, at=at)
    for piece in file.chunks(PIECE):
        append_chunk(attachment.pk, attachment.received, piece)
        attachment.refresh_from_db()
    finish_upload(attachment.pk)
