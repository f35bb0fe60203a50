"""Writing a note on what worked, giving one back, and saying something of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.core.fields import LineField, ParagraphsField
from tirek.reports.enums import PracticeState
from tirek.reports.forms.asking import period_choices
from tirek.reports.indicators import all_indicators


class PracticeForm(forms.Form):
    """What worked, beside which figure and period."""

    indicator = forms.ChoiceField(label=gettext_lazy("Beside which figure"))
    period = forms.ChoiceField(label=gettext_lazy("Period"))
    title = LineField(label=gettext_lazy("What worked, in a line"), max_length=160)
    text = ParagraphsField(
        label=gettext_lazy("What was done, and what came of it"),
        help_text=gettext_lazy("No names of citizens: every reader of figures may read it."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, data: Any, *, today: date, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.fields["indicator"].choices = [(one.code, one.title) for one in all_indicators(None)]  # type: ignore[attr-defined]
        self.fields["period"].choices = period_choices(today)  # type: ignore[attr-defined]


class RemarkForm(forms.Form):
    """Why a note is given back."""

    remark = ParagraphsField(
        label=gettext_lazy("What should be different?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class PracticeCommentForm(forms.Form):
    """Something said of a note."""

    text = ParagraphsField(label=gettext_lazy("Comment"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class PracticesFilter(forms.Form):
    """Which notes of the list."""

    indicator = forms.ChoiceField(label=gettext_lazy("Indicator"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        told = [(one.code, one.title) for one in all_indicators(None)]
        self.fields["indicator"].choices = [("", _("All")), *told]  # type: ignore[attr-defined]
        self.fields["state"].choices = [("", _("All")), *PracticeState.choices]  # type: ignore[attr-defined]

    def chosen(self, name: str) -> str:
        """A readable choice, else nothing."""
        return str(self.cleaned_data.get(name, "")) if self.is_valid() else ""
