"""Charts of initiatives; the page that shows one also shows its figures as a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tirek.core.charts import INK, SKY, svg

if TYPE_CHECKING:
    from tirek.programmes.queries.initiatives import Step


def funnel_chart(steps: "Sequence[Step]") -> SafeString | None:
    """How many reached each stage, the first on top; None when there is nothing to draw."""
    values = [
        {"stage": step.stage.name, "reached": step.reached, "order": place}
        for place, step in enumerate(steps)
        if step.reached is not None
    ]
    if len(values) < 2:
        return None
    place = {"field": "stage", "type": "nominal", "sort": {"field": "order"}, "title": None}
    return svg(
        {
            "title": _("How many reached each stage"),
            "height": {"step": 42},
            "data": {"values": values},
            "encoding": {"y": {**place, "axis": {"labelLimit": 220}}},
            "layer": [
                {
                    "mark": {"type": "bar", "color": SKY, "cornerRadius": 3},
                    "encoding": {"x": {"field": "reached", "type": "quantitative", "title": None, "axis": None}},
                },
                {
                    "mark": {"type": "text", "align": "left", "dx": 6, "color": INK, "fontSize": 13},
                    "encoding": {
                        "x": {"field": "reached", "type": "quantitative"},
                        "text": {"field": "reached", "type": "quantitative"},
                    },
                },
            ],
        }
    )
