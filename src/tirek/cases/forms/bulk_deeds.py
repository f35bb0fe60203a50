"""The second step of a deed done to many cases: what is told once for all of them."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import UNANSWERED_RESULTS, OutcomeResult
from tirek.cases.forms.offices import OfficeField
from tirek.cases.models import Case
from tirek.cases.queries.workers import workers_at
from tirek.network.models import Organisation


class BulkForm(forms.Form):
    """``key`` makes a second press harmless; the base needs nothing but the word."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, cases: list[Case], today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cases, self.today = cases, today
        self.fields["key"].initial = uuid4
        self.prepare()

    def prepare(self) -> None:
        """Fill what depends on the cases."""

    def told(self) -> dict[str, Any]:
        """What the deed is told."""
        return {}


class BulkAssignForm(BulkForm):
    to_user = forms.ChoiceField(label=_("Case worker"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        workers = workers_at({case.office_id for case in self.cases}, on=self.today)
        self.fields["to_user"].choices = [(str(one.id), one.load_words) for one in workers]
        self.fields["to_user"].option_help = {
            str(one.id): " · ".join(filter(None, (one.post, one.leave_words))) for one in workers
        }

    def told(self) -> dict[str, Any]:
        return {"to_user": UUID(self.cleaned_data["to_user"])}


class BulkForwardForm(BulkForm):
    to_office = OfficeField(
        label=_("Office"), help_text=_("Type a part of the name: any spelling will do, then choose from the list.")
    )
    reason = forms.CharField(label=_("Why this office"), widget=forms.Textarea, max_length=2000)

    def prepare(self) -> None:
        offices = Organisation.objects.offices().filter(accepts_applications=True)
        self.fields["to_office"].offer(list(offices.order_by("path")))

    def told(self) -> dict[str, Any]:
        return {"to_office": self.cleaned_data["to_office"].pk, "reason": self.cleaned_data["reason"]}


class BulkCloseForm(BulkForm):
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
        label=_("Answer to each applicant"),
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20000,
        help_text=_("Each applicant of an open application receives it as a signed letter. Answered ones are closed."),
    )

    def told(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("result", "reason", "text")}


FORMS: dict[str, type[BulkForm]] = {
    "assign": BulkAssignForm,
    "forward": BulkForwardForm,
    "remind": BulkForm,
    "close": BulkCloseForm,
}
