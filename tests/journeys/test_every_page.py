"""Every page of the product: found, answering, accessible, as wide as the screen, and in the reader's language."""

import pytest
from tests.journeys.addresses import Map, all_names, explore
from tests.journeys.conftest import Visit
from tests.journeys.deeds import Story, file_application, follow, write_application
from tests.journeys.visitor import DESK, PHONE, Visitor

STAFF = (
    *("registrar.saryagash", "clerk.saryagash", "clerk2.saryagash", "head.saryagash", "clerk.keles"),
    *("head.turkistan", "head.kostanay", "coordinator", "analyst"),
    *("employment.turkistan", "housing.turkistan", "foundation", "admin"),
)


@pytest.mark.parametrize("persona", STAFF)
def test_no_link_leads_astray(visit: Visit, persona: str) -> None:
    """Every link a persona is shown opens, or says in words why not."""
    found = explore(visit(persona))
    astray = {address: status for address, status in found.statuses.items() if status not in (200, 302, 303)}
    assert not astray
    assert len(found.pages) > 10
