"""Putting a report together, keeping it, sharing it, having it sent."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.core.fields import LineField
from tirek.core.permissions import roles_of
from tirek.core.roles import Role
from tirek.network.enums import Level
from tirek.network.models import Organisation
from tirek.reports.enums import Dimension, Every, ReportPermission, Span, Step
from tirek.reports.indicators import Breakdown, Indicator, all_indicators
from tirek.reports.models.builder import NAME_LENGTH
from tirek.reports.pivots import MOST_INDICATORS, PART, THEN, TODAY, Question, shared_breakdowns
from tirek.reports.queries.breakdowns import names_of_parts
from tirek.territory.queries import geography

MOST_YEARS = 12
Choices = list[tuple[str, Any]]


class BuilderForm(forms.Form):
    """The question of a report, read from the address. ``question`` is it, once the form is valid."""

    indicators = forms.MultipleChoiceField(label=gettext_lazy("Indicators"))
    rows = forms.ChoiceField(label=gettext_lazy("Rows"))
    columns = forms.ChoiceField(label=gettext_lazy("Columns"))
    span = forms.ChoiceField(label=gettext_lazy("Period"), choices=Span.choices)
    first = forms.DateField(required=False, label=gettext_lazy("From"), widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(required=False, label=gettext_lazy("To"), widget=forms.DateInput(attrs={"type": "date"}))
    step = forms.ChoiceField(label=gettext_lazy("Divide time into"), choices=Step.choices)
    borders = forms.ChoiceField(
        label=gettext_lazy("Borders"),
        choices=[(THEN, gettext_lazy("As it was then")), (TODAY, gettext_lazy("As of today"))],
    )
    area = forms.ChoiceField(required=False, label=gettext_lazy("Place"))
    kept = forms.ChoiceField(required=False, label=gettext_lazy("Only"))

    def __init__(self, data: QueryDict | None, *, today: date, initial: Question | None = None) -> None:
        start = (initial or Question(())).as_json()
        super().__init__(data, initial=start, use_required_attribute=False)
        self.known = all_indicators(None)
        known = _all_breakdowns(self.known)
        parts = [(f"{PART}{code}", one.title) for code, (_first, one) in known.items()]
        sides: Choices = [*Dimension.choices, (_("What the records say"), parts)]
        regions = [(region.kato or "", region.name) for region in geography(today).regions]
        offered: dict[str, Choices] = {
            "indicators": [(one.code, one.title) for one in self.known],
            "rows": sides,
            "columns": sides,
            "area": [("", _("Everything I may see")), *regions],
            "kept": [("", _("All records")), *(_values(code, *pair) for code, pair in known.items())],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    @property
    def dividing(self) -> list[forms.BoundField]:
        """All fields but the indicators."""
        return [field for field in self if field.name != "indicators"]

    @property
    def sections(self) -> list[tuple[str, list[tuple[Indicator, bool]], int]]:
        """The indicators by section, each with whether it is chosen, and how many of the section are."""
        chosen = set(self["indicators"].value() or ())
        found: dict[str, list[tuple[Indicator, bool]]] = {}
        for one in self.known:
            head = f"{one.chapter.label}: {one.section.label}"
            found.setdefault(head, []).append((one, one.code in chosen))
        return [(head, held, sum(is_chosen for _one, is_chosen in held)) for head, held in found.items()]

    @property
    def question(self) -> Question:
        told = self.cleaned_data
        return Question(**{**told, "indicators": tuple(told["indicators"])})

    def clean_indicators(self) -> list[str]:
        codes: list[str] = self.cleaned_data["indicators"]
        if len(codes) > MOST_INDICATORS:
            raise forms.ValidationError(_("Choose %(n)s indicators at most.") % {"n": MOST_INDICATORS})
        return codes

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("rows") and told.get("rows") == told.get("columns"):
            self.add_error("columns", _("Rows and columns stand for the same: choose another one here."))
        self._check_days(told)
        self._check_parts(told)
        return told

    def _check_days(self, told: Mapping[str, Any]) -> None:
        first, last = told.get("first"), told.get("last")
        if told.get("span") != Span.DAYS or "first" in self.errors or "last" in self.errors:
            return
        if not first or not last:
            self.add_error("first" if not first else "last", _("Give both days."))
        elif last < first:
            self.add_error("last", _("The period ends before it begins."))
        elif last.year - first.year > MOST_YEARS:
            self.add_error("last", _("Ask for %(n)s years at most.") % {"n": MOST_YEARS})

    def _check_parts(self, told: Mapping[str, Any]) -> None:
        """Rows, columns and the filter must be known of every indicator chosen."""
        chosen = [one for one in self.known if one.code in told.get("indicators", ())]
        shared = shared_breakdowns(chosen)
        for name in ("rows", "columns", "kept"):
            code = _part_of(told.get(name, ""))
            if chosen and code and code not in shared:
                lacking = next(one for one in chosen if code not in {each.code for each in one.breakdowns})
                self.add_error(name, _("“%(name)s” is not divided by this.") % {"name": lacking.title})


def _part_of(value: str) -> str:
    """The code of the breakdown a choice names."""
    return value.removeprefix(PART) if value.startswith(PART) else value.partition("=")[0] if "=" in value else ""


def _all_breakdowns(known: Iterable[Indicator]) -> dict[str, tuple[Indicator, Breakdown]]:
    """Every breakdown by code, with the first indicator that has it."""
    found: dict[str, tuple[Indicator, Breakdown]] = {}
    for one in known:
        for breakdown in one.breakdowns:
            found.setdefault(breakdown.code, (one, breakdown))
    return found


def _values(code: str, one: Indicator, breakdown: Breakdown) -> tuple[str, Choices]:
    names = names_of_parts(one, breakdown)
    return str(breakdown.title), [(f"{code}={value}", name) for value, name in names.items()]


class NameForm(forms.Form):
    """The name a report is kept under."""

    name = LineField(label=gettext_lazy("Name of the report"), max_length=NAME_LENGTH)


class ShareForm(forms.Form):
    """With whom a report is shared: some roles, everywhere or at one office and below it."""

    roles = forms.MultipleChoiceField(
        required=False,
        label=gettext_lazy("With whom"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Nobody chosen: the report is yours alone."),
    )
    office = forms.ChoiceField(
        required=False,
        label=gettext_lazy("At which office"),
        help_text=gettext_lazy("With all offices below it. Each reader sees their own figures only."),
    )

    def __init__(self, data: Any, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        readers = roles_of(ReportPermission.VIEW)
        offices = Organisation.objects.offices().filter(level__in=[Level.REPUBLIC, Level.REGION]).order_by("path")
        self.fields["roles"].choices = [choice for choice in Role.choices if choice[0] in readers]  # type: ignore[attr-defined]
        self.fields["office"].choices = [  # type: ignore[attr-defined]
            ("", _("Everywhere")),
            *((str(one.pk), one.name) for one in offices),
        ]

    def shares(self) -> list[tuple[str, UUID | None]]:
        """Role and office of each share."""
        told = self.cleaned_data
        office = UUID(told["office"]) if told["office"] else None
        return [(role, office) for role in told["roles"]]


class DeliveryForm(forms.Form):
    """How often a report goes out, and to whom besides oneself."""

    every = forms.ChoiceField(label=gettext_lazy("How often"), choices=Every.choices, widget=forms.RadioSelect)
    emails = forms.CharField(
        required=False,
        label=gettext_lazy("E-mail addresses of colleagues"),
        help_text=gettext_lazy(
            "One in a line; empty: to you alone. Only those with whom the report is shared get it, each with their own"
            " figures."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
    )

    def addresses(self) -> list[str]:
        """The addresses as typed, in lower case."""
        words: str = self.cleaned_data["emails"]
        return [one.casefold() for one in words.replace(",", " ").replace(";", " ").split()]
