"""Charts of reports and comparisons: small multiples, one for each column, or for each row over time."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.safestring import SafeString

from tirek.core.charts import LINKED, svg
from tirek.reports.queries.compare import RegionLine
from tirek.reports.queries.pivot_shown import ShownTable

MOST_BARS, MOST_CHARTS = 25, 24
WIDTH, HEIGHT = 150, 70
BAR = 22


def chart_of(table: ShownTable) -> SafeString | None:
    """One drawing; None where there is nothing to draw. The table beside it holds the same."""
    values = list(_lines(table) if table.over_time and len(table.heads) > 1 else _bars(table))
    if not any(one["value"] for one in values):
        return None
    spec = _lines_spec(values) if table.over_time and len(table.heads) > 1 else _bars_spec(table, values)
    return svg({"title": table.title, "data": {"values": values}, **spec})


def trends_of(title: str, rows: Sequence[RegionLine], heads: Sequence[str]) -> SafeString | None:
    """How each region has gone over the periods compared: one small line a region, each on its own scale."""
    values = [
        {"row": row.name, "place": place, "head": head, "value": float(value)}
        for row in rows[:MOST_CHARTS]
        for place, (head, value) in enumerate(zip(heads, _values(row), strict=True))
        if value is not None
    ]
    if not any(one["value"] for one in values):
        return None
    return svg({"title": title, "data": {"values": values}, **_lines_spec(values)})


def _values(row: RegionLine) -> Sequence[int | float | None]:
    return row.rates or [figure.value if figure else None for figure in row.figures]


def _lines(table: ShownTable) -> Iterator[dict[str, Any]]:
    for row in table.rows[:MOST_CHARTS]:
        for place, (head, cell) in enumerate(zip(table.heads, row.cells, strict=True)):
            if cell is not None and cell.value is not None:
                yield {"row": row.name, "place": place, "head": head, "value": float(cell.value)}


def _bars(table: ShownTable) -> Iterator[dict[str, Any]]:
    for row in table.rows[:MOST_BARS]:
        for head, cell in zip(table.heads[:6], row.cells, strict=False):
            if cell is not None and cell.value is not None:
                name = f"{row.name}, {head}"
                yield {"row": row.name, "head": head, "value": float(cell.value), "href": cell.address, "name": name}


def _lines_spec(values: list[dict[str, Any]]) -> dict[str, Any]:
    """A small line for each row, each on its own scale: what matters is how it has gone."""
    first, last = values[0]["head"], values[-1]["head"]
    return {
        "facet": _facet("row", values),
        "columns": 4,
        "resolve": {"scale": {"y": "independent"}},
        "spec": {
            "width": WIDTH,
            "height": HEIGHT,
            "mark": {"type": "line", "point": True},
            "encoding": {
                "x": {
                    "field": "head",
                    "type": "ordinal",
                    "sort": {"field": "place"},
                    "axis": {"title": None, "values": [first, last], "labelAngle": 0, "grid": False},
                },
                "y": {"field": "value", "type": "quantitative", "axis": {"title": None, "tickCount": 2}},
            },
        },
    }


def _bars_spec(table: ShownTable, values: list[dict[str, Any]]) -> dict[str, Any]:
    several = len({one["head"] for one in values}) > 1
    row: dict[str, Any] = {"field": "row", "type": "nominal", "sort": None, "axis": {"title": None, "labelLimit": 200}}
    value = {"field": "value", "type": "quantitative", "axis": {"title": None, "tickMinStep": 1, "tickCount": 4}}
    plain = {"mark": {"type": "bar", "cornerRadiusEnd": 3}, "encoding": {"y": row, "x": value, **LINKED}}
    if not several:
        return {"height": {"step": BAR}, **plain}
    return {
        "facet": _facet("head", values),
        "columns": 3,
        "resolve": {"scale": {"x": "independent"}},
        "spec": {"width": WIDTH, "height": {"step": BAR - 4}, **plain},
    }


def _facet(name: str, values: list[dict[str, Any]]) -> dict[str, Any]:
    """One small chart for each value, in the order of the table."""
    order = list(dict.fromkeys(one[name] for one in values))
    return {"field": name, "type": "nominal", "sort": order, "header": {"title": None, "labelLimit": WIDTH + 60}}
