"""Forms over programmes, roadmaps and their actions."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.fields import LineField, ParagraphsField
from tirek.network.models import Organisation
from tirek.programmes.actions.programmes import Money, ProgrammeFacts
from tirek.programmes.actions.roadmaps import ActionFacts, RoadmapFacts
from tirek.programmes.enums_of_roadmaps import ActionState, BudgetSource
from tirek.programmes.forms.choosing import DAY, SHORT, Named, OrganisationField, OwnField, RegionField, RegionsField
from tirek.programmes.models import Programme, RoadmapAction
from tirek.programmes.queries.progress_sources import source_titles


class ProgrammeForm(Named):
    """A programme as its owner tells it."""

    owner = OwnField(label=_("Who answers for it"))
    since = forms.DateField(label=_("First day"), widget=DAY)
    until = forms.DateField(label=_("Last day"), widget=DAY, required=False, help_text=_("Empty: not known yet."))
    act = LineField(label=_("Act it stands on"), max_length=300, required=False)
    goals_kk = ParagraphsField(label=_("Goals in Kazakh"), max_length=4000, widget=SHORT, help_text=_("One to a line."))
    goals_ru = ParagraphsField(label=_("Goals in Russian"), max_length=4000, widget=SHORT)
    goals_en = ParagraphsField(label=_("Goals in English"), max_length=4000, widget=SHORT, required=False)
    areas = RegionsField(label=_("Regions"), required=False, help_text=_("None: the whole country."))
    field_order = (
        "owner",
        "name_kk",
        "name_ru",
        "name_en",
        "since",
        "until",
        "act",
        "goals_kk",
        "goals_ru",
        "goals_en",
    )

    def __init__(self, *args: Any, owners: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(owners)  # type: ignore[attr-defined]
        self.fields["areas"].offer(timezone.localdate())  # type: ignore[attr-defined]

    def facts(self) -> ProgrammeFacts:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        owner, areas = told.pop("owner"), told.pop("areas")
        return ProgrammeFacts(owner_id=owner.pk, area_ids=tuple(area.pk for area in areas), **told)


def initial_of_programme(programme: Programme) -> dict[str, Any]:
    """A programme as its form shows it."""
    names = ("name_kk", "name_ru", "name_en", "act", "goals_kk", "goals_ru", "goals_en")
    told = {name: getattr(programme, name) for name in names}
    days = {"since": programme.during.lower, "until": programme.last_day}
    return {**told, **days, "owner": programme.owner_id, "areas": list(programme.areas.values_list("pk", flat=True))}


class ProgrammeFilter(forms.Form):
    """What the list shows."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    when = forms.ChoiceField(
        label=_("When"), required=False, choices=(("", _("Under way")), ("ended", pgettext_lazy("project", "Ended")))
    )


class BudgetForm(forms.Form):
    """A line of the budget."""

    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    source = forms.ChoiceField(label=_("Whose money"), choices=BudgetSource.choices)
    purpose = LineField(label=_("Purpose"), max_length=300)
    planned = forms.IntegerField(label=_("Planned, tenge"), min_value=0, max_value=10**15)
    spent = forms.IntegerField(label=_("Spent, tenge"), min_value=0, max_value=10**15, initial=0)

    def money(self) -> Money:
        """As the action takes it."""
        return Money(**self.cleaned_data)


class RoadmapForm(Named):
    """A roadmap as its owner tells it."""

    owner = OwnField(label=_("Who answers for it"))
    area = RegionField(label=_("Region"), required=False, help_text=_("None: the whole country."))

    def __init__(self, *args: Any, owners: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].offer(owners)  # type: ignore[attr-defined]
        self.fields["area"].offer(timezone.localdate())  # type: ignore[attr-defined]

    def facts(self) -> RoadmapFacts:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        owner, area = told.pop("owner"), told.pop("area")
        return RoadmapFacts(owner_id=owner.pk, area_id=area.pk if area else None, **told)


class AdoptionForm(forms.Form):
    """The act a roadmap is put into force by."""

    act = LineField(label=_("Act"), max_length=300, help_text=_("Who adopted it, its number and its day."))


class ActionForm(Named):
    """An action as it is planned."""

    owner = OrganisationField(label=_("Who carries it out"))
    since = forms.DateField(label=_("Begins"), widget=DAY)
    due_on = forms.DateField(label=_("Due"), widget=DAY)
    weight = forms.IntegerField(
        label=_("Weight"), min_value=1, max_value=1000, initial=1,
        help_text=_("How much it counts beside its siblings; any whole number."),
    )  # fmt: skip
    evidence_kk = LineField(label=_("What will prove it, in Kazakh"), max_length=300, required=False)
    evidence_ru = LineField(label=_("What will prove it, in Russian"), max_length=300, required=False)
    source = forms.ChoiceField(
        label=_("Indicator"), required=False,
        help_text=_("Chosen: its progress is computed from the records, and nobody types it."),
    )  # fmt: skip
    baseline = forms.DecimalField(label=_("Starting figure"), max_digits=14, decimal_places=2, required=False)
    target = forms.DecimalField(label=_("Target"), max_digits=14, decimal_places=2, required=False)
    counted_from = forms.DateField(label=_("Counted from"), widget=DAY, required=False)
    counted_until = forms.DateField(label=_("Counted until"), widget=DAY, required=False)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source: Any = self.fields["source"]
        source.choices = [("", _("None: done or not, with evidence")), *source_titles().items()]

    def facts(self) -> ActionFacts:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        told.pop("version")
        owner, baseline = told.pop("owner"), told.pop("baseline")
        return ActionFacts(owner_id=owner.pk, baseline=baseline or Decimal(0), **told)


def initial_of_action(action: RoadmapAction) -> dict[str, Any]:
    """An action as its form shows it."""
    names = (
        *("name_kk", "name_ru", "name_en", "owner", "since", "due_on", "weight", "evidence_kk", "evidence_ru"),
        *("source", "baseline", "target", "counted_from", "counted_until", "version"),
    )
    return {name: getattr(action, name) for name in names}


class NeedsForm(forms.Form):
    """What comes before an action."""

    needed = forms.ModelMultipleChoiceField(
        RoadmapAction.objects.none(), label=_("Comes after"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, action: RoadmapAction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = action.roadmap.actions.exclude(pk=action.pk).order_by("path")[:500]
        needed: Any = self.fields["needed"]
        needed.queryset = RoadmapAction.objects.filter(roadmap=action.roadmap).exclude(pk=action.pk)
        needed.widget.choices = [(one.pk, f"{one.code} {one.name}") for one in others]


class StatusForm(forms.Form):
    """Where an action stands."""

    state = forms.ChoiceField(label=_("State"), choices=ActionState.choices, widget=forms.RadioSelect)
    note = ParagraphsField(label=_("What was done"), required=False, max_length=2000, widget=SHORT)


class EvidenceForm(forms.Form):
    """What proves it."""

    title = LineField(label=_("What it is"), max_length=300)
    link = forms.URLField(label=_("Link"), required=False, assume_scheme="https")
    file = forms.FileField(label=_("File"), required=False, help_text=_("PDF, DOCX, XLSX, JPEG or PNG, up to 10 MB."))


class CopyForm(forms.Form):
    """Regions that get a copy, each kept by its office."""

    areas = RegionsField(label=_("Regions"))

    def __init__(self, *args: Any, free: set[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas: Any = self.fields["areas"]
        areas.offer(timezone.localdate())
        areas.widget.choices = [one for one in areas.widget.choices if one[0] in free]


class AnswerOfferForm(forms.Form):
    """Taken, or left out with the reason."""

    take = forms.BooleanField(required=False)
    reason = LineField(label=_("Why it is left out"), required=False, max_length=300)


class RoadmapFilter(forms.Form):
    """Which actions the tree shows."""

    words = LineField(label=_("Words or a number, such as 2.3"), required=False, max_length=100)
    show = forms.ChoiceField(
        label=pgettext_lazy("roadmap", "Actions"), required=False,
        choices=(
            ("", _("The whole tree")), ("open", pgettext_lazy("actions", "Open")),
            ("late", pgettext_lazy("actions", "Late")), ("done", pgettext_lazy("actions", "Done")),
            ("bound", _("Bound to a figure")),
        ),
    )  # fmt: skip
    owner = OrganisationField(label=_("Who carries it out"), required=False, help_text="")
