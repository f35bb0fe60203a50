"""How two states of an annual report differ: an edition and the one before it, or what was published and now."""

from collections.abc import Iterator
from dataclasses import dataclass

from tirek.reports.annual import Amount, Annual, AnnualCell
from tirek.reports.models import AnnualEdition
from tirek.reports.queries.annual import published_annual


@dataclass(frozen=True, slots=True)
class AnnualChange:
    """A figure that differs, as a whole or at a place; or the words of a block."""

    title: str
    place: str
    before: Amount | None
    after: Amount | None
    is_words: bool = False


def annual_changes(before: Annual, after: Annual) -> list[AnnualChange]:
    """Every figure that differs, the whole first, and every block whose words do."""
    found = [change for code in after.cells for change in _of_cell(before.cells.get(code), after, code)]
    gone = [
        AnnualChange(cell.title, "", cell.total, None) for code, cell in before.cells.items() if code not in after.cells
    ]
    words = [
        AnnualChange(block, "", None, None, is_words=True)
        for block in {**before.words, **after.words}
        if before.words.get(block) != after.words.get(block)
    ]
    return [*found, *gone, *words]


def edition_before(edition: AnnualEdition) -> Annual | None:
    """The published edition before one."""
    return published_annual(edition.year, edition.version - 1) if edition.version > 1 else None


def _of_cell(old: AnnualCell | None, after: Annual, code: str) -> Iterator[AnnualChange]:
    new = after.cells[code]
    if old is None or _differ(old.total, new.total):
        yield AnnualChange(new.title, "", old.total if old else None, new.total)
    for place, amount in new.parts.items():
        was = old.parts.get(place) if old else None
        if old is not None and (was is None or _differ(was, amount)):
            yield AnnualChange(new.title, after.places[place].name, was, amount)


def _differ(before: Amount, after: Amount) -> bool:
    """What is hidden on either side is not told by what it became."""
    return not (before.is_hidden or after.is_hidden) and before.value != after.value
