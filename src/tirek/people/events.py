"""News of persons for apps further left: keys only, published after commit."""

from dataclasses import dataclass
from uuid import UUID

from tirek.core.events import Event


@dataclass(frozen=True, slots=True)
class PersonRenamed(Event):
    """The name of a person, or the records that bear it, changed: whatever repeats the name has to be renewed."""

    person_id: UUID


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn(Event):
    """A person took a consent back; whoever relied on it stops by its ``stop_by``."""

    consent_id: UUID
