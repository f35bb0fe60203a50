"""Which measures of a check go into the plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.cases.models import EntitlementCheck
from tirek.programmes.models import Service


class CheckPlanForm(forms.Form):
    """The measures found, and one day for all of them."""

    measures = forms.MultipleChoiceField(
        label=_("Into the plan"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one measure.")},
    )
    due_on = forms.DateField(label=_("Until when"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, check: EntitlementCheck, services: list[Service], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["measures"]
        field.choices = [(one.code, one.name) for one in services]
        field.initial = [one.code for one in services]
        self.fields["due_on"].initial = check.case.due_on
