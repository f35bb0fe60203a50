"""A table of ten thousand rows with three bad ones: looked at, taken, the bad ones mended and brought back, undone."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from openpyxl import load_workbook
from tests.journeys.conftest import Visit
from tests.journeys.visitor import Language, Visitor

ORGANISER = "0561"
HEADS = {
    "kk": ("Ұйымдастырушының коды", "Атауы қазақша", "Атауы орысша", "Іс-шара түрі", "Күн", "Жері", "Бәріне көрсету"),
    "ru": ("Код организатора", "Название на казахском", "Название на русском", "Вид мероприятия", "День", "Место",
           "Показывать всем"),
}  # fmt: skip


@pytest.mark.parametrize(("language", "rows"), [("kk", 10_000), ("ru", 300)])
def test_a_table_with_three_bad_rows_is_taken_mended_and_undone(
    visit: Visit, tmp_path: Path, language: Language, rows: int
) -> None:
    secretary = visit("secretary.turkistan", language=language)
    secretary.open("/imports/")
    secretary.look()
    first = hand_in(secretary, write_table(tmp_path / "table.csv", language, rows))
    assert counts(secretary) == [rows, rows - 3, 3]
    secretary.look()
    secretary.open(f"{first}?rows=bad")
    secretary.look()
    with secretary.page.expect_download() as coming:
        secretary.page.click("main a[href$='to-mend.xlsx']")
    coming.value.save_as(tmp_path / "to-mend.xlsx")
    do(secretary, first, "taking")
    assert rows - 3 in counts(secretary)

    mend(tmp_path / "to-mend.xlsx")
    second = hand_in(secretary, tmp_path / "to-mend.xlsx")
    assert counts(secretary) == [3, 3]
    do(secretary, second, "taking")
    do(secretary, second, "undoing")
    do(secretary, first, "undoing")
    assert counts(secretary)[-1] == rows - 3
    secretary.look()


def write_table(path: Path, language: Language, rows: int) -> Path:
    """Events to come that nobody else sees, as a district keeps them: a CSV of the Kazakh Windows."""
    first = timezone.localdate() + timedelta(days=400)
    kind = {"kk": "Кездесу", "ru": "Встреча"}[language]
    lines = [";".join(HEADS[language])]
    for number in range(rows):
        day = (first + timedelta(days=number % 300)).strftime("%d.%m.%Y")
        cells = [
            ORGANISER,
            f"Импорт {number}",
            f"Импорт {number}",
            kind,
            day,
            "Клуб",
            {"kk": "жоқ", "ru": "нет"}[language],
        ]
        if number == 2:
            cells[3] = "колхоз"
        if number == rows // 2:
            cells[4] = "31.13.2030"
        if number == rows - 1:
            cells[0] = "9999"
        lines.append(";".join(cells))
    path.write_bytes("\n".join(lines).encode("kz1048"))
    return path


def mend(path: Path) -> None:
    """Put the three cells right that are marked."""
    book = load_workbook(path)
    kind, day, organiser = list(book.active.iter_rows(min_row=2))
    kind[3].value, day[4].value, organiser[0].value = "meeting", "31.12.2030", ORGANISER
    book.save(path)


def hand_in(secretary: Visitor, table: Path) -> str:
    """Bring a table in and wait for its report; the address of the import."""
    secretary.open("/imports/new/events/")
    secretary.look()
    secretary.page.set_input_files("main input[type=file]", table)
    secretary.press()
    wait(secretary)
    return secretary.path


def do(secretary: Visitor, address: str, deed: str) -> None:
    """Press a button of an import and wait until it is done."""
    secretary.open(address)
    secretary.send(secretary.page.locator(f"main form[action$='/{deed}/'] button"))
    wait(secretary)


def wait(secretary: Visitor) -> None:
    """The page of the work renews itself until the report stands there."""
    secretary.page.wait_for_selector("main .tabs", timeout=180_000)


def counts(secretary: Visitor) -> list[int]:
    """How many rows stand in each part."""
    return [int(text) for text in secretary.page.locator("main .tab-count").all_inner_texts()]
