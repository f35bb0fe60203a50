"""Entering targets and inhabitants, place by place, and tables of them brought from a spreadsheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.core.fields import LineField
from tirek.reports.indicators import all_indicators
from tirek.reports.period import Period, period_words
from tirek.reports.queries.targets import Aim
from tirek.territory.queries.geography import AreaOn

REPUBLIC = "republic"


class TargetsFilter(forms.Form):
    """Which targets: of an indicator for a period."""

    indicator = forms.ChoiceField(label=gettext_lazy("Indicator"))
    period = forms.ChoiceField(label=gettext_lazy("Period"))

    def __init__(self, data: Mapping[str, Any], *, today: date) -> None:
        periods = target_periods(today)
        known = all_indicators(None)
        codes = {one.code for one in known}
        code, period = str(data.get("indicator", "")), str(data.get("period", ""))
        asked = {
            "indicator": code if code in codes else known[0].code,
            "period": period if period in dict(periods) else periods[0][0],
        }
        super().__init__(asked)
        self.asked = asked
        self.fields["indicator"].choices = [(one.code, one.title) for one in known]  # type: ignore[attr-defined]
        self.fields["period"].choices = periods  # type: ignore[attr-defined]


def target_periods(today: date) -> list[tuple[str, str]]:
    """Years and quarters a target may be set for: this year first, the next one, and back to 2019."""
    years = [today.year, today.year + 1, *range(today.year - 1, 2018, -1)]
    quarters = [Period.quarter(year, number) for year in (today.year, today.year + 1) for number in (1, 2, 3, 4)]
    told = [Period.year(year) for year in years] + quarters
    return [(one.code, period_words(one)) for one in told]


@dataclass(frozen=True, slots=True)
class AimRow:
    """A place with its figure, and the field of its target."""

    aim: Aim
    field: BoundField


class TargetsForm(forms.Form):
    """The targets of an indicator and period, place by place, with the reason of what changes."""

    def __init__(self, data: Any, *, aims: Iterable[Aim]) -> None:
        super().__init__(data)
        self.aims = list(aims)
        for aim in self.aims:
            self.fields[_name(aim.area)] = forms.DecimalField(
                label=aim.name or _("The republic"),
                required=False,
                min_value=0,
                max_digits=13,
                decimal_places=1,
                localize=True,
                initial=_plain(aim.target),
            )
        self.fields["reason"] = LineField(
            label=_("Why are they set so?"), max_length=300, required=False, help_text=_("Kept with the history.")
        )

    def rows(self) -> list[AimRow]:
        return [AimRow(aim, self[_name(aim.area)]) for aim in self.aims]

    def values(self) -> dict[UUID | None, Decimal | None]:
        """Place → target; empty is none."""
        return {aim.area: self.cleaned_data[_name(aim.area)] for aim in self.aims}


def _plain(value: Decimal | None) -> int | Decimal | None:
    """40 rather than 40.0."""
    return int(value) if value is not None and value == int(value) else value


def _name(area: UUID | None) -> str:
    return f"target_{area}" if area else f"target_{REPUBLIC}"


class TableForm(forms.Form):
    """A table brought from a spreadsheet."""

    table = forms.FileField(
        label=gettext_lazy("Table (XLSX or CSV)"),
        help_text=gettext_lazy("Take the table from here, change it, and bring it back."),
    )
    reason = LineField(label=gettext_lazy("Why are they set so?"), max_length=300, required=False)


class PopulationForm(forms.Form):
    """Inhabitants of the regions on one day, by one source; what is left empty stays as it is."""

    on = forms.DateField(label=gettext_lazy("On the day"), widget=forms.DateInput(attrs={"type": "date"}))
    source = LineField(label=gettext_lazy("Who counted them"), max_length=300)

    def __init__(self, data: Any, *, regions: Iterable[AreaOn], initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.regions = list(regions)
        for region in self.regions:
            self.fields[f"area_{region.id}"] = forms.IntegerField(
                label=region.name, required=False, min_value=1, max_value=100_000_000
            )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not any(told.get(f"area_{region.id}") for region in self.regions):
            self.add_error(None, _("Write the inhabitants of one region at least."))
        return told

    def numbers(self) -> dict[UUID, int]:
        """Area → inhabitants, of those written."""
        told = {region.id: self.cleaned_data.get(f"area_{region.id}") for region in self.regions}
        return {area: number for area, number in told.items() if number}


class PopulationTableForm(forms.Form):
    """Inhabitants brought from a spreadsheet."""

    table = forms.FileField(
        label=gettext_lazy("Table (XLSX or CSV)"),
        help_text=gettext_lazy("Columns: KATO code, region, day, inhabitants, source."),
    )
