"""Proposing what sheets ask from a quarter on."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.core.fields import ParagraphsField
from tirek.network.enums import Level
from tirek.reports.indicators import Indicator, all_indicators
from tirek.reports.period import period_words
from tirek.reports.queries.forms import coming_quarters
from tirek.reports.sheet_forms import ABOVE_DISTRICT, SheetForm

LEVELS = (Level.DISTRICT, Level.REGION, Level.REPUBLIC)
PAIRS = 6


class SheetFormForm(forms.Form):
    """All of a form: the figures asked, of whom, the terms and the rules. It begins with the version in force."""

    in_force_from = forms.ChoiceField(label=gettext_lazy("From the quarter"))
    reason = ParagraphsField(
        label=gettext_lazy("Why does the form change?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    indicators = forms.MultipleChoiceField(label=gettext_lazy("Figures asked"))
    only_above = forms.MultipleChoiceField(required=False, label=gettext_lazy("Only of regions and the republic"))
    district = forms.IntegerField(label=gettext_lazy("Working days for a district"), min_value=1, max_value=60)
    region = forms.IntegerField(label=gettext_lazy("Working days for a region"), min_value=1, max_value=60)
    republic = forms.IntegerField(label=gettext_lazy("Working days for the republic"), min_value=1, max_value=60)
    small = forms.IntegerField(
        label=gettext_lazy("Values below this are never strange"), min_value=0, max_value=1_000_000
    )
    change = forms.IntegerField(
        label=gettext_lazy("Percent of change that asks for an explanation"), min_value=1, max_value=1000
    )
    deviations = forms.IntegerField(
        label=gettext_lazy("Standard deviations that ask for an explanation"), min_value=1, max_value=10
    )

    def __init__(self, data: Any, *, form: SheetForm, today: date) -> None:
        super().__init__(data, initial=_initial(form), use_required_attribute=False)
        self.known = all_indicators(None)
        told = [(one.code, one.title) for one in self.known]
        quarters = [(one.first.isoformat(), period_words(one)) for one in coming_quarters(today)]
        for name, choices in (("in_force_from", quarters), ("indicators", told), ("only_above", told)):
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        for number in range(PAIRS):
            for part, label in (("part", _("Never more")), ("whole", _("than"))):
                self.fields[f"{part}_{number}"] = forms.ChoiceField(
                    required=False,
                    label=label,
                    choices=[("", "–"), *told],
                    initial=_paired(form, number, part),
                )

    @property
    def asked(self) -> list[tuple[Indicator, bool, bool]]:
        """Each indicator with whether it is asked, and whether only above the districts."""
        chosen, above = set(self["indicators"].value() or ()), set(self["only_above"].value() or ())
        return [(one, one.code in chosen, one.code in above) for one in self.known]

    @property
    def plain(self) -> list[forms.BoundField]:
        """Terms and limits."""
        return [self[name] for name in (*LEVELS, "small", "change", "deviations")]

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of the rules of two figures."""
        return [(self[f"part_{number}"], self[f"whole_{number}"]) for number in range(PAIRS)]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        for number in range(PAIRS):
            if bool(told.get(f"part_{number}")) != bool(told.get(f"whole_{number}")):
                self.add_error(f"whole_{number}", _("A rule needs two figures."))
        return told

    def content(self) -> dict[str, Any]:
        """What a version keeps, the figures in the order of the register."""
        told = self.cleaned_data
        pairs = [(told[f"part_{number}"], told[f"whole_{number}"]) for number in range(PAIRS)]
        above = [code for code in told["indicators"] if code in told["only_above"]]
        return {
            "indicators": [one.code for one in self.known if one.code in told["indicators"]],
            "only_at": {code: list(ABOVE_DISTRICT) for code in above},
            "terms": {level: told[level] for level in LEVELS},
            "never_more": [[part, whole] for part, whole in pairs if part],
            "small": told["small"],
            "change": told["change"],
            "deviations": told["deviations"],
        }


class FormRefusalForm(forms.Form):
    """Why a version is refused."""

    refusal = ParagraphsField(
        label=gettext_lazy("Why is it refused?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )


def _initial(form: SheetForm) -> dict[str, Any]:
    return {
        "indicators": list(form.indicators),
        "only_above": list(form.only_at),
        **{level: form.terms[level] for level in LEVELS},
        "small": form.small,
        "change": form.change,
        "deviations": form.deviations,
    }


def _paired(form: SheetForm, number: int, part: str) -> str:
    if number >= len(form.never_more):
        return ""
    return form.never_more[number][0 if part == "part" else 1]
