"""The offices of the country, their partners and memoranda, and who works there."""

from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import Any
from uuid import UUID

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.network.actions.memoranda import NewMemorandum, create_memorandum
from tirek.network.actions.organisations import NewOrganisation, create_many, place_organisation, rename_organisation
from tirek.network.actions.users import NewUser, create_staff
from tirek.network.enums import Level, OrganisationKind
from tirek.network.models import Memorandum, Organisation, User
from tirek.portal.demo import names
from tirek.portal.demo.data import table
from tirek.portal.demo.naming import kazakh_of, office_names, russian_of
from tirek.programmes.actions import provide
from tirek.programmes.models import Service
from tirek.territory.models import AreaName
from tirek.territory.queries import AreaOn, Geography, geography

DOMAIN = "tirek.example"
POSTS = {
    "kk": {Role.REGISTRAR: "Тіркеуші", Role.CLERK: "Бас маман", Role.HEAD: "Қабылдау бөлмесінің басшысы"},
    "ru": {Role.REGISTRAR: "Регистратор", Role.CLERK: "Главный специалист", Role.HEAD: "Руководитель приёмной"},
}

NATIONAL = {
    "name_kk": "Республикалық қабылдау бөлмесі",
    "name_ru": "Республиканская приёмная",
    "name_en": "National reception office",
}
# The regions of 2022 draw their names from the regions they came from.
OF_NEW_REGIONS = {"10": "63", "33": "19", "62": "35"}
CAPITAL = "71"


@dataclass
class Place:
    """An office, its region of 2019 and of today, how much comes to it, and who works there by role."""

    office: Organisation
    then: str
    now: str
    weight: float = 1.0
    staff: dict[Role, list[User]] = field(default_factory=dict)

    @property
    def peoples(self) -> str:
        """The region of 2019 whose peoples live here."""
        return self.then if self.then in table("regions") else OF_NEW_REGIONS.get(self.then, CAPITAL)

    def region(self, on: date) -> str:
        """The first digits of the region it lay in on a day."""
        return self.then if on < table("network")["reform"] else self.now

    @property
    def clerk(self) -> User:
        return self.staff[Role.CLERK][0]

    @property
    def head(self) -> User:
        return self.staff[Role.HEAD][0]


@dataclass
class Network:
    """What the story needs to know of the network, once it is founded."""

    places: dict[str, Place] = field(default_factory=dict)
    partners: dict[tuple[str, str], Organisation] = field(default_factory=dict)
    memoranda: dict[tuple[str, str], list[Memorandum]] = field(default_factory=dict)

    def district(self, kato: str) -> Place:
        """The (first) office of an area."""
        return self.places[kato]

    def partner(self, key: str, region: str, on: date) -> tuple[Organisation, Memorandum] | None:
        """A partner that works in a region, with the memorandum in force on a day."""
        for place in (region, ""):
            for memorandum in self.memoranda.get((key, place), ()):
                if on in memorandum.during:
                    return self.partners[key, place], memorandum
        return None


class Founder:
    """Founds the network as it was in 2019 and carries it through what happened since."""

    def __init__(self, rng: Random, today: date, *, by: Actor, at: datetime) -> None:
        self.rng, self.by, self.at = rng, by, at
        self.table = table("network")
        self.since, self.reform = self.table["since"], self.table["reform"]
        self.then, self.now = geography(self.since), geography(today)
        self.network = Network()

    def found(self) -> Network:
        """Offices, partners, the reform of 2022, names that changed, memoranda, staff."""
        self._found_offices()
        self._reform()
        self._rename()
        self._sign_memoranda()
        self._provide()
        self._hire()
        return self.network

    # -- Offices -------------------------------------------------------------------------------------------------

    def _found_offices(self) -> None:
        republic = self.then.republic
        news = [self._national("0001", OrganisationKind.OFFICE, republic, **NATIONAL, accepts_applications=True)]
        drawn: list[tuple[str, AreaOn, str, float]] = [(republic.kato or "", republic, "0001", 0.3)]
        for region in self.then.regions:
            code = f"{_digits(region)}00"
            news.append(self._office(code, region, Level.REGION, "0001"))
            drawn.append((region.kato or "", region, code, 0.4))
            for key, area, office in self._districts(region, code):
                news.append(office)
                drawn.append((key, area, office.code, self._weight(area)))
        news += [self._partner(each, self.then, region) for region in self.then.regions for each in self._kinds()]
        news += [self._of_republic(each) for each in self.table["national_partner"]]
        made = {each.code: each for each in create_many(news, by=self.by, at=self.at)}
        for key, area, code, weight in drawn:
            self._place(key, made[code], area, weight)
        self._remember_partners(made)

    def _districts(self, region: AreaOn, parent: str) -> list[tuple[str, AreaOn, NewOrganisation]]:
        """An office for each district and city of a region, and a second one in its main city."""
        found = []
        second = table("regions")[_digits(region)].get("second_office")
        areas = list(self.then.children(region.id))
        chosen: list[tuple[AreaOn, int | None]] = [(area, 1 if area.kato == second else None) for area in areas]
        chosen += [(area, 2) for area in areas if area.kato == second]
        for serial, (area, number) in enumerate(chosen, start=1):
            office = self._office(f"{parent[:2]}{serial:02d}", area, Level.DISTRICT, parent, number)
            found.append((f"{area.kato}{'-2' if number == 2 else ''}", area, office))
        return found

    def _office(
        self, code: str, area: AreaOn, level: Level, parent: str, number: int | None = None, since: date | None = None
    ) -> NewOrganisation:
        return NewOrganisation(
            code=code,
            kind=OrganisationKind.OFFICE,
            level=level,
            area_id=area.id,
            parent_code=parent,
            since=since or self.since,
            accepts_applications=True,
            phone=f"+7 700 000 {code[:2]} {code[2:]}",
            email=f"office.{code}@{DOMAIN}",
            opening_hours="9:00–18:30",
            **office_names(area.name_kk, area.name_ru, area.name_en, number),
        )

    def _weight(self, area: AreaOn) -> float:
        by_kind = {"city": 1.6, "city_district": 1.3}.get(area.kind, 1.0)
        return by_kind * (0.6 + self.rng.random() * 0.8)

    def _place(self, key: str, office: Organisation, area: AreaOn, weight: float) -> None:
        then = self.then.region_of(area.id) or self.now.region_of(area.id)
        now = self.now.region_of(area.id) or then
        self.network.places[key] = Place(office, _digits(then), _digits(now), weight)

    # -- What happened since -------------------------------------------------------------------------------------

    def _reform(self) -> None:
        """The three regions of 8 June 2022 get offices and partners; the offices of the moved areas go to them."""
        known = {region.id for region in self.then.regions}
        new = [region for region in self.now.regions if region.id not in known]
        news = [self._office(f"{_digits(region)}00", region, Level.REGION, "0001", since=self.reform) for region in new]
        news += [self._partner(each, self.now, region, self.reform) for region in new for each in self._kinds()]
        made = {each.code: each for each in create_many(news, by=self.by, at=self.at)}
        for region in new:
            self._place(region.kato or "", made[f"{_digits(region)}00"], region, 0.4)
        self._remember_partners(made)
        for place in self.network.places.values():
            if place.then != place.now:
                self._move(place, made[f"{place.now}00"])

    def _move(self, place: Place, parent: Organisation) -> None:
        place.office = place_organisation(
            place.office.pk, parent_id=parent.pk, since=self.reform, by=self.by, at=self.at
        )

    def _rename(self) -> None:
        """An office follows the name of its area."""
        places = {place.office.area_id: place.office for place in self.network.places.values()}
        changed = AreaName.objects.filter(area__in=places, during__startswith__gt=self.since).select_related("area")
        for name in changed.order_by("during"):
            office = places[name.area_id]
            since = name.during.lower
            if since > office.during.lower:
                called = office_names(name.name_kk, name.name_ru, name.name_en)
                rename_organisation(office.pk, since=since, by=self.by, at=self.at, **called)

    # -- Partners ------------------------------------------------------------------------------------------------

    def _kinds(self) -> list[dict[str, Any]]:
        kinds: list[dict[str, Any]] = self.table["regional_partner"]
        return kinds

    def _partner(
        self, told: dict[str, Any], world: Geography, region: AreaOn, since: date | None = None
    ) -> NewOrganisation:
        words = {
            "region_of_kk": kazakh_of(region.name_kk),
            "region_of_ru": russian_of(region.name_ru),
            "region_en": region.name_en,
        }
        return NewOrganisation(
            code=f"{told['prefix']}{_digits(region)}",
            kind=OrganisationKind.PARTNER,
            level=Level.REGION,
            area_id=region.id,
            since=since or self.since,
            email=f"{told['key']}.{_digits(region)}@{DOMAIN}",
            **{name: told[name].format(**words) for name in ("name_kk", "name_ru", "name_en")},
        )

    def _national(self, code: str, kind: str, area: AreaOn, **told: Any) -> NewOrganisation:
        return NewOrganisation(
            code=code,
            kind=kind,
            level=Level.REPUBLIC,
            area_id=area.id,
            since=self.since,
            email=f"office.{code}@{DOMAIN}",
            phone=f"+7 700 000 {code[:2]} {code[2:]}",
            opening_hours="9:00–18:30",
            **told,
        )

    def _of_republic(self, told: dict[str, Any]) -> NewOrganisation:
        called = {name: told[name] for name in ("name_kk", "name_ru", "name_en")}
        return self._national(told["code"], told["kind"], self.then.republic, **called)

    def _remember_partners(self, made: dict[str, Organisation]) -> None:
        for each in self._kinds():
            for code, organisation in made.items():
                if code.startswith(each["prefix"]):
                    self.network.partners[each["key"], code[2:]] = organisation
        for each in self.table["national_partner"]:
            if each["code"] in made:
                self.network.partners[each["key"], ""] = made[each["code"]]

    def _sign_memoranda(self) -> None:
        """Each regional office with its region's partners, the republic's with the national ones."""
        offices = {place.office.code: place.office for place in self.network.places.values()}
        for (key, region), partner in self.network.partners.items():
            told = next((each for each in self._kinds() if each["key"] == key), None)
            if told:
                since = partner.during.lower.replace(day=15)
                number = f"{region}-{told['prefix']}/{since.year}"
                self._sign(key, region, offices[f"{region}00"], partner, {**told, "number": number, "since": since})
        for told in self.table["memorandum"]:
            self._sign(told["partner"], "", offices["0001"], self.network.partners[told["partner"], ""], told)

    def _sign(self, key: str, region: str, office: Organisation, partner: Organisation, told: dict[str, Any]) -> None:
        services = told.get("services") or self._services_of(key)
        new = NewMemorandum(
            title=told["title"],
            number=told["number"],
            signed_on=told["since"],
            since=told["since"],
            until=told.get("until"),
            parties=[office.pk, partner.pk],
            services=services,
            monthly_capacity=told.get("capacity"),
            crossing=told["crossing"],
        )
        signed = create_memorandum(new, by=self.by, at=self.at)
        self.network.memoranda.setdefault((key, region), []).append(signed)

    def _services_of(self, key: str) -> list[str]:
        told = [*self._kinds(), *self.table["national_partner"]]
        services: list[str] = next(each["services"] for each in told if each["key"] == key)
        return services

    def _provide(self) -> None:
        keys: dict[str, UUID] = dict(Service.objects.values_list("code", "pk"))
        for (key, _region), partner in self.network.partners.items():
            for code in self._services_of(key):
                since = partner.during.lower
                provide(service_id=keys[code], organisation_id=partner.pk, since=since, by=self.by, at=self.at)

    # -- Staff ---------------------------------------------------------------------------------------------------

    def _hire(self) -> None:
        """The personas, and a case worker and a head (in regions a registrar too) wherever there is no persona."""
        hired: list[tuple[Place | None, Role, NewUser]] = [self._persona(told) for told in self.table["persona"]]
        taken = {(id(place), role) for place, role, _user in hired}
        for place in self.network.places.values():
            for role in (Role.REGISTRAR, Role.CLERK, Role.HEAD):
                needless = role == Role.REGISTRAR and place.office.level == Level.DISTRICT
                if (id(place), role) not in taken and not needless:
                    hired.append((place, role, self._employee(place, role)))
        users = create_staff([user for _place, _role, user in hired], by=self.by, at=self.at)
        for user, (place, role, _new) in zip(users, hired, strict=True):
            if place is not None:
                place.staff.setdefault(role, []).append(user)

    def _persona(self, told: dict[str, Any]) -> tuple[Place | None, Role, NewUser]:
        place = self.network.places[told["at"]]
        office = self.network.partners.get((told.get("partner", ""), place.now)) or place.office
        role = Role(told["role"])
        user = NewUser(
            email=f"{told['email']}@{DOMAIN}",
            name=told["name"],
            post=told["post"],
            language=told.get("language", "kk"),
            roles=[(role, office.pk)],
            since=self.since,
        )
        return (place if office is place.office else None), role, user

    def _employee(self, place: Place, role: Role) -> NewUser:
        name = names.draw_name(self.rng, place.peoples)
        return NewUser(
            email=f"{role}.{place.office.code}@{DOMAIN}",
            name=name.full,
            post=POSTS[name.language][role],
            language=name.language,
            roles=[(role, place.office.pk)],
            since=place.office.during.lower,
        )


def _digits(region: AreaOn | None) -> str:
    return (region.kato or "")[:2] if region else ""
