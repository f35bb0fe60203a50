"""Forms over questions."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.questions import LONGEST, Asked
from tirek.activities.enums import QuestionKind
from tirek.activities.forms.events import DAY, LANGUAGES, SHORT
from tirek.core.fields import LineField, NormalEmailField, ParagraphsField, PhoneField
from tirek.network.models import Organisation


class TakeForm(forms.Form):
    """A question as it is taken down at the stop. The address is for the answer only."""

    nonce = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("What it is"), choices=QuestionKind.choices, widget=forms.RadioSelect)
    text = ParagraphsField(label=_("What was asked"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))
    name = LineField(label=_("Who asks"), max_length=200, required=False)
    phone = PhoneField(label=_("Phone number"), required=False, help_text=_("The answer is sent there."))
    email = NormalEmailField(label=_("E-mail"), required=False)
    language = forms.ChoiceField(label=_("Language of the answer"), choices=LANGUAGES)
    answer = ParagraphsField(
        label=_("Answered on the spot"), max_length=LONGEST, required=False, widget=SHORT,
        help_text=_("Empty: an agency answers later."),
    )  # fmt: skip

    def __init__(self, *args: Any, language: str = "kk", **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"nonce": uuid4(), "kind": QuestionKind.QUESTION, "language": language})
        super().__init__(*args, **kwargs)

    def asked(self, at: Any) -> Asked:
        """What was told, as the action takes it."""
        return Asked(**self.cleaned_data, asked_at=at)


class AssignForm(forms.Form):
    """Which agency answers, and until when."""

    agency = forms.ModelChoiceField(Organisation.objects.all(), label=_("Who answers"))
    due_on = forms.DateField(
        label=_("Answer due by"), required=False, widget=DAY,
        help_text=_("Left empty, it is counted in working days from today."),
    )  # fmt: skip

    def __init__(self, *args: Any, agencies: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["agency"]
        agency.queryset = Organisation.objects.filter(pk__in=[each.pk for each in agencies])
        agency.label_from_instance = lambda each: each.name
        agency.widget.choices = [("", "–"), *((each.pk, each.name) for each in agencies)]


class GiveBackForm(forms.Form):
    """Why a question belongs elsewhere."""

    why = LineField(label=_("Who should answer, or why it is not yours"), max_length=500)


class AnswerForm(forms.Form):
    """The answer."""

    answer = ParagraphsField(
        label=_("The answer"), max_length=LONGEST, help_text=_("Whoever asked receives these words as they are.")
    )


class PublishForm(forms.Form):
    """The public wording."""

    text = ParagraphsField(label=_("Question, in public"), max_length=LONGEST, widget=SHORT)
    answer = ParagraphsField(
        label=_("Answer, in public"), max_length=LONGEST,
        help_text=_("This is public: leave out names, phones, addresses and numbers of people."),
    )  # fmt: skip


class QuestionFilter(forms.Form):
    """What the desk's list may be narrowed by."""

    q = LineField(label=_("Words"), max_length=200, required=False)
    late = forms.BooleanField(label=_("Only late ones"), required=False)
