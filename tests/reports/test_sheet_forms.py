"""Versions of the form of sheets: proposed by one, adopted by another, followed from a quarter on."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from tests.factories.network import make_actors
from tests.reports.test_builder import client_of  # noqa: F401 - a fixture
from tests.reports.test_figures import SYSTEM, TODAY, at, world  # noqa: F401 - a fixture

from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.network.models import Organisation
from tirek.reports.actions.forms import adopt_form, propose_form, refuse_form
from tirek.reports.actions.sheets import open_sheets
from tirek.reports.checking import findings_of
from tirek.reports.indicators import indicator
from tirek.reports.models import FormEdition, Sheet
from tirek.reports.period import Period
from tirek.reports.queries.cells import Entry, make_cell
from tirek.reports.queries.forms import coming_quarters, difference, form_in_force, form_of_sheet, forms_to_decide
from tirek.reports.queries.sheets import sheet_page
from tirek.reports.queries.sources import Computed
from tirek.reports.sheet_forms import QUARTERLY

pytestmark = pytest.mark.django_db
CODE, NEXT = QUARTERLY.code, date(2027, 1, 1)
CONTENT = {
    "indicators": ["cases_received", "cases_solved", "cases_reopened"],
    "only_at": {"cases_reopened": ["region", "republic"]},
    "terms": {"district": 3, "region": 6, "republic": 9},
    "never_more": [["cases_solved", "cases_received"]],
    "small": 5,
    "change": 20,
    "deviations": 2,
}


@pytest.fixture
def second(world):  # noqa: F811
    """The head of the republic's office."""
    national = Organisation.objects.get(pk=world["coordinator"].organisation_id)
    (actor,) = make_actors([(Role.HEAD, national)])
    world.actors["head.0001"] = actor
    return actor


def propose(world, content=CONTENT, begins=NEXT):  # noqa: F811
    return propose_form(CODE, begins, content, "Жаңа көрсеткіш", by=world["coordinator"], at=at(20))


def test_sheets_opened_before_keep_their_form_and_later_ones_follow_the_new_one(world, second):  # noqa: F811
    open_sheets(form_in_force(CODE, date(2026, 10, 1)), Period.quarter(2026, 4), by=SYSTEM, at=at(1, month=10))
    adopt_form(propose(world).pk, by=second, at=at(21))
    assert form_in_force(CODE, date(2026, 10, 1)).version == 1
    later = form_in_force(CODE, NEXT)
    open_sheets(later, Period.quarter(2027, 1), by=SYSTEM, at=at(21))
    old, new = (Sheet.objects.get(organisation=world.saryagash, period=period) for period in ("2026Q4", "2027Q1"))
    assert (form_of_sheet(old), old.form_version) == (QUARTERLY, 1)
    assert (form_of_sheet(new), new.form_version) == (later, 2)
    assert new.due_on < old.due_on.replace(year=2027, month=4, day=28)
    page = sheet_page(new, today=TODAY)
    told = {line.cell.indicator: line.cell.state for line in page.lines}
    assert told == {"cases_received": "reported", "cases_solved": "reported", "cases_reopened": "not_applicable"}
    assert len(sheet_page(old, today=TODAY).lines) == len(QUARTERLY.indicators)


def test_a_version_brings_its_own_rules(world, second):  # noqa: F811
    adopt_form(propose(world).pk, by=second, at=at(21))
    form = form_in_force(CODE, NEXT)

    def cell(code, value):
        return make_cell(indicator(code), Computed(Decimal(value), value, ""), None, Entry())

    cells = [cell("cases_received", 12), cell("cases_solved", 13)]
    (hard,) = [one for one in findings_of(cells, {}, form) if one.is_hard]
    assert hard.indicator == "cases_solved"
    assert not findings_of(cells, {})
    history = {"cases_received": [Decimal(10)]}
    assert not findings_of(cells[:1], history, form)
    (soft,) = findings_of([cell("cases_received", 13)], history, form)
    assert "20" in str(soft.text)
    assert not findings_of([cell("cases_received", 13)], history), "half is the limit of the first version"


def test_two_people_and_one_proposal_at_a_time(world, second):  # noqa: F811
    edition = propose(world)
    with pytest.raises(ValidationError):
        propose(world)
    with pytest.raises(Refused):
        adopt_form(edition.pk, by=world["coordinator"], at=at(21))
    with pytest.raises(Refused):
        propose_form(CODE, NEXT, CONTENT, "x", by=world["head"], at=at(20))
    assert list(forms_to_decide(second)) == [edition]
    assert not forms_to_decide(world["coordinator"]).exists()
    assert not forms_to_decide(world["head.turkistan"]).exists()
    with pytest.raises(ValidationError):
        refuse_form(edition.pk, " ", by=second, at=at(21))
    refuse_form(edition.pk, "Ерте", by=second, at=at(21))
    with pytest.raises(Refused):
        adopt_form(edition.pk, by=second, at=at(22))
    assert form_in_force(CODE, NEXT) == QUARTERLY
    assert propose(world).version == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"indicators": []},
        {"indicators": ["no_such"]},
        {"terms": {"district": 9, "region": 6, "republic": 9}},
        {"never_more": [["cases_solved", "cases_solved"]]},
        {"never_more": [["events", "cases_solved"]]},
    ],
)
def test_what_no_sheet_can_ask_is_refused(world, wrong):  # noqa: F811
    with pytest.raises(ValidationError):
        propose(world, CONTENT | wrong)


def test_a_form_does_not_change_under_sheets_that_are_open(world):  # noqa: F811
    open_sheets(QUARTERLY, Period.quarter(2026, 4), by=SYSTEM, at=at(1, month=10))
    for begins in (date(2026, 10, 1), date(2026, 1, 1)):
        with pytest.raises(ValidationError):
            propose(world, begins=begins)
    assert [one.code for one in coming_quarters(TODAY, 2)] == ["2027Q1", "2027Q2"]
    told = difference(QUARTERLY, QUARTERLY)
    assert (told.added, told.dropped) == ([], [])


def test_the_pages_propose_and_adopt(world, second, client_of):  # noqa: F811
    coordinator = client_of("coordinator")
    begins = coming_quarters(timezone.localdate(), 1)[0].first
    told = {
        **{"in_force_from": begins.isoformat(), "reason": "Жаңа", "indicators": ["cases_received", "cases_solved"]},
        **{"only_above": [], "district": 5, "region": 10, "republic": 15, "small": 10, "change": 50, "deviations": 3},
        **{"part_0": "cases_solved", "whole_0": "cases_received"},
    }
    address = reverse("reports:sheet_form_new")
    assert coordinator.get(address).status_code == 200
    for wrong in ({"indicators": []}, {"whole_0": ""}, {"reason": ""}, {"region": 2}):
        assert coordinator.post(address, told | wrong).status_code == 422, wrong
    assert coordinator.post(address, told).status_code == 303
    edition = FormEdition.objects.get()
    assert edition.content["never_more"] == [["cases_solved", "cases_received"]]
    assert coordinator.post(reverse("reports:sheet_form_adoption", args=[2])).status_code == 403
    for page in (reverse("reports:sheet_forms"), reverse("reports:sheet_form", args=[1]), edition.get_absolute_url()):
        assert client_of("clerk").get(page).status_code == 200
    assert client_of("head").get(address).status_code == 403
    assert client_of("head.0001").post(reverse("reports:sheet_form_refusal", args=[2]), {}).status_code == 422
    assert client_of("head.0001").post(reverse("reports:sheet_form_adoption", args=[2])).status_code == 303
    edition.refresh_from_db()
    assert edition.state == "approved"
