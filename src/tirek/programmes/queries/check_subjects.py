"""For whom a check may be made and kept: applications stand on the left of programmes and register themselves here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tirek.core.actor import Actor
from tirek.programmes.entitlement.facts import Facts


@dataclass(frozen=True, slots=True)
class Subject:
    """What a check is made for: its name, the page to go back to, what is known of the family, and how to keep it.

    ``keep`` stores a check and returns the address of its page; it raises Refused for whoever may not.
    """

    title: str
    url: str
    known: Mapping[str, Any]
    keep: Callable[[Facts, Actor, datetime], str]


Finder = Callable[[Actor, UUID], Subject | None]
_finders: dict[str, Finder] = {}


def find_subjects_with(kind: str, finder: Finder) -> None:
    """Registered from ``ready()``. The finder answers None for what the actor may not see."""
    _finders[kind] = finder


def subject_for(kind: str, key: UUID, by: Actor) -> Subject | None:
    """The subject of this kind with this key, as far as the actor sees it."""
    finder = _finders.get(kind)
    return finder(by, key) if finder else None
