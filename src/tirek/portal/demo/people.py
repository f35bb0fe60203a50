"""Applicants and their families, written as registering them would have written them."""

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import local_date
from tirek.core.writing import copy_in, new_row
from tirek.people.enums import ContactKind, HouseholdRole, IdentifierKind, Sex
from tirek.people.models import Contact, Household, HouseholdMember, Identifier, Person
from tirek.people.queries import search_keys
from tirek.portal.demo import names

DEMO_PIN = "123456"
"""The PIN of every application of the demo, so that anyone may try the tracking page."""
YEAR = timedelta(days=365.25)
_HAS_PHONE, _HAS_IIN, _HAS_EMAIL = 0.9, 0.93, 0.12


class People:
    """Draws persons and keeps them, with all that hangs on them, until they are written at once."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.persons: dict[UUID, Person] = {}
        self.names: dict[UUID, names.Name] = {}
        self.regions: dict[UUID, str] = {}
        self.identifiers: list[Identifier] = []
        self.contacts: list[Contact] = []
        self.households: list[Household] = []
        self.members: list[HouseholdMember] = []
        self.audit: list[Entry] = []
        self.housed: set[UUID] = set()
        self.phones = 0

    def applicant(self, region: str, area_id: UUID, since: datetime, *, ages: tuple[int, int]) -> Person:
        """A new adult, registered at ``since``."""
        name = names.draw_name(self.rng, region)
        person = self._person(name, region, area_id, since, self._born(local_date(since), ages))
        person.address = names.draw_address(self.rng, name.language)
        self._reachable(person, since)
        return person

    def family_of(self, person: Person, since: datetime, children: int) -> Household:
        """A household with the person at its head, a spouse more often than not, and children."""
        household = Household(area_id=person.area_id, address=person.address)
        self.households.append(household)
        self.housed.add(person.pk)
        self.audit.append(Entry("people.household_created", household, at=since))
        self._join(household, person, HouseholdRole.HEAD, since)
        man = person.given_name if person.sex == Sex.MALE else ""
        if self.rng.random() < 0.8:
            other = Sex.MALE if person.sex == Sex.FEMALE else Sex.FEMALE
            spouse = self._relative(household, person, since, other, HouseholdRole.SPOUSE)
            man = man or spouse.given_name
        father = names.draw_father(self.rng, self.names[person.pk], man)
        for _child in range(children):
            sex = self.rng.choice((Sex.FEMALE, Sex.MALE))
            self._relative(household, person, since, sex, HouseholdRole.CHILD, father)
        return household

    def write(self, *, by: Actor, at: datetime) -> int:
        """Write all that was drawn; returns how many persons."""
        written = list(self.persons.values())
        for rows in (written, self.identifiers, self.contacts, self.households, self.members):
            copy_in(rows)
        record_many(self.audit, by=by, at=at)
        return len(written)

    def _relative(
        self, household: Household, head: Person, since: datetime, sex: Sex, role: HouseholdRole, father: str = ""
    ) -> Person:
        region, of, day = self.regions[head.pk], self.names[head.pk], local_date(since)
        name = names.draw_relative(self.rng, region, of, sex, father)
        age = (day - head.birth_date) // YEAR
        ages = (0, max(1, min(16, age - 20))) if role == HouseholdRole.CHILD else (max(20, age - 4), age + 4)
        person = self._person(name, region, head.area_id, since, self._born(day, ages))
        person.address = head.address
        self._join(household, person, role, since)
        return person

    def _person(self, name: names.Name, region: str, area_id: UUID | None, since: datetime, born: date) -> Person:
        person = new_row(
            Person,
            family_name=name.family,
            given_name=name.given,
            patronymic=name.patronymic,
            birth_date=born,
            sex=name.sex,
            preferred_language=name.language,
            area_id=area_id,
            search_keys=search_keys(name.family, name.given, name.patronymic),
            is_demo=True,
        )
        self.persons[person.pk] = person
        self.names[person.pk], self.regions[person.pk] = name, region
        self.audit.append(Entry("people.person_registered", person, at=since))
        return person

    def _reachable(self, person: Person, since: datetime) -> None:
        if self.rng.random() < _HAS_IIN:
            value = names.draw_iin(self.rng, person.birth_date, Sex(person.sex))
            during = DateRange(local_date(since), None)
            self.identifiers.append(
                new_row(Identifier, person=person, kind=IdentifierKind.IIN, value=value, during=during)
            )
        if self.rng.random() < _HAS_PHONE and self.phones < names.PHONES:
            self._contact(person, ContactKind.PHONE, names.phone_number(self.phones))
            self.phones += 1
        if self.rng.random() < _HAS_EMAIL:
            self._contact(person, ContactKind.EMAIL, f"applicant{len(self.persons)}@tirek.example")

    def _contact(self, person: Person, kind: ContactKind, value: str) -> None:
        self.contacts.append(
            new_row(Contact, person=person, kind=kind, value=value, as_entered=value, is_preferred=True)
        )

    def _join(self, household: Household, person: Person, role: HouseholdRole, since: datetime) -> None:
        during = DateRange(local_date(since), None)
        member = new_row(HouseholdMember, household=household, person=person, role=role, during=during)
        self.members.append(member)
        facts = {"person": person.pk, "role": str(role), "since": local_date(since)}
        self.audit.append(Entry("people.household_joined", member, facts, since))

    def _born(self, on: date, ages: tuple[int, int]) -> date:
        youngest, oldest = ages
        return on - YEAR * (youngest + self.rng.random() * (oldest - youngest)) - timedelta(days=1)
