"""The forms about defects of an application."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.cases.actions.texts import LONGEST
from tirek.cases.clock.ledger import count_term
from tirek.cases.clock.rules import CORRECTION
from tirek.cases.forms.deeds import DeedForm
from tirek.core.fields import ParagraphsField


class AskCorrectionForm(DeedForm):
    """What is missing and until when; the term proposed is that of the rule."""

    missing = ParagraphsField(
        label=_("What is missing or wrong"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In the language of the application, point by point. The applicant is told at once."),
    )
    due_on = forms.DateField(
        label=_("To be mended by"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_(
            "The term to answer runs on meanwhile. What is not mended may be returned within three working days."
        ),
    )

    def prepare(self) -> None:
        count = count_term(self.today, is_bound_by_code=self.case.office.is_bound_by_code, kind=CORRECTION)
        self.fields["due_on"].initial = count.due_on


class MendedForm(DeedForm):
    """The applicant mended it at the desk, by phone or on paper."""

    words = ParagraphsField(
        label=_("What was mended"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), required=False
    )


class ReturnForm(DeedForm):
    """Why it is returned; what was asked stands in the proposal."""

    reason = ParagraphsField(
        label=_("Reasons"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The applicant reads them and may apply again."),
    )
