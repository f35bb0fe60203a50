"""Who has seen or received a person's data: by day and organisation, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from tirek.people.enums import DisclosureHow
from tirek.people.models import Disclosure, Person
from tirek.people.queries.subjects import Subject


@dataclass(frozen=True, slots=True)
class Reader:
    """What one organisation saw or received on one day."""

    organisation: str
    lines: list["Line"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """One way in which data were seen: how, which, since when that day, about which application or why."""

    how: str
    what: str
    at: datetime
    why: str
    under: str
    is_handed_on: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day with those who saw something on it."""

    on: date
    readers: list[Reader]


def disclosures_of(person: Person) -> QuerySet[Disclosure]:
    """Who saw which data of this person and of the records joined into it, newest first (index
    ``people_disclosure_person``). The caller has fetched the person through ``visible_to``."""
    joined = Person.objects.filter(merged_into=person).values("pk")
    return Disclosure.objects.filter(Q(person=person) | Q(person__in=joined)).order_by("-on", "organisation", "at")


def disclosures_to(subject: Subject) -> QuerySet[Disclosure]:
    """What a proven subject may read of it: everything of a proven person, or what belongs to proven applications."""
    own = Q(person__in=subject.person_ids) | Q(person__merged_into__in=subject.person_ids)
    found = Disclosure.objects.filter(own | Q(matter_id__in=list(subject.matters)))
    return found.order_by("-on", "organisation", "at")


def by_day(disclosures: Iterable[Disclosure]) -> list[Day]:
    """Rows in the order of the queries above, grouped as they are read; what repeats on a day is said once."""
    return [
        Day(on, [Reader(name, _lines(of_one)) for name, of_one in groupby(of_day, lambda row: row.organisation)])
        for on, of_day in ((on, list(rows)) for on, rows in groupby(disclosures, _day))
    ]


def organisations_among(disclosures: QuerySet[Disclosure]) -> int:
    """How many organisations are among them."""
    return disclosures.order_by().values("organisation_id").distinct().count()


def _day(row: Disclosure) -> date:
    return row.on or row.at.date()


def _lines(rows: Iterable[Disclosure]) -> list[Line]:
    found: dict[tuple[str, str, str], Line] = {}
    for row in rows:
        line = Line(
            how=str(DisclosureHow(row.how).label),
            what=row.what_in_words,
            at=row.at,
            why=row.why or _("work with the register"),
            under=row.under,
            is_handed_on=row.how in (DisclosureHow.REFERRAL, DisclosureHow.API, DisclosureHow.EXPORT),
        )
        found.setdefault((line.how, line.what, line.why), line)
    return list(found.values())
