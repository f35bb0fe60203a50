"""A small network: the republic's office, two regions with districts, two partners, and someone of every role."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tirek.core.actor import Actor, system_actor
from tirek.network.actions.organisations import NewOrganisation, create_many
from tirek.network.actions.users import NewUser, create_staff
from tirek.network.actors import actor_for
from tirek.network.models import Organisation, User
from tirek.territory.models import Area, AreaPlacement, AreaWithin

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)
TODAY = date(2026, 3, 10)
LONG_AGO = date(2018, 1, 1)
ROOT = system_actor("test")


@dataclass
class World:
    """Organisations and people by short names."""

    areas: dict[str, Area] = field(default_factory=dict)
    offices: dict[str, Organisation] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)

    def actor(self, name: str, on: date = TODAY) -> Actor:
        return actor_for(User.objects.get(pk=self.users[name].pk), on=on)


def make_area(kind: str, name: str, parents: list[Area], kato: str) -> Area:
    """An area inside the given ones, the outermost first, with the rows that territory derives."""
    during = DateRange(LONG_AGO, None)
    area = Area.objects.create(kind=kind, kato=kato, name_kk=name, name_ru=name, name_en=name, during=during)
    if parents:
        AreaPlacement.objects.create(area=area, parent=parents[-1], during=during)
    for level, ancestor in enumerate([*parents, area]):
        AreaWithin.objects.create(area=area, ancestor=ancestor, level=level, during=during)
    return area


def new_office(code: str, name: str, area: Area, parent: str | None, level: str, **more: object) -> NewOrganisation:
    fields = {"kind": "office", "accepts_applications": True, "since": LONG_AGO, **more}
    return NewOrganisation(
        code=code, level=level, area_id=area.pk, name_kk=name, name_ru=name, parent_code=parent, **fields
    )


def _areas() -> dict[str, Area]:
    country = make_area("republic", "Қазақстан", [], "000000000")
    turkistan = make_area("region", "Түркістан", [country], "610000000")
    kostanay = make_area("region", "Қостанай", [country], "390000000")
    saryagash = make_area("district", "Сарыағаш", [country, turkistan], "615400000")
    keles = make_area("district", "Келес", [country, turkistan], "614600000")
    return {
        "country": country,
        "turkistan": turkistan,
        "kostanay": kostanay,
        "saryagash": saryagash,
        "keles": keles,
    }


def _organisations(areas: dict[str, Area]) -> list[NewOrganisation]:
    partner = {"kind": "partner", "accepts_applications": False}
    return [
        new_office("0001", "Республикалық кеңсе", areas["country"], None, "republic"),
        new_office("0061", "Түркістан қабылдау бөлмесі", areas["turkistan"], "0001", "region"),
        new_office("0039", "Қостанай қабылдау бөлмесі", areas["kostanay"], "0001", "region"),
        new_office("0412", "Сарыағаш қабылдау бөлмесі", areas["saryagash"], "0061", "district"),
        new_office("0413", "Келес қабылдау бөлмесі", areas["keles"], "0061", "district"),
        new_office("0900", "Жұмыспен қамту желісі", areas["country"], None, "republic", **partner),
        new_office("0961", "Түркістан жұмыспен қамту орталығы", areas["turkistan"], "0900", "region", **partner),
    ]


STAFF = {
    "registrar": ("registrar", "0412"),
    "clerk": ("clerk", "0412"),
    "head": ("head", "0412"),
    "neighbour_head": ("head", "0413"),
    "neighbour_clerk": ("clerk", "0413"),
    "regional_head": ("head", "0061"),
    "other_regional_head": ("head", "0039"),
    "coordinator": ("coordinator", "0001"),
    "analyst": ("analyst", "0001"),
    "partner_clerk": ("partner_clerk", "0961"),
    "admin": ("administrator", "0001"),
}


@pytest.fixture
def world(db: None) -> World:
    areas = _areas()
    made = create_many(_organisations(areas), by=ROOT, at=NOW)
    offices = {office.code: office for office in made}
    news = [
        NewUser(email=f"{name}@tirek.example", name=name.title(), roles=[(role, offices[code].pk)], since=LONG_AGO)
        for name, (role, code) in STAFF.items()
    ]
    users = create_staff(news, by=ROOT, at=NOW)
    return World(areas, offices, dict(zip(STAFF, users, strict=True)))


@pytest.fixture(autouse=True)
def quick_passwords(settings) -> None:  # type: ignore[no-untyped-def]
    """Argon2 is slow on purpose; which hash is used is no matter of these tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
