"""Forms of families and of what documents say."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField
from tirek.people.enums import HouseholdRole, LeaveReason, StatusKind
from tirek.people.models import Household
from tirek.territory.queries import area_choices

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class StatusForm(forms.Form):
    """A status by its document, which the writer has seen."""

    kind = forms.ChoiceField(label=_("Status"), choices=StatusKind.choices)
    number = LineField(label=_("Document number"), max_length=60)
    issuer = LineField(label=_("Issued by"), max_length=300, required=False)
    since = forms.DateField(label=_("In force from"), widget=_DATE)
    until = forms.DateField(label=_("In force until"), widget=_DATE, required=False)
    is_seen = forms.BooleanField(label=_("I have seen the document"))


class EndForm(forms.Form):
    """The last day of a status."""

    on = forms.DateField(label=_("Last day"), widget=_DATE)


class LeavingForm(forms.Form):
    """The first day without a member, and why."""

    on = forms.DateField(label=_("Lives elsewhere since"), widget=_DATE)
    because = forms.ChoiceField(label=_("Reason"), choices=LeaveReason.choices)


class RoleForm(forms.Form):
    """Another place in the household."""

    role = forms.ChoiceField(label=_("Role in the household"), choices=HouseholdRole.choices)


class MovingForm(forms.Form):
    """Where the household lives now."""

    area = forms.TypedChoiceField(label=_("Place of residence"), required=False, coerce=UUID, empty_value=None)
    address = LineField(label=_("Address"), required=False, max_length=500)

    def __init__(self, *args: Any, household: Household, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area: Any = self.fields["area"]
        known = [(str(household.area_id), household.area.name)] if household.area else []
        area.choices = [("", "—"), *known, *area_choices(localdate())]
