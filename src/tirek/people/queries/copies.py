"""The copy of everything held on a person: for machines as JSON, for people as a document."""

from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.core.operator import operator
from tirek.people.models import Person
from tirek.people.queries.disclosures import by_day, disclosures_of
from tirek.people.queries.holdings import Holding, everything_on

LAST_DAYS = 60
# Keys of rows and machine columns say nothing to a reader; the JSON has them all.
_PLUMBING = ("id", "_id", "version", "path")


def copy_as_json(person: Person, *, at: datetime) -> dict[str, Any]:
    """Every row of every table that leads to the person, by table."""
    told = operator()
    return {
        "made_at": at.isoformat(),
        "operator": {"name": told.name, "number": told.number} if told else None,
        "person": str(person.pk),
        "tables": {holding.table: holding.rows for holding in everything_on(person)},
    }


def copy_for_paper(person: Person, *, at: datetime) -> dict[str, Any]:
    """The same for reading: columns that carry words, dates and numbers; disclosures by day."""
    tables = [_readable(holding) for holding in everything_on(person) if holding.table != "people.Disclosure"]
    days = by_day(disclosures_of(person)[: LAST_DAYS * 5])[:LAST_DAYS]
    return {
        "title": _("Everything held on %(name)s") % {"name": person.full_name},
        "lang": (get_language() or "kk")[:2],
        "made": _("Made on %(day)s") % {"day": localtime(at).strftime("%d.%m.%Y %H:%M")},
        "operator": " · ".join(filter(None, (told.name, told.number))) if (told := operator()) else "",
        "tables": [table for table in tables if table["rows"]],
        "seen_title": _("Who has seen or received the data"),
        "seen": [
            [day.on.strftime("%d.%m.%Y"), [[reader.organisation, _lines(reader)] for reader in day.readers]]
            for day in days
        ],
    }


def _lines(reader: Any) -> str:
    return "; ".join(f"{line.how}: {line.what}" for line in reader.lines)


def _readable(holding: Holding) -> dict[str, Any]:
    rows = [
        [(column, _shown(value)) for column, value in row.items() if _is_told(column, value)] for row in holding.rows
    ]
    return {"title": holding.title, "rows": [row for row in rows if row]}


def _is_told(column: str, value: Any) -> bool:
    return value not in (None, "", [], {}) and not column.endswith(_PLUMBING)


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    moment = parse_datetime(value) if isinstance(value, str) and "T" in value and len(value) > 18 else None
    return localtime(moment).strftime("%d.%m.%Y %H:%M") if moment else str(value)
