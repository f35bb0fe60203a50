"""Forms over entries, for those who run their call."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.calls.enums import EntryState, FormalOutcome, FormalState, LikenessVerdict
from tirek.calls.forms.calls import TEXT
from tirek.calls.forms.zones import moment_field, read_in
from tirek.calls.models import Call
from tirek.calls.queries.entries import EntryChoice
from tirek.core.fields import LineField, ParagraphsField
from tirek.core.http import uuid_or_none
from tirek.territory.models import Area

STATES = [each for each in EntryState.choices if each[0] != EntryState.DRAFT]


class EntryFilter(forms.Form):
    """What the list of entries may be narrowed by."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    nomination = forms.ChoiceField(label=_("Nomination"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All states")), *STATES])
    formal = forms.ChoiceField(label=_("Formal check"), required=False, choices=[("", _("All")), *FormalState.choices])
    region = forms.ChoiceField(label=_("Region"), required=False)
    country = forms.CharField(required=False, max_length=2, widget=forms.HiddenInput)
    alike = forms.BooleanField(label=_("Much like another"), required=False)

    def __init__(self, *args: Any, call: Call, regions: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nomination: Any = self.fields["nomination"]
        nomination.choices = [("", _("All")), *((each.code, each.name) for each in call.nominations.all())]
        region: Any = self.fields["region"]
        region.choices = [("", _("All regions")), *((str(each.pk), each.name) for each in regions)]

    def choice(self, sort: str) -> EntryChoice:
        """What was chosen; nonsense narrows nothing."""
        told = self.cleaned_data if self.is_valid() else {}
        texts = {name: told.get(name, "") for name in ("q", "nomination", "state", "formal", "country")}
        region = uuid_or_none(told.get("region", ""))
        return EntryChoice(**texts, region=region, only_alike=bool(told.get("alike")), sort=sort)

    @property
    def active(self) -> int:
        return sum(bool(value) for value in self.cleaned_data.values()) if self.is_valid() else 0


class CheckForm(forms.Form):
    """What the formal check found."""

    outcome = forms.ChoiceField(label=_("What it found"), choices=FormalOutcome.choices, widget=forms.RadioSelect)
    reason = ParagraphsField(
        label=_("Reason"), required=False, max_length=1000, widget=TEXT, help_text=_("The entrant reads it.")
    )
    until = moment_field(_("Until when it can be mended"), required=False)

    def until_in(self, zone: str) -> Any:
        """The moment, by the clock of the call."""
        return read_in(self.cleaned_data.get("until"), zone)


class ExtensionForm(forms.Form):
    """More time for one entrant."""

    until = moment_field(_("Until when"))
    reason = ParagraphsField(
        label=_("Reason"),
        max_length=500,
        widget=TEXT,
        help_text=_("Everyone who runs the call reads it, and the entrant."),
    )


class NumberedExtensionForm(ExtensionForm):
    """More time for an entry that is still being written: only its number is known."""

    number = LineField(label=_("Number of the entry"), max_length=40)
    field_order = ["number"]


class LikenessForm(forms.Form):
    """What people say of two texts that are much alike."""

    verdict = forms.ChoiceField(label=_("What it is"), choices=LikenessVerdict.choices, widget=forms.RadioSelect)
    note = LineField(label=_("Note"), required=False, max_length=500)
