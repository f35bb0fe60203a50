"""The forms of what is done with a case: one small form each."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import UNANSWERED_RESULTS, OutcomeResult
from tirek.cases.forms.offices import OfficeField
from tirek.cases.forms.uploads import FilesField
from tirek.cases.models import Case, PlanLine
from tirek.cases.queries.partners import partners_for
from tirek.cases.queries.workers import workers_at
from tirek.network.models import Organisation
from tirek.programmes.models import Service


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
    to_user = forms.ChoiceField(label=_("Case worker"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        workers = workers_at([self.case.office_id], on=self.today)
        label = _("%(name)s: %(open)s open, %(overdue)s overdue")
        self.fields["to_user"].choices = [
            (str(one.id), label % {"name": one.name, "open": one.open, "overdue": one.overdue}) for one in workers
        ]
        self.fields["to_user"].option_help = {str(one.id): one.post for one in workers}


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


class LineForm(DeedForm):
    service = forms.ModelChoiceField(Service.objects.all(), label=_("Service"), to_field_name="code")
    due_on = forms.DateField(label=_("Until when"), widget=forms.DateInput(attrs={"type": "date"}))

    def prepare(self) -> None:
        self.fields["service"].initial = self.case.service.code
        self.fields["due_on"].initial = self.case.due_on


class ResultForm(DeedForm):
    result = forms.CharField(label=_("What was done"), widget=forms.Textarea, max_length=2000, required=False)


class ReferForm(DeedForm):
    to_organisation = forms.ChoiceField(label=_("Partner"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("What is needed"), widget=forms.Textarea, max_length=2000)

    def prepare(self) -> None:
        assert self.line is not None
        self.offers = partners_for(self.case, self.line, on=self.today)
        self.fields["to_organisation"].choices = [
            (str(one.organisation.pk), one.organisation.name) for one in self.offers
        ]
        self.fields["to_organisation"].option_help = {str(one.organisation.pk): one.terms for one in self.offers}

    @property
    def obstacle(self) -> str:
        if self.offers:
            return ""
        return gettext(
            "No partner provides this service here under a memorandum in force. "
            "Deliver it yourselves, or ask the head for a memorandum."
        )


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


class FinishForm(DeedForm):
    delivered = forms.TypedChoiceField(
        label=_("Was the service delivered?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes, delivered")), ("no", _("No, not delivered"))],
        coerce=lambda value: value == "yes",
    )
    result = forms.CharField(
        label=_("What was done, or why not"), widget=forms.Textarea, max_length=2000, required=False
    )


class FilesForm(forms.Form):
    """Files for a case."""

    files = FilesField(label=_("Files"))
