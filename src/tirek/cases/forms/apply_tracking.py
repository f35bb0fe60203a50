"""What an applicant writes on the tracking page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, ParagraphsField

RATINGS = [
    ("5", _("5 – very good")),
    ("4", _("4 – good")),
    ("3", _("3 – so-so")),
    ("2", _("2 – bad")),
    ("1", _("1 – very bad")),
]
LONGEST_WORDS = 2000


class TrackForm(forms.Form):
    """Number and PIN, typed anyhow."""

    number = LineField(
        label=_("Number of the application"),
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("On the coupon, for example 0412-26-000123-7. With or without dashes."),
        error_messages={"required": _("Write the number of the application.")},
    )
    pin = LineField(
        label=_("PIN"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Six digits under the number."),
        error_messages={"required": _("Write the PIN.")},
    )


class _WordsForm(forms.Form):
    """A form with one text that is counted."""

    def text(self) -> str:
        told: str = self.cleaned_data["words"]
        return told


class ConfirmForm(_WordsForm):
    """The question is solved."""

    rating = forms.ChoiceField(label=_("How did we work?"), choices=RATINGS, widget=forms.RadioSelect, required=False)
    words = ParagraphsField(
        label=_("A few words"), required=False, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean_rating(self) -> int | None:
        told: Any = self.cleaned_data["rating"]
        return int(told) if told else None


class ReopenForm(_WordsForm):
    """The question is not solved."""

    words = ParagraphsField(
        label=_("What is not solved?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what is not solved.")},
    )


class WithdrawForm(_WordsForm):
    """The applicant takes the application back."""

    words = ParagraphsField(
        label=_("Why do you withdraw it?"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
