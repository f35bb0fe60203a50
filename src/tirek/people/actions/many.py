"""Many persons registered at once, as an import of members brings them; and taken back."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db.transaction import atomic

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.references import named_elsewhere
from tirek.core.verdict import ensure
from tirek.core.writing import copy_in
from tirek.people.actions.persons import PersonData, check_person
from tirek.people.enums import LinkReason, PersonPermission
from tirek.people.models import Contact, Identifier, Person, PersonLink
from tirek.people.permissions import may_register
from tirek.people.queries import search_keys


@atomic
def register_persons(told: Sequence[PersonData], *, by: Actor, at: datetime) -> list[Person]:
    """Register persons without numbers or contacts, in the order given; staff's own office is linked. Raises what
    :func:`register_person` raises."""
    ensure(may_register(by))
    clean = [each.cleaned() for each in told]
    for each in clean:
        check_person(each, at)
    made = [Person(**asdict(each), search_keys=_keys(each)) for each in clean]
    copy_in(made)
    record_many((Entry("people.person_registered", person) for person in made), by=by, at=at)
    _link(made, by, at)
    return made


@atomic
def withdraw_persons(keys: Collection[UUID], *, by: Actor, at: datetime) -> set[UUID]:
    """Take back persons entered by mistake: those whom nobody has changed and nothing else names. Returns them. The
    caller has just checked its own rule and taken back what it had entered of them."""
    rows = Person.objects.select_for_update().filter(pk__in=keys, version=1, anonymised_at=None, merged_into=None)
    found = {person.pk: person for person in rows.order_by("pk")}
    gone = found.keys() - named_elsewhere(Person, found.keys(), besides=(PersonLink,))
    others = PersonLink.objects.filter(person__in=gone).exclude(reason=LinkReason.REGISTERED)
    gone -= set(others.values_list("person_id", flat=True))
    record_many((Entry("people.person_withdrawn", found[key]) for key in gone), by=by, at=at)
    PersonLink.objects.filter(person__in=gone).delete()
    persons = Person.objects.filter(pk__in=gone)
    persons._raw_delete(persons.db)  # what points at them was asked above
    return gone


@atomic
def withdraw_registered(numbers: Mapping[UUID, int], *, by: Actor, at: datetime) -> set[UUID]:
    """Take back persons entered by mistake with their IIN and contacts: those whom nobody has changed and nothing else
    names. ``numbers``: with how many contacts and identifiers each was registered; more or fewer means that somebody
    went on. Returns those taken back. The caller has just checked its own rule."""
    keys = list(numbers)
    rows = Person.objects.select_for_update().filter(pk__in=keys, version=1, anonymised_at=None, merged_into=None)
    found = {person.pk: person for person in rows.order_by("pk")}
    held = Counter(Identifier.objects.filter(person__in=found, seen_on=None).values_list("person_id", flat=True))
    held += Counter(Contact.objects.filter(person__in=found, verified_at=None).values_list("person_id", flat=True))
    gone = {key for key in found if held[key] == numbers[key]}
    gone -= named_elsewhere(Person, gone, besides=(PersonLink, Identifier, Contact))
    others = PersonLink.objects.filter(person__in=gone).exclude(reason=LinkReason.REGISTERED)
    gone -= set(others.values_list("person_id", flat=True))
    record_many((Entry("people.person_withdrawn", found[key]) for key in gone), by=by, at=at)
    for model in (PersonLink, Identifier, Contact):
        model._base_manager.filter(person__in=gone).delete()
    persons = Person.objects.filter(pk__in=gone)
    persons._raw_delete(persons.db)  # what points at them was asked above
    return gone


def _link(persons: Sequence[Person], by: Actor, at: datetime) -> None:
    office = by.organisation_id
    if office is None or not by.holds(PersonPermission.REGISTER, at=office):
        return
    links = [
        PersonLink(person=person, organisation_id=office, reason=LinkReason.REGISTERED, opened_at=at)
        for person in persons
    ]
    copy_in(links)
    facts = {"organisation": office, "reason": str(LinkReason.REGISTERED)}
    record_many((Entry("people.person_linked", link, facts) for link in links), by=by, at=at)


def _keys(data: PersonData) -> str:
    return search_keys(data.family_name, data.given_name, data.patronymic)
