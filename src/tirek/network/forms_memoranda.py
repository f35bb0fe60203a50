"""Forms over the life of a memorandum."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, ParagraphsField
from tirek.network.enums import CapacityPeriod, CrossingField
from tirek.network.models import Memorandum, Organisation
from tirek.network.queries.memoranda import services
from tirek.territory.models import Area

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AmendmentForm(forms.Form):
    """The terms anew, from a day on; filled in with those of now."""

    amended_since = forms.DateField(label=_("In force from"), widget=_DATE)
    reason = LineField(label=_("Why it is amended"), max_length=300)
    until = forms.DateField(
        label=_("Last day in force"), required=False, widget=_DATE, help_text=_("Empty: without a term.")
    )
    services = forms.MultipleChoiceField(label=_("Services"), widget=forms.CheckboxSelectMultiple)
    areas = forms.ModelMultipleChoiceField(
        Area.objects.none(),
        label=_("Regions"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: the whole country."),
    )
    monthly_capacity = forms.IntegerField(
        label=_("Referrals at most"), required=False, min_value=1, max_value=100_000, help_text=_("Empty: no limit.")
    )
    capacity_period = forms.ChoiceField(label=_("in"), choices=CapacityPeriod.choices)
    response_days = forms.IntegerField(label=_("Working days to accept or decline"), min_value=1, max_value=30)
    notice_days = forms.IntegerField(
        label=_("Days before the last day to speak about renewal"), min_value=0, max_value=400
    )
    crossing = forms.MultipleChoiceField(
        label=_("What of the applicant may cross"),
        choices=CrossingField.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    joint_activities = ParagraphsField(label=_("Joint activities"), required=False, max_length=4000)

    def __init__(self, *args: Any, memorandum: Memorandum, on: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _now(memorandum, on))
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = Area.objects.region_level().existing_on(on).order_by("kato")  # type: ignore[attr-defined]
        self.fields["services"].choices = services()  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """The terms as the action takes them."""
        told = {name: value for name, value in self.cleaned_data.items() if name not in ("amended_since", "reason")}
        return {**told, "areas": [area.pk for area in told["areas"]]}


class ObligationForm(forms.Form):
    """What a party has taken on."""

    owner = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who has taken it on"))
    text = LineField(label=_("What has to be done"), max_length=500)
    due_on = forms.DateField(label=_("Until when"), widget=_DATE)

    def __init__(self, *args: Any, memorandum: Memorandum, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parties = Organisation.objects.filter(memoranda__memorandum=memorandum).order_by("path")
        self.fields["owner"].queryset = parties  # type: ignore[attr-defined]


class FulfilForm(forms.Form):
    """What was done, and where it can be seen."""

    result = LineField(label=_("What was done"), max_length=500)
    evidence = forms.URLField(
        label=_("Link to the evidence"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("An event, a report, a publication."),
    )


class ScanForm(forms.Form):
    """The signed paper."""

    file = forms.FileField(label=_("Signed paper (PDF)"))


def _now(memorandum: Memorandum, on: date) -> dict[str, Any]:
    return {
        "amended_since": on,
        "until": memorandum.last_day,
        "services": memorandum.services,
        "areas": list(memorandum.areas.all()),
        "monthly_capacity": memorandum.monthly_capacity,
        "capacity_period": memorandum.capacity_period,
        "response_days": memorandum.response_days,
        "notice_days": memorandum.notice_days,
        "crossing": memorandum.crossing,
        "joint_activities": memorandum.joint_activities,
    }
