"""Registering and changing persons."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model
from django.db.transaction import atomic
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import event, record
from tirek.core.events import announce
from tirek.core.iin import check_iin
from tirek.core.lines import one_line
from tirek.core.verdict import ensure
from tirek.core.writing import insert_together
from tirek.people.actions.contacts import new_contacts
from tirek.people.actions.fetching import person_to_edit
from tirek.people.actions.identifiers import unseen_identifier
from tirek.people.actions.links import new_link
from tirek.people.enums import IdentifierKind, Language, LinkReason, PersonPermission, Sex
from tirek.people.events import PersonRenamed
from tirek.people.models import Contact, Identifier, Person
from tirek.people.names import same_name, search_keys
from tirek.people.permissions import may_register

_NAMES = {"family_name", "given_name", "patronymic"}


class StalePersonError(Exception):
    """Somebody else changed the person since the form was opened; ``person`` is what it is now."""

    def __init__(self, person: Person) -> None:
        super().__init__(str(person.pk))
        self.person = person


@dataclass(frozen=True, slots=True)
class PersonData:
    """What is told about a person. Only one name is required."""

    family_name: str
    given_name: str = ""
    patronymic: str = ""
    birth_date: date | None = None
    sex: str = Sex.UNKNOWN
    preferred_language: str = Language.KAZAKH
    area_id: UUID | None = None
    address: str = ""

    def cleaned(self) -> "PersonData":
        """The same with names and address on one line, without hidden marks."""
        return replace(
            self,
            family_name=one_line(self.family_name),
            given_name=one_line(self.given_name),
            patronymic=one_line(self.patronymic),
            address=one_line(self.address),
        )

    @property
    def full_name(self) -> str:
        return " ".join(filter(None, (self.family_name, self.given_name, self.patronymic)))


@dataclass(frozen=True, slots=True)
class Found:
    """The person an application belongs to. ``same_iin_ids`` are others who claim the same IIN: a hint, no merge."""

    person: Person
    is_new: bool
    same_iin_ids: tuple[UUID, ...] = ()


@atomic
def register_person(
    *,
    data: PersonData,
    iin: str = "",
    phone: str = "",
    email: str = "",
    is_demo: bool = False,
    by: Actor,
    at: datetime,
) -> Person:
    """Register a person with an unseen IIN and contacts, all optional. Staff's own office is linked.

    Raises ValidationError for an empty name, a birth date to come or a number that cannot be; Refused for a role
    that does not register.
    """
    ensure(may_register(by))
    return _register(data.cleaned(), iin, phone, email, is_demo, by, at)


def _register(data: PersonData, iin: str, phone: str, email: str, is_demo: bool, by: Actor, at: datetime) -> Person:
    """In the caller's transaction, without a savepoint of its own."""
    new = _new(data, iin, phone, email, is_demo, by, at)
    insert_together(*new.rows)
    return new.person


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person nobody has met yet, and all rows that register them, unsaved: for an action that inserts them together
    with its own."""

    person: Person
    rows: list[Model]


def new_person(*, data: PersonData, phone: str = "", email: str = "", by: Actor, at: datetime) -> NewPerson:
    """A person who told no number that names them, to be inserted by the caller in its transaction; raises as
    ``register_person`` does."""
    ensure(may_register(by))
    return _new(data.cleaned(), "", phone, email, False, by, at)


def _new(data: PersonData, iin: str, phone: str, email: str, is_demo: bool, by: Actor, at: datetime) -> NewPerson:
    check_person(data, at)
    told = {name: getattr(data, name) for name in PersonData.__dataclass_fields__}
    person = Person(**told, search_keys=_keys(data), is_demo=is_demo)
    rows: list[Model] = [person]
    if iin:
        rows.append(unseen_identifier(person, IdentifierKind.IIN, iin, at))
    rows += new_contacts(person, phone=phone, email=email)
    rows.append(event("people.person_registered", person, by=by, at=at))
    if by.organisation_id and by.holds(PersonPermission.REGISTER, at=by.organisation_id):
        rows += new_link(person, by.organisation_id, LinkReason.REGISTERED, by=by, at=at)
    return NewPerson(person, rows)


@atomic
def find_or_register(
    *, data: PersonData, iin: str = "", phone: str = "", email: str = "", by: Actor, at: datetime
) -> Found:
    """The person with exactly this IIN when the name is the same too; otherwise a new person.

    A shared IIN under another name is a hint in ``same_iin_ids``, never a merge: one slip in twelve digits must not
    put an application into a stranger's file. Two requests with one IIN wait for each other. Unknown contacts
    are added to a found person, unverified; nothing known is overwritten.
    """
    ensure(may_register(by))
    value = _iin_value(iin)
    if not value:
        return Found(_register(data.cleaned(), "", phone, email, False, by, at), is_new=True)
    _wait_for_same_iin(value)
    holders = list(_holders(value))
    person = next((holder for holder in holders if _is_same(holder, data)), None)
    others = tuple(holder.pk for holder in holders if holder is not person)
    if person is None:
        person = _register(data.cleaned(), value, phone, email, False, by, at)
        return Found(person, is_new=True, same_iin_ids=others)
    _add_unknown_contacts(person, phone, email, by, at)
    return Found(person, is_new=False, same_iin_ids=others)


@atomic
def change_person(
    *, person_id: UUID, data: PersonData, expected_version: int | None = None, by: Actor, at: datetime
) -> Person:
    """Change what is told about a person; writes and records only the columns that differ.

    Raises StalePersonError when ``expected_version`` is no longer the current one.
    """
    person = person_to_edit(person_id, by)
    if expected_version is not None and person.version != expected_version:
        raise StalePersonError(person)
    data = data.cleaned()
    check_person(data, at)
    changes = {name: value for name, value in asdict(data).items() if getattr(person, name) != value}
    if changes:
        _apply(person, {**changes, "search_keys": _keys(data), "version": person.version + 1})
        record("people.person_changed", person, by=by, at=at, columns=sorted(changes))
    if changes.keys() & _NAMES:
        announce(PersonRenamed(person.pk))
    return person


def _apply(person: Person, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(person, name, value)
    person.save(update_fields=list(values))


def check_person(data: PersonData, at: datetime) -> None:
    """Raise ValidationError by field for what cannot be of a person."""
    if not data.full_name:
        raise ValidationError({"family_name": _("Write at least one name.")})
    if data.birth_date and data.birth_date > localdate(at):
        raise ValidationError({"birth_date": _("This date of birth is still to come.")})


def _keys(data: PersonData) -> str:
    return search_keys(data.family_name, data.given_name, data.patronymic)


def _iin_value(text: str) -> str:
    if not text:
        return ""
    check = check_iin(text)
    if not check.is_valid:
        raise ValidationError({"iin": str(check.reason)})
    return check.value


def _wait_for_same_iin(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"people.iin.{value}"])


def _holders(value: str) -> "list[Person]":
    """Current persons with this current IIN, confirmed ones first. Index ``people_identifier_value``."""
    numbers = Identifier.objects.current().filter(
        kind=IdentifierKind.IIN, value=value, person__merged_into__isnull=True
    )
    return [number.person for number in numbers.select_related("person").order_by("seen_on", "created_at")]


def _is_same(person: Person, data: PersonData) -> bool:
    agree = not (person.birth_date and data.birth_date) or person.birth_date == data.birth_date
    return agree and same_name(person.full_name, data.full_name)


def _add_unknown_contacts(person: Person, phone: str, email: str, by: Actor, at: datetime) -> None:
    known = set(person.contacts.current().values_list("kind", "value"))
    added = [
        contact
        for contact in new_contacts(person, phone=phone, email=email, preferred=not known)
        if (contact.kind, contact.value) not in known
    ]
    if added:
        Contact.objects.bulk_create(added, ignore_conflicts=True)
        record("people.contacts_added", person, by=by, at=at, kinds=[contact.kind for contact in added])
