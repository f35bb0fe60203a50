"""A table of members as people have it: copied from a spreadsheet, or the spreadsheet itself (XLSX, CSV)."""

import csv
import io
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.core.lines import one_line
from tirek.core.sheets import XLSX, day_of, decoded, read_table

__all__ = ["RosterRow", "day_of", "read_file", "read_text", "template_sheet"]

COLUMNS = ("family_name", "given_name", "patronymic", "birth_date", "post", "nominated_by", "is_public")
MOST_ROWS = 500
LARGEST = 2 * 1024 * 1024
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
        return decoded(content)
    rows = islice(read_table(content), MOST_ROWS + 2)
    return "\n".join("\t".join(map(one_line, cells[: len(COLUMNS)])) for _number, cells in rows)


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
