"""Open data and the comparison of regions."""

import csv
import io
import json
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from tests.factories import make_case
from tests.factories.reports import freeze_sheet, sheet_of, type_in
from tests.reports.test_sheets import QUARTER, at, office_of, signed_in, world  # noqa: F401 - fixtures

from tirek.reports.queries.cells import Entry
from tirek.reports.queries.open_data import open_period
from tirek.reports.small_groups import few

pytestmark = pytest.mark.django_db
ADX = "{urn:ihe:qrph:adx:2015}"


@pytest.fixture
def published(world):  # noqa: F811
    """Both regions accepted: 3 and 1 received; 40 and 2 trained; the republic not yet."""
    make_case(office_of(world, "head.kostanay"), service=world.job, at=at(2, month=9))
    for office in (world.saryagash, world.keles):
        freeze_sheet(office, QUARTER, at(2))
    for persona, trained in (("head.turkistan", 40), ("head.kostanay", 12)):
        office = office_of(world, persona)
        type_in(sheet_of(office, QUARTER), "trained", Entry(typed=Decimal(trained), evidence="Тізім"), at(2))
        freeze_sheet(office, QUARTER, at(3))
    return world


def file(client, extension):
    return client.get(reverse("reports:open_data_file", args=[QUARTER, extension]))


def test_small_groups_are_left_out_in_every_format_and_large_ones_are_not(client, published):
    told = json.loads(file(client, "json").content)
    turkistan = next(row for row in told["rows"] if row["name"] == office_of(published, "head.turkistan").name)
    assert turkistan["values"]["trained"] == {"value": "40", "state": "reported"}
    assert turkistan["values"]["cases_received"] == {"value": None, "state": "hidden"}
    lines = list(csv.DictReader(io.StringIO(file(client, "csv").content.decode("utf-8-sig"))))
    by_cell = {(line["office"], line["indicator"]): line for line in lines}
    assert by_cell[turkistan["office"], "trained"]["value"] == "40"
    assert by_cell[turkistan["office"], "cases_received"]["value"] == ""
    groups = ElementTree.fromstring(file(client, "xml").content).findall(f"{ADX}group")
    elements = {one.get("dataElement") for one in groups[0].findall(f"{ADX}dataValue")}
    assert "trained" in elements
    assert "cases_received" not in elements
    assert len(told["definitions"]) == 20


def test_where_one_region_alone_would_be_left_out_another_is_too(published):
    regions = {row.code: {one.indicator.code: one for one in row.values} for row in open_period(QUARTER).rows}
    assert [values["cases_received"].is_hidden for values in regions.values()] == [True, True]


def test_the_smallest_other_region_hides_the_only_small_one():
    column = [(Decimal(3), "a", True), (Decimal(9), "b", True), (Decimal(50), "c", True), (Decimal(62), "all", False)]
    assert few(column) == {"a", "b"}
    assert few(column[1:]) == set()


def test_anyone_opens_the_page_and_nothing_unfrozen_is_on_it(client, published):
    page = client.get(reverse("reports:open_data"))
    assert page.status_code == 200
    national = office_of(published, "coordinator")
    assert {row.code for row in page.context["told"].rows}.isdisjoint({national.code, published.saryagash.code})
    assert client.get(reverse("reports:open_data_file", args=["2019Q1", "csv"])).status_code == 404
    assert file(client, "exe").status_code == 404


def test_the_page_says_when_nothing_is_published(client, world):  # noqa: F811
    assert client.get(reverse("reports:open_data")).status_code == 200


def test_regions_are_compared_with_rank_and_change(signed_in, world):  # noqa: F811
    make_case(office_of(world, "head.kostanay"), service=world.job, at=at(2, month=6))
    for _again in range(2):
        make_case(office_of(world, "head.kostanay"), service=world.job, at=at(2, month=9))
    asked = {"period": QUARTER, "indicator": ["cases_received", "no_such"]}
    page = signed_in("analyst").get(reverse("reports:compare"), asked)
    (part,) = page.context["parts"]
    rows = part["rows"]
    assert part["indicator"].code == "cases_received"
    found = {row.name: ([f.value if f else None for f in row.figures], row.rank, row.change) for row in rows}
    assert found["Түркістан облысы"] == ([0, 0, 0, 3], 1, None)
    assert found["Қостанай облысы"] == ([0, 0, 1, 2], 2, 100)
    xlsx = signed_in("analyst").get(reverse("reports:compare"), {**asked, "format": "xlsx"})
    assert xlsx["Content-Type"].endswith("sheet")
