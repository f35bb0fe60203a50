"""Asking to open a sealed file, and deciding on it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField


class OpeningForm(forms.Form):
    """Which file, why, on what basis, for how long."""

    number = LineField(label=_("Number of the file"), max_length=60)
    basis = LineField(
        label=_("On what basis"), max_length=300, help_text=_("The court's act with number and day, or the law.")
    )
    reason = LineField(
        label=_("Why it has to be read"),
        max_length=500,
        help_text=_("The parties read this."),
    )
    hours = forms.IntegerField(label=_("For how many hours"), min_value=1, max_value=72, initial=24)


class DecisionForm(forms.Form):
    """Yes or no, and why."""

    reason = LineField(label=_("Reason of the decision"), max_length=500)
