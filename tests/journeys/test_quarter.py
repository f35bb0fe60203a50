"""A quarter goes up: from late offices through their regions to the republic; returned, typed and corrected on the way.

The demo leaves three regions late. Two catch up here, one from its office on; the republic does not wait for the third.
"""

import copy
import json
from pathlib import Path
from typing import Any

import psycopg
from click.testing import Result
from tests.journeys.conftest import Visit
from tests.journeys.visitor import PHONE, Visitor
from typer.testing import CliRunner

from tirek.reports.cli_sheets import app

EVIDENCE, REMARK, REPLY = "№ 7 тізім", "Қай күні өтті?", "12 қыркүйекте, аудан орталығында"
REASON = "Тізімнің екінші беті қосылмаған"
SARYAGASH, TURKISTAN, KOSTANAY, REPUBLIC = "6112", "6100", "3900", "0001"
LAST_SHEET = """
SELECT sheet.id FROM reports_sheet sheet JOIN network_organisation office ON office.id = sheet.organisation_id
WHERE office.code = %s AND sheet.last_on < CURRENT_DATE ORDER BY sheet.last_on DESC LIMIT 1
"""


def test_a_quarter_goes_up_to_the_republic_and_is_proved_without_a_network(visit: Visit, tmp_path: Path) -> None:
    coordinator = visit("coordinator")
    _catch_up(visit)
    _accept(coordinator, TURKISTAN)
    late = visit("head.kostanay", language="ru", width=PHONE)
    _hand_in(late, KOSTANAY)
    late.look()
    _accept(coordinator, KOSTANAY)
    _hand_in(coordinator, REPUBLIC, missing="Солтүстік Қазақстан облысы кешікті.")
    second = visit("head.0001", language="ru")
    _accept(second, REPUBLIC)
    second.look()
    told = _file(second)
    assert _verified(tmp_path, told).exit_code == 0
    changed = copy.deepcopy(told)
    changed["below"][0]["document"]["cells"][0]["value"] = "1"
    found = _verified(tmp_path, changed)
    assert (found.exit_code, "cell cases_received" in found.output) == (1, True)
    assert None in {child["version"] for child in told["document"]["children"]}, "one region is missing, and says so"


def _catch_up(visit: Visit) -> None:
    """An office types a value, gets its sheet back, mends it, and is corrected once it is frozen; then its region."""
    office, above = visit("head.saryagash", width=PHONE), visit("head.turkistan", language="ru")
    _hand_in(office, SARYAGASH, trained="12")
    _open(above, SARYAGASH)
    above.click("main a[href$='/return/']")
    above.look()
    above.fill(remark__trained=REMARK)
    above.press()
    _open(office, SARYAGASH)
    office.click("main a[href$='/cells/trained/']")
    assert REMARK in office.page.inner_text("main")
    office.fill(text=REPLY)
    office.press()
    office.look()
    _hand_in(office, SARYAGASH)
    _accept(above, SARYAGASH)
    _correct(office, above, SARYAGASH)
    _hand_in(above, TURKISTAN)
    above.look()


def _correct(author: Visitor, second: Visitor, code: str) -> None:
    _open(author, code)
    author.click("main a[href$='/correction/']")
    author.page.fill("[name=reason]", REASON)
    _explain(author)
    _type(author, "21")
    author.press()
    author.look()
    correction = author.path
    assert author.page.locator("form[action$='/approval/']").count() == 0, "nobody decides on their own"
    second.open(correction)
    second.look()
    second.click("form[action$='/approval/'] button")
    assert second.page.locator("main a[href$='/versions/1/']").count() == 1
    second.click("main a[href$='/versions/2/']")
    second.look()
    assert REASON in second.page.inner_text("main")


def _hand_in(visitor: Visitor, code: str, *, trained: str = "", missing: str = "") -> None:
    _open(visitor, code)
    visitor.click("main a[href$='/values/']")
    _explain(visitor)
    if trained:
        _type(visitor, trained)
    visitor.look()
    visitor.press()
    if missing:
        visitor.fill(missing_reason=missing)
    visitor.press("form[action$='/submission/']")
    assert visitor.page.locator("form[action$='/submission/']").count() == 0, visitor.page.inner_text("main")[:500]


def _type(visitor: Visitor, value: str) -> None:
    visitor.page.eval_on_selector("#cell-trained", "row => row.open = true")
    visitor.fill(typed__trained=value, evidence__trained=EVIDENCE, explanation__trained=REPLY)


def _explain(visitor: Visitor) -> None:
    """A word at each figure that asks for one: those rows are unfolded."""
    for field in visitor.page.locator("details[open] textarea").all():
        if not field.input_value():
            field.fill("Тексерілді: журналмен сәйкес.")


def _accept(visitor: Visitor, code: str) -> None:
    _open(visitor, code)
    visitor.click("form[action$='/acceptance/'] button")
    assert visitor.page.locator("main a[href$='/versions/1/']").count() == 1


def _open(visitor: Visitor, code: str) -> None:
    """The sheet of an office for the last quarter that is over."""
    with psycopg.connect(visitor.site.database) as connection:
        row = connection.execute(LAST_SHEET, [code]).fetchone()
    assert row, code
    visitor.open(f"/sheets/{row[0]}/")


def _file(visitor: Visitor) -> dict[str, Any]:
    answer = visitor.context.request.get(f"{visitor.path}versions/1/file.json")
    told: dict[str, Any] = json.loads(answer.text())
    return told


def _verified(folder: Path, told: dict[str, Any]) -> Result:
    file = folder / "sheet.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return CliRunner().invoke(app, ["verify", str(file), "--key", told["public_key"]])
