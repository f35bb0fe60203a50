"""A run of a reform as a workbook: totals, regions, measures, bands, and how it was made."""

import io
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from tirek.programmes.enums_of_services import Over
from tirek.programmes.models import ScenarioRun
from tirek.programmes.queries.reckoning import reckoning_of
from tirek.programmes.queries.scenarios import changed_figures, children_rows, measure_names, region_rows

Sheet = tuple[str, list[list[Any]]]
KEPT_BACK = "–"


def run_xlsx(run: ScenarioRun) -> bytes:
    """The workbook of a finished run."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        head, number = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0"})
        for title, rows in (_totals(run), _regions(run), _children(run), _measures(run), _bands(run), _made(run)):
            sheet = book.add_worksheet(title[:31])
            sheet.set_column(0, 0, 42)
            sheet.set_column(1, 8, 18)
            for place, row in enumerate(rows):
                cells = [KEPT_BACK if cell is None else cell for cell in row]
                sheet.write_row(place, 0, cells, head if place == 0 else number)
    return out.getvalue()


def _totals(run: ScenarioRun) -> Sheet:
    told, reckoned = run.results, reckoning_of(run)
    return _("Totals"), [
        [_("Figure"), _("Value")],
        [_("Persons"), told["persons"]],
        [_("Families"), told["families"]],
        [_("Families reckoned"), reckoned.known],
        [_("Not known"), reckoned.unknown],
        *([f"  {why.words}", why.families] for why in reckoned.reasons),
        [_("Paid a month before, tenge"), told["before"]],
        [_("Paid a month after, tenge"), told["after"]],
        [_("Families that gain"), told["gainers"]["families"]],
        [_("Persons that gain"), told["gainers"]["persons"]],
        [_("Families that lose"), told["losers"]["families"]],
        [_("Persons that lose"), told["losers"]["persons"]],
    ]


def _regions(run: ScenarioRun) -> Sheet:
    heads = [_("Region"), _("Families"), _("Reckoned"), _("Before"), _("After"), _("Difference"), _("Gain"), _("Lose")]
    rows = [
        [
            *(one["name"], one["families"], one["known"], one["before"], one["after"], one["difference"]),
            *(one["gainers"], one["losers"]),
        ]
        for one in region_rows(run)
    ]
    return _("By region"), [heads, *rows]


def _children(run: ScenarioRun) -> Sheet:
    names = ("name", "families", "known", "before", "after", "difference", "gainers", "losers")
    heads = [_("Children at home"), _("Families"), _("Reckoned")]
    heads += [_("Before"), _("After"), _("Difference"), _("Gain"), _("Lose")]
    return _("By number of children"), [heads, *([one[name] for name in names] for one in children_rows(run))]


def _measures(run: ScenarioRun) -> Sheet:
    names = measure_names()
    heads = [_("Measure"), _("Families before"), _("Families after"), _("Before"), _("After")]
    rows = [
        [
            names.get(one["code"], one["code"]),
            one["families_before"],
            one["families_after"],
            one["before"],
            one["after"],
        ]
        for one in run.results["measures"]
    ]
    return _("By measure"), [heads, *rows]


def _bands(run: ScenarioRun) -> Sheet:
    rows = [[_edge(one["from"], "<"), _edge(one["to"], ">"), one["families"]] for one in run.results["bands"]]
    return _("By size of the change"), [[_("From, tenge a month"), _("To"), _("Families")], *rows]


def _edge(value: int | None, open_end: str) -> int | str:
    """An edge of a band; the outer ones have none."""
    return open_end if value is None else value


def _made(run: ScenarioRun) -> Sheet:
    rows: list[list[Any]] = [
        [one.label, one.before, one.after] for one in changed_figures(run.changes, run.scenario.on)
    ]
    seed = [[_("Seed"), run.seed]] if run.over == Over.SYNTHETIC else []
    facts: list[list[Any]] = [
        [_("Over whom"), run.get_over_display()],
        *seed,
        [_("Version of the rules"), run.rules_version],
        [_("Seconds"), run.seconds],
    ]
    return _("How it was made"), [[_("Figure"), _("Before"), _("After")], *rows, *facts]
