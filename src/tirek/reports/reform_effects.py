"""Figures of a period that a reform of the territory would move from one region to another."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import system_actor
from tirek.reports.indicators import all_indicators
from tirek.reports.queries import Figure, regions_table, scope_for
from tirek.territory.models import Area
from tirek.territory.queries.effects import Row, Trial, in_three, name_in_three, reform_effect

HEADS = (_("Indicator"), _("Region"), _("As reported"), _("Recast"), _("Estimate"))
ESTIMATE = _("estimate")
NOTE = _(
    "What was recorded in an area of which a part went to another region is divided by the share the act gives, in"
    " whole numbers: an estimate. Frozen reports stay as they were signed."
)


@reform_effect("figures", title=_("Figures"), heads=HEADS, order=30, note=NOTE)
def figures(trial: Trial) -> Iterator[Row]:
    """Every figure of a region that differs under the new borders: as the old ones have it, and recast."""
    before, after = _by_region(trial, trial.eve), _by_region(trial, trial.day)
    names = {area.pk: name_in_three(area) for area in Area.objects.filter(pk__in=before.keys() | after.keys())}
    for place, indicator in enumerate(all_indicators(None)):
        for region in sorted(names, key=lambda key: names[key]["en"]):
            was, will_be = _at(before, region, place), _at(after, region, place)
            if _value(was) != _value(will_be) or _estimated(was) != _estimated(will_be):
                mark = in_three(ESTIMATE) if _estimated(will_be) else None
                yield [in_three(indicator.title), names[region], _value(was), _value(will_be), mark]


def _by_region(trial: Trial, borders_on: date) -> dict[UUID, tuple[Figure, ...]]:
    scope = scope_for(system_actor("reform"), geography=borders_on)
    rows = regions_table(all_indicators(None), trial.period, scope, today=trial.today)
    return {row.key: row.figures for row in rows}


def _at(rows: dict[UUID, tuple[Figure, ...]], region: UUID, place: int) -> Figure | None:
    return rows[region][place] if region in rows else None


def _value(figure: Figure | None) -> int | float | None:
    return figure.value if figure else None


def _estimated(figure: Figure | None) -> bool:
    return figure is not None and figure.is_estimate
