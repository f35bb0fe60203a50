"""Taking personal data of entrants out is written down."""

from datetime import datetime

from tirek.calls.models import Call
from tirek.core.actor import Actor
from tirek.core.audit import record


def note_export(call: Call, rows: int, *, by: Actor, at: datetime) -> None:
    """That a list of entries was taken out, and how long it was."""
    record("calls.entries_exported", call, by=by, at=at, rows=rows)
