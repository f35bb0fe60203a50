"""The word of a body that is complained of, and a question to the applicant."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.cases.actions.texts import LONGEST
from tirek.cases.forms.deeds import DeedForm
from tirek.core.fields import ParagraphsField


class BodyForm(forms.Form):
    words = ParagraphsField(label=_("In your words"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8}))


class AskForm(DeedForm):
    text = forms.CharField(
        label=_("What do you ask?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=_("In the language of the application, short and plain. The applicant is told at once."),
    )
    due_on = forms.DateField(
        label=_("You wish the answer by"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("A wish: the term of the application does not stop."),
    )
