"""Every page of the product: found, answering, accessible, as wide as the screen, and in the reader's language."""

import os
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest
from tests.journeys.addresses import Map, explore
from tests.journeys.conftest import Visit
from tests.journeys.visitor import DESK, PHONE, Visitor

STAFF = (
    *("registrar.saryagash", "clerk.saryagash", "clerk.keles", "head.saryagash", "head.turkistan", "coordinator"),
    *("analyst", "employment.turkistan", "foundation", "admin", "competitions", "finance", "chair"),
)
# Who looks at what in the browser: together they open every page of the staff.
READERS = (
    *("registrar.saryagash", "clerk.saryagash", "head.turkistan", "employment.turkistan", "admin"),
    *("competitions", "chair"),
)
BEGINNINGS = ("/", "/cases/", "/offices/", "/areas/", "/transfers/", "/help/", "/about/", "/design/")
START = "portal:home"
PUBLIC = ("/", "/demo/", "/offices/", "/areas/", "/help/", "/about/", "/track/", "/apply/who/")


First = Callable[[str], bool]


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> First:
    """Says whether nobody has asked about this name before: no other test, no other worker of pytest-xdist."""
    base = tmp_path_factory.getbasetemp()
    folder: Path = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "looked-at"
    folder.mkdir(exist_ok=True)

    def is_first(name: str) -> bool:
        try:
            (folder / name.replace("/", "-")).touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    return is_first


@pytest.mark.parametrize("persona", [each for each in STAFF if each not in READERS])
def test_no_link_leads_astray(visit: Visit, persona: str) -> None:
    """Every link a persona is shown opens; an analyst reads figures, and is told in words that records stay closed."""
    expect_open(explore(visit().become(persona)), persona)


@pytest.mark.parametrize("persona", READERS)
def test_every_page_of_the_staff_opens_is_accessible_and_fits(visit: Visit, first: First, persona: str) -> None:
    """In Kazakh: every link the persona is shown, then every page anybody may come to."""
    visitor = visit(persona, width=PHONE)
    found = explore(visitor)
    expect_open(found, persona)
    look_at_all(visitor, explore(visitor, beginning=BEGINNINGS, found=found), first)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_public_page_is_accessible_and_fits(visit: Visit, first: First, language: str) -> None:
    """What anybody sees; a citizen's own pages are looked at on their journey."""
    visitor = visit(language=language, width=PHONE)
    look_at_all(visitor, explore(visitor, beginning=PUBLIC), first)


def expect_open(found: Map, persona: str) -> None:
    """Nothing the persona was led to is missing or closed."""
    fine = (200, 302, 303) if persona != "analyst" else (200, 302, 303, 403)
    assert not {address: status for address, status in found.statuses.items() if status not in fine}
    assert len(found.pages) > 10


def look_at_all(visitor: Visitor, found: Map, first: First) -> None:
    """Each kind of page once, but everybody's own start page; one half closely on a phone in the light, the other on a
    desk in the dark, with a glance at the other."""
    for kind, addresses in found.html.items():
        plain = kind.split("?")[0]
        if kind != plain and plain in found.html:
            continue
        name = f"{visitor.language} {plain}"
        if plain == START or first(name):
            look_at(visitor, addresses[0], closely_on_a_phone=crc32(name.encode()) % 2 == 0)


def look_at(visitor: Visitor, address: str, *, closely_on_a_phone: bool) -> None:
    """It is opened on the screen where it is looked at closely; the other shows only whether it fits."""
    here, there = (PHONE, DESK) if closely_on_a_phone else (DESK, PHONE)
    visitor.take(width=here, scheme="light" if closely_on_a_phone else "dark")
    visitor.open(address)
    visitor.look()
    visitor.take(width=there)
    visitor.glance()
