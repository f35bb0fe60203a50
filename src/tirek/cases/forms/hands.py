"""The forms of work that several hands share: giving back, co-executors, links, repeats, the answer on its way."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums_of_hands import CaseLinkKind, SigningPractice
from tirek.cases.forms.deeds import AnswerForm, DeedForm
from tirek.cases.queries.workers import workers_at


class GiveBackForm(DeedForm):
    reason = forms.CharField(label=_("Why you return it"), widget=forms.Textarea, max_length=2000)


class CoExecutorForm(DeedForm):
    """A colleague of the office who is not on the case yet."""

    to_user = forms.ChoiceField(label=_("Co-executor"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        taken = set(self.case.co_executors.filter(ended_at__isnull=True).values_list("user_id", flat=True))
        taken.add(self.case.assignee_id)
        workers = [one for one in workers_at([self.case.office_id], on=self.today) if one.id not in taken]
        self.fields["to_user"].choices = [(str(one.id), one.load_words) for one in workers]
        self.fields["to_user"].option_help = {
            str(one.id): " · ".join(filter(None, (one.post, one.leave_words))) for one in workers
        }

    @property
    def obstacle(self) -> str:
        return "" if self.fields["to_user"].choices else gettext("Every case worker of the office is on this case.")


class LinkForm(DeedForm):
    number = forms.CharField(label=_("Number of the other application"), max_length=40)
    kind = forms.ChoiceField(
        label=_("Why they belong together"),
        widget=forms.RadioSelect,
        choices=[pair for pair in CaseLinkKind.choices if pair[0] != CaseLinkKind.REPEAT],
        initial=CaseLinkKind.RELATED,
    )


class RepeatForm(DeedForm):
    number = forms.CharField(
        label=_("Number of the application that was answered"),
        max_length=40,
        help_text=_("Of the same person, with the same text. The applicant is told that its answer stands."),
    )


class MergeForm(DeedForm):
    number = forms.CharField(
        label=_("Number of the earlier registration"),
        max_length=40,
        help_text=_("It stays, with its term. The number of this one will open it. Can be undone within thirty days."),
    )
    reason = forms.CharField(label=_("How it came to be registered twice"), widget=forms.Textarea, max_length=2000)


class DraftForm(AnswerForm):
    """The answer being written: ``seen`` is the revision of the draft the writer began from."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def data_seen(self) -> int | None:
        """The revision as sent, also when the rest cannot be read."""
        told = str(self.data.get("seen", ""))
        return int(told) if told.isdecimal() else None


class RemarkForm(forms.Form):
    text = forms.CharField(
        label=_("Remarks"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000, required=False
    )


class PracticeForm(forms.Form):
    """Who signs the answers of an office."""

    practice = forms.ChoiceField(
        label=_("Who signs the answers"), widget=forms.RadioSelect, choices=SigningPractice.choices
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["practice"].option_help = {
            SigningPractice.DIRECT.value: gettext("Quickest: nobody looks before the letter goes out."),
            SigningPractice.APPROVAL.value: gettext(
                "The head reads every answer; the letter bears the case worker's name."
            ),
            SigningPractice.HEAD.value: gettext("The letter bears the head's name."),
        }
