"""What documents say of the demo's families, and people who were registered twice by mistake.

Drawn from a seed of its own after everything else, so that no figure moves.
"""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count, Q

from tirek.cases.models import PlanLine
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.roles import Role
from tirek.core.writing import copy_in
from tirek.people.actions.scanning import scan_register
from tirek.people.enums import ContactKind, HouseholdRole, LinkReason, PairState, StatusKind
from tirek.people.models import (
    Contact,
    DuplicatePair,
    HouseholdMember,
    Person,
    PersonLink,
    PersonMerge,
    PersonStatus,
)
from tirek.people.names import search_keys
from tirek.portal.bench.twins import to_latin, to_russian
from tirek.portal.demo.network import Network, Place

SEED = 20250901
HERE, TWINS_HERE, TWINS_ELSEWHERE = "615400000", 12, 28
_ISSUERS = {
    StatusKind.LARGE_FAMILY: "Азаматтарға арналған үкімет",
    StatusKind.KANDAS: "Көші-қон қызметі басқармасы",
    StatusKind.DISABILITY: "Медициналық-әлеуметтік сараптама",
}
_LETTERS = {StatusKind.LARGE_FAMILY: "КБ", StatusKind.KANDAS: "ҚН", StatusKind.DISABILITY: "МӘС"}


class Families:
    """Draws statuses and twins for people already written, and writes them."""

    def __init__(self, network: Network, today: date, *, by: Actor, at: datetime) -> None:
        self.network, self.today, self.by, self.at = network, today, by, at
        self.rng = Random(SEED)  # noqa: S311 - a story, not a secret
        self.audit: list[Entry] = []

    def write(self) -> None:
        """Statuses, twins, and what the nightly search makes of them; one proposal waits for a second person."""
        copy_in(self._statuses())
        people, contacts, links = self._twins()
        for rows in (people, contacts, links):
            copy_in(rows)
        record_many(self.audit, by=self.by, at=self.at)
        scan_register(engine="duckdb", by=self.by, at=self.at)
        self._propose_one()

    # -- Statuses ------------------------------------------------------------------------------------------------

    def _statuses(self) -> list[PersonStatus]:
        large = Count("household__members", Q(household__members__role=HouseholdRole.CHILD))
        heads = HouseholdMember.objects.current().filter(role=HouseholdRole.HEAD).annotate(children=large)
        with_four = heads.filter(children__gte=4).values_list("person", flat=True)
        returnees = PlanLine.objects.exclude(milestone="").values_list("case__applicant", flat=True).distinct()
        some = Person.objects.filter(birth_date__lt=date(1975, 1, 1), links__isnull=False).distinct()
        return [
            *self._given(StatusKind.LARGE_FAMILY, self._some(with_four, 0.7), years=None),
            *self._given(StatusKind.KANDAS, self._some(returnees, 0.8), years=1),
            *self._given(StatusKind.DISABILITY, self._some(some.values_list("pk", flat=True), 0.01), years=2),
        ]

    def _given(self, kind: StatusKind, people: list[UUID], years: int | None) -> list[PersonStatus]:
        return [self._status(kind, person, years) for person in people]

    def _status(self, kind: StatusKind, person_id: UUID, years: int | None) -> PersonStatus:
        since = self.today - timedelta(days=self.rng.randint(20, 350 * (years or 3)))
        until = since + timedelta(days=365 * years) if years else None
        here = self.network.district(HERE).staff[Role.REGISTRAR][0]
        status = PersonStatus(
            person_id=person_id,
            kind=kind,
            number=f"{_LETTERS[kind]} {self.rng.randint(100_000, 999_999)}",
            issuer=_ISSUERS[kind],
            during=DateRange(since, until + timedelta(days=1) if until else None),
            ends_on=until,
            seen_by=here.pk,
            seen_by_name=here.name,
            seen_at=self.at,
        )
        self.audit.append(Entry("people.status_recorded", status, {"person": person_id, "kind": str(kind)}, self.at))
        return status

    # -- Twins ---------------------------------------------------------------------------------------------------

    def _twins(self) -> tuple[list[Person], list[Contact], list[PersonLink]]:
        here = self.network.district(HERE)
        others = [place for place in self.network.places.values() if place is not here]
        people: list[Person] = []
        contacts: list[Contact] = []
        links: list[PersonLink] = []
        drawn = [(person, here) for person in self._people_of(here, TWINS_HERE)]
        for place in self.rng.sample(sorted(others, key=lambda each: each.office.code), TWINS_ELSEWHERE):
            drawn += [(person, place) for person in self._people_of(place, 1)]
        for person, place in drawn:
            twin = self._second(person)
            people.append(twin)
            phone = person.contacts.filter(kind=ContactKind.PHONE).first()
            if phone and self.rng.random() < 0.6:
                told = {"value": phone.value, "as_entered": phone.value, "is_preferred": True}
                contacts.append(Contact(person=twin, kind=ContactKind.PHONE, **told))
            links.append(
                PersonLink(
                    person=twin, organisation_id=place.office.pk, reason=LinkReason.REGISTERED, opened_at=self.at
                )
            )
            self.audit.append(Entry("people.person_registered", twin, at=self.at))
        return people, contacts, links

    def _people_of(self, place: Place, count: int) -> list[Person]:
        links = PersonLink.objects.open().filter(organisation_id=place.office.pk)
        seen = Person.objects.filter(links__in=links, birth_date__isnull=False).distinct()
        people = list(seen.order_by("family_name", "given_name", "birth_date"))
        return self.rng.sample(people, min(count, len(people)))

    def _second(self, person: Person) -> Person:
        """The same human being, written down by somebody else: other letters, no patronymic, day and month swapped."""
        slip = self.rng.choice((to_russian, to_latin, to_russian, str))
        born, names = person.birth_date, [slip(person.family_name), slip(person.given_name)]
        assert born is not None
        if self.rng.random() < 0.3 and born.day <= 12:
            born = born.replace(day=born.month, month=born.day)
        patronymic = "" if self.rng.random() < 0.7 else slip(person.patronymic)
        return Person(
            family_name=names[0],
            given_name=names[1],
            patronymic=patronymic,
            birth_date=born,
            sex=person.sex,
            preferred_language=person.preferred_language,
            area_id=person.area_id,
            address=person.address if self.rng.random() < 0.5 else "",
            search_keys=search_keys(*names, patronymic),
            is_demo=True,
        )

    def _propose_one(self) -> None:
        """A registrar proposes; the case worker finds it on the start page."""
        place = self.network.district(HERE)
        links = PersonLink.objects.open().filter(organisation_id=place.office.pk).values("person")
        pair = DuplicatePair.objects.filter(low__in=links, high__in=links).order_by("-weight").first()
        if pair is None:
            return
        registrar = place.staff[Role.REGISTRAR][0]
        merge = PersonMerge.objects.create(
            kept_id=pair.low_id,
            merged_id=pair.high_id,
            proposed_by_id=registrar.pk,
            proposed_by_name=registrar.name,
            proposed_at=self.at,
            note="Екеуі де бір мекенжайда тұрады.",
        )
        DuplicatePair.objects.filter(pk=pair.pk).update(state=PairState.WAITING)
        facts = {"kept": merge.kept_id, "merged": merge.merged_id}
        record_many([Entry("people.merge_proposed", merge, facts, self.at)], by=self.by, at=self.at)

    def _some(self, keys: Any, share: float) -> list[UUID]:
        """A share of the people, the same ones each time: their keys differ, their names do not."""
        people = Person.objects.filter(pk__in=keys).order_by("family_name", "given_name", "birth_date", "address")
        return [key for key in people.values_list("pk", flat=True) if self.rng.random() < share]
