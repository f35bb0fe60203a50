"""Working notes."""

from datetime import datetime
from uuid import UUID

from django.db.transaction import atomic

from tirek.cases.actions.locking import locked, user_of
from tirek.cases.actions.texts import required
from tirek.cases.models import Note
from tirek.cases.permissions import may_write_note
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure


@atomic
def add_note(case_id: UUID, text: str, *, by: Actor, at: datetime) -> Note:
    """Add a working note, which neither the applicant nor a partner sees. Notes are not edited afterwards."""
    text = required(text, "text")
    case = locked(case_id, by)
    ensure(may_write_note(by, case))
    note = Note.objects.create(case=case, text=text, author_id=user_of(by), author_name=by.name, at=at)
    record("cases.note_added", case, by=by, at=at, note=note.pk)
    return note
