"""Persons."""

from itertools import count

from tirek.people.enums import ContactKind
from tirek.people.models import Contact, Person
from tirek.people.names import search_keys

_serial = count(1)


def make_person(
    family_name: str = "Серікова", given_name: str = "Айгүл", patronymic: str = "", *, phone: str = ""
) -> Person:
    """A person, with a phone where one is given."""
    person = Person.objects.create(
        family_name=family_name,
        given_name=given_name,
        patronymic=patronymic,
        search_keys=search_keys(family_name, given_name, patronymic),
    )
    if phone:
        Contact.objects.create(person=person, kind=ContactKind.PHONE, value=phone, as_entered=phone, is_preferred=True)
    return person
