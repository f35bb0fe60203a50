"""Whose data a visitor without an account may read: proven by apps further left, asked here.

A PIN proves one application, not an identity: whoever knows another's number and name could apply in that name and get
a PIN. So a PIN opens what belongs to that application; everything of a person opens only to a proven person.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Subject:
    """A proven visitor: ``matters`` are applications with their applicants, ``person_ids`` persons proven whole,
    ``offices`` the office of each application."""

    matters: Mapping[UUID, UUID] = field(default_factory=dict)
    person_ids: frozenset[UUID] = frozenset()
    offices: Mapping[UUID, UUID] = field(default_factory=dict)
    back: str = "/"

    @property
    def everyone(self) -> set[UUID]:
        """Every person the subject is, whole or through an application."""
        return set(self.matters.values()) | self.person_ids

    def owns(self, person_id: UUID, matter_id: UUID | None) -> bool:
        """Whether a record of a person, given with an application, belongs to this subject."""
        return person_id in self.person_ids or (matter_id is not None and self.matters.get(matter_id) == person_id)


Prover = Callable[[HttpRequest], Subject | None]
_provers: dict[str, Prover] = {}


def prove_subjects_with(name: str, prover: Prover) -> None:
    """Registered from ``ready()`` by an app that lets a person in; the first that knows the visitor answers, by
    name."""
    _provers[name] = prover


def subject_of(request: HttpRequest) -> Subject | None:
    """Who this visitor has proved to be; None for a stranger."""
    for name in sorted(_provers):
        found = _provers[name](request)
        if found is not None:
            return found
    return None
