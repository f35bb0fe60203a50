"""Small groups on what everybody may read: which figures are left out so that nobody is known by them."""

from decimal import Decimal

from tirek.reports.enums import Unit

SMALLEST = 5
PEOPLE = (
    *(Unit.CASES, Unit.FAMILIES, Unit.PEOPLE, Unit.QUESTIONS, Unit.PROPOSALS),
    *(Unit.VOICES, Unit.FILES, Unit.SIGNALS, Unit.CHECKS),
)


def few(column: list[tuple[Decimal, str, bool]]) -> set[str]:
    """The codes of a column (value above zero, code, whether a part of a sum) to leave out: those below the smallest
    number of people; where one part alone were hidden, the sum would give it away, so the next smallest goes too."""
    found = {code for value, code, _is_part in column if value < SMALLEST}
    parts = sorted((value, code) for value, code, is_part in column if is_part)
    if len(found & {code for _value, code in parts}) == 1:
        found |= {code for _value, code in parts[:2]}
    return found
