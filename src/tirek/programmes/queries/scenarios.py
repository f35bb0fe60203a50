"""Scenarios as their pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.charts import svg
from tirek.programmes.entitlement.figures import Figure, Parameter, adopted_changes, parameters, value_on
from tirek.programmes.entitlement.simulation import MOST_CHILDREN
from tirek.programmes.models import Scenario, ScenarioRun, Service

FIXED = {"mci"}
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure as the law has it and as the scenario would."""

    label: str
    before: str
    after: str


def changeable(on: date) -> list[tuple[Parameter, Figure | None]]:
    """Every figure a scenario may change, with its value on a day. One query."""
    adopted = adopted_changes()
    return [(one, value_on(one, on, adopted)) for one in parameters().values()]


def changed_figures(changes: Mapping[str, float], on: date) -> list[Changed]:
    """What a scenario changes, in words. One query."""
    adopted = adopted_changes()
    rows = []
    for name, value in changes.items():
        parameter = parameters().get(name)
        if parameter is not None:
            now = value_on(parameter, on, adopted)
            then = Figure(parameter, value, on, "", None)
            rows.append(Changed(parameter.whole_label, now.shown if now else _("unknown"), then.shown))
    return rows


def scenarios(actor: Actor) -> list[Scenario]:
    """Those the actor sees, the newest first, each with its latest run."""
    return list(Scenario.objects.visible_to(actor).prefetch_related("runs"))


def finished(actor: Actor) -> "QuerySet[Scenario]":
    """Scenarios the actor sees that have been worked out at least once."""
    return Scenario.objects.visible_to(actor).filter(runs__in=ScenarioRun.objects.exclude(results={})).distinct()


@dataclass(frozen=True, slots=True)
class Column:
    """A scenario in a comparison, by its latest run."""

    scenario: Scenario
    run: ScenarioRun
    changed: list[Changed]
    figures: dict[str, Any]


def side_by_side(chosen: Sequence[Scenario], over: str) -> dict[str, Any]:
    """Columns of the scenarios that were worked out over the same kind of people, and regions as rows of differences.
    One query for the runs, one for each scenario's figures."""
    latest: dict[UUID, ScenarioRun] = {}
    for run in ScenarioRun.objects.filter(scenario__in=chosen, over=over).exclude(results={}).order_by("asked_at"):
        latest[run.scenario_id] = run
    columns = [
        Column(one, latest[one.pk], changed_figures(latest[one.pk].changes, one.on), in_millions(latest[one.pk]))
        for one in chosen
        if one.pk in latest
    ]
    return {
        "columns": columns,
        "left_out": [one for one in chosen if one.pk not in latest],
        "regions": _regions_beside([column.run for column in columns]),
    }


def _regions_beside(runs: Sequence[ScenarioRun]) -> list[tuple[str, list[int | None]]]:
    """By region the difference each scenario makes, in the order of the first."""
    tables = [{row["kk"]: row for row in region_rows(run)} for run in runs]
    first = region_rows(runs[0]) if runs else []
    return [
        (row["name"], [table[row["kk"]]["difference"] if row["kk"] in table else None for table in tables])
        for row in first
    ]


def measure_names() -> dict[str, str]:
    """Names of the measures by code. One query."""
    return {one.code: one.name for one in Service.objects.filter(is_asked_for=False)}


def in_millions(run: ScenarioRun) -> dict[str, Any]:
    """The sums of a run in millions of tenge a month: whole ones, or with two decimals where they are few."""
    before, after = run.results["before"], run.results["after"]
    if before is None or after is None:
        return dict.fromkeys(("before", "after", "difference"))
    sums = {"before": before, "after": after, "difference": after - before}
    digits = None if max(before, after) >= 100 * MILLION else 2
    return {name: round(value / MILLION, digits) for name, value in sums.items()}


def headline(run: ScenarioRun) -> dict[str, Any]:
    """The figures above all others; a dash for what is kept back."""
    sides = {side: run.results[side]["families"] for side in ("gainers", "losers")}
    return {name: "–" if value is None else value for name, value in (sides | in_millions(run)).items()}


def region_rows(run: ScenarioRun) -> list[dict[str, Any]]:
    """Regions of a run, the greatest difference first; those of which it is kept back, last."""
    language = (get_language() or "kk")[:2]
    rows = [
        {
            "known": None,
            **each,
            "name": each[language] or each["kk"],
            "difference": _less(each["after"], each["before"]),
        }
        for each in run.results.get("regions", [])
        if each["families"] != 0
    ]
    return sorted(rows, key=lambda each: -abs(each["difference"] or 0))


def children_rows(run: ScenarioRun) -> list[dict[str, Any]]:
    """Families of a run by how many children live at home. A run of long ago has none."""
    return [
        {"known": None, **each, "name": _many(each["children"]), "difference": _less(each["after"], each["before"])}
        for each in run.results.get("children", [])
        if each["families"] != 0
    ]


def _many(children: int) -> str:
    return _("%(n)s and more") % {"n": children} if children == MOST_CHILDREN else str(children)


def _less(after: int | None, before: int | None) -> int | None:
    return None if after is None or before is None else after - before


def cost_chart(run: ScenarioRun) -> SafeString | None:
    """Millions of tenge a month by region, before and after; None where all regions are kept back."""
    values = [
        {"region": each["name"], "when": words, "cost": each[key] / MILLION}
        for each in region_rows(run)
        if each["difference"] is not None
        for key, words in (("before", _("Before")), ("after", _("After")))
    ]
    if not values:
        return None
    return svg(
        {
            "title": _("Cost a month by region, million tenge"),
            "data": {"values": values},
            "mark": "bar",
            "encoding": {
                "y": {"field": "region", "type": "nominal", "sort": None, "title": None},
                "x": {"field": "cost", "type": "quantitative", "title": _("million tenge a month")},
                "yOffset": {"field": "when", "sort": None},
                "color": {"field": "when", "type": "nominal", "sort": None, "title": None},
            },
        }
    )


def band_rows(run: ScenarioRun) -> list[tuple[str, int | None]]:
    """How many families change by how much a month, in words; those without a change are left out."""
    return [
        (_band(each["from"], each["to"]), each["families"])
        for each in run.results.get("bands", [])
        if (each["from"], each["to"]) != (-1, 1)
    ]


def band_chart(run: ScenarioRun) -> SafeString | None:
    """The same as bars; None where all that changes is kept back."""
    rows = [{"band": words, "families": families} for words, families in band_rows(run) if families is not None]
    if not any(row["families"] for row in rows):
        return None
    return svg(
        {
            "title": _("Families by change a month"),
            "data": {"values": rows},
            "mark": "bar",
            "encoding": {
                "x": {"field": "band", "type": "nominal", "sort": None, "title": None, "axis": {"labelAngle": -30}},
                "y": {"field": "families", "type": "quantitative", "title": _("families")},
            },
        }
    )


def _band(low: int | None, high: int | None) -> str:
    words = [f"{edge:+,}".replace(",", "\u202f") for edge in (low, high) if edge is not None and abs(edge) > 1]
    if low is None or high is None:
        return f"{'<' if low is None else '>'} {words[0]}"
    return " … ".join(words) if len(words) > 1 else (f"0 … {words[0]}" if low >= 0 else f"{words[0]} … 0")
