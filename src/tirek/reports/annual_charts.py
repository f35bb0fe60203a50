"""Charts of the annual report: the course of a figure, its regions as bars, and as a map of tiles."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.utils.safestring import SafeString

from tirek.core.charts import LINKED, SEQUENCE, svg
from tirek.core.ui.tiles import bounds, step_of
from tirek.reports.annual import Annual, AnnualCell
from tirek.reports.estimates import written_value
from tirek.reports.period import Period, period_short
from tirek.reports.queries.annual import amount_of_key
from tirek.reports.wording import HIDDEN
from tirek.territory.queries import AreaOn, CountryMap, country_map

BAR, HEIGHT = 22, 170
NOWHERE: Mapping[str, str] = MappingProxyType({})
TILE = 58
EMPTY = "#edf1f4"
INK, LIGHT = "#15242e", "#ffffff"
DARK_FROM = 4
# Thousands apart by a space that does not break, as all numbers of the pages are.
NUMBERS = {"title": None, "tickMinStep": 1, "labelExpr": "replace(datum.label, /,/g, '\u00a0')"}


def course_of(
    cell: AnnualCell, addresses: Mapping[str, str] = NOWHERE, *, width: int = 420, is_titled: bool = False
) -> SafeString | None:
    """Quarter by quarter, or year by year for a state; None without two values to compare, or where all are zero.
    ``addresses``: where the bar of a period leads, by its code."""
    points = [
        (period_short(Period.parse(code)), one.value, addresses.get(code, ""))
        for code, one in cell.series
        if one.value is not None
    ]
    if len(points) < 2 or not any(value for _when, value, _address in points):
        return None
    bars = [
        {"when": when, "name": when, "value": value, "said": written_value(value), "href": address}
        for when, value, address in points
    ]
    spec = {
        "data": {"values": bars},
        "height": HEIGHT,
        "encoding": {
            "x": {"field": "when", "type": "ordinal", "sort": None, "axis": {"title": None, "labelAngle": 0}},
            "y": {"field": "value", "type": "quantitative", "axis": {**NUMBERS, "tickCount": 4}},
        },
        "layer": [
            {"mark": {"type": "bar", "cornerRadiusEnd": 3}, "encoding": LINKED},
            {"mark": {"type": "text", "dy": -7}, "encoding": {"text": {"field": "said", "type": "nominal"}}},
        ],
    }
    return svg(_titled(spec, cell.title, is_titled), width=width)


def regions_of(
    annual: Annual,
    cell: AnnualCell,
    addresses: Mapping[str, str] = NOWHERE,
    *,
    width: int = 640,
    is_titled: bool = False,
) -> SafeString | None:
    """One bar a region, the longest first. ``addresses``: where the bar of a region leads, by its code."""
    told = [(annual.places[code].name, one.value, code) for code, one in cell.parts.items() if one.value]
    if not told:
        return None
    bars = [
        {"place": name, "name": name, "value": value, "said": written_value(value), "href": addresses.get(code, "")}
        for name, value, code in sorted(told, key=lambda one: (-one[1], one[0]))
    ]
    spec = {
        "data": {"values": bars},
        "height": {"step": BAR},
        "encoding": {
            "y": {"field": "place", "type": "nominal", "sort": None, "axis": {"title": None, "labelLimit": 240}},
            "x": {"field": "value", "type": "quantitative", "axis": NUMBERS},
        },
        "layer": [
            {"mark": {"type": "bar", "cornerRadiusEnd": 3}, "encoding": LINKED},
            {
                "mark": {"type": "text", "align": "left", "dx": 4},
                "encoding": {"text": {"field": "said", "type": "nominal"}},
            },
        ],
    }
    return svg(_titled(spec, cell.title, is_titled), width=width)


def country_of(annual: Annual, cell: AnnualCell, url: Callable[[AreaOn], str]) -> CountryMap | None:
    """The regions with their values, • where one is kept back; None where nothing is known."""
    amounts = amount_of_key(annual, cell)
    values: dict[Any, Any] = {key: one.value for key, one in amounts.items() if one.value is not None}
    hidden = {key: HIDDEN for key, one in amounts.items() if one.is_hidden}
    return country_map(annual.borders_on, values, url, said=hidden) if values else None


def map_of(annual: Annual, cell: AnnualCell, *, width: int = 520, is_titled: bool = False) -> SafeString | None:
    """The country in tiles, for paper and slides; the page has tiles that are links."""
    drawn = country_of(annual, cell, lambda _region: "")
    if drawn is None or not drawn.tiles:
        return None
    limits = bounds([tile["value"] for tile in drawn.tiles if tile["value"] is not None])
    spec = {
        "data": {"values": [_tile(tile, step_of(tile["value"], limits)) for tile in drawn.tiles]},
        "height": {"step": TILE},
        "encoding": {
            "x": {"field": "column", "type": "ordinal", "axis": None, "scale": {"padding": 0.06}},
            "y": {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0.06}},
        },
        "layer": [
            {
                "mark": {"type": "rect", "cornerRadius": 8},
                "encoding": {"color": {"field": "colour", "type": "nominal", "scale": None}},
            },
            _text("code", -9, weight=600),
            _text("said", 9),
        ],
    }
    return svg(_titled(spec, cell.title, is_titled), width=width)


def _tile(tile: dict[str, Any], step: int) -> dict[str, Any]:
    return {
        "column": tile["column"],
        "row": tile["row"],
        "code": tile["code"],
        "said": tile["said"] or written_value(tile["value"]),
        "colour": SEQUENCE[step] if step else EMPTY,
        "ink": LIGHT if step >= DARK_FROM else INK,
    }


def _text(name: str, lower: int, *, weight: int = 400) -> dict[str, Any]:
    return {
        "mark": {"type": "text", "dy": lower, "fontSize": 12, "fontWeight": weight},
        "encoding": {
            "text": {"field": name, "type": "nominal"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }


def _titled(spec: dict[str, Any], title: str, is_drawn: bool) -> dict[str, Any]:
    return {**spec, "title": title, **({"usermeta": {"drawn_title": True}} if is_drawn else {})}
