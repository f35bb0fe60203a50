"""Entering an account by a one-time code, and joining applications to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.cases.actions.accounts import contact_of
from tirek.cases.forms.apply_tracking import TrackForm
from tirek.core.fields import LineField


class ContactForm(forms.Form):
    """Where the code goes."""

    contact = LineField(
        label=_("Your phone or e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "email", "autocapitalize": "none"}),
        help_text=_("Example: 8 701 123 45 67. A code comes there; it holds for ten minutes."),
        error_messages={"required": _("Write your phone or e-mail.")},
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("contact"):
            told["kind"], told["value"] = contact_of(told["contact"])
        return told


class CodeForm(forms.Form):
    """The six digits."""

    code = LineField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        help_text=_("Six digits from the message."),
        error_messages={"required": _("Write the code.")},
    )


class JoinForm(TrackForm):
    """Number and PIN of an earlier application."""
