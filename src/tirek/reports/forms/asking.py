"""What a reader of figures asks for: a period, a place, and the borders to use."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.network.models import Organisation
from tirek.reports.enums import Chapter
from tirek.reports.period import Period, period_words
from tirek.reports.queries import Scope, scope_for
from tirek.territory.models import Area

THEN, TODAY = "then", "today"


@dataclass(frozen=True, slots=True)
class Asked:
    """A valid question: for which days, and for which offices under which borders."""

    period: Period
    scope: Scope
    chapter: Chapter = Chapter.CASES


class FiguresForm(forms.Form):
    """The filter bar of every page of figures. Unbound fields fall back to the running quarter and today's borders."""

    period = forms.CharField(required=False, label=_("Period"), widget=forms.Select)
    first = forms.DateField(required=False, label=_("From"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(required=False, label=_("To"), widget=forms.DateInput(attrs={"type": "date"}))
    borders = forms.ChoiceField(
        required=False,
        label=_("Borders"),
        choices=[(THEN, _("As it was then")), (TODAY, _("As of today"))],
        initial=THEN,
    )
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    chapter = forms.ChoiceField(
        required=False, choices=Chapter.choices, initial=Chapter.CASES, widget=forms.HiddenInput
    )
    on = forms.DateField(required=False, widget=forms.HiddenInput)
    area = forms.CharField(required=False, widget=forms.HiddenInput)
    office = forms.CharField(required=False, widget=forms.HiddenInput)
    own = forms.CharField(required=False, widget=forms.HiddenInput)
    under = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, actor: Actor, today: date) -> None:
        super().__init__(_one_of_two(data, today))
        self.actor, self.today = actor, today
        self.fields["period"].widget.choices = [("", _("The days below")), *period_choices(today)]

    def clean_period(self) -> Period | None:
        text = self.cleaned_data["period"]
        try:
            return Period.parse(text) if text else None
        except ValueError:
            raise forms.ValidationError(_("Write a year, a quarter like 2019Q2, or two days.")) from None

    def clean_area(self) -> Area | None:
        code = self.cleaned_data["area"]
        if not code:
            return None
        area = Area.objects.filter(kato=code).first()
        if area is None:
            raise forms.ValidationError(_("There is no area with this code."))
        return area

    def clean_office(self) -> Organisation | None:
        return self._body("office")

    def clean_own(self) -> Organisation | None:
        return self._body("own")

    def clean_under(self) -> Organisation | None:
        return self._body("under")

    def _body(self, name: str) -> Organisation | None:
        code = self.cleaned_data[name]
        if not code:
            return None
        office = Organisation.objects.filter(code=code).first()
        if office is None:
            raise forms.ValidationError(_("There is no body with this code."))
        return office

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if bool(first) != bool(last):
            self.add_error("last" if first else "first", _("Give both days, or neither."))
        elif first and last and last < first:
            self.add_error("last", _("The period ends before it begins."))
        return cleaned

    @property
    def asked(self) -> Asked:
        """The question, when the form is valid."""
        data = self.cleaned_data
        period = data.get("period") or Period.containing(self.today)
        if data.get("first"):
            period = Period(data["first"], data["last"])
        scope = scope_for(self.actor, geography=self._geography(period))
        if on_sheet := data.get("own") or data.get("under"):
            scope = scope.on_sheet_of(on_sheet, whole=bool(data.get("under")))
        elif data.get("office"):
            scope = scope.at_office(data["office"])
        elif data.get("area"):
            scope = scope.in_region(data["area"])
        return Asked(period, scope, Chapter(data.get("chapter") or Chapter.CASES))

    def _geography(self, period: Period) -> date:
        """The day whose borders count: one asked for by a link, today, or the last day of the period."""
        named: date | None = self.cleaned_data.get("on")
        if named:
            return named
        return self.today if self.cleaned_data.get("borders") == TODAY else min(period.last, self.today)


def _one_of_two(asked: QueryDict, today: date) -> dict[str, Any]:
    """Either a named period or two days, never both; nothing at all is the running quarter.

    When both are filled in, the one just changed counts: that which was not in force on the page before (``shown``).
    """
    data = {name: str(value) for name, value in asked.items()}
    first, _dots, last = data.get("period", "").partition("..")
    if last:
        data |= {"period": "", "first": first, "last": last}
    days = bool(data.get("first") or data.get("last"))
    if days and data.get("period"):
        data |= {"first": "", "last": ""} if data.get("shown") == "days" else {"period": ""}
    elif not days and not data.get("period"):
        data["period"] = Period.containing(today).code
    data["shown"] = "period" if data.get("period") else "days"
    return data


def period_choices(today: date) -> list[tuple[str, str]]:
    """The running quarter and the ones before it back to 2019, and the years."""
    quarters, period = [], Period.containing(today)
    while period.first.year >= 2019:
        quarters.append((period.code, period_words(period)))
        period = period.previous()
    years = [(str(year), str(year)) for year in range(today.year, 2018, -1)]
    return [*quarters, *years]
