"""Persons."""

from datetime import date, datetime
from itertools import count
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from tirek.core.ids import uuid7
from tirek.people.enums import ContactKind, LinkReason, StatusKind
from tirek.people.models import Contact, DuplicatePair, Person, PersonLink, PersonMerge, PersonStatus
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


def make_twins(office_id: UUID, at: datetime) -> tuple[Person, Person]:
    """Two records of one person at an office: a pair that a scan found, a merge that waits, a status of the first."""
    twins = make_person("Тұрсынов", "Дәулет"), make_person("Турсынов", "Даулет")
    low, high = sorted(twins, key=lambda person: person.pk)
    for person in twins:
        PersonLink.objects.create(person=person, organisation_id=office_id, reason=LinkReason.REGISTERED, opened_at=at)
    DuplicatePair.objects.create(low=low, high=high, score=0.99, weight=9, model_version="1", found_at=at)
    PersonMerge.objects.create(
        kept=low, merged=high, proposed_by_id=uuid7(), proposed_by_name="Тіркеуші", proposed_at=at
    )
    PersonStatus.objects.create(
        person=low,
        kind=StatusKind.KANDAS,
        number="К 1",
        during=DateRange(date(2026, 1, 1), None),
        seen_by=uuid7(),
        seen_by_name="Тіркеуші",
        seen_at=at,
    )
    return twins
