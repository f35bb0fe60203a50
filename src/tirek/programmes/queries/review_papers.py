"""The minutes of a review session on paper."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from tirek.core.paper import pdf, qr_svg
from tirek.programmes.models import Review, ReviewDecision
from tirek.programmes.queries.review_pages import (
    LATE,
    PROGRESS,
    RATE,
    Cell,
    ResultLine,
    Results,
    language,
    results_of,
    to_follow_up,
)


def minutes_pdf(review: Review, *, today: date, at: datetime) -> bytes:
    """Regions side by side, what was said, what was decided, what became of the decisions before."""
    results, regions = results_of(review, today=today), list(review.regions.select_related("area"))
    names = {row.area_id: row.area.name for row in regions}
    data = {
        "title": _("Minutes of the review session"),
        "lang": language(),
        "office": review.organiser.name,
        "date": date_format(review.held_on, "DATE_FORMAT"),
        "subtitle": review.roadmap.name,
        "place": review.place,
        "draft": "" if review.results else _("Draft: the session is not closed yet."),
        "summary": review.summary,
        "results_title": _("Results"),
        "heads": ["", *(names.get(area, "") for area in results.areas)],
        "lines": [[title_of(line), *map(cell_words, line.cells)] for line in results.lines],
        "said_title": _("What was said"),
        "said": [(row.area.name, row.speaker, row.said) for row in regions if row.said or row.speaker],
        "decided_title": _("Decisions"),
        "decided_heads": [_("Decision"), _("Who carries it out"), _("Due")],
        "decided": [_decision(row) for row in review.decisions.select_related("owner", "area")],
        "earlier_title": _("Decisions of earlier sessions"),
        "earlier_heads": [_("Decision"), _("Who carries it out"), _("What came of it")],
        "earlier": [[row.text, row.owner.name, row.outcome or row.get_state_display()] for row in to_follow_up(review)],
        "signed": _("Chair"),
        "qr": qr_svg(f"{settings.SITE_URL}{review.get_absolute_url()}"),
    }
    return pdf("programmes/minutes", data, dated=at)


def _decision(row: ReviewDecision) -> list[str]:
    text = f"{row.area.name}: {row.text}" if row.area else row.text
    return [text, row.owner.name, row.due_on.strftime("%d.%m.%Y")]


def title_of(line: ResultLine) -> str:
    """A line's name."""
    own = {PROGRESS: _("The roadmap has come so far, %"), LATE: _("Actions late")}
    if line.code.startswith(RATE):
        return _("%(part)s: of a hundred (%(whole)s)") % {"part": line.title, "whole": line.whole}
    return str(own.get(line.code) or line.title)


def cell_words(cell: Cell) -> str:
    """A value as people read it, with how much more or less than before."""
    if cell.value is None:
        return _("no data")
    change = cell.change
    if change is None:
        return _plain(cell.value)
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return f"{_plain(cell.value)} ({sign}{_plain(abs(change))})"


def side_by_side(results: Results, names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    """The lines of the results as the page shows them: title; of each region its name, the words, the records."""
    return [
        {
            "title": title_of(line),
            "cells": [
                (names.get(area, ""), cell_words(cell), cell.url)
                for area, cell in zip(results.areas, line.cells, strict=True)
            ],
        }
        for line in results.lines
    ]


def _plain(value: Decimal) -> str:
    is_whole = value == value.to_integral_value()
    return number_format(value, decimal_pos=0 if is_whole else 1, use_l10n=True, force_grouping=True)
