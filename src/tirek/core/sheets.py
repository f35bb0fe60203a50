"""Tables as people have them: XLSX, CSV in whatever encoding and with whatever delimiter, or a list of objects in JSON;
and cells as text."""

import csv
import io
import json
import re
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

XLSX = b"PK\x03\x04"
DELIMITERS = ";\t,|"
MOST_COLUMNS = 200
# A workbook is a packed folder: one that unpacks to more than this is no table but an attack on the memory.
LARGEST_UNPACKED = 600 * 1024 * 1024
# The Kazakh Windows encoding agrees with the Russian one in every Russian letter, so that it reads both.
ENCODINGS = ("utf-8-sig", "kz1048")
_DAYS = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y")
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*[{\]]|\{\s*[\"}])")
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d(:\d\d)?")
# What a broken workbook makes its reader raise; an XML error is a SyntaxError.
_BROKEN = (
    BadZipFile,
    InvalidFileException,
    zlib.error,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    OSError,
    EOFError,
)
_UNREADABLE = (*_BROKEN, AttributeError)


def read_table(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet of a workbook, of a CSV, or of a list of objects in JSON, as text: number as people
    count, cells. Empty rows are left out. Raises ValidationError for anything that is no table."""
    if content.startswith(XLSX):
        rows = _workbook(content)
    else:
        rows = _objects(content) if _JSON.match(content) else _separated(content)
    for number, cells in enumerate(rows, start=1):
        if any(cells):
            yield number, cells


def decoded(content: bytes) -> str:
    """Text in UTF-8, UTF-16 (with its mark) or Windows-1251, Kazakh letters too. Raises ValidationError."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise unreadable()


def delimiter_of(text: str) -> str:
    """What parts the cells: the likeliest mark of the first line, outside of quotes."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    return max(DELIMITERS, key=bare.count)


def cell_text(value: Any) -> str:
    """A cell as people would write it: days as 31.12.2024, whole numbers without a fraction."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case datetime() if value.time() != time(0):
            return value.strftime("%d.%m.%Y %H:%M")
        case date():
            return value.strftime("%d.%m.%Y")
        case time():
            return value.strftime("%H:%M")
        case float() if value.is_integer():
            return str(int(value))
    return str(value).strip()


def day_of(text: str) -> date | None:
    """A day written as 31.12.1980, 1980-12-31 or 31/12/1980. Raises ValidationError for anything else, None for
    nothing."""
    if not text:
        return None
    if found := _DATED.fullmatch(text):
        text = found[1]
    for pattern in _DAYS:
        try:
            return datetime.strptime(text, pattern).date()
        except ValueError:
            continue
    raise ValidationError(_("This is not a date: %(text)s") % {"text": text})


def unreadable() -> ValidationError:
    """What is said of a file that is no table."""
    return ValidationError(_("This file cannot be read. Save it as XLSX or CSV."))


def _workbook(content: bytes) -> Iterator[list[str]]:
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise unreadable()
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its size is often wrong
        for row in sheet.iter_rows(values_only=True):
            yield _trimmed([cell_text(value) for value in row[:MOST_COLUMNS]])
    except _UNREADABLE as error:
        raise unreadable() from error


def _separated(content: bytes) -> Iterator[list[str]]:
    text = decoded(content)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)):
            yield _trimmed([cell.strip() for cell in row[:MOST_COLUMNS]])
    except csv.Error as error:
        raise unreadable() from error


def _objects(content: bytes) -> Iterator[list[str]]:
    """A list of objects, or an object that holds one list: the names of their members first, then a row of each."""
    try:
        told = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise unreadable() from error
    if isinstance(told, dict):
        told = next((value for value in told.values() if isinstance(value, list)), None)
    if not isinstance(told, list) or not all(isinstance(each, dict) for each in told):
        raise unreadable()
    heads = list(dict.fromkeys(name for each in told for name in each))[:MOST_COLUMNS]
    yield [head.strip() for head in heads]
    for each in told:
        yield _trimmed([_member(each.get(head)) for head in heads])


def _member(value: Any) -> str:
    """A member of an object as a cell: a list of plain values with commas, anything deeper as JSON again."""
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict | list) for each in value)):
        return json.dumps(value, ensure_ascii=False)
    return ", ".join(map(cell_text, value)) if isinstance(value, list) else cell_text(value)


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
