"""What a table handed in says of itself: its heads, and which of them is which column of the register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz

from tirek.core.sheets import read_table
from tirek.exchange.models import ImportHeads, ImportRun
from tirek.exchange.registers import Register
from tirek.exchange.registers.columns import in_all_languages, plain_head

SAMPLES = 3
LIKE_ENOUGH = 85
MOST_ROWS = 50_000
# The row of explanations in a template begins with this mark.
HELP = "ℹ"
# The column that a table of rows to be mended carries beside its own.
REASON = gettext_lazy("What is wrong")


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which place of the table holds which column. Certain when every head is known, and no column is missing that
    every row needs."""

    columns: dict[str, int]
    is_certain: bool


def heads_of(content: bytes) -> tuple[list[str], list[list[str]]]:
    """The heads of a table and its first rows. Raises ValidationError when there is nothing below the heads."""
    try:
        first = [cells for _number, cells in islice(read_table(content), SAMPLES + 2)]
    except ValidationError as error:
        raise ValidationError({"file": error.messages}) from error
    rows = [cells for cells in first[1:] if not is_help(cells)]
    if not rows:
        raise ValidationError({"file": _("There are no rows below the heads of the table.")})
    return first[0], rows[:SAMPLES]


def rows_of(content: bytes) -> list[tuple[int, list[str]]]:
    """Every row below the heads. Raises ValidationError for too many."""
    rows = list(islice(read_table(content), MOST_ROWS + 3))[1:]
    rows = [(number, cells) for number, cells in rows if not is_help(cells)]
    if len(rows) > MOST_ROWS:
        raise ValidationError(_("The table has more than %(count)s rows. Divide it.") % {"count": MOST_ROWS})
    return rows


def is_help(cells: Sequence[str]) -> bool:
    """Whether this is the row of explanations under the heads of a template."""
    return next((cell for cell in cells if cell), "").startswith(HELP)


def known_heads(run: ImportRun) -> dict[str, str]:
    """What this organisation's tables called the columns before."""
    found = ImportHeads.objects.filter(register=run.register, organisation_id=run.organisation_id).first()
    return dict(found.known) if found else {}


def propose(register: Register, heads: Sequence[str], known: Mapping[str, str]) -> Proposal:
    """Which head is which column: by what was said before, by its name in any language, at last by likeness."""
    plain = [plain_head(head) for head in heads]
    found: dict[str, int] = {}
    for place, head in enumerate(plain):
        code = _column_called(register, head, known)
        if head and code and code not in found:
            found[code] = place
    reasons = set(map(plain_head, in_all_languages(REASON)))
    left = [place for place, head in enumerate(plain) if head and place not in found.values() and head not in reasons]
    keys = {column.code for column in register.columns if column.is_key}
    is_certain = not left and keys <= found.keys()
    for place in left:
        code = _alike(register, plain[place], found)
        if code:
            found[code] = place
    return Proposal(found, is_certain)


def _column_called(register: Register, head: str, known: Mapping[str, str]) -> str | None:
    told = known.get(head)
    if told and register.column(told):
        return told
    return next((column.code for column in register.columns if head in column.heads()), None)


def _alike(register: Register, head: str, taken: Mapping[str, int]) -> str | None:
    rated = [
        (max(fuzz.token_sort_ratio(head, name) for name in column.heads()), column.code)
        for column in register.columns
        if column.code not in taken
    ]
    best = max(rated, default=(0, ""))
    return best[1] if best[0] >= LIKE_ENOUGH else None
