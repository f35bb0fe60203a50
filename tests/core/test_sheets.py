"""Tables in whatever shape people have them."""

import io
from contextlib import suppress
from datetime import date, datetime, time

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from tirek.core.sheets import cell_text, day_of, read_table

ROWS = [["Аты", "Күні"], ["Әлия; «Қ»", "01.02.2020"]]
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "kz1048"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encoding_and_delimiter_are_found_out(encoding: str, delimiter: str) -> None:
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in ROWS)
    assert [cells for _number, cells in read_table(text.encode(encoding))] == ROWS


@given(st.lists(st.lists(WORDS, min_size=2, max_size=5), min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
def test_a_workbook_gives_back_what_was_written_into_it(rows: list[list[str]]) -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                page.write_string(line, place, cell)
    assert [cells for _number, cells in read_table(buffer.getvalue())] == rows


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (12.0, "12"), (1.5, "1.5"), (True, "1"), (time(9, 5), "09:05"), (" a ", "a"),
        (date(2024, 2, 1), "01.02.2024"), (datetime(2024, 2, 1), "01.02.2024"),
        (datetime(2024, 2, 1, 10, 30), "01.02.2024 10:30"),
    ],
)  # fmt: skip
def test_a_cell_reads_as_people_write_it(value: object, text: str) -> None:
    assert cell_text(value) == text


def test_days_are_read_as_written_in_the_country_and_by_machines() -> None:
    days = ("31.12.2024", "2024-12-31", "31/12/2024", "2024-12-31 00:00:00", "2024-12-31T08:00")
    assert {day_of(text) for text in days} == {date(2024, 12, 31)}
    assert day_of("") is None
    with pytest.raises(ValidationError):
        day_of("31.13.2024")


@given(st.binary(max_size=200))
@settings(max_examples=50, deadline=None)
def test_whatever_comes_is_a_table_or_is_refused_in_words(content: bytes) -> None:
    for head in (b"", b"PK\x03\x04"):
        with suppress(ValidationError):
            assert all(isinstance(cell, str) for _number, cells in read_table(head + content) for cell in cells)
