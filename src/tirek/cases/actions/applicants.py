"""The applicants of many applications at once: known ones found, new ones written in bulk."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.cases.actions.intake import Application, NewApplicant, person_data
from tirek.cases.clock.ledger import day_of
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.iin import iin_digits
from tirek.core.writing import copy_in
from tirek.people.actions import find_or_register
from tirek.people.actions.contacts import new_contacts
from tirek.people.actions.identifiers import unseen_identifier
from tirek.people.enums import IdentifierKind
from tirek.people.models import Contact, Identifier, Person
from tirek.people.queries import search_keys

Problems = dict[str, list[str]]


def applicants_of(
    applications: Mapping[int, Application], *, by: Actor, at: datetime
) -> tuple[dict[int, Person], dict[int, Problems]]:
    """The applicant of each application by its index, and the problems of those that have none.

    An IIN that somebody has already, or that comes twice, goes the careful way of the desk (``find_or_register``).
    """
    known = Person.objects.visible_to(by).in_bulk([each.person_id for each in applications.values() if each.person_id])
    careful = _taken_numbers(applications)
    new = _NewPersons(at)
    found: dict[int, Person] = {}
    problems: dict[int, Problems] = {}
    for i, application in applications.items():
        try:
            found[i] = _applicant(application, known, careful, new, by, at)
        except ValidationError as error:
            problems[i] = error.message_dict
    new.write(by)
    return found, problems


def _applicant(
    application: Application,
    known: Mapping[UUID, Person],
    careful: set[str],
    new: "_NewPersons",
    by: Actor,
    at: datetime,
) -> Person:
    if application.person_id is not None:
        if application.person_id not in known:
            raise ValidationError({"person": _("This person is not known to your office.")})
        return known[application.person_id]
    told = application.applicant
    assert told is not None
    if told.iin and (iin_digits(told.iin) or "") in careful:
        data = person_data(application, told)
        return find_or_register(data=data, iin=told.iin, phone=told.phone, email=told.email, by=by, at=at).person
    return new.add(application, told)


def _taken_numbers(applications: Mapping[int, Application]) -> set[str]:
    """IINs that exist already or come more than once."""
    given = [
        iin_digits(each.applicant.iin) or "" for each in applications.values() if each.applicant and each.applicant.iin
    ]
    twice = {iin for iin, times in Counter(given).items() if times > 1}
    numbers = Identifier.objects.current().filter(kind=IdentifierKind.IIN, value__in=given)
    return twice | set(numbers.values_list("value", flat=True))


class _NewPersons:
    """New persons with their numbers and contacts, written at the end through COPY."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.persons: list[Person] = []
        self.identifiers: list[Identifier] = []
        self.contacts: list[Contact] = []

    def add(self, application: Application, told: NewApplicant) -> Person:
        """A new person, unsaved. Raises ValidationError by field and keeps nothing then."""
        data = person_data(application, told).cleaned()
        if not data.full_name:
            raise ValidationError({"family_name": _("Write at least one name.")})
        if data.birth_date and data.birth_date > day_of(self.at):
            raise ValidationError({"birth_date": _("This date of birth is still to come.")})
        values = {name: getattr(data, name) for name in data.__dataclass_fields__}
        person = Person(**values, search_keys=search_keys(data.family_name, data.given_name, data.patronymic))
        numbers = [unseen_identifier(person, IdentifierKind.IIN, told.iin, self.at)] if told.iin else []
        contacts = new_contacts(person, phone=told.phone, email=told.email)
        self.persons.append(person)
        self.identifiers += numbers
        self.contacts += contacts
        return person

    def write(self, by: Actor) -> None:
        copy_in(self.persons)
        copy_in(self.identifiers)
        copy_in(self.contacts)
        record_many([Entry("people.person_registered", person) for person in self.persons], by=by, at=self.at)
