"""Numbers that people read out over the telephone: ``0412-26-000123-7``.

Four digits of the office, two of the year, the running number and one check digit. The check digit is Damm's (H. M.
Damm, "Total anti-symmetrische Quasigruppen", 2004): it catches every wrong digit and every swap of two neighbours,
also across a dash.

Numbers of one prefix and year have no gap and no duplicate: the counter is one row, raised by one statement inside the
caller's transaction, so a rollback gives the number back. The price is that two writers of the same office and
year wait for each other until the first commits; different offices never do.
"""

import re
import unicodedata

from django.db import connection

from tirek.core.ids import uuid7

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
_CANONICAL = re.compile(r"(\d{4})(\d{2})(\d{6,9})(\d)", re.ASCII)
_SEPARATORS = re.compile(r"[\s./\\\-\u2010-\u2015\u2212_,№#]+")
_RAISE = """
    INSERT INTO core_numbersequence (id, created_at, prefix, year, last) VALUES (%s, now(), %s, %s, %s)
    ON CONFLICT (prefix, year) DO UPDATE SET last = core_numbersequence.last + EXCLUDED.last
    RETURNING last
"""


def check_digit(digits: str) -> str:
    """Damm's check digit of a string of ASCII digits."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return str(interim)


def next_number(prefix: str, year: int) -> str:
    """Issue the next number of ``prefix`` (four digits) in ``year``.

    Writes one row; see the module on gaps and waiting.
    """
    return reserve(prefix, year, 1)[0]


def reserve(prefix: str, year: int, count: int) -> list[str]:
    """Issue ``count`` consecutive numbers at once: for bulk imports and for blocks taken to a village meeting."""
    if not re.fullmatch(r"[0-9]{4}", prefix):
        raise ValueError("A number prefix is four digits.")
    if count < 1:
        raise ValueError("Reserve at least one number.")
    with connection.cursor() as cursor:
        cursor.execute(_RAISE, [uuid7(), prefix, year, count])
        last: int = cursor.fetchone()[0]
    return [_spell(prefix, year, serial) for serial in range(last - count + 1, last + 1)]


def normalise(typed: str) -> str | None:
    """The canonical number in what a person typed (spaces, dots, no dashes, Arabic digits), or None if it is not
    one of ours.
    """
    digits = "".join(_ascii_digit(char) for char in _SEPARATORS.sub("", typed))
    match = _CANONICAL.fullmatch(digits)
    if not match or check_digit(digits) != "0":
        return None
    return "-".join(match.groups())


def is_valid(number: str) -> bool:
    """Whether ``number``, however typed, carries a right check digit. It says nothing of whether it was issued."""
    return normalise(number) is not None


def _spell(prefix: str, year: int, serial: int) -> str:
    body = f"{prefix}{year % 100:02d}{serial:06d}"
    return f"{prefix}-{year % 100:02d}-{serial:06d}-{check_digit(body)}"


def _ascii_digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)
