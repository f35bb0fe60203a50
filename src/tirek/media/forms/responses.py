"""Forms of readers and moderators."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, ParagraphsField
from tirek.media.actions.responses import LONGEST


class CommentForm(forms.Form):
    """A reader's comment."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    name = LineField(label=_("How to call you"), max_length=80)
    text = ParagraphsField(
        label=_("Your comment"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("A moderator reads it first. No insults, no names or numbers of others."),
    )  # fmt: skip


class RefusalForm(forms.Form):
    """Why a comment is not shown."""

    reason = LineField(label=_("Why it is not shown"), max_length=300, help_text=_("The writer reads it."))


class AppealForm(forms.Form):
    """Why a comment should be shown all the same."""

    words = ParagraphsField(
        label=_("Why it should be shown"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )


class NewsletterForm(forms.Form):
    """An address for the newsletter."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))


class PressContactForm(forms.Form):
    """Whom journalists may call."""

    title_kk = LineField(label=_("What about, in Kazakh"), max_length=200)
    title_ru = LineField(label=_("What about, in Russian"), max_length=200)
    title_en = LineField(label=_("What about, in English"), max_length=200, required=False)
    name = LineField(label=_("Name"), max_length=200, required=False)
    phone = LineField(label=_("Phone of the office"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
