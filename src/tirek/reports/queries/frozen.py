"""What is frozen of a report: its tables with their words in three languages, as a document and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, override

from tirek.core.audit.digest import stamp
from tirek.network.models import Organisation
from tirek.reports.indicators import indicator
from tirek.reports.models import FrozenReport, SavedReport
from tirek.reports.pivots import Question
from tirek.reports.queries.figures import Figure
from tirek.reports.queries.pivot import PivotTable, Place
from tirek.reports.queries.pivot_shown import ShownCell, ShownRow, ShownTable, dress, names_of
from tirek.reports.snapshots import TABLE_FORMAT

LANGUAGES = ("kk", "ru", "en")
TOTAL = "total"
Document = dict[str, Any]


def document_of(
    report: SavedReport,
    question: Question,
    tables: Sequence[PivotTable],
    *,
    number: int,
    office: Organisation | None,
    today: date,
    at: datetime,
) -> Document:
    """What is frozen: the question about its very days, every cell, the words of rows and columns; nobody's name."""
    days, names = question.days(today), _names(question, tables, today)
    return {
        "format": TABLE_FORMAT,
        "report": str(report.pk),
        "name": report.name,
        "body": {"code": office.code if office else "0000"},
        "period": {"code": days.code, "first": days.first.isoformat(), "last": days.last.isoformat()},
        "version": number,
        "question": question.fixed(today).as_json(),
        "frozen_at": stamp(at),
        "tables": [_table(place, table, names) for place, table in enumerate(tables)],
        "cells": [cell for place, table in enumerate(tables) for cell in _cells(place, table)],
        "children": [],
    }


def question_of(frozen: FrozenReport) -> Question:
    """The question that was frozen."""
    return Question.from_json(frozen.document["question"])


def shown_frozen(frozen: FrozenReport) -> list[ShownTable]:
    """The frozen tables in the active language; no query."""
    question, cells = question_of(frozen), {cell["indicator"]: cell for cell in frozen.document["cells"]}
    return [_thawed(question, told, cells) for told in frozen.document["tables"]]


def _thawed(question: Question, told: Mapping[str, Any], cells: Mapping[str, Any]) -> ShownTable:
    language = (get_language() or "kk")[:2]

    def cell(row: str, column: str) -> ShownCell | None:
        found = cells.get(_key(told["place"], row, column))
        if found is None:
            return None
        return ShownCell(None if found["value"] is None else Decimal(found["value"]), found["is_estimate"])

    columns = [one["key"] for one in told["columns"]]
    rows = [
        ShownRow(one[language], [cell(one["key"], key) for key in columns], cell(one["key"], TOTAL))
        for one in told["rows"]
    ]
    foot = [cell(TOTAL, key) for key in columns]
    one = indicator(told["indicator"]) if told["indicator"] else None
    return dress(question, one, [one[language] for one in told["columns"]], rows, foot if any(foot) else [])


def _names(question: Question, tables: Sequence[PivotTable], today: date) -> Mapping[str, Mapping[Place, str]]:
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = names_of(question, tables, today)
    return found


def _table(place: int, table: PivotTable, names: Mapping[str, Mapping[Place, str]]) -> Document:
    def told(places: Iterable[Place]) -> list[dict[str, str]]:
        return [{"key": _one(one), **{language: names[language][one] for language in LANGUAGES}} for one in places]

    return {
        "place": place,
        "indicator": table.indicator.code if table.indicator else None,
        "rows": told(table.rows),
        "columns": told(table.columns),
    }


def _cells(place: int, table: PivotTable) -> Iterator[Document]:
    for (row, column), figure in table.cells.items():
        yield _cell(_key(place, _one(row), _one(column)), figure)
    for row, figure in table.row_totals.items():
        yield _cell(_key(place, _one(row), TOTAL), figure)
    for column, figure in table.column_totals.items():
        yield _cell(_key(place, TOTAL, _one(column)), figure)


def _cell(key: str, figure: Figure) -> Document:
    return {
        "indicator": key,
        "code": figure.indicator.code,
        "definition": figure.indicator.version,
        "unit": figure.indicator.unit.value,
        "period": figure.period.code,
        "value": None if figure.value is None else str(figure.value),
        "records": figure.records,
        "is_estimate": figure.is_estimate,
        "below": None,
    }


def _one(place: Place) -> str:
    return f"{place[0]}={place[1]}"


def _key(place: int, row: str, column: str) -> str:
    """The name of a cell inside its document: the table, the row, the column."""
    return f"{place}|{row}|{column}"
