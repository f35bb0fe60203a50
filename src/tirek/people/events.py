"""News of persons for apps further left: keys only, published after commit."""

from dataclasses import dataclass
from uuid import UUID

from tirek.core.events import Event


@dataclass(frozen=True, slots=True)
class PersonRenamed(Event):
    """The name of a person, or the records that bear it, changed: whatever repeats the name has to be renewed."""

    person_id: UUID
