"""Numbers that name a person."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.transaction import atomic
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.iin import check_iin
from tirek.core.lines import one_line
from tirek.people.actions.fetching import person_to_edit
from tirek.people.enums import IdentifierKind
from tirek.people.models import Identifier, Person


@atomic
def add_identifier(
    *,
    person_id: UUID,
    kind: str,
    value: str,
    since: date | None = None,
    is_seen: bool = False,
    by: Actor,
    at: datetime,
) -> Identifier:
    """Add a number; the current one of its kind ends the day the new one starts.

    ``is_seen`` says that the actor has looked at the document. Raises ValidationError when the number cannot be or
    when another person's document with this number was seen.
    """
    person = person_to_edit(person_id, by)
    identifier = unseen_identifier(person, kind, value, at, since=since)
    if is_seen:
        identifier.seen_by, identifier.seen_on = by.user_id, localdate(at)
    _end_current(person, kind, identifier.during.lower or localdate(at))
    _save_unless_another_has_it(identifier)
    record("people.identifier_added", person, by=by, at=at, identifier=identifier.pk, kind=kind, seen=is_seen)
    return identifier


@atomic
def see_identifier(*, identifier_id: UUID, by: Actor, at: datetime) -> Identifier:
    """Note that the actor has seen the document of a number. Raises ValidationError if another person's was seen."""
    person = person_to_edit(Identifier.objects.get(pk=identifier_id).person_id, by)
    identifier = Identifier.objects.get(pk=identifier_id)
    identifier.seen_by, identifier.seen_on = by.user_id, localdate(at)
    _save_unless_another_has_it(identifier)
    record("people.identifier_seen", person, by=by, at=at, identifier=identifier.pk)
    return identifier


@atomic
def end_identifier(*, identifier_id: UUID, on: date, by: Actor, at: datetime) -> Identifier:
    """End a number from a day on (an expired certificate, a number typed wrong)."""
    person = person_to_edit(Identifier.objects.get(pk=identifier_id).person_id, by)
    identifier = Identifier.objects.get(pk=identifier_id)
    identifier.during = _until(identifier, on)
    identifier.save(update_fields=["during"])
    record("people.identifier_ended", person, by=by, at=at, identifier=identifier.pk)
    return identifier


def unseen_identifier(person: Person, kind: str, text: str, at: datetime, *, since: date | None = None) -> Identifier:
    """An unsaved number as the person claims it, normalised."""
    return Identifier(
        person=person, kind=kind, value=_normalised(kind, text), during=DateRange(since or localdate(at), None)
    )


def _normalised(kind: str, text: str) -> str:
    if kind == IdentifierKind.IIN:
        check = check_iin(text)
        if not check.is_valid:
            raise ValidationError({"iin": str(check.reason)})
        return check.value
    value = one_line(text).upper().replace(" ", "")
    if not value:
        raise ValidationError({"value": _("Write the number.")})
    return value


def _end_current(person: Person, kind: str, on: date) -> None:
    for identifier in person.identifiers.current().filter(kind=kind):
        identifier.during = _until(identifier, on)
        identifier.save(update_fields=["during"])


def _until(identifier: Identifier, on: date) -> DateRange:
    """From its start to ``on``; a number never in force for a whole day keeps its first day."""
    start = identifier.during.lower
    if start is not None and on <= start:
        return DateRange(start, start, "[]")
    return DateRange(start, on)


def _save_unless_another_has_it(identifier: Identifier) -> None:
    try:
        with atomic():
            identifier.save()
    except IntegrityError as error:
        if "people_identifier_seen_belongs_to_one" not in str(error):
            raise
        raise ValidationError({"value": _("Another person's document with this number was seen.")}) from error
