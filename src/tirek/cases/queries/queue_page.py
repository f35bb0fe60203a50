"""One page of the queue by key, so that the thousandth page costs what the first one does."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from tirek.cases.models import Case
from tirek.cases.models.case import CaseQuerySet
from tirek.cases.queries.queue import SORTS

SIZE = 50


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Some rows, and the key of the row the next page follows (empty at the end)."""

    rows: list[Case]
    next_key: str


def queue_page(cases: CaseQuerySet, sort: str, after: str, *, size: int = SIZE) -> QueuePage:
    """The rows of a sorted queue after a key; one that makes no sense gives the first page. One query."""
    column, _id = SORTS.get(sort, SORTS["due"])
    key = _read(after)
    rows = list((cases.filter(_beyond(column, *key)) if key else cases)[: size + 1])
    more = len(rows) > size
    return QueuePage(rows[:size], _key(rows[size - 1], column) if more else "")


def _beyond(column: str, day: date, pk: UUID) -> Q:
    """Rows that come later in the order: a later day, or the same day and a larger key."""
    name, side = column.lstrip("-"), "lt" if column.startswith("-") else "gt"
    return Q(**{f"{name}__{side}": day}) | Q(**{name: day, f"id__{side}": pk})


def _key(case: Case, column: str) -> str:
    return f"{getattr(case, column.lstrip('-')).isoformat()},{case.pk}"


def _read(text: str) -> tuple[date, UUID] | None:
    day, _, pk = text.partition(",")
    try:
        return date.fromisoformat(day), UUID(pk)
    except ValueError:
        return None
