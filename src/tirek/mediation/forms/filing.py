"""Handing in a dispute: what it is about and who is on each side."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import IinField, LineField, NormalEmailField, ParagraphsField, PersonNameField, PhoneField
from tirek.mediation.actions.filing import DisputeFacts, PartyFacts
from tirek.mediation.enums import DisputeCategory, DisputeSource, Side
from tirek.mediation.forms.common import DAY, LONG, SPOKEN, DistrictField, offer_places

NOBODY = _("Write the family name, or the organisation.")
INSTITUTIONS = [choice for choice in DisputeSource.choices if choice[0] != DisputeSource.PARTY]


class MatterForm(forms.Form):
    """The dispute itself."""

    category = forms.ChoiceField(label=_("What kind of dispute is it?"), choices=[("", "—"), *DisputeCategory.choices])
    area = DistrictField(label=_("In which district or city?"))
    language = forms.ChoiceField(label=_("Language of the mediation"), choices=SPOKEN)
    is_remote = forms.BooleanField(label=_("Meetings by video suit us"), required=False)
    subject = ParagraphsField(
        label=_("What is it about, in a few words?"),
        max_length=4000,
        widget=LONG,
        help_text=_("Read by the parties and the mediator who takes the file, by nobody else."),
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_places(self, on)


class ReferralForm(MatterForm):
    """The same, handed in by an institution."""

    source = forms.ChoiceField(label=_("Who refers it"), choices=INSTITUTIONS)
    field_order = ("source",)


class PartyForm(forms.Form):
    """Somebody on a side. ``optional``: an empty one is nobody."""

    family_name = PersonNameField(
        label=_("Family name"), required=False, error_messages={"required": NOBODY},
        help_text=_("Of an organisation: leave it empty and write its name below."),
    )  # fmt: skip
    given_name = PersonNameField(label=_("Given name"), required=False)
    patronymic = PersonNameField(label=_("Patronymic"), required=False)
    organisation = LineField(
        label=_("Organisation"), required=False, max_length=300, help_text=_("When the party is an organisation.")
    )
    phone = PhoneField(label=_("Phone number"), required=False)
    email = NormalEmailField(label=_("E-mail"), required=False)
    employer = LineField(
        label=_("Where this person works"),
        required=False,
        max_length=200,
        help_text=_("So that nobody mediates who works there too."),
    )
    iin = IinField(label=_("IIN"), required=False, help_text=_("Helps to find a mediator without conflict."))
    birth_date = forms.DateField(label=_("Date of birth"), required=False, widget=DAY)
    language = forms.ChoiceField(label=_("Language of messages"), choices=SPOKEN)
    representative = LineField(label=_("Who acts for this party"), required=False, max_length=200)
    basis = LineField(
        label=_("On what basis"), required=False, max_length=200, help_text=_("Power of attorney, birth certificate …")
    )
    is_present = forms.BooleanField(
        label=_("Is here now and gets the PIN"), required=False, help_text=_("Otherwise a message with a link is sent.")
    )

    def __init__(
        self, data: Any, *, side: int, optional: bool = False, self_filing: bool = False, **kwargs: Any
    ) -> None:
        self.side = side
        super().__init__(data, empty_permitted=optional, use_required_attribute=False, **kwargs)
        if not optional and not (data and data.get(self.add_prefix("organisation"), "").strip()):
            self.fields["family_name"].required = True
        if self_filing:
            del self.fields["is_present"]

    @property
    def is_filled(self) -> bool:
        """Whether somebody was named."""
        return bool(self.cleaned_data.get("family_name") or self.cleaned_data.get("organisation"))

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.empty_permitted or self.has_changed():
            if not self.errors and not told.get("family_name") and not told.get("organisation"):
                self.add_error("family_name", ValidationError(NOBODY))
            if told.get("representative") and not told.get("basis"):
                self.add_error("basis", ValidationError(_("Say on what basis the representative acts.")))
        return told

    def facts(self, *, is_present: bool = False) -> PartyFacts:
        """What was told, as the action takes it."""
        told: dict[str, Any] = {name: value or "" for name, value in self.cleaned_data.items() if name != "is_present"}
        told["birth_date"] = str(told["birth_date"])
        here = is_present or bool(self.cleaned_data.get("is_present"))
        return PartyFacts(side=self.side, is_present=here, **told)


class FilingForms:
    """The matter and up to two people on each side, checked together."""

    def __init__(self, data: Any, *, on: date, institution: bool, language: str) -> None:
        matter, spoken = ReferralForm if institution else MatterForm, {"language": language}
        self.institution, self.is_bound = institution, data is not None
        self.matter = matter(data, on=on, initial=spoken)
        self.parties = [
            PartyForm(data, prefix="first", side=Side.FIRST, self_filing=not institution, initial=spoken),
            PartyForm(data, prefix="second", side=Side.SECOND, self_filing=not institution, initial=spoken),
        ]
        self.more = [
            PartyForm(data, prefix=prefix, side=side, optional=True, self_filing=not institution, initial=spoken)
            for prefix, side in (("first2", Side.FIRST), ("second2", Side.SECOND))
        ]

    @property
    def all(self) -> list[forms.Form]:
        """In the order of the page."""
        return [self.matter, *self.parties, *self.more]

    def is_valid(self) -> bool:
        """Each is looked at, so that every error is shown."""
        looked_at = [form.is_valid() for form in self.all] if self.is_bound else [False]
        return all(looked_at)

    def facts(self) -> DisputeFacts:
        """What was told, as the action takes it. Who files for themselves is there."""
        told = dict(self.matter.cleaned_data)
        filled = [form for form in (*self.parties, *self.more) if form.is_filled]
        first = self.parties[0]
        parties = [form.facts(is_present=form is first and not self.institution) for form in filled]
        return DisputeFacts(area_id=told.pop("area"), parties=parties, **told)
