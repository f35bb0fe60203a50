"""The chart of an indicator: one bar a place, longest first."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.safestring import SafeString

from tirek.core.charts import LINKED, svg
from tirek.reports.indicators import Indicator
from tirek.reports.queries import Row

BAR = 26
MOST_BARS = 30


def bars_of(
    indicator: Indicator, rows: Sequence[Row], address_of: Callable[[Row], str] = lambda _row: ""
) -> SafeString | None:
    """The bars of the first figure of each row; None when no row has a value. The table under it holds the same.
    ``address_of``: where the bar of a row leads."""
    values = [(row.name, row.figures[0].value, address_of(row)) for row in rows if row.figures[0].value is not None]
    if not values:
        return None
    longest = sorted(values, key=lambda one: (-one[1], one[0]))[:MOST_BARS]
    return svg({"title": str(indicator.title), **_spec(longest)}, width=640)


def _spec(values: list[tuple[str, int | float, str]]) -> dict[str, Any]:
    data = [{"place": place, "value": value, "name": place, "href": address} for place, value, address in values]
    bars = {
        "y": {"field": "place", "type": "nominal", "sort": None, "axis": {"title": None, "labelLimit": 260}},
        "x": {"field": "value", "type": "quantitative", "axis": {"title": None, "tickMinStep": 1}},
    }
    return {
        "data": {"values": data},
        "height": {"step": BAR},
        "encoding": bars,
        "layer": [
            {"mark": {"type": "bar", "cornerRadiusEnd": 3}, "encoding": LINKED},
            {
                "mark": {"type": "text", "align": "left", "dx": 4},
                "encoding": {"text": {"field": "value", "type": "quantitative"}},
            },
        ],
    }
