"""Charts: a Vega-Lite specification becomes one SVG for the page, the print and the PDF. No script in the browser.

A chart is an addition: the page that shows one also shows its figures as a table.
"""

import hashlib
import json
import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

import vl_convert
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

SKY, GOLD = "#0a7ea4", "#c99a2e"
CATEGORIES = [SKY, GOLD, "#5b8c5a", "#b5563c", "#6f6bb0", "#3f9c9c", "#a06a8f", "#7a8794"]
SEQUENCE = ["#d7ecf4", "#a8d5e6", "#6fb8d2", "#3a9abd", "#0a7ea4", "#07627f"]
LINKED: dict[str, Any] = {"href": {"field": "href"}, "description": {"field": "name"}}
BASE = "https://vega.github.io/vega-datasets/"  # what the drawing puts before an address
LINK = re.compile(r'<a xlink:href="([^"]*)"><(\w+)([^>]*?) aria-label="([^"]*)"([^>]*)/></a>')
INK = "#010203"  # stands for the colour of the surrounding text; becomes currentColor, so that dark mode works
PAPER_INK = "#16262f"
FONT = "Inter, system-ui, 'DejaVu Sans', sans-serif"
GRID = "#9fb0ba"

THEME: dict[str, Any] = {
    "background": None,
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK, "titleColor": INK, "domainColor": GRID, "tickColor": GRID, "gridColor": GRID,
        "gridOpacity": 0.35, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": 500, "labelLimit": 260,
    },
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12, "titleFontSize": 12, "labelLimit": 260},
    "header": {"labelColor": INK, "titleColor": INK, "labelFontSize": 12},
    "title": {"color": INK, "fontSize": 14, "fontWeight": 600, "anchor": "start"},
    "text": {"color": INK, "fontSize": 12},
    "mark": {"color": SKY},
    "bar": {"color": SKY, "cornerRadius": 2},
    "line": {"color": SKY, "strokeWidth": 2.5},
    "point": {"color": SKY, "filled": True, "size": 50},
    "area": {"color": SKY, "fillOpacity": 0.25, "line": {"color": SKY}},
    "rule": {"color": GOLD, "strokeWidth": 1.5},
    "range": {"category": CATEGORIES, "ordinal": SEQUENCE, "ramp": SEQUENCE, "heatmap": SEQUENCE},
}  # fmt: skip


def svg(spec: dict[str, Any], *, width: int = 640) -> SafeString:
    """Draw a Vega-Lite specification in Tirek's colours, ``width`` CSS pixels wide (it shrinks with the page).

    ``spec["title"]`` and ``spec["description"]`` become the name and description that a screen reader reads; the
    title is drawn only where the caller says ``"usermeta": {"drawn_title": True}``, since pages have headings of their
    own. Data is inline (``{"data": {"values": […]}}``); nothing is fetched. Drawing takes some 30 ms, then is cached.

    A mark with ``LINKED`` among its encodings leads to the address in ``href`` (a path of this site; empty: nowhere)
    and is called by what stands in ``name``. The keys do not stop at it: the table beside the chart has the same links.
    """
    return _drawn(json.dumps(spec, sort_keys=True, ensure_ascii=False, default=_plain), width)


def svg_as_png(drawing: str, *, scale: float = 2) -> bytes:
    """A drawing on white, for slides: dark ink, twice as many pixels as CSS pixels."""
    painted = re.sub(r"(<svg[^>]*>)", r'\1<rect width="100%" height="100%" fill="#ffffff"/>', drawing, count=1)
    return bytes(vl_convert.svg_to_png(painted.replace("currentColor", PAPER_INK), scale=scale))


@lru_cache(maxsize=256)
def _drawn(spec_json: str, width: int) -> SafeString:
    spec = json.loads(spec_json)
    title, description = _name(spec), str(spec.pop("description", ""))
    spec = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", **spec}
    if "facet" not in spec:  # small multiples say the width of each themselves
        spec = {"width": width, **spec, "autosize": {"type": "fit-x", "contains": "padding"}}
    spec["config"] = {**THEME, **spec.get("config", {})}
    drawing = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    key = hashlib.sha256(f"{spec_json}{width}".encode()).hexdigest()[:12]
    return mark_safe(_described(_adapted(drawing, key), key, title, description))  # noqa: S308 - drawn here, texts escaped


def _name(spec: dict[str, Any]) -> str:
    title = spec.get("title", "")
    if not spec.pop("usermeta", {}).get("drawn_title"):
        spec.pop("title", None)
    return str(title.get("text", "") if isinstance(title, dict) else title)


def _adapted(drawing: str, key: str) -> str:
    """Colours of the page; no inline styles (the content security policy refuses them); nothing that says or paints
    nothing; names of clips that no second chart on the page has; one font on the root. A third of the size. Only
    tags are touched: what stands between them are figures and names."""
    drawing = re.sub(r'<path class="(?:back|fore)ground"[^>]* d="(?:M0,0h0v0h0Z)?"[^>]*/>', "", drawing)
    drawing = LINK.sub(_linked, drawing)
    return re.sub(r"<[^>]+>", lambda tag: _adapted_tag(tag[0], key), drawing)


def _linked(found: re.Match[str]) -> str:
    address, tag, before, name, after = found.groups()
    mark = f"<{tag}{before}{after}/>"
    path = address.removeprefix(BASE)
    is_ours = path.startswith("/") and not path.startswith("//")
    return f'<a href="{path}" tabindex="-1" aria-label="{name}">{mark}</a>' if is_ours else mark


def _adapted_tag(tag: str, key: str) -> str:
    if tag.startswith("<a "):
        return tag
    tag = tag.replace(INK, "currentColor").replace(' opacity="1"', "")
    tag = re.sub(r' (?:style|class|role|font-family|pointer-events|aria-(?!hidden)[a-z]+)="[^"]*"', "", tag)
    tag = re.sub(r"(\.\d\d)\d+", r"\1", tag)
    return re.sub(r'( id="|url\(#)(\w)', rf"\1chart-{key}-\2", tag)


def _described(drawing: str, key: str, title: str, description: str) -> str:
    named = f"chart-{key}-name chart-{key}-text" if description else f"chart-{key}-name"
    texts = f'<title id="chart-{key}-name">{escape(title)}</title>'
    texts += f'<desc id="chart-{key}-text">{escape(description)}</desc>' if description else ""
    role = "group" if "<a href=" in drawing else "img"
    label = f'class="chart" role="{role}" aria-labelledby="{named}" font-family="{FONT}"'
    head, _, rest = drawing.partition(">")
    return f"{head.replace('<svg', f'<svg {label}', 1)}>{texts}{rest}"


def _plain(value: object) -> float | str:
    return float(value) if isinstance(value, Decimal) else str(value)
