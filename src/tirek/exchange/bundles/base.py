"""An entry of a bundle on its way in, and what every part says of itself."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.verdict import Refused
from tirek.exchange.enums_of_bundles import EntryPlan, EntryStanding

Told = Mapping[str, Any]
Foreseen = (Refused, ValidationError, IntegrityError)


@dataclass(slots=True)
class Entry:
    """One rule of a bundle: as it was told, what it would do, why not. ``changes`` are (what, before, after) in words;
    ``kept`` is what its part needs to take it back."""

    part: str
    told: dict[str, Any]
    label: str = ""
    plan: str = EntryPlan.NEW
    reason: str = ""
    changes: list[list[str]] = field(default_factory=list)
    standing: str = EntryStanding.WAITING
    kept: dict[str, Any] = field(default_factory=dict)

    @property
    def writes(self) -> bool:
        """Whether taking it changes anything."""
        return self.plan in (EntryPlan.NEW, EntryPlan.CHANGED)

    def refuse(self, why: object) -> None:
        """Say why it cannot be taken."""
        self.plan, self.reason = EntryPlan.REFUSED, str(why)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


class Part:
    """A kind of rules. ``take`` and ``undo`` run in the caller's transaction and raise what their actions raise."""

    code: ClassVar[str]
    title: ClassVar[Any]
    icon: ClassVar[str]

    def given(self, at: datetime) -> list[dict[str, Any]]:
        """What is in force now, as it is given out."""
        raise NotImplementedError

    def look(self, entry: Entry, at: datetime) -> None:
        """Say what the entry would do: its label, plan, changes, or why it cannot be taken."""
        raise NotImplementedError

    def take(self, entry: Entry, *, brought_by: Actor, by: Actor, at: datetime) -> None:
        """Do it."""
        raise NotImplementedError

    def undo(self, entry: Entry, *, by: Actor, at: datetime) -> str:
        """Take it back; why it stays, empty when it does not."""
        raise NotImplementedError

    def rehearse(self, entry: Entry, *, by: Actor, at: datetime) -> None:
        """Take it and let go of it again: what the rules would refuse is said before."""
        self.take(entry, brought_by=by, by=by, at=at)


class _LetGo(Exception):
    """The rehearsal is over."""


def looked(part: Part, told: Any, *, by: Actor, at: datetime) -> Entry:
    """An entry with what it would do; what nobody could have written by hand is refused in words."""
    entry = Entry(part.code, dict(told) if isinstance(told, dict) else {})
    try:
        part.look(entry, at)
    except (KeyError, TypeError, ValueError, AttributeError):
        entry.refuse(_("This entry is not written as it should be."))
    if entry.writes:
        _rehearse(part, entry, by, at)
    return entry


def _rehearse(part: Part, entry: Entry, by: Actor, at: datetime) -> None:
    try:
        with transaction.atomic():
            part.rehearse(entry, by=by, at=at)
            raise _LetGo
    except _LetGo:
        entry.kept = {}
    except Foreseen as error:
        entry.refuse(words_of(error))


def words_of(error: Exception) -> str:
    """Why something was refused."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error) if isinstance(error, Refused) else _("The database does not allow this.")
