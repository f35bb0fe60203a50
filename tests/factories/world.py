"""A small country for tests of access: two regions, neighbouring offices, partners, one actor of each kind."""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language
from tests.factories.laying import Laid
from tests.factories.network import (
    make_actors,
    make_national_office,
    make_office,
    make_partner,
    make_regional_office,
)
from tests.factories.programmes import make_service
from tests.factories.territory import make_area, make_region

from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.roles import Role
from tirek.network.models import Organisation
from tirek.programmes.models import Service
from tirek.territory.queries.geography import _cached_geography


@dataclass(frozen=True)
class World:
    """Saryagash and Keles are neighbours in one region; Kostanay is another region."""

    saryagash: Organisation
    keles: Organisation
    employment: Organisation
    housing: Organisation
    job: Service
    home: Service
    actors: dict[str, Actor]

    def __getitem__(self, persona: str) -> Actor:
        return self.actors[persona]


def make_world() -> World:
    """Lay it; some forty rows."""
    _cached_geography.cache_clear()  # the areas of the test before are gone, their version has not moved
    return _world_in(get_language() or "kk")()


@cache
def _world_in(language: str) -> Laid[World]:
    """One for each language: it is the actors' own."""
    return Laid(_build)


def _build() -> World:
    national = make_national_office()
    turkistan, kostanay = make_region("Түркістан облысы"), make_region("Қостанай облысы")
    regional = make_regional_office(turkistan, parent=national)
    other_region = make_regional_office(kostanay, parent=national)
    saryagash = make_office(make_area("Сарыағаш ауданы", parent=turkistan), parent=regional)
    keles = make_office(make_area("Келес ауданы", parent=turkistan), parent=regional)
    employment, housing = make_partner(turkistan, name="Жұмыспен қамту орталығы"), make_partner(turkistan)
    posts = {
        "registrar": (Role.REGISTRAR, saryagash),
        "clerk": (Role.CLERK, saryagash),
        "clerk2": (Role.CLERK, saryagash),
        "head": (Role.HEAD, saryagash),
        "clerk.keles": (Role.CLERK, keles),
        "secretary": (Role.SECRETARY, saryagash),
        "head.turkistan": (Role.HEAD, regional),
        "head.kostanay": (Role.HEAD, other_region),
        "coordinator": (Role.COORDINATOR, national),
        "analyst": (Role.ANALYST, national),
        "admin": (Role.ADMINISTRATOR, national),
        "employment": (Role.PARTNER_CLERK, employment),
        "housing": (Role.PARTNER_CLERK, housing),
    }
    actors = dict(zip(posts, make_actors(posts.values()), strict=True)) | {"anonymous": ANONYMOUS}
    return World(saryagash, keles, employment, housing, make_service("job"), make_service("housing"), actors)
