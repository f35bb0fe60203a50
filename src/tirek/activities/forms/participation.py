"""Forms of those who come and those who write it down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.closing import NO_COUNT, EventReport
from tirek.activities.enums import Evidence
from tirek.core.fields import LineField, NormalEmailField, ParagraphsField, PhoneField


class RegistrationForm(forms.Form):
    """Who wants to come. One of the two ways to reach them is enough."""

    name = LineField(label=_("Family name and given name"), max_length=200)
    email = NormalEmailField(label=_("E-mail"), required=False)
    phone = PhoneField(label=_("Phone number"), required=False, help_text=_("One of the two is enough."))


class TicketForm(forms.Form):
    """A ticket read by hand or by a scanner that types."""

    ticket = LineField(label=_("Code of the ticket"), max_length=300)

    def clean_ticket(self) -> str:
        """The secret itself, whether the code or the whole address was read."""
        return str(self.cleaned_data["ticket"]).rstrip("/").rpartition("/")[2]


class SignedListForm(forms.Form):
    """The names of a signed list."""

    names = ParagraphsField(
        label=_("Names from the signed list"),
        max_length=200_000,
        help_text=_("One name on each line. A list entered twice is counted once."),
    )

    def clean_names(self) -> list[str]:
        return [line for line in self.cleaned_data["names"].split("\n") if line]


class ReportForm(forms.Form):
    """The closing form."""

    text = ParagraphsField(label=_("What happened"), max_length=10_000)
    evidence = forms.ChoiceField(label=_("What the number of participants stands on"), widget=forms.RadioSelect)
    signed = forms.IntegerField(
        label=_("How many signed"), required=False, min_value=0, max_value=1_000_000,
        help_text=_("Only if the names of the list are not entered."),
    )  # fmt: skip
    document = LineField(
        label=_("Where the signed list is kept"), max_length=300, required=False, help_text=_("Such as: folder 12-3.")
    )
    estimate = forms.IntegerField(
        label=_("Your estimate of how many came"), required=False, min_value=0, max_value=10_000_000,
        help_text=_("Stands apart: it is never added to counted numbers."),
    )  # fmt: skip
    questions = ParagraphsField(
        label=_("Questions people raised"), required=False, max_length=20_000, help_text=_("One on each line.")
    )
    recording = forms.URLField(label=_("Link to the recording"), required=False, max_length=500, assume_scheme="https")

    def __init__(self, *args: Any, counts: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        scanned, signed = counts[Evidence.SCANNED], counts[Evidence.SIGNED]
        choices = [(Evidence.SIGNED, Evidence.SIGNED.label), (NO_COUNT, _("Only an estimate"))]
        if scanned:
            choices.insert(0, (Evidence.SCANNED, Evidence.SCANNED.label))
        field: Any = self.fields["evidence"]
        field.choices = choices
        rows = _("Rows entered: %(number)s")
        field.option_help = {
            Evidence.SCANNED: rows % {"number": scanned},
            Evidence.SIGNED: rows % {"number": signed},
        }
        self.initial.setdefault("evidence", Evidence.SCANNED if scanned else Evidence.SIGNED)

    def told(self) -> EventReport:
        """The report as the action takes it."""
        told = {**self.cleaned_data, "questions": self.cleaned_data["questions"].split("\n")}
        return EventReport(**told)


class PhotoForm(forms.Form):
    """A photo and whether those in it agreed."""

    file = forms.FileField(label=_("Photo (JPEG or PNG)"))
    caption = LineField(label=_("What it shows"), max_length=300)
    people_agreed = forms.BooleanField(
        label=_("Everyone who can be recognised agreed to be shown"),
        required=False,
        help_text=_("Without this the photo is seen only by the organiser."),
    )
