"""The order of a stage as a workbook, for those who run it."""

import io
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from tirek.calls.models import Stage
from tirek.calls.queries.advice import counsel
from tirek.calls.queries.judging import Standing
from tirek.calls.queries.ranking import names_of_criteria, nominations_of, rung_words, titles_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def ranking_as_xlsx(stage: Stage, order: Standing) -> bytes:
    """Two sheets: the order with advice, and how far judges agree. Texts are texts, never formulas."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        bold = book.add_format({"bold": True})
        _write_order(book.add_worksheet(_("Ranking")[:31]), bold, stage, order)
        _write_agreement(book.add_worksheet(_("Agreement of judges")[:31]), bold, stage, order)
    return file.getvalue()


def _write_order(page: Any, bold: Any, stage: Stage, order: Standing) -> None:
    criteria, names = names_of_criteria(stage), nominations_of(stage.call)
    titles = titles_of(stage, order.rows)
    heads = [_("Rank"), _("Band"), _("Number"), _("Title"), _("Nomination"), _("Score"), _("Reviews"), _("Passes")]
    heads += [*criteria.values(), _("Corrected"), _("Lower bound"), _("Upper bound"), _("What decided")]
    page.set_column(3, 4, 40)
    page.write_row(0, 0, heads, bold)
    page.freeze_panes(1, 0)
    for line, row in enumerate(order.rows, start=1):
        advice = counsel(order, row.nomination).severity.entries.get(row.number)
        told: list[Any] = [
            row.place or "",
            f"{row.first}–{row.last}" if row.first else "",
            row.number,
            titles.get(row.number, ""),
        ]
        told += [names.get(row.nomination, ""), "" if row.score is None else round(float(row.score), 4), row.reviews]
        told.append(_("Yes") if row.passes else _("No"))
        told += [round(float(row.by_criterion[code]), 4) if code in row.by_criterion else "" for code in criteria]
        told += [round(advice.mean, 4), round(advice.low, 4), round(advice.high, 4)] if advice else ["", "", ""]
        page.write_row(line, 0, [*told, rung_words(row.decided_by, criteria)])


def _write_agreement(page: Any, bold: Any, stage: Stage, order: Standing) -> None:
    criteria, names = names_of_criteria(stage), nominations_of(stage.call)
    page.set_column(0, 1, 40)
    heads = (_("Nomination"), _("Criterion"), _("Krippendorff's α"), _("ICC"), _("Entries with two judges or more"))
    page.write_row(0, 0, heads, bold)
    rows = [
        (names.get(code, code), criteria.get(criterion, criterion), told.alpha, told.icc, told.pairs)
        for code in sorted({one.nomination for one in order.entries})
        for criterion, told in counsel(order, code).agreement.items()
    ]
    for line, row in enumerate(rows, start=1):
        page.write_row(line, 0, [round(cell, 4) if isinstance(cell, float) else (cell or "") for cell in row])
