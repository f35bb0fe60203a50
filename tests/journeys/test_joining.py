"""A public association asks to join a council from a phone; the council decides, and the public page names it."""

from typing import NamedTuple

import psycopg
import pytest
from tests.journeys.conftest import Visit
from tests.journeys.site import Site
from tests.journeys.visitor import PHONE, Language, Visitor

SECRETARY = "secretary.turkistan"
MOTIVE = "Жастармен он жыл жұмыс істейміз."


class Parties(NamedTuple):
    """The code of a council, and the code and name of an association without a seat there."""

    council: str
    association: str
    name: str


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_an_association_joins_a_council_by_its_decision(visit: Visit, language: Language) -> None:
    guest, secretary = visit(language=language, width=PHONE), visit(SECRETARY, language=language)
    parties = who(secretary.site, last=language == "ru")
    ask_to_join(guest, parties)
    secretary.open("/bodies/")
    secretary.look()
    secretary.click(f"#joinings li:has-text('{parties.name}') a")
    assert MOTIVE in secretary.page.inner_text("main")
    secretary.look()
    joining = secretary.path
    assert guest.status_of(joining) in (302, 404), "the application is not for everyone to read"
    admit(secretary, parties)
    guest.open(f"/offices/{parties.council}/")
    assert guest.page.locator(f"main a[href='/offices/{parties.association}/']").count()
    guest.look()
    secretary.open(joining)
    assert not secretary.page.locator("form[action$='/admission/']").count(), "it is decided once"


def ask_to_join(guest: Visitor, parties: Parties) -> None:
    """Without the reasons it is not sent, and what was written stays."""
    guest.open(f"/offices/{parties.council}/")
    guest.look()
    guest.click("main a[href$='/joining/']")
    guest.fill(applicant_name=parties.name, email="birlestik@tirek.example", motive=" ")
    guest.page.eval_on_selector("main form[method=post]", "form => form.noValidate = true")
    assert guest.press("main form[method=post]").status == 422
    assert guest.page.input_value("[name=applicant_name]") == parties.name
    guest.look()
    guest.fill(motive=MOTIVE)
    guest.press("main form[method=post]")
    assert guest.path == f"/offices/{parties.council}/"


def admit(secretary: Visitor, parties: Parties) -> None:
    """A seat for the association itself, by a recorded decision; it is named in public."""
    secretary.fill(**{"a-member": parties.association, "a-number": "12", "a-votes_for": "9"})
    for name in ("a-family_name", "a-given_name", "a-patronymic"):
        secretary.fill(**{name: ""})
    secretary.page.check("main [name=a-is_public]")
    secretary.look()
    secretary.press("main form[action$='/admission/']")
    assert not secretary.page.locator("form[action$='/admission/']").count(), secretary.page.inner_text("main")
    secretary.look()


def who(site: Site, *, last: bool) -> Parties:
    """The advisory council of Turkistan region, and the first or the last association not seated there."""
    with psycopg.connect(site.database) as connection:
        rows = connection.execute(
            "SELECT c.code, a.code, a.name_kk FROM network_organisation c CROSS JOIN network_organisation a "
            "WHERE c.id = (SELECT o.id FROM network_organisation o JOIN network_joining j ON j.organisation_id = o.id "
            "WHERE o.kind = 'advisory' ORDER BY o.code LIMIT 1) AND a.kind = 'ngo' AND NOT EXISTS "
            "(SELECT FROM network_joining j WHERE j.organisation_id = c.id AND (j.applicant_id = a.id "
            "OR j.applicant_name = a.name_kk)) ORDER BY a.code"
        ).fetchall()
    return Parties(*rows[-1 if last else 0])
