"""Forms of a planned reform: its act, one step of each kind, the period of a dry run."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField
from tirek.core.period import Period
from tirek.territory.actions import Act, NewStep
from tirek.territory.enums import ActKind, AreaKind, StepKind
from tirek.territory.forms import FIRST_DAY, LAST_DAY
from tirek.territory.models import Area, PlannedStep, ReformPlan
from tirek.territory.queries import Geography

FIELDS: dict[StepKind, tuple[str, ...]] = {
    StepKind.CREATE: ("name_kk", "name_ru", "name_en", "area_kind", "target", "kato", "iso"),
    StepKind.MOVE: ("areas", "target"),
    StepKind.SPLIT: ("area", "name_kk", "name_ru", "name_en", "area_kind", "target", "share", "kato"),
    StepKind.CEDE: ("area", "target", "share"),
    StepKind.MERGE: ("area", "target"),
    StepKind.RENAME: ("area", "name_kk", "name_ru", "name_en"),
    StepKind.UPGRADE: ("area", "area_kind", "target"),
}
LABELS: dict[tuple[StepKind, str], Any] = {
    (StepKind.SPLIT, "area"): _("Separated from"),
    (StepKind.CEDE, "area"): _("Area that gives a part"),
    (StepKind.MERGE, "area"): _("Area that ends"),
    (StepKind.CEDE, "target"): _("Area that takes it"),
    (StepKind.MERGE, "target"): _("Area it is merged into"),
}
OPTIONAL = {(StepKind.UPGRADE, "target")}
KINDS = [kind for kind in AreaKind if kind not in (AreaKind.REPUBLIC, AreaKind.RURAL, AreaKind.SETTLEMENT)]
DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
FIRST_YEAR = 2019


class ActForm(forms.Form):
    """The act of a reform and the day it comes into force."""

    title_kk = LineField(label=_("Title in Kazakh"), max_length=400)
    title_ru = LineField(label=_("Title in Russian"), max_length=400)
    title_en = LineField(label=_("Title in English"), max_length=400, required=False)
    act_kind = forms.ChoiceField(label=_("Kind of act"), choices=ActKind.choices)
    act_number = LineField(label=_("Number"), max_length=40, required=False)
    signed_on = forms.DateField(label=_("Signed on"), required=False, widget=DATE)
    in_force_on = forms.DateField(label=_("In force on"), widget=DATE)
    moves_bodies = forms.BooleanField(
        label=_("On that day, place offices and bodies under the regional body of their new region"),
        help_text=_("Where there is one of the same kind. Their work counts in the new region in any case."),
        required=False,
        initial=True,
    )

    def clean_in_force_on(self) -> date:
        """A day the register knows about."""
        day: date = self.cleaned_data["in_force_on"]
        if not FIRST_DAY < day <= LAST_DAY:
            raise forms.ValidationError(_("The register begins on 1 January 2018."))
        return day

    def act(self) -> Act:
        """What was filled in."""
        return Act(**self.cleaned_data)


class StepForm(forms.Form):
    """One step. The kind decides which fields there are; areas are those of the eve, and those earlier steps make."""

    area = forms.ChoiceField(label=_("Area"))
    areas = forms.MultipleChoiceField(label=_("Areas that move"), widget=forms.CheckboxSelectMultiple)
    name_kk = LineField(label=_("Name in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Name in Russian"), max_length=300)
    name_en = LineField(label=_("Name in English"), max_length=300, required=False)
    area_kind = forms.ChoiceField(label=_("Standing"), choices=[(kind.value, kind.label) for kind in KINDS])
    target = forms.ChoiceField(label=_("Lies in since"))
    share = forms.DecimalField(
        label=_("Share of the people who live in that part, %"),
        help_text=_("From the act or from statistics. Figures recast by it are estimates. Empty: not known."),
        required=False,
        min_value=Decimal("0.01"),
        max_value=Decimal(100),
        decimal_places=2,
    )
    kato = forms.RegexField(
        label=_("Code of the classifier (KATO)"),
        regex=r"^[0-9]{9}$",
        required=False,
        error_messages={"invalid": _("The code is not nine digits.")},
    )
    iso = LineField(label=_("ISO 3166-2"), max_length=6, required=False)

    def __init__(
        self, *args: Any, kind: StepKind, plan: ReformPlan, world: Geography, within: UUID | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for name in set(self.fields) - set(FIELDS[kind]):
            del self.fields[name]
        self.order_fields(FIELDS[kind])
        self._offer(plan, world, within)
        for name, field in self.fields.items():
            field.label = LABELS.get((kind, name), field.label)
            field.required = field.required and (kind, name) not in OPTIONAL

    def clean_share(self) -> Decimal | None:
        """Of a hundred; kept as a part of one."""
        share: Decimal | None = self.cleaned_data["share"]
        return share / 100 if share else None

    def clean_kato(self) -> str:
        """A code nobody has."""
        code: str = self.cleaned_data["kato"]
        if code and Area.objects.filter(kato=code).exists():
            raise forms.ValidationError(_("Another area has this code."))
        return code

    def clean(self) -> dict[str, Any]:
        """An area cannot go into itself."""
        cleaned = super().clean() or {}
        if cleaned.get("target") and cleaned["target"] in (cleaned.get("area"), *cleaned.get("areas", ())):
            self.add_error("target", _("An area cannot be placed inside itself."))
        return cleaned

    def steps(self) -> list[NewStep]:
        """The step filled in; for whole areas that move, one for each."""
        told = dict(self.cleaned_data)
        target = told.pop("target", "")
        keys = told.pop("areas", None) or [told.pop("area", "")]
        areas = {str(key): area for key, area in Area.objects.in_bulk([key for key in (*keys, target) if key]).items()}
        if self.kind in (StepKind.MOVE, StepKind.MERGE):
            told["share"] = Decimal(1)
        told |= {"kind": self.kind, "target": areas.get(target), "target_step": self.made.get(target)}
        return [NewStep(**told, area=areas.get(key)) for key in keys]

    def _offer(self, plan: ReformPlan, world: Geography, within: UUID | None) -> None:
        forming = (StepKind.CREATE, StepKind.SPLIT)
        self.made: dict[str, PlannedStep] = {str(step.pk): step for step in plan.steps.all() if step.kind in forming}
        regions = [(str(region.id), region.name) for region in world.regions]
        known = [(_("Regions"), regions), *world.choices]
        if "area" in self.fields:
            self.fields["area"].choices = [("", "—"), *known]  # type: ignore[attr-defined]
        if "target" in self.fields:
            made = [(_("Formed by this reform"), [(key, step.name) for key, step in self.made.items()])]
            top = [(str(world.republic.id), world.republic.name)]
            self.fields["target"].choices = [("", "—"), *(made if self.made else []), *top, *known]  # type: ignore[attr-defined]
        if "areas" in self.fields:
            held = world.children(within) if within else ()
            self.fields["areas"].choices = [(str(area.id), area.name) for area in held]  # type: ignore[attr-defined]


class WithinForm(forms.Form):
    """The region whose districts are offered to be moved."""

    within = forms.ChoiceField(label=_("Lay in before"), required=False)

    def __init__(self, *args: Any, world: Geography, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        top = [(str(world.republic.id), world.republic.name)]
        regions = [(str(region.id), region.name) for region in world.regions]
        self.fields["within"].choices = [("", "—"), *regions, *top]  # type: ignore[attr-defined]


class TrialForm(forms.Form):
    """The period whose figures a dry run compares."""

    period = forms.ChoiceField(
        label=_("Figures of"), help_text=_("As reported, beside what they would be in the new borders.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = [str(year) for year in range(today.year, FIRST_YEAR - 1, -1)]
        self.fields["period"].choices = [(year, year) for year in years]  # type: ignore[attr-defined]

    def asked(self) -> Period:
        """The year chosen."""
        return Period.parse(self.cleaned_data["period"])
