"""A table of members as people have it: copied from a spreadsheet, or the spreadsheet itself (XLSX, CSV)."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from tirek.core.lines import one_line

COLUMNS = ("family_name", "given_name", "patronymic", "birth_date", "post", "nominated_by", "is_public")
MOST_ROWS = 500
LARGEST = 2 * 1024 * 1024
XLSX = b"PK\x03\x04"
YES = frozenset({"1", "+", "yes", "иә", "ия", "да", "true", "y"})
HEADS = frozenset({"тегі", "фамилия", "family name"})


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One line of the table: its number as people count, and its cells by column."""

    number: int
    cells: dict[str, str]

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.cells[column] for column in COLUMNS[:3])))

    @property
    def says_public(self) -> bool:
        return self.cells["is_public"].lower() in YES


def read_text(text: str) -> list[RosterRow]:
    """Lines whose cells are parted by tabs (as copied from a spreadsheet), semicolons or commas."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = next((mark for mark in "\t;," if mark in first), "\t")
    return _rows(csv.reader(io.StringIO(text), delimiter=delimiter))


def read_file(content: bytes) -> str:
    """The first sheet of a spreadsheet, or a CSV in UTF-8 or Windows-1251, as tab-parted text. Raises ValidationError
    for anything else."""
    if len(content) > LARGEST:
        raise ValidationError(_("The file is larger than %(size)s MB.") % {"size": LARGEST // 1024 // 1024})
    if not content.startswith(XLSX):
        return _decoded(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = list(sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=len(COLUMNS), values_only=True))
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError) as error:
        raise ValidationError(_("This file cannot be read. Save it as XLSX or CSV.")) from error
    return "\n".join("\t".join(map(_cell, row)) for row in rows)


def template_sheet() -> list[str]:
    """The heads of the columns, in the language of the interface."""
    return [
        str(each)
        for each in (
            _("Family name"),
            _("Given name"),
            _("Patronymic"),
            _("Date of birth"),
            _("Post"),
            _("Nominated by (code)"),
            _("May be named in public"),
        )
    ]


def day_of(text: str) -> date | None:
    """A day written as 31.12.1980 or 1980-12-31. Raises ValidationError for anything else, None for nothing."""
    if not text:
        return None
    for pattern in ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise ValidationError(_("This is not a date: %(text)s") % {"text": text})


def _rows(lines: Any) -> list[RosterRow]:
    found = []
    try:
        for number, line in enumerate(lines, start=1):
            cells = [one_line(cell) for cell in line][: len(COLUMNS)]
            if any(cells) and cells[0].lower() not in HEADS:
                cells += [""] * (len(COLUMNS) - len(cells))
                found.append(RosterRow(number, dict(zip(COLUMNS, cells, strict=True))))
    except csv.Error as error:
        raise ValidationError(_("The table cannot be read. Copy it from the spreadsheet again.")) from error
    if len(found) > MOST_ROWS:
        raise ValidationError(_("The list has more than %(count)s rows.") % {"count": MOST_ROWS})
    return found


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(_("This file cannot be read. Save it as XLSX or CSV."))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (date, datetime)):
        return value.strftime("%d.%m.%Y")
    return " ".join(str(value).split())
