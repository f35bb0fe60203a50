"""The forms of a plan: its lines, the referral of one, a partner's word, the person's word, templates."""

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import Milestone, OwnerKind, PlanNeed
from tirek.cases.forms.deeds import DeedForm
from tirek.cases.forms.uploads import FilesField
from tirek.cases.queries.consents import general_consent
from tirek.cases.queries.partners import partners_for, partners_without
from tirek.cases.queries.workers import workers_at
from tirek.core.fields import LineField
from tirek.people.enums import ConsentHow
from tirek.programmes.models import Service

DATE = {"type": "date"}


class _Responsible(forms.ChoiceField):
    """A colleague of the case's office, or nobody in particular."""

    def offer(self, form: DeedForm) -> None:
        workers = workers_at([form.case.office_id], on=form.today)
        self.choices = [("", gettext("Whoever has the case")), *((str(one.id), one.name) for one in workers)]

    def clean(self, value: Any) -> Any:
        return super().clean(value) or None


class LineForm(DeedForm):
    """A service to promise."""

    service = forms.ModelChoiceField(Service.objects.all(), label=_("Service"), to_field_name="code")
    due_on = forms.DateField(label=_("Until when"), widget=forms.DateInput(attrs=DATE))
    responsible = _Responsible(label=_("Who answers for it"), required=False)

    def prepare(self) -> None:
        self.fields["service"].initial = self.case.service.code
        self.fields["due_on"].initial = self.case.due_on
        self.fields["responsible"].offer(self)  # type: ignore[attr-defined]


class ChangeLineForm(DeedForm):
    """Another day, another colleague."""

    due_on = forms.DateField(label=_("Until when"), widget=forms.DateInput(attrs=DATE))
    responsible = _Responsible(label=_("Who answers for it"), required=False)

    def prepare(self) -> None:
        assert self.line is not None
        self.fields["due_on"].initial = self.line.due_on
        self.fields["responsible"].offer(self)  # type: ignore[attr-defined]
        self.fields["responsible"].initial = str(self.line.responsible_id or "")


class DeliverForm(DeedForm):
    """What was done, and what proves it."""

    result = forms.CharField(label=_("What was done"), widget=forms.Textarea, max_length=2000, required=False)
    evidence = LineField(
        label=_("Number of the paper that proves it"),
        required=False,
        max_length=200,
        help_text=_("An order, act or contract. Never a copy of an identity document."),
    )
    files = FilesField(label=_("Evidence"), required=False)


class FinishForm(DeedForm):
    """What came of a referral."""

    delivered = forms.TypedChoiceField(
        label=_("Was the service delivered?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Yes, delivered")), ("no", _("No, not delivered"))],
        coerce=lambda value: value == "yes",
    )
    result = forms.CharField(
        label=_("What was done, or why not"), widget=forms.Textarea, max_length=2000, required=False
    )
    evidence = LineField(
        label=_("Number of the paper that proves it"),
        required=False,
        max_length=200,
        help_text=_("An order, act or contract. Never a copy of an identity document."),
    )
    files = FilesField(label=_("Evidence"), required=False)


class AskBackForm(DeedForm):
    """A question to the other side of a referral."""

    text = forms.CharField(
        label=_("Your question to the office"),
        widget=forms.Textarea,
        max_length=2000,
        help_text=_("Your term stands still until the office answers."),
    )


class AnswerBackForm(DeedForm):
    """The office's answer to the partner."""

    text = forms.CharField(
        label=_("Your answer to the partner"),
        widget=forms.Textarea,
        max_length=2000,
        help_text=_("Write only what the memorandum lets cross."),
    )


class ConfirmedForm(DeedForm):
    """The person said on the phone that it has arrived."""

    words = forms.CharField(
        label=_("What the person said"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )


class DeniedForm(DeedForm):
    """The person said on the phone that it has not arrived."""

    words = forms.CharField(label=_("What the person said"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class ReferForm(DeedForm):
    """Which partner, what is needed, and that the person agrees."""

    to_organisation = forms.ChoiceField(label=_("Partner"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("What is needed"), widget=forms.Textarea, max_length=2000)
    consent = forms.ChoiceField(
        label=_("How the person agreed that the partner receives their data"),
        widget=forms.RadioSelect,
        required=False,
        help_text=_("Read them what crosses and to whom. Without their consent nothing is passed on."),
        choices=[(how.value, how.label) for how in ConsentHow if how != ConsentHow.WEB_FORM],
    )

    def prepare(self) -> None:
        assert self.line is not None
        self.offers = partners_for(self.case, self.line, on=self.today)
        field = self.fields["to_organisation"]
        field.choices = [(str(one.organisation.pk), one.organisation.name) for one in self.offers]  # type: ignore[attr-defined]
        field.option_help = {str(one.organisation.pk): one.terms for one in self.offers}  # type: ignore[attr-defined]
        if len(self.offers) == 1:
            field.initial = str(self.offers[0].organisation.pk)
        if not any(one.memorandum.crossing for one in self.offers) or general_consent(
            self.case.applicant_id, on=self.today
        ):
            del self.fields["consent"]

    @property
    def obstacle(self) -> str:
        if self.offers:
            return ""
        assert self.line is not None
        refused = partners_without(self.case, self.line, on=self.today)
        if refused:
            return " ".join(f"{one.organisation.name}: {one.reason}" for one in refused)
        return gettext(
            "No partner provides this service here under a memorandum in force. "
            "Deliver it yourselves, or ask the head for a memorandum."
        )


class TemplateForm(forms.Form):
    """A template of plans, with room for a few more lines than it has."""

    need = forms.ChoiceField(label=_("Need"), choices=PlanNeed.choices)
    name_kk = LineField(label=_("Name in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Name in Russian"), max_length=300)
    name_en = LineField(label=_("Name in English"), max_length=300, required=False)
    is_offered = forms.BooleanField(label=_("Offered when a plan is begun"), required=False)


class TemplateLineForm(forms.Form):
    """One proposed service; an empty service is no line."""

    service = forms.ModelChoiceField(
        Service.objects.all(), label=_("Service"), required=False, to_field_name="code", empty_label=_("No service")
    )
    working_days = forms.IntegerField(label=_("Working days"), min_value=1, max_value=250, required=False)
    owner_kind = forms.ChoiceField(
        label=pgettext_lazy("a service", "Given by"), choices=OwnerKind.choices, required=False
    )
    milestone = forms.ChoiceField(label=_("Milestone"), choices=[("", _("None")), *Milestone.choices], required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("service") and not told.get("working_days") and "working_days" not in self.errors:
            self.add_error("working_days", _("Say within how many working days."))
        return told


TemplateLines = forms.formset_factory(TemplateLineForm, extra=3, max_num=20, absolute_max=20)


class ChosenLineForm(forms.Form):
    """A proposed line: ticked or not, until when, who answers for it."""

    chosen = forms.BooleanField(required=False)
    due_on = forms.DateField(label=_("Until when"), widget=forms.DateInput(attrs=DATE))
    responsible = forms.ChoiceField(label=_("Who answers for it"), required=False)

    def __init__(self, *args: Any, workers: list[tuple[str, str]], service: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].label = service
        self.fields["responsible"].choices = workers  # type: ignore[attr-defined]
