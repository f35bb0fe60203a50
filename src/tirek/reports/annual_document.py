"""The frozen form of an annual report: what is hidden in it, its JSON, and reading it again.

It is sealed and signed as a sheet is (``reports.snapshots``); a cell holds one indicator with all its regions. Small
groups are left out here, once: what is published, downloaded and verified is one and the same document.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tirek.core.audit.digest import stamp
from tirek.reports.annual import Amount, Annual, AnnualCell, Place, Value
from tirek.reports.period import Period
from tirek.reports.small_groups import PEOPLE, SMALLEST, few
from tirek.reports.snapshots import ANNUAL_FORMAT

WHOLE = ""


def for_everyone(annual: Annual) -> Annual:
    """The report without what few people stand behind."""
    return replace(annual, cells={code: _guarded(cell) for code, cell in annual.cells.items()})


def document_of_annual(
    annual: Annual, *, version: int, previous: str | None, reason: str, at: datetime, children: list[dict[str, Any]]
) -> dict[str, Any]:
    """What is frozen: texts, numbers as text, hashes; no personal names. ``children`` are the frozen sheets of the
    republic for the quarters of the year."""
    period = Period.year(annual.year)
    return {
        "format": ANNUAL_FORMAT,
        "period": {"code": period.code, "first": period.first.isoformat(), "last": period.last.isoformat()},
        "body": {"code": f"annual-{annual.year}"},
        "version": version,
        "previous": previous,
        "reason": reason,
        "as_of": stamp(annual.as_of),
        "frozen_at": stamp(at),
        "borders_on": annual.borders_on.isoformat(),
        "places": [
            {"code": one.code, "names": dict(one.names), "link": dict(one.link)} for one in annual.places.values()
        ],
        "words": {block: dict(told) for block, told in annual.words.items()},
        "cells": [_cell_told(cell) for cell in annual.cells.values()],
        "children": children,
    }


def annual_of(document: Mapping[str, Any], sha256: str) -> Annual:
    """A frozen report as pages use it."""
    cells = [_cell_read(told) for told in document["cells"]]
    places = [Place(one["code"], one["names"], one["link"]) for one in document["places"]]
    return Annual(
        year=int(document["period"]["code"]),
        version=document["version"],
        as_of=datetime.fromisoformat(document["as_of"]),
        borders_on=date.fromisoformat(document["borders_on"]),
        cells={cell.code: cell for cell in cells},
        places={place.code: place for place in places},
        words=document["words"],
        sha256=sha256,
    )


def _guarded(cell: AnnualCell) -> AnnualCell:
    if cell.unit not in PEOPLE:
        return cell
    parts = _without_few({**cell.parts, WHOLE: cell.total})
    total = parts.pop(WHOLE)
    return replace(
        cell,
        total=total,
        parts=parts,
        records=None if total.is_hidden else cell.records,
        before=_hidden(cell.before) if _is_small(cell.before) else cell.before,
        series=tuple(_without_few(dict(cell.series)).items()),
    )


def _without_few(amounts: Mapping[str, Amount]) -> dict[str, Amount]:
    """Those of few people left out; where one alone would be, the smallest other one with it."""
    column = [(Decimal(str(one.value)), code, code != WHOLE) for code, one in amounts.items() if one.value]
    left_out = few(column)
    return {code: _hidden(one) if code in left_out else one for code, one in amounts.items()}


def _is_small(one: Amount) -> bool:
    return bool(one.value) and 0 < (one.value or 0) < SMALLEST


def _hidden(one: Amount) -> Amount:
    return replace(one, value=None, is_hidden=True)


def _cell_told(cell: AnnualCell) -> dict[str, Any]:
    return {
        "indicator": cell.code,
        "definition": cell.version,
        "chapter": cell.chapter,
        "section": cell.section,
        "unit": cell.unit,
        "stands_on": cell.stands_on,
        "titles": dict(cell.titles),
        "meanings": dict(cell.meanings),
        "adds_up": cell.adds_up,
        "is_state": cell.is_state,
        "total": _amount_told(cell.total),
        "before": _amount_told(cell.before),
        "records": cell.records,
        "digest": cell.digest,
        "series": [[code, _amount_told(one)] for code, one in cell.series],
        "parts": [[code, _amount_told(one)] for code, one in cell.parts.items()],
        "below": None,
    }


def _cell_read(told: Mapping[str, Any]) -> AnnualCell:
    same = ("chapter", "section", "unit", "stands_on", "titles", "meanings", "adds_up", "is_state", "records", "digest")
    return AnnualCell(
        code=told["indicator"],
        version=told["definition"],
        total=_amount_read(told["total"]),
        before=_amount_read(told["before"]),
        series=tuple(_pairs(told["series"])),
        parts=dict(_pairs(told["parts"])),
        **{name: told[name] for name in same},
    )


def _pairs(told: Iterable[Any]) -> list[tuple[str, Amount]]:
    return [(code, _amount_read(one)) for code, one in told]


def _amount_told(one: Amount) -> dict[str, Any]:
    marks = {name: True for name in ("is_estimate", "is_hidden") if getattr(one, name)}
    return {"value": None if one.value is None else str(one.value), **marks}


def _amount_read(told: Mapping[str, Any]) -> Amount:
    return Amount(_number(told["value"]), told.get("is_estimate", False), told.get("is_hidden", False))


def _number(text: str | None) -> Value:
    if text is None:
        return None
    return float(text) if "." in text else int(text)
