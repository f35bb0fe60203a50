"""The annual report for paper, slides and plain text."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.core.charts import svg_as_png
from tirek.core.paper import pdf
from tirek.reports.annual import CLOSING, OPENING, Amount, Annual, AnnualCell, chapter_title
from tirek.reports.annual_charts import course_of, map_of, regions_of
from tirek.reports.estimates import ESTIMATES, written_value
from tirek.reports.wording import HIDDEN, article_blocks, paragraphs_of, plain, title_of

REGION_COLUMNS = 4


def annual_pdf(annual: Annual) -> bytes:
    """The report on paper in the active language: words, tables, charts, maps, definitions; its hash at the foot."""
    return pdf("reports/annual.typ", _paper(annual), dated=annual.as_of)


def annual_images(annual: Annual) -> bytes:
    """A folder of slides: each chart and map as SVG and as PNG, with its title."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, drawing in _slides(annual):
            folder.writestr(f"{name}.svg", drawing)
            folder.writestr(f"{name}.png", svg_as_png(drawing))
    return buffer.getvalue()


def article_as_text(annual: Annual) -> str:
    """The article in the active language, as plain text to be pasted anywhere."""
    language = _language()
    parts = [title_of(annual.year, language)]
    for block in article_blocks(annual):
        told = [plain(paragraph) for paragraph in _words(annual, block)]
        heading = [] if block in (OPENING, CLOSING) else [chapter_title(block)]
        parts += [*heading, *told] if told else []
    return "\n\n".join(parts) + "\n"


def _slides(annual: Annual) -> Iterator[tuple[str, str]]:
    for chapter in annual.chapters:
        for cell in annual.leads(chapter):
            drawn = {
                "course": course_of(cell, width=900, is_titled=True),
                "map": map_of(annual, cell, width=900, is_titled=True),
                "regions": regions_of(annual, cell, width=900, is_titled=True),
            }
            for kind, drawing in drawn.items():
                if drawing:
                    yield f"{chapter}/{cell.code}-{kind}", str(drawing)


def _paper(annual: Annual) -> dict[str, Any]:
    return {
        "lang": _language(),
        "title": title_of(annual.year),
        "year": str(annual.year),
        "organisation": _("Tirek: the network of civic support"),
        "state": _state(annual),
        "hash": annual.sha256,
        "contents": _("Contents"),
        "opening": _plain_words(annual, OPENING),
        "closing": _plain_words(annual, CLOSING),
        "heads": [_("Indicator"), str(annual.year), _("Year before"), _("Change in percent")],
        "place": _("Place"),
        "regions": _("By region"),
        "chapters": [_chapter(annual, code) for code in annual.chapters],
        "definitions_title": _("Definitions"),
        "definitions": [[cell.title, cell.meaning] for cell in annual.cells.values()],
        "estimates": str(ESTIMATES) if _has_estimates(annual) else "",
        "borders": _("Borders as of %(day)s") % {"day": formats.date_format(annual.borders_on, "DATE_FORMAT")},
    }


def _chapter(annual: Annual, code: str) -> dict[str, Any]:
    leads = annual.leads(code)
    charts = [[cell.title, str(drawn)] for cell in leads if (drawn := course_of(cell))]
    mapped = map_of(annual, leads[0]) if leads else None
    return {
        "title": chapter_title(code),
        "words": _plain_words(annual, code),
        "sections": [[title, [_row(cell) for cell in cells]] for title, cells in annual.by_section(code)],
        "charts": charts,
        "map": str(mapped or ""),
        "map_title": leads[0].title if leads else "",
        "region_heads": [cell.title for cell in leads[:REGION_COLUMNS]],
        "region_rows": _region_rows(annual, leads[:REGION_COLUMNS]),
    }


def _row(cell: AnnualCell) -> list[str]:
    change = "–" if cell.change is None else f"{cell.change:+}".replace("-", "−") if cell.change else "0"
    return [cell.title, amount_written(cell.total), amount_written(cell.before), change]


def _region_rows(annual: Annual, cells: list[AnnualCell]) -> list[list[str]]:
    placed = [place for code, place in annual.places.items() if any(code in cell.parts for cell in cells)]
    empty = Amount(None)
    return [[place.name, *(amount_written(cell.parts.get(place.code, empty)) for cell in cells)] for place in placed]


def amount_written(one: Amount) -> str:
    """An amount as paper writes it."""
    if one.is_hidden:
        return HIDDEN
    return f"≈ {written_value(one.value)}" if one.is_estimate and one.value is not None else written_value(one.value)


def _state(annual: Annual) -> str:
    day = formats.date_format(annual.as_of, "DATE_FORMAT")
    if not annual.version:
        return _("Draft, computed on %(day)s") % {"day": day}
    return _("Edition %(n)s, computed on %(day)s") % {"n": annual.version, "day": day}


def _has_estimates(annual: Annual) -> bool:
    return any(one.is_estimate for cell in annual.cells.values() for one in (cell.total, *cell.parts.values()))


def _words(annual: Annual, block: str) -> list[Any]:
    told = annual.words.get(block, {})
    language = _language() if _language() in told else "kk"
    return paragraphs_of(told.get(language, ""), annual, language)


def _plain_words(annual: Annual, block: str) -> list[str]:
    return [plain(paragraph) for paragraph in _words(annual, block)]


def _language() -> str:
    return (get_language() or "kk")[:2]
