"""The bodies of the registers and who sits there: written as founding and electing them would have written them."""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.text import latin, search_terms
from tirek.core.writing import copy_in, new_row
from tirek.network.enums import DecisionKind, Level, OrganisationKind, OutletKind
from tirek.network.models import (
    BodyDecision,
    Membership,
    Organisation,
    OrganisationName,
    OrganisationPlacement,
    Post,
    Profile,
)
from tirek.people.enums import Sex
from tirek.people.models import Person
from tirek.people.queries import search_keys
from tirek.portal.demo import names
from tirek.portal.demo.data import table
from tirek.portal.demo.naming import kazakh_of, russian_of
from tirek.territory.models import Area
from tirek.territory.queries import AreaOn, geography

FIRST, REFORM = date(2019, 1, 10), date(2022, 6, 8)
YEAR = timedelta(days=365.25)
TERM_YEARS = 4
CALLED = {
    OutletKind.NEWSPAPER: ("газеті", "Газета"),
    OutletKind.MAGAZINE: ("журналы", "Журнал"),
    OutletKind.TELEVISION: ("телеарнасы", "Телеканал"),
    OutletKind.RADIO: ("радиосы", "Радио"),
    OutletKind.SITE: ("сайты", "Сайт"),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place a body may be of: its area, its region's first digits, and its name in the genitive."""

    area: AreaOn
    region: str
    level: Level
    kk: str
    ru: str
    en: str


@dataclass
class Bodies:
    """What was founded, by kind, and the persons who sit there."""

    rng: Random
    today: date
    organisations: list[Organisation] = field(default_factory=list)
    by_kind: dict[str, list[Organisation]] = field(default_factory=lambda: defaultdict(list))
    regions: dict[UUID, str] = field(default_factory=dict)
    persons: list[Person] = field(default_factory=list)
    seats: list[Membership] = field(default_factory=list)
    decisions: list[BodyDecision] = field(default_factory=list)
    members: dict[UUID, list[Person]] = field(default_factory=lambda: defaultdict(list))
    _profiles: list[Profile] = field(default_factory=list)
    _posts: list[Post] = field(default_factory=list)
    _names: list[OrganisationName] = field(default_factory=list)
    _placements: list[OrganisationPlacement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.world = geography(self.today)
        self.told = table("bodies")
        self.areas = Area.objects.in_bulk()
        self.spots = _spots(self.world)

    def found(self) -> None:
        """Draw everything: assemblies, bodies of each kind, national groups, their members."""
        self._assemblies()
        for told in self.told["kind"]:
            self._kind(told)
        self._national()

    def write(self, *, by: Actor, at: datetime) -> int:
        """Write all that was drawn; returns how many bodies."""
        drawn: Sequence[Sequence[Any]] = (
            self.organisations, self._names, self._placements, self._profiles, self._posts, self.persons,
            self.decisions, self.seats,
        )  # fmt: skip
        for rows in drawn:
            copy_in(rows)
        entries = (Entry("network.organisation_created", one, {"code": one.code}) for one in self.organisations)
        record_many(entries, by=by, at=at)
        seated = Counter(seat.organisation_id for seat in self.seats)
        elected = (Entry("network.members_seated", one, {"count": seated[one.pk]}) for one in self.organisations)
        record_many((entry for entry in elected if entry.facts["count"]), by=by, at=at)
        decided = (Entry("network.body_decided", one, {"decided_on": one.decided_on}) for one in self.decisions)
        record_many(decided, by=by, at=at)
        return len(self.organisations)

    # -- Bodies ------------------------------------------------------------------------------------------------------

    def _assemblies(self) -> None:
        """The people's assembly of the republic and one in each region, under which the bodies stand."""
        self.national_office = Organisation.objects.get(code="0001")
        names_of = ("Халық Ассамблеясы", "Народная Ассамблея", "People's Assembly")
        self.assembly = self._body(
            "0010",
            OrganisationKind.ASSEMBLY,
            Level.REPUBLIC,
            self.world.republic,
            self.national_office,
            names_of,
            FIRST,
        )
        self.regional: dict[str, Organisation] = {}
        for region in self.world.regions:
            digits = _digits(region)
            spoken = (
                f"{kazakh_of(region.name_kk)} халық Ассамблеясы",
                f"Народная Ассамблея {russian_of(region.name_ru)}",
                f"People's Assembly, {region.name_en}",
            )
            since = REFORM if digits in ("10", "33", "62") else FIRST
            self.regional[digits] = self._body(
                f"05{digits}", OrganisationKind.ASSEMBLY, Level.REGION, region, self.assembly, spoken, since
            )

    def _kind(self, told: dict[str, Any]) -> None:
        sizes = iter(shares(self.rng, told.get("members", 0), told["total"], least=4))
        for serial, spot in enumerate(self._spots_for(told), start=1):
            body = self._of_kind(told, spot, f"{told['prefix']}{serial:04d}")
            if "members" in told:
                self._seat(body, told, next(sizes))

    def _spots_for(self, told: dict[str, Any]) -> Iterator[Spot]:
        """As many places as there are bodies: each place of the upper levels first, the others as far as they go, then
        the busiest again."""
        left, chosen = told["total"], [self.spots[level] for level in told["levels"]]
        for level in chosen:
            drawn = level if len(level) <= left else self._weighed(level, left)
            left -= len(drawn)
            yield from drawn
        while left:
            again = self._weighed(chosen[-1], min(left, len(chosen[-1])))
            left -= len(again)
            yield from again

    def _weighed(self, spots: list[Spot], count: int) -> list[Spot]:
        """Some of the places, more of them where more people live."""
        people = {digits: told["people"] for digits, told in table("regions").items()}
        heavy = [(self.rng.random() ** (500 / people.get(spot.region, 500)), n, spot) for n, spot in enumerate(spots)]
        return [spot for _key, _n, spot in sorted(heavy, reverse=True)[:count]]

    def _of_kind(self, told: dict[str, Any], spot: Spot, code: str) -> Organisation:
        since = self._since(spot)
        if told["kind"] == OrganisationKind.ASSOCIATION:
            return self._association(spot, code, since)
        if told["kind"] == OrganisationKind.OUTLET:
            return self._outlet(spot, code, since)
        word = self.rng.choice(self.told["words"]["list"])
        spoken = (
            _capital(told["name_kk"].format(place=spot.kk, word=word)),
            told["name_ru"].format(place=spot.ru, word=word, where=spot.area.name_ru),
            told["name_en"].format(place=spot.en, word=latin(word)),
        )
        parent = self.assembly if spot.level == Level.REPUBLIC else self.regional[spot.region]
        body = self._body(code, told["kind"], spot.level, spot.area, parent, spoken, since)
        self._profiles.append(new_row(Profile, organisation=body))
        return body

    def _association(self, spot: Spot, code: str, since: date) -> Organisation:
        peoples: dict[str, list[Any]] = self.told["associations"]
        people = self.rng.choices(list(peoples), [value[2] for value in peoples.values()])[0]
        kk, ru, _weight = peoples[people]
        word = self.rng.choice(self.told["words"]["list"])
        spoken = (
            f"{_capital(spot.kk)} «{word}» {kk} этномәдени бірлестігі",
            f"{_capital(ru)} этнокультурное объединение «{word}» {spot.ru}",
            f"{latin(word)} {people.capitalize()} ethnocultural association, {spot.en}",
        )
        body = self._body(
            code, OrganisationKind.ASSOCIATION, spot.level, spot.area, self.regional[spot.region], spoken, since
        )
        own = {"russian": "ru", "ukrainian": "uk", "uzbek": "uz", "uyghur": "ug", "german": "de", "korean": "ko"}
        languages = ["kk", own.get(people, "ru")]
        self._profiles.append(new_row(Profile, organisation=body, peoples=[people], languages=languages))
        return body

    def _outlet(self, spot: Spot, code: str, since: date) -> Organisation:
        languages = [language for language, count in self.told["outlets"]["languages"] for _one in range(count)]
        language = languages[int(code[2:]) - 1]
        kind = self.rng.choice(list(OutletKind))
        word = self.rng.choice(self.told["words"]["list"])
        called = CALLED[kind]
        spoken = (
            f"«{word}» {called[0]}, {spot.area.name_kk}",
            f"{called[1]} «{word}», {spot.area.name_ru}",
            f"{latin(word)} {kind.value}, {spot.en}",
        )
        body = self._body(
            code, OrganisationKind.OUTLET, spot.level, spot.area, self.regional[spot.region], spoken, since
        )
        reach = self.rng.randrange(3, 90) * 500
        self._profiles.append(
            new_row(Profile, organisation=body, outlet_kind=kind, languages=[language], audience=reach)
        )
        return body

    def _national(self) -> None:
        """The groups of deputies and the ambassadors of the assembly, seat by seat."""
        told = self.told["national"]
        left = told["nominated"]
        for serial, (kk, ru, en, seats) in enumerate(told["deputies"], start=1):
            body = self._republican(f"19{serial:04d}", OrganisationKind.DELEGATION, (kk, ru, en), seats)
            for seat in self._seat(body, {"ages": [38, 66], "men": 0.7}, seats):
                if left and body.code == "190001":
                    seat.nominated_by, left = self.assembly, left - 1
        spoken = ("Бейбітшілік пен келісім елшілері", "Послы мира и согласия", "Ambassadors of peace and accord")
        body = self._republican("190003", OrganisationKind.AMBASSADORS, spoken, told["ambassadors"])
        self._seat(body, {"ages": [45, 75], "men": 0.6}, told["ambassadors"])

    def _republican(self, code: str, kind: OrganisationKind, spoken: tuple[str, str, str], seats: int) -> Organisation:
        body = self._body(code, kind, Level.REPUBLIC, self.world.republic, self.assembly, spoken, FIRST)
        self._profiles.append(new_row(Profile, organisation=body, seats=seats))
        return body

    def _body(
        self,
        code: str,
        kind: str,
        level: Level,
        area: AreaOn,
        parent: Organisation,
        spoken: tuple[str, str, str],
        since: date,
    ) -> Organisation:
        called = dict(zip(("name_kk", "name_ru", "name_en"), spoken, strict=True))
        during = DateRange(since, None)
        place = self.areas[area.id]
        body = new_row(
            Organisation,
            code=code, kind=kind, level=level, area=place, path=f"{parent.path}{code}.", during=during,
            email=f"body.{code}@tirek.example", **called,
            search_keys=search_terms(" ".join((*spoken, place.name_kk, place.name_ru, place.name_en, code))),
        )  # fmt: skip
        self.organisations.append(body)
        self.by_kind[kind].append(body)
        self.regions[body.pk] = _digits(area)
        self._names.append(new_row(OrganisationName, organisation=body, during=during, **called))
        self._placements.append(new_row(OrganisationPlacement, organisation=body, parent=parent, during=during))
        return body

    def _since(self, spot: Spot) -> date:
        first = REFORM if spot.region in ("10", "33", "62") else FIRST
        return first + timedelta(days=self.rng.randrange((date(2022, 12, 1) - first).days))

    # -- Seats -------------------------------------------------------------------------------------------------------

    def _seat(self, body: Organisation, told: dict[str, Any], count: int) -> list[Membership]:
        """So many seats on any day since 2023 began; some changed hands before, and some will at the end of a term."""
        post, elected = self._chair(body, told), self._election(body)
        seats = []
        for number in range(count):
            held = post if number == 0 else None
            since = elected.decided_on + timedelta(days=self.rng.randrange(20))
            if since.year < 2021 and self.rng.random() < 0.06:
                change = since + timedelta(days=60 + self.rng.randrange((date(2022, 11, 1) - since).days))
                self._member(body, told, since, change, held).decision = elected
                seats.append(self._member(body, told, change, None, held))
                continue
            seats.append(self._member(body, told, since, None, held))
            seats[-1].decision = elected
        return seats

    def _election(self, body: Organisation) -> BodyDecision:
        """The decision by which the body was first filled; its votes follow from its code."""
        serial = int(body.code)
        decision = new_row(
            BodyDecision,
            organisation=body, kind=DecisionKind.ELECTION, number="1",
            decided_on=max(body.during.lower, date(2019, 2, 1)), text="Құрам төрт жылға сайланды.",
            votes_for=15 + serial % 11, votes_against=serial % 3, votes_abstained=serial % 2,
        )  # fmt: skip
        self.decisions.append(decision)
        return decision

    def _chair(self, body: Organisation, told: dict[str, Any]) -> Post | None:
        if "post_kk" not in told:
            return None
        post = Post(organisation=body, name_kk=told["post_kk"], name_ru=told["post_ru"], during=body.during)
        self._posts.append(post)
        return post

    def _member(
        self, body: Organisation, told: dict[str, Any], since: date, until: date | None, post: Post | None
    ) -> Membership:
        region = self.regions[body.pk]
        sex = Sex.MALE if self.rng.random() < told["men"] else Sex.FEMALE
        name = names.draw_name(self.rng, region if region in table("regions") else "71", sex)
        youngest, oldest = told["ages"]
        person = new_row(
            Person,
            family_name=name.family, given_name=name.given, patronymic=name.patronymic, sex=name.sex,
            birth_date=date(2023, 1, 1) - YEAR * (youngest + self.rng.random() * (oldest - youngest)),
            preferred_language=name.language, area_id=body.area_id, is_demo=True,
            search_keys=_keys(name.family, name.given, name.patronymic),
        )  # fmt: skip
        self.persons.append(person)
        self.members[body.pk].append(person)
        seat = new_row(
            Membership,
            organisation=body, person=person, post=post, during=DateRange(since, until),
            term_ends_on=self._term_end(since), is_public=post is not None or self.rng.random() < 0.4,
            end_reason="Мерзімі аяқталды" if until else "",
        )  # fmt: skip
        self.seats.append(seat)
        return seat

    def _term_end(self, since: date) -> date:
        """The end of the running term: councils are chosen for four years at a time."""
        end = since
        while end <= self.today:
            end = end.replace(year=end.year + TERM_YEARS, day=min(end.day, 28))
        return end


@cache
def _keys(family: str, given: str, patronymic: str) -> str:
    return search_keys(family, given, patronymic)


def shares(rng: Random, total: int, parts: int, *, least: int) -> list[int]:
    """Whole numbers that add up to the total, none below ``least``, uneven as life is."""
    if not total:
        return []
    weights = [0.5 + rng.random() for _part in range(parts)]
    scale = (total - least * parts) / sum(weights)
    shares = [least + int(weight * scale) for weight in weights]
    for n in range(total - sum(shares)):
        shares[n % parts] += 1
    return shares


def _spots(world: Any) -> dict[str, list[Spot]]:
    """The places bodies are of, by level: the republic, its regions, districts, rural districts."""
    republic = Spot(world.republic, "71", Level.REPUBLIC, "Республикалық", "республики", "Republic")
    found: dict[str, list[Spot]] = {"republic": [republic], "region": [], "district": [], "rural": []}
    rural = _rural_districts()
    for region in world.regions:
        found["region"].append(_spot(region, _digits(region), Level.REGION))
        for area in world.children(region.id):
            found["district"].append(_spot(area, _digits(region), Level.DISTRICT))
            for kk, ru in rural.get(area.kato or "", ()):
                spoken = (f"{kk} ауылдық округінің", f"{ru} сельского округа", f"{latin(kk)} rural district")
                found["rural"].append(Spot(area, _digits(region), Level.RURAL, *spoken))
    return found


def _spot(area: AreaOn, region: str, level: Level) -> Spot:
    return Spot(area, region, level, kazakh_of(area.name_kk), russian_of(area.name_ru), area.name_en)


def _rural_districts() -> dict[str, list[tuple[str, str]]]:
    """Rural districts by the code of their district (KATO, classifier NK RK 11-2025)."""
    source = files("tirek.portal.demo.data").joinpath("rural.csv").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in csv.DictReader(source.splitlines()):
        found[row["district"]].append((row["kk"], row["ru"]))
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _digits(area: AreaOn) -> str:
    return (area.kato or "71")[:2]
