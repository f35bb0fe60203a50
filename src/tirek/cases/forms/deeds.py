"""The forms of what is done with a case: one small form each."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import UNANSWERED_RESULTS, OutcomeResult
from tirek.cases.forms.offices import OfficeField
from tirek.cases.forms.uploads import FilesField
from tirek.cases.models import Case, PlanLine
from tirek.cases.queries.workers import Worker, workers_at
from tirek.network.models import Organisation


class DeedForm(forms.Form):
    """A form about a case as it was when the page was opened; ``version`` tells whether it has changed since."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, case: Case, line: PlanLine | None = None, today: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.line, self.today = case, line, today
        self.fields["version"].initial = case.version
        self.prepare()

    def prepare(self) -> None:
        """Fill choices that depend on the case."""

    @property
    def obstacle(self) -> str:
        """Why nothing can be done at all, in words; empty when something can."""
        return ""


class PlainForm(DeedForm):
    """Nothing to fill in: only the word."""


class AssignForm(DeedForm):
    """Whom to give the case to: each with their load, the least laden first; who is on leave is said."""

    to_user = forms.ChoiceField(label=_("Case worker"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Words to the case worker"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False
    )

    def prepare(self) -> None:
        workers = workers_at([self.case.office_id], on=self.today)
        self.fields["to_user"].choices = [(str(one.id), one.load_words) for one in workers]
        self.fields["to_user"].option_help = {str(one.id): _about(one) for one in workers}
        self.fields["to_user"].initial = next((str(one.id) for one in workers if one.is_suggested), None)


def _about(worker: Worker) -> str:
    suggested = gettext("The least laden now") if worker.is_suggested else ""
    return " · ".join(filter(None, (worker.post, suggested, worker.leave_words)))


class ForwardForm(DeedForm):
    to_office = OfficeField(
        label=_("Office"), help_text=_("Type a part of the name: any spelling will do, then choose from the list.")
    )
    reason = forms.CharField(label=_("Why this office"), widget=forms.Textarea, max_length=2000)

    def prepare(self) -> None:
        offices = Organisation.objects.offices().filter(accepts_applications=True).exclude(pk=self.case.office_id)
        self.fields["to_office"].offer(list(offices.order_by("path")))


class ReasonForm(DeedForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=2000)


class NoteForm(DeedForm):
    text = forms.CharField(label=_("Note"), widget=forms.Textarea, max_length=5000, help_text=_("Only staff see it."))


class ExtendForm(DeedForm):
    until = forms.DateField(label=_("New due date"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(
        label=_("Reasons of the decision"),
        widget=forms.Textarea,
        max_length=2000,
        help_text=_("The applicant is told within three working days."),
    )


class AnswerForm(DeedForm):
    result = forms.ChoiceField(
        label=_("What came of it"),
        widget=forms.RadioSelect,
        choices=[pair for pair in OutcomeResult.choices if pair[0] not in UNANSWERED_RESULTS],
    )
    reason = forms.CharField(
        label=_("Why not in full"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("Needed unless it is solved in full."),
    )
    text = forms.CharField(
        label=_("Answer to the applicant"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=20000,
        help_text=_("In the language of the application. It becomes a signed letter."),
    )


class FilesForm(forms.Form):
    """Files for a case."""

    files = FilesField(label=_("Files"))
