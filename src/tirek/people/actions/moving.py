"""What hangs on a person follows a merge, and comes back when the merge is undone.

Every relation of every app to a person is found by looking, so that a new app is never forgotten. A row that cannot
follow, because the kept person already has the like (a phone, a sight of an office, a home at that time), stays with
the merged record: nothing is deleted, and undoing has nothing to invent.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Field, Model
from django.db.transaction import atomic
from django.utils.timezone import localdate

from tirek.people.models import (
    Contact,
    Disclosure,
    DuplicatePair,
    HouseholdMember,
    Identifier,
    MatchDecision,
    MovedRow,
    Person,
    PersonMerge,
    PersonStatus,
)

Changes = dict[str, Any]
Adapter = Callable[[Any, Person, datetime], Changes | None]

STAYS: frozenset[type[Model]] = frozenset({Disclosure, DuplicatePair, MatchDecision, PersonMerge})
"""Records about a record, not about the human being: they stay where they were written."""

FILLED = ("family_name", "given_name", "patronymic", "birth_date", "area_id", "address")


def relations() -> "Iterator[tuple[type[Model], Field[Any, Any]]]":
    """Every model with a foreign key to a person, whatever app it belongs to, with that key."""
    for relation in Person._meta.get_fields(include_hidden=True):
        points_here = relation.auto_created and (relation.one_to_many or relation.one_to_one)
        if points_here and relation.related_model not in STAYS:
            yield relation.related_model, relation.field  # type: ignore[misc,union-attr]


class Mover:
    """Moves rows for one merge and writes each change down. The persons are locked by the caller."""

    def __init__(self, merge: PersonMerge, at: datetime) -> None:
        self.merge, self.at, self.places = merge, at, 0

    def move_all(self) -> None:
        """Numbers first, whose terms have to be settled, then everything else."""
        self._settle_numbers()
        for model, key in relations():
            rows = model._base_manager.filter(**{key.attname: self.merge.merged_id})
            for row in rows.exclude(pk=self.merge.merged_id).select_for_update().order_by("pk"):
                self._move(row, key)

    def fill(self) -> bool:
        """What the kept record lacks is taken from the merged one. Returns whether anything was."""
        kept, merged = self.merge.kept, self.merge.merged
        lacking = {name: getattr(merged, name) for name in FILLED if not getattr(kept, name) and getattr(merged, name)}
        if kept.sex == "unknown" and merged.sex != "unknown":
            lacking["sex"] = merged.sex
        if lacking:
            self.change(kept, lacking)
        return bool(lacking)

    def change(self, row: Model, changes: Changes) -> bool:
        """Write the changes and what was there before; False, and nothing written, when the database refuses."""
        before = {name: _stored(row, name) for name in changes}
        for name, value in changes.items():
            setattr(row, name, value)
        try:
            with atomic():
                type(row)._base_manager.filter(pk=row.pk).update(**changes)
        except IntegrityError:
            return False
        row.refresh_from_db(fields=[_column(row, name).name for name in changes])  # ranges come back in one form
        after = {name: _stored(row, name) for name in changes}
        MovedRow.objects.create(
            merge=self.merge,
            model=row._meta.label_lower,
            row_id=str(row.pk),
            place=self.places,
            before=before,
            after=after,
        )
        self.places += 1
        return True

    def _move(self, row: Any, key: "Field[Any, Any]") -> None:
        adapt = _ADAPTERS.get(type(row), _as_it_is)
        changes = adapt(row, self.merge.kept, self.at)
        if changes is not None:
            self.change(row, {**changes, key.attname: self.merge.kept_id})

    def _settle_numbers(self) -> None:
        """A person has one current number of a kind: the kept one's. A document seen at either record was seen."""
        current = {number.kind: number for number in Identifier.objects.current().filter(person=self.merge.kept)}
        for number in Identifier.objects.current().filter(person=self.merge.merged, kind__in=current):
            own, seen = current[number.kind], (number.seen_by, number.seen_on)
            self.change(number, {"during": _ended(number, self.at)})
            if own.value == number.value and number.is_seen and not own.is_seen:
                self.change(own, dict(zip(("seen_by", "seen_on"), seen, strict=True)))


def put_back(merge: PersonMerge) -> int:
    """Undo every change of a merge, the last first; returns how many could not be, because the row changed since.

    A column that somebody changed after the merge keeps its new value; only what the merge did is taken back.
    """
    return sum(not _restored(moved) for moved in merge.moved.order_by("-place"))


def _restored(moved: MovedRow) -> bool:
    model = apps.get_model(moved.model)
    row = model._base_manager.select_for_update().filter(pk=moved.row_id).first()
    if row is None:
        return False
    same = [name for name in moved.before if _stored(row, name) == moved.after[name]]
    try:
        with atomic():
            model._base_manager.filter(pk=row.pk).update(**{name: _loaded(row, name, moved.before) for name in same})
    except IntegrityError:
        return False
    return len(same) == len(moved.before)


def _as_it_is(_row: Any, _kept: Person, _at: datetime) -> Changes | None:
    return {}


def _contact(contact: Contact, kept: Person, _at: datetime) -> Changes | None:
    """The kept person's first choice stays the first."""
    others = kept.contacts.current().filter(kind=contact.kind)
    if contact.ended_at is None and others.filter(value=contact.value).exists():
        return None
    return {"is_preferred": False} if contact.is_preferred and others.filter(is_preferred=True).exists() else {}


def _identifier(number: Identifier, kept: Person, _at: datetime) -> Changes | None:
    """A number that the kept person has too stays; another one follows as history."""
    return None if kept.identifiers.filter(kind=number.kind, value=number.value).exists() else {}


def _status(status: PersonStatus, kept: Person, _at: datetime) -> Changes | None:
    known = PersonStatus.objects.filter(person=kept, kind=status.kind, number=status.number)
    return None if known.exists() else {}


def _member(member: HouseholdMember, kept: Person, _at: datetime) -> Changes | None:
    overlapping = HouseholdMember.objects.filter(person=kept, during__overlap=member.during)
    return None if overlapping.exists() else {}


_ADAPTERS: dict[type[Model], Adapter] = {
    Contact: _contact,
    Identifier: _identifier,
    PersonStatus: _status,
    HouseholdMember: _member,
}


def _ended(number: Identifier, at: datetime) -> DateRange:
    start, today = number.during.lower, localdate(at)
    return DateRange(start, start, "[]") if start is not None and today <= start else DateRange(start, today)


def _column(row: Model, name: str) -> "Field[Any, Any]":
    return next(field for field in row._meta.concrete_fields if name in (field.name, field.attname))


def _stored(row: Model, name: str) -> str | None:
    """A column's value as text that ``_loaded`` reads back; None stays None."""
    if getattr(row, name) is None:
        return None
    field = _column(row, name)
    if field.is_relation:
        return str(getattr(row, field.attname))
    text: str = field.value_to_string(row)
    return text


def _loaded(row: Model, name: str, values: dict[str, str | None]) -> Any:
    return None if values[name] is None else _column(row, name).to_python(values[name])
