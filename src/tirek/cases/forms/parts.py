"""The forms of parts of a case."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tirek.cases.actions.parts import USUAL_CROSSING
from tirek.cases.actions.parts_extending import has_room
from tirek.cases.forms.deeds import DeedForm
from tirek.cases.forms.offices import OfficeField
from tirek.cases.models import CasePart
from tirek.cases.queries.workers import workers_at
from tirek.network.enums import CrossingField
from tirek.network.models import Organisation


class SendPartForm(DeedForm):
    """One request of the application and the office that answers it."""

    to_office = OfficeField(
        label=_("Office"), help_text=_("Type a part of the name: any spelling will do, then choose from the list.")
    )
    text = forms.CharField(
        label=_("The part this office answers"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=20000,
        help_text=_("Leave only what concerns that office. It sees this text, not the whole application."),
    )
    crossing = forms.MultipleChoiceField(
        label=_("What of the case that office sees beside it"),
        widget=forms.CheckboxSelectMultiple,
        choices=CrossingField.choices,
        initial=[str(field) for field in USUAL_CROSSING],
        required=False,
    )
    reason = forms.CharField(
        label=_("Why this office"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000, required=False
    )

    def prepare(self) -> None:
        offices = Organisation.objects.on(self.today).filter(accepts_applications=True).exclude(pk=self.case.office_id)
        self.fields["to_office"].offer(list(offices.order_by("path")))
        self.fields["text"].initial = self.case.body


class PartForm(forms.Form):
    """A form about a part; the base is the bare word."""

    def __init__(self, *args: Any, part: CasePart, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part, self.today = part, today
        self.prepare()

    def prepare(self) -> None:
        """Fill what depends on the part."""

    @property
    def obstacle(self) -> str:
        """Why nothing can be done at all, in words; empty when something can."""
        return ""


class PartReasonForm(PartForm):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=2000)


class PartRemarksForm(PartForm):
    reason = forms.CharField(label=_("What is missing"), widget=forms.Textarea, max_length=2000)


class PartAnswerForm(PartForm):
    text = forms.CharField(
        label=_("Answer to this part"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=20000,
        help_text=_("In the language of the application. The office that has the case joins it into one letter."),
    )

    def prepare(self) -> None:
        self.fields["text"].initial = self.part.answer


class PartExtendForm(PartForm):
    """The decision to extend the term of a part: until when, and its reasons."""

    until = forms.DateField(label=_("New due date"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(
        label=_("Reasons of the decision"),
        widget=forms.Textarea,
        max_length=2000,
        help_text=_("The applicant is told at once and reads these reasons."),
    )

    def prepare(self) -> None:
        day = date_format(self.part.case.due_on, "SHORT_DATE_FORMAT")
        self.fields["until"].help_text = _("Not after %(day)s: by then the whole application is answered.") % {
            "day": day
        }

    @property
    def obstacle(self) -> str:
        return str(has_room(self.part, self.today).reason)


class PartAssignForm(PartForm):
    to_user = forms.ChoiceField(label=_("Case worker"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        workers = workers_at([self.part.office_id], on=self.today)
        self.fields["to_user"].choices = [(str(one.id), one.load_words) for one in workers]
        self.fields["to_user"].option_help = {str(one.id): one.post for one in workers}
