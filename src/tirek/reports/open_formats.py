"""Open data as files: CSV, JSON and ADX (IHE Aggregate Data Exchange)."""

import csv
import io
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from django.utils import timezone

from tirek.reports.indicators import Indicator
from tirek.reports.queries.cells import written
from tirek.reports.queries.open_data import OpenPeriod, OpenValue

LICENCE = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
ADX = "urn:ihe:qrph:adx:2015"
HIDDEN = "hidden"
HEADS = ("period", "first", "last", "office", "name", "indicator", "definition", "unit", "value", "state", "version")
FORMATS = {"csv": "text/csv; charset=utf-8", "json": "application/json", "xml": "application/xml"}


def as_csv(told: OpenPeriod) -> str:
    """One line a value, with a heading; opens in a spreadsheet as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS)
    writer.writerows(_lines(told))
    return "\ufeff" + out.getvalue()


def as_json(told: OpenPeriod) -> dict[str, Any]:
    """The values with the words of their definitions and the licence."""
    return {
        "period": told.code,
        "first": told.first.isoformat(),
        "last": told.last.isoformat(),
        "licence": {"name": LICENCE, "url": LICENCE_ADDRESS},
        "definitions": [_definition(one) for one in told.indicators],
        "rows": [
            {
                "office": row.code,
                "name": row.name,
                "level": row.level,
                "version": row.version,
                "sha256": row.sha256,
                "values": {
                    one.indicator.code: {"value": written(one.value), "state": state_of(one)} for one in row.values
                },
            }
            for row in told.rows
        ],
    }


def as_adx(told: OpenPeriod) -> str:
    """A group for each office; values that are left out or not reported have no element, as ADX has it."""
    root = Element("adx", {"xmlns": ADX, "exported": timezone.now().isoformat(timespec="seconds")})
    for row in told.rows:
        span = f"{told.first.isoformat()}/P3M"
        group = SubElement(root, "group", {"orgUnit": row.code, "period": span, "dataSet": "quarterly"})
        for one in row.values:
            if one.value is not None:
                told_value = {"dataElement": one.indicator.code, "value": str(written(one.value))}
                SubElement(group, "dataValue", told_value)
    return tostring(root, encoding="unicode", xml_declaration=True)


def _told(one: OpenValue) -> dict[str, Any]:
    return {"value": written(one.value), "state": state_of(one)}


def state_of(one: OpenValue) -> str:
    """The state of a value, or that it is left out."""
    return HIDDEN if one.is_hidden else one.state


def _lines(told: OpenPeriod) -> Iterator[tuple[Any, ...]]:
    for row in told.rows:
        for one in row.values:
            figure = one.indicator
            yield (
                *(told.code, told.first, told.last, row.code, row.name, figure.code, figure.version),
                *(figure.unit.value, written(one.value) or "", state_of(one), row.version),
            )


def _definition(one: Indicator) -> dict[str, Any]:
    return {
        "code": one.code,
        "version": one.version,
        "title": str(one.title),
        "definition": str(one.definition),
        "unit": one.unit.value,
        "stands_on": one.evidence.value,
    }
