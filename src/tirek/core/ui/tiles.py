"""The geometry and the colour steps of the tile map."""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

PITCH_X, PITCH_Y, MARGIN = 90, 70, 6
STEPS = 5


def laid_out(tiles: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Tiles with their places and colour steps (0: no data or zero), the size of the drawing and its legend."""
    listed = list(tiles)
    values = [tile["value"] for tile in listed if tile["value"] is not None]
    limits = bounds(values)
    columns = max((tile["column"] for tile in listed), default=0) - min((t["column"] for t in listed), default=0)
    left = min((tile["column"] for tile in listed), default=0)
    top = min((tile["row"] for tile in listed), default=0)
    rows = max((tile["row"] for tile in listed), default=0) - top
    return {
        "width": (columns + 1) * PITCH_X + MARGIN,
        "height": (rows + 1) * PITCH_Y + MARGIN,
        "tiles": [_placed(tile, limits, left, top) for tile in listed],
        "legend": _legend(limits, values),
    }


def bounds(values: list[float]) -> list[float]:
    """Upper bounds of the colour steps: quantiles of the values above zero, so that one large city hides nobody."""
    positive = sorted(value for value in values if value > 0)
    if not positive:
        return []
    found = [positive[max(0, -(-len(positive) * step // STEPS) - 1)] for step in range(1, STEPS + 1)]
    return sorted(set(found))


def step_of(value: float | None, limits: list[float]) -> int:
    """0 for nothing, otherwise 1 to 5; fewer limits spread over the whole scale."""
    if value is None or value <= 0 or not limits:
        return 0
    place = next((index for index, limit in enumerate(limits) if value <= limit), len(limits) - 1)
    return shade(place, len(limits))


def shade(place: int, total: int) -> int:
    """The colour step of the nth of ``total`` groups; the highest is always the deepest."""
    return STEPS - (total - 1 - place)


def words(value: float | None) -> str:
    """A value as the tile says it; nothing reported is not zero."""
    if value is None:
        return _("no data")
    return f"{value:,}".replace(",", "\u202f")


def said_of(tile: Mapping[str, Any]) -> str:
    """What stands on a tile: its value, or what is said instead."""
    return tile.get("said") or words(tile["value"])


def _placed(tile: Mapping[str, Any], limits: list[float], left: int, top: int) -> dict[str, Any]:
    x = (tile["column"] - left) * PITCH_X + MARGIN
    y = (tile["row"] - top) * PITCH_Y + MARGIN
    return {
        "url": tile["url"],
        "code": tile["code"],
        "label": tile["label"],
        "words": said_of(tile),
        "step": step_of(tile["value"], limits),
        "x": x,
        "y": y,
        "middle": x + 42,
        "code_y": y + 28,
        "value_y": y + 51,
    }


def _legend(limits: list[float], values: list[float]) -> list[dict[str, Any]]:
    lowest = min((value for value in values if value > 0), default=0)
    ranges = [(lowest, limits[0]), *pairwise(limits)] if limits else []
    legend: list[dict[str, Any]] = [{"step": 0, "text": _("none")}]
    for place, (low, high) in enumerate(ranges):
        text = words(high) if low == high else f"{words(low)}–{words(high)}" if place == 0 else f"≤ {words(high)}"
        legend.append({"step": shade(place, len(ranges)), "text": text})
    return legend
