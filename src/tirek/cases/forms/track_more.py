"""What an applicant adds to an application under way."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.cases.actions.texts import LONGEST
from tirek.cases.forms.uploads import FilesField
from tirek.core.fields import ParagraphsField

LONGEST_REPLY = 5000


class PapersForm(forms.Form):
    """Files that were missing."""

    files = FilesField(label=_("Files"), error_messages={"required": _("Choose at least one file.")})


class ReplyForm(forms.Form):
    """An answer to the office, in words, in files or both."""

    words = ParagraphsField(
        label=_("Your answer"),
        required=False,
        max_length=LONGEST_REPLY,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    files = FilesField(label=_("Files, if you have any"), required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not told.get("words") and not told.get("files"):
            self.add_error("words", _("Answer in words or add a file."))
        return told


class ComplaintForm(forms.Form):
    """Why the applicant does not agree."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    words = ParagraphsField(
        label=_("What do you not agree with?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("In your own words. Your application, its answer and all its papers go along by themselves."),
        error_messages={"required": _("Write what you do not agree with.")},
    )


class ReceivedForm(forms.Form):
    """A delivered service has reached the applicant."""

    words = ParagraphsField(
        label=_("A few words"), required=False, max_length=LONGEST_REPLY, widget=forms.Textarea(attrs={"rows": 3})
    )


class MissingForm(forms.Form):
    """It has not, whatever the office says."""

    words = ParagraphsField(
        label=_("What is missing?"),
        max_length=LONGEST_REPLY,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what is missing.")},
    )
