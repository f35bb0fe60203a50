"""The families of the register as the rules take them, part by part: what is on record, what a check told, and nothing
guessed. What is not known of a family makes the sums that need it unknown.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, islice
from operator import attrgetter
from typing import Any, NamedTuple
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from tirek.people.enums import HouseholdRole, StatusKind
from tirek.people.models import HouseholdMember, PersonStatus
from tirek.programmes.entitlement.checking import columns_of
from tirek.programmes.entitlement.engines import Read
from tirek.programmes.entitlement.facts import OPEN, Facts, Member, Region, Relation, Status
from tirek.programmes.entitlement.population import Population
from tirek.programmes.entitlement.reasons import Reason
from tirek.programmes.entitlement.simulation import MONTHLY
from tirek.programmes.queries.regional import regions_with_figures
from tirek.programmes.queries.told_families import told_since
from tirek.territory.queries import geography

FAMILIES_IN_PART = 5_000
TOLD_WITHIN = timedelta(days=365)
OF_AGE, PERHAPS_STUDENT, SMALL_MONTHS, MANY = 18, 23, 36, 4
_UNBORN = date(1980, 1, 1)  # stands for a grown-up whose birth date is not on record: no sum asks a grown-up's age
_PROPERTY = ("second_home", "business_premises", "spare_plot", "machinery", "has_loan")
_RELATIONS = {
    HouseholdRole.HEAD: Relation.APPLICANT,
    HouseholdRole.SPOUSE: Relation.SPOUSE,
    HouseholdRole.CHILD: Relation.CHILD,
    HouseholdRole.PARENT: Relation.PARENT,
    HouseholdRole.WARD: Relation.WARD,
    HouseholdRole.COHABITANT: Relation.PARTNER,
}


class Row(NamedTuple):
    """A member of a household as it is read."""

    household: UUID
    person: UUID
    role: str
    born: date | None
    area: UUID | None


@dataclass(frozen=True, slots=True)
class Family:
    """A household with what is not known of it, by measure."""

    facts: Facts
    region: int
    unknown: Mapping[str, Reason]


@dataclass(frozen=True, slots=True)
class Places:
    """Regions of a day with their figures; the last stands for families whose place is not known."""

    names: list[dict[str, str]]
    figures: list[Region]
    of_area: Mapping[UUID, UUID]
    number: dict[UUID, int]

    def of(self, areas: Iterable[UUID | None]) -> int:
        """The region of the first area that has one."""
        found = (self.number[self.of_area[area]] for area in areas if area and area in self.of_area)
        return next(found, len(self.names) - 1)


def places_on(day: date) -> Places:
    """Every region of a day, with the figures of its quarter where they are entered. Three queries at most."""
    entered = {names["kk"]: figures for figures, names in regions_with_figures(day)}
    country = geography(day)
    names = [{"kk": each.name_kk, "ru": each.name_ru, "en": each.name_en} for each in country.regions]
    return Places(
        names=[*names, _nowhere()],
        figures=[*(entered.get(one["kk"], Region(one["kk"])) for one in names), Region()],
        of_area=country.region_ids,
        number={each.id: number for number, each in enumerate(country.regions)},
    )


def register_parts(on: date, places: Places) -> Iterator[Read]:
    """All households of the register as they are today, under the rules of a day: one query, and three a part.

    Families are taken for citizens unless their head holds a certificate of a kandas.
    """
    rows = HouseholdMember.objects.current().of_living_records().filter(person__anonymised_at__isnull=True)
    read = rows.order_by("household_id", "id").values_list(
        "household_id", "person_id", "role", "person__birth_date", "household__area_id", "person__area_id"
    )
    every = (Row(*row[:4], row[4] or row[5]) for row in read.iterator(chunk_size=10_000))
    homes = (list(group) for _key, group in groupby(every, key=attrgetter("household")))
    while part := list(islice(homes, FAMILIES_IN_PART)):
        yield Read(_population([*_families(part, on, places)]))


def _families(homes: list[list[Row]], on: date, places: Places) -> Iterator[Family]:
    persons = [row.person for home in homes for row in home]
    told, papers = told_since(persons, on - TOLD_WITHIN), _papers(persons, on)
    for home in homes:
        region = places.of(row.area for row in home)
        facts = next((told[row.person] for row in home if row.person in told), None)
        if facts is None:
            known = replace(_on_record(home, papers), on=on, region=places.figures[region])
            yield Family(known, region, dict(_unknown_of_record(home, known)))
        else:
            known = replace(facts, on=on, region=places.figures[region])
            yield Family(known, region, dict(_unknown_of_told(known)))


@dataclass(frozen=True, slots=True)
class Papers:
    """What documents say: the last day of a kandas certificate by person, and who studies full time."""

    kandas: dict[UUID, date | None]
    students: frozenset[UUID]


def _papers(persons: list[UUID], on: date) -> Papers:
    rows = PersonStatus.objects.filter(person__in=persons)
    kandas = rows.filter(kind=StatusKind.KANDAS).order_by("ends_on").values_list("person_id", "ends_on")
    students = rows.on(on).filter(kind=StatusKind.STUDENT).values_list("person_id", flat=True)
    return Papers(dict(kandas), frozenset(students))


def _on_record(home: list[Row], papers: Papers) -> Facts:
    """A household in the words of the rules; the day and the region are still to be said."""
    head = next((row for row in home if row.role == HouseholdRole.HEAD), home[0])
    members = tuple(
        Member(
            _RELATIONS.get(HouseholdRole(row.role), Relation.KIN),
            row.born or _UNBORN,
            is_student=row.person in papers.students,
            income=None,
        )
        for row in home
    )
    is_kandas = head.person in papers.kandas
    questions: dict[str, Any] = dict.fromkeys(OPEN)
    return Facts(
        on=date.min,
        members=members,
        status=Status.KANDAS if is_kandas else Status.CITIZEN,
        certificate_until=papers.kandas.get(head.person),
        **questions,
    )


def _unknown_of_record(home: list[Row], facts: Facts) -> Iterator[tuple[str, Reason]]:
    """The register knows who lives together and when they were born; no income, property, award or study. What is said
    later of a measure stands."""
    yield from _care(facts)
    children = [one for one in facts.members if one.relation in (Relation.CHILD, Relation.WARD)]
    sure = sum(one.age(facts.on) < OF_AGE or one.is_student for one in children)
    perhaps = sum(OF_AGE <= one.age(facts.on) < PERHAPS_STUDENT and not one.is_student for one in children)
    if perhaps and sure + perhaps >= MANY:
        yield "large-family", Reason.STUDY
    if any(row.born is None and row.role in (HouseholdRole.CHILD, HouseholdRole.WARD) for row in home):
        yield from ((code, Reason.BIRTH) for code in MONTHLY)
    yield from ((code, Reason.NOT_ASKED) for code in ("asp", "asp-children", "mother-award"))


def _unknown_of_told(facts: Facts) -> Iterator[tuple[str, Reason]]:
    if any(getattr(facts, name) is None for name in _PROPERTY):
        yield from ((code, Reason.OPEN) for code in ("asp", "asp-children"))
    yield from _care(facts)


def _care(facts: Facts) -> Iterator[tuple[str, Reason]]:
    children = [one for one in facts.members if one.relation in (Relation.CHILD, Relation.WARD)]
    if facts.carer_insured is None and any(one.months(facts.on) < SMALL_MONTHS for one in children):
        yield "care-uninsured", Reason.INSURANCE


def _population(families: list[Family]) -> Population:
    import numpy as np

    persons, told, belonging = columns_of([one.facts for one in families])
    nothing = Reason.NONE
    unknown = {code: np.array([one.unknown.get(code, nothing) for one in families], dtype=np.int8) for code in MONTHLY}
    return Population(persons, told, belonging, np.array([one.region for one in families], dtype=np.int32), unknown)


def _nowhere() -> dict[str, str]:
    told = {}
    for language in ("kk", "ru", "en"):
        with translation.override(language):
            told[language] = _("Place not known")
    return told
