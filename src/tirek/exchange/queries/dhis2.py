"""Published figures in the shape of DHIS2: organisation units, data elements and a data set, and values of a period.

Keys are the eleven letters and digits DHIS2 asks for, made from what a thing is and its code, so that the same thing
keeps its key; ``CODE`` gives the codes themselves instead.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_letters, digits
from typing import Any

from tirek.network.models import Organisation
from tirek.reports.models import Sheet
from tirek.reports.queries.cells import written
from tirek.reports.queries.forms import FIRST, form_version
from tirek.reports.queries.open_data import PUBLISHED, OpenPeriod, OpenValue, open_period, open_periods

Row = dict[str, Any]
SCHEMES = ("UID", "CODE")
DATA_SET = "quarterly"
SHORT = 50
HEADS = (
    *("dataelement", "period", "orgunit", "categoryoptioncombo", "attributeoptioncombo", "value"),
    *("storedby", "lastupdated", "comment", "followup", "deleted"),
)


@dataclass(frozen=True, slots=True)
class Value:
    """One value: of what, where, when."""

    element: str
    period: str
    unit: str
    value: str


def uid(kind: str, code: str) -> str:
    """Eleven letters and digits, the first one a letter."""
    number = int.from_bytes(hashlib.sha256(f"tirek:{kind}:{code}".encode()).digest())
    number, first = divmod(number, len(ascii_letters))
    rest = []
    for _place in range(10):
        number, place = divmod(number, len(ascii_letters + digits))
        rest.append((ascii_letters + digits)[place])
    return ascii_letters[first] + "".join(rest)


def named(kind: str, code: str, scheme: str) -> str:
    """A key in a scheme."""
    return code if scheme == "CODE" else uid(kind, code)


def metadata() -> Row:
    """The units, elements and data set that values are of: as a DHIS2 instance imports them."""
    units, elements = _units(), [_element(each) for each in _figures()]
    title = str(form_version(DATA_SET, FIRST).title)
    return {
        "organisationUnits": units,
        "dataElements": elements,
        "dataSets": [
            {
                "id": uid("dataSet", DATA_SET),
                "code": DATA_SET,
                "name": title,
                "shortName": title[:SHORT],
                "periodType": "Quarterly",
                "dataSetElements": [
                    {"dataElement": {"id": element["id"]}, "dataSet": {"id": uid("dataSet", DATA_SET)}}
                    for element in elements
                ],
                "organisationUnits": [{"id": unit["id"]} for unit in units],
            }
        ],
    }


def value_set(told: OpenPeriod, scheme: str, unit: str = "") -> Row:
    """The values of a period as ``dataValueSets`` exchanges them."""
    rows = [
        {"dataElement": each.element, "period": each.period, "orgUnit": each.unit, "value": each.value}
        for each in values(told, scheme, unit)
    ]
    return {"dataSet": named("dataSet", DATA_SET, scheme), "period": told.code, "dataValues": rows}


def values(told: OpenPeriod, scheme: str, unit: str = "") -> Iterator[Value]:
    """What is published of a period; ``unit`` (a key or a code) narrows it. Values left out have no element."""
    for row in told.rows:
        if unit and unit not in (row.code, uid("organisationUnit", row.code)):
            continue
        for each in row.values:
            if each.value is not None:
                element = named("dataElement", each.indicator.code, scheme)
                place = named("organisationUnit", row.code, scheme)
                yield Value(element, told.code, place, str(written(each.value)))


def _units() -> list[Row]:
    """The offices that publish, the republic's first."""
    sheets = Sheet.objects.filter(organisation__level__in=PUBLISHED)
    rows = list(Organisation.objects.filter(pk__in=sheets.values("organisation_id")).order_by("path"))
    codes = {row.code for row in rows}
    return [_unit(row, codes) for row in rows]


def _unit(row: Organisation, codes: set[str]) -> Row:
    parent = row.parent_code if row.parent_code in codes else None
    told: Row = {
        "id": uid("organisationUnit", row.code),
        "code": row.code,
        "name": row.name,
        "shortName": row.name[:SHORT],
        "openingDate": row.during.lower.isoformat(),
        "level": len([code for code in row.ancestor_codes if code in codes]) + 1,
    }
    return told | ({"parent": {"id": uid("organisationUnit", parent)}} if parent else {})


def _figures() -> list[OpenValue]:
    """What the last published period told of."""
    told = next((open_period(code) for code in open_periods()), None)
    return told.rows[0].values if told and told.rows else []


def _element(value: OpenValue) -> Row:
    each = value.indicator
    return {
        "id": uid("dataElement", each.code),
        "code": each.code,
        "name": str(each.title),
        "shortName": str(each.title)[:SHORT],
        "description": str(each.definition),
        "domainType": "AGGREGATE",
        "valueType": "INTEGER_ZERO_OR_POSITIVE" if each.is_count else "NUMBER",
        "aggregationType": "SUM" if each.is_additive else "NONE",
        "zeroIsSignificant": True,
    }
