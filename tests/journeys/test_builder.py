"""A coordinator puts a table together, keeps, freezes and sends it; a region reads it later. Targets are set."""

import re
from typing import Any

import psycopg
import pytest
from tests.journeys.conftest import Visit
from tests.journeys.deeds import Story, file_application, some_contact
from tests.journeys.figures import number_in
from tests.journeys.visitor import PHONE, Language, Visitor

DELIVERIES = """
SELECT count(*) FROM reports_reportdelivery delivery JOIN reports_savedreport report ON report.id = delivery.report_id
WHERE report.name = %s
"""


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_report_is_kept_and_frozen_and_stands_still_for_the_regions(visit: Visit, language: Language) -> None:
    name = f"Өтініштер кестесі {language}"
    coordinator = visit("coordinator", language=language)
    _put_together(coordinator)
    _keep(coordinator, name)
    address = coordinator.path
    frozen = _freeze(coordinator)
    before = _figures(coordinator)
    _send_weekly(coordinator, address, name)

    citizen = visit(language=language, width=PHONE)
    story = Story("Сейілов", "Арман", some_contact(), f"Жұмыс іздеп жүрмін ({language}).")
    file_application(citizen, story)
    coordinator.open(address)
    assert sum(_figures(coordinator)) > sum(before), "the live report counts the new application"

    region = visit("head.turkistan", language=language, width=PHONE)
    region.open(frozen)
    region.look()
    assert _figures(region) == before, "what is frozen does not"
    region.open(address)
    assert sum(_figures(region)) < sum(_figures(coordinator)), "live, a region sees its own figures only"
    region.look()
    assert visit("clerk.saryagash").status_of(frozen) == 404, "it is not shared with clerks"


def _put_together(coordinator: Visitor) -> None:
    """From an example to another question, with its records one press away."""
    coordinator.open("/reports/builder/")
    coordinator.look()
    coordinator.click("main a[href*='rows=region'][href*='columns=period']")
    coordinator.page.locator("main select[name=rows]").select_option("region")
    coordinator.page.locator("main select[name=columns]").select_option("part:sex")
    coordinator.send(coordinator.page.locator("main form[method=get] button[type=submit]").first)
    coordinator.look()
    cell = coordinator.page.locator("main td a").first
    counted = number_in(cell.inner_text())
    records = coordinator.text_of(str(cell.get_attribute("href")))
    assert re.search(rf"<p>[^<]*\b{counted}\b", records), "the cell opens as many records as it says"


def _keep(coordinator: Visitor, name: str) -> None:
    coordinator.click("main a[href*='/reports/saved/new/']")
    coordinator.look()
    coordinator.fill(name=name)
    coordinator.press()
    coordinator.look()
    coordinator.click("main a[href$='/sharing/']")
    coordinator.look()
    coordinator.page.check("input[name=roles][value=head]", force=True)
    coordinator.press()


def _freeze(coordinator: Visitor) -> str:
    coordinator.click("form[action$='/frozen/'] button")
    coordinator.look()
    return coordinator.path


def _send_weekly(coordinator: Visitor, address: str, name: str) -> None:
    coordinator.open(address)
    coordinator.click("main a[href$='/delivery/']")
    coordinator.look()
    coordinator.choose("every", "week")
    coordinator.press()
    with psycopg.connect(coordinator.site.database) as connection:
        assert connection.execute(DELIVERIES, [name]).fetchone() == (1,)


def _figures(reader: Visitor) -> list[int]:
    """The numbers of the first table, its totals left out."""
    cells: Any = reader.page.locator("main table").first.locator("tbody td:not(.fw-bold)").all_inner_texts()
    return [number_in(text) if re.search(r"\d", text) else 0 for text in cells]


@pytest.mark.parametrize(("language", "value"), [("kk", "300"), ("ru", "200")])
def test_a_target_is_set_with_its_reason_and_read_beside_the_figure(
    visit: Visit, language: Language, value: str
) -> None:
    coordinator = visit("coordinator", language=language)
    coordinator.open("/reports/targets/?indicator=cases_received")
    field = coordinator.page.locator("main tbody tr", has_text=re.compile("Түркістан|Туркестан")).locator("input")
    field.fill(value)
    coordinator.fill(reason=f"Жылдық жоспар {language}")
    coordinator.press("main form.form-stack")
    coordinator.look()
    assert f"Жылдық жоспар {language}" in coordinator.page.inner_text("main")
    coordinator.click("main a[href*='/reports/compare/']")
    coordinator.look()
    row = coordinator.page.locator("main tbody tr", has_text=re.compile("Түркістан|Туркестан")).first
    assert value in row.inner_text()

    region = visit("head.turkistan", language=language, width=PHONE)
    region.open("/reports/compare/?indicator=cases_received&per=10000")
    region.look()
