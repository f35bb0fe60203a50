"""The append-only audit: ``record`` what was done, ``history`` of a record, seals that prove nothing was altered.

Writers never wait for each other: a row carries only its own digest. A job chains Merkle roots over closed ranges
of rows (``sealing``), and ``verify`` recomputes all of it.
"""

from tirek.core.audit.queries import history
from tirek.core.audit.recording import Entry, event, record, record_many

__all__ = ["Entry", "event", "history", "record", "record_many"]
