"""Ways to reach a person."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import normalise_email, normalise_phone, one_line
from tirek.people.actions.fetching import person_to_edit
from tirek.people.enums import ContactKind
from tirek.people.models import Contact, Person


@atomic
def add_contact(
    *, person_id: UUID, kind: str, value: str, is_preferred: bool = False, by: Actor, at: datetime
) -> Contact:
    """Add a contact, normalised; adding a current one again returns it. Raises ValidationError for a bad one."""
    person = person_to_edit(person_id, by)
    contact = _contact(person, kind, value)
    known = person.contacts.current().filter(kind=kind, value=contact.value).first()
    if known is None:
        contact.save(force_insert=True)
        record("people.contact_added", person, by=by, at=at, contact=contact.pk, kind=kind)
    known = known or contact
    if is_preferred:
        _prefer(known)
    return known


@atomic
def prefer_contact(*, contact_id: UUID, by: Actor, at: datetime) -> Contact:
    """Make a current contact the preferred one of its kind."""
    contact = Contact.objects.current().get(pk=contact_id)
    person = person_to_edit(contact.person_id, by)
    _prefer(contact)
    record("people.contact_preferred", person, by=by, at=at, contact=contact.pk)
    return contact


@atomic
def end_contact(*, contact_id: UUID, by: Actor, at: datetime) -> Contact:
    """Stop using a contact; it stays in the history. Ending it again changes nothing."""
    contact = Contact.objects.get(pk=contact_id)
    person = person_to_edit(contact.person_id, by)
    contact.refresh_from_db()
    if contact.ended_at is None:
        contact.ended_at, contact.is_preferred = at, False
        contact.save(update_fields=["ended_at", "is_preferred"])
        record("people.contact_ended", person, by=by, at=at, contact=contact.pk)
    return contact


def new_contacts(person: Person, *, phone: str = "", email: str = "", preferred: bool = True) -> list[Contact]:
    """Unsaved contacts of a person just registered, each preferred in its kind."""
    given = [(ContactKind.PHONE, phone), (ContactKind.EMAIL, email)]
    return [_contact(person, kind, text, is_preferred=preferred) for kind, text in given if text]


def _prefer(contact: Contact) -> None:
    """The person is locked by the caller, so the two statements cannot cross another's."""
    same_kind = Contact.objects.current().filter(person_id=contact.person_id, kind=contact.kind)
    same_kind.filter(is_preferred=True).exclude(pk=contact.pk).update(is_preferred=False)
    contact.is_preferred = True
    contact.save(update_fields=["is_preferred"])


def _contact(person: Person, kind: str, text: str, *, is_preferred: bool = False) -> Contact:
    return Contact(
        person=person,
        kind=kind,
        value=_normalised(kind, text),
        as_entered=one_line(getattr(text, "as_entered", text)),
        is_preferred=is_preferred,
    )


def _normalised(kind: str, text: str) -> str:
    if kind == ContactKind.PHONE:
        value, problem = normalise_phone(text), _("This is not a whole phone number.")
    elif kind == ContactKind.EMAIL:
        value, problem = normalise_email(text), _("This is not an e-mail address.")
    else:
        value, problem = one_line(text), _("Write the address.")
    if not value:
        raise ValidationError({kind: problem})
    return value
