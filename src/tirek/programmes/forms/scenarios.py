"""Writing a reform down, running it, adopting it; entering the figures of a region."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, ParagraphsField
from tirek.network.queries.organisations import regions
from tirek.programmes.actions.regional import RegionalFacts
from tirek.programmes.actions.scenarios import ScenarioFacts
from tirek.programmes.entitlement.figures import GROUPS, Parameter, parameters
from tirek.programmes.enums_of_services import Certainty, Over
from tirek.programmes.models import Scenario
from tirek.programmes.queries.regional import quarter_on
from tirek.programmes.queries.scenarios import changeable

LARGEST, MOST_PERCENT = 100_000_000, 500
MOST_COMPARED = 4
DATE = {"type": "date"}
_GROUPS = list(GROUPS.items())


class ScenarioForm(forms.Form):
    """A name, a day, and a new value for any of the figures; an empty one stays as it is."""

    name = LineField(label=_("Name of the scenario"), max_length=200)
    about = ParagraphsField(
        label=_("What it is to bring"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    on = forms.DateField(
        label=_("The law as of"),
        widget=forms.DateInput(attrs=DATE),
        help_text=_("The scenario is compared with the rules of this day."),
    )

    def __init__(self, *args: Any, scenario: Scenario | None = None, **kwargs: Any) -> None:
        day, self.figures = scenario.on if scenario else timezone.localdate(), list[str]()
        if scenario:
            kwargs.setdefault("initial", initial_of(scenario))
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.initial.get("on", day)
        for parameter, figure in changeable(day):
            now = _("Now: %(value)s") % {"value": figure.shown if figure else _("unknown")}
            is_rule = parameter.unit == "rule"
            self.fields[parameter.name] = _rule(parameter, now) if is_rule else _figure(parameter, now)
            self.figures.append(parameter.name)

    def groups(self) -> list[tuple[Any, list[Any]]]:
        """The fields of figures by what they are about, to draw."""
        group_of = {name: parameters()[name].group for name in self.figures}
        return [(title, [self[name] for name in self.figures if group_of[name] == group]) for group, title in _GROUPS]

    def facts(self) -> ScenarioFacts:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        changes = {name: told[name] / _scale(name) for name in self.figures if told[name] is not None}
        return ScenarioFacts(name=told["name"], about=told["about"], on=told["on"], changes=changes)


def _figure(parameter: Parameter, now: str) -> forms.FloatField:
    """A share is told as a percentage."""
    is_share = parameter.unit == "share"
    most, label = (MOST_PERCENT, f"{parameter.label}, %") if is_share else (LARGEST, parameter.label)
    return forms.FloatField(label=label, required=False, min_value=0, max_value=most, help_text=now)


def _scale(name: str) -> int:
    return 100 if parameters()[name].unit == "share" else 1


def _rule(parameter: Parameter, now: str) -> forms.TypedChoiceField:
    """A rule is on or off, or stays as it is."""
    return forms.TypedChoiceField(
        label=parameter.label,
        required=False,
        choices=[("", _("As it is")), ("1.0", _("Yes")), ("0.0", _("No"))],
        coerce=float,
        empty_value=None,
        help_text=now,
    )


def initial_of(scenario: Scenario) -> dict[str, Any]:
    """A scenario as its form shows it."""
    figures = {name: round(value * _scale(name), 6) for name, value in scenario.changes.items() if name in parameters()}
    return {"name": scenario.name, "about": scenario.about, "on": scenario.on, **figures}


class RunForm(forms.Form):
    """Over the register, or over how many invented persons; the same seed draws the same people."""

    over = forms.ChoiceField(
        label=_("Over whom"), choices=Over.choices, initial=Over.SYNTHETIC, widget=forms.RadioSelect
    )
    persons = forms.IntegerField(
        label=_("Synthetic persons"), required=False, min_value=1000, max_value=2_000_000, initial=1_000_000
    )
    seed = forms.IntegerField(
        label=_("Seed"), required=False, min_value=0, max_value=2**31 - 1, help_text=_("Empty: drawn, and recorded.")
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("over") == Over.SYNTHETIC and told.get("persons") is None and "persons" not in self.errors:
            self.add_error("persons", _("Say how many."))
        return told


class CompareForm(forms.Form):
    """Which scenarios, over whom."""

    scenario = forms.ModelMultipleChoiceField(
        Scenario.objects.none(), label=_("Scenarios"), required=False, widget=forms.CheckboxSelectMultiple
    )
    over = forms.ChoiceField(label=_("Over whom"), choices=Over.choices, required=False)

    def __init__(self, *args: Any, scenarios: QuerySet[Scenario], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scenario"].queryset = scenarios  # type: ignore[attr-defined]

    def clean_over(self) -> str:
        return self.cleaned_data["over"] or Over.SYNTHETIC

    def clean_scenario(self) -> list[Scenario]:
        chosen = list(self.cleaned_data["scenario"])
        if len(chosen) > MOST_COMPARED:
            raise forms.ValidationError(_("Choose four at most: more do not fit beside each other."))
        return chosen


class AdoptForm(forms.Form):
    """By which act, from which day."""

    act = LineField(label=_("Act: name, number and date"), max_length=300)
    since = forms.DateField(label=_("In force from"), widget=forms.DateInput(attrs=DATE))


class RegionalForm(forms.Form):
    """The figures of a region and quarter."""

    area = forms.ChoiceField(label=_("Region"))
    quarter = forms.DateField(
        label=_("A day of the quarter"), widget=forms.DateInput(attrs=DATE), help_text=_("Any day of it will do.")
    )
    poverty_line = forms.DecimalField(
        label=_("Poverty line as published, tenge a month"), required=False, min_value=1, max_value=LARGEST
    )
    median_income = forms.DecimalField(
        label=_("or: median income of the quarter before"), required=False, min_value=1, max_value=LARGEST
    )
    subsistence_minimum = forms.DecimalField(
        label=_("and subsistence minimum of the quarter before"), required=False, min_value=1, max_value=LARGEST
    )
    source = LineField(label=_("Source: act or publication"), max_length=300)
    certainty = forms.ChoiceField(label=_("How sure we are"), choices=Certainty.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        choices = [(str(area.pk), area.name) for area in regions(today)]
        self.fields["area"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]
        self.fields["quarter"].initial = quarter_on(today)

    def facts(self) -> RegionalFacts:
        """What was told, as the action takes it."""
        names = ("poverty_line", "median_income", "subsistence_minimum", "source", "certainty")
        return RegionalFacts(**{name: self.cleaned_data[name] for name in names})
