"""Forms over projects."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.activities.actions.projects import ProjectFacts
from tirek.activities.enums import ProjectKind
from tirek.activities.models import Project
from tirek.core.fields import LineField, ParagraphsField
from tirek.network.models import Organisation

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
SHORT = forms.Textarea(attrs={"rows": 3})


class ProjectForm(forms.Form):
    """A project as its leader tells it."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who leads it"))
    kind = forms.ChoiceField(label=_("Kind"), choices=ProjectKind.choices)
    name_kk = LineField(label=_("Title in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Title in Russian"), max_length=300)
    name_en = LineField(label=_("Title in English"), max_length=300, required=False)
    since = forms.DateField(label=_("First day"), widget=DAY)
    until = forms.DateField(label=_("Last day"), required=False, widget=DAY, help_text=_("Empty: not yet known."))
    goal_kk = ParagraphsField(label=_("What it is to bring, in Kazakh"), max_length=4000, widget=SHORT)
    goal_ru = ParagraphsField(label=_("What it is to bring, in Russian"), max_length=4000, widget=SHORT)
    goal_en = ParagraphsField(label=_("What it is to bring, in English"), required=False, max_length=4000, widget=SHORT)
    result_kk = ParagraphsField(label=_("What came of it, in Kazakh"), required=False, max_length=4000, widget=SHORT)
    result_ru = ParagraphsField(label=_("What came of it, in Russian"), required=False, max_length=4000, widget=SHORT)
    result_en = ParagraphsField(label=_("What came of it, in English"), required=False, max_length=4000, widget=SHORT)

    def __init__(self, *args: Any, leaders: list[Organisation], is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[each.pk for each in leaders])
        field.widget.choices = [(each.pk, each.name) for each in leaders]
        if is_new:
            for name in ("result_kk", "result_ru", "result_en"):
                del self.fields[name]

    def facts(self) -> ProjectFacts:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        return ProjectFacts(organisation_id=told.pop("organisation").pk, **told)


def initial_of(project: Project) -> dict[str, Any]:
    """A project as its form shows it."""
    names = ("kind", "name_kk", "name_ru", "name_en", "goal_kk", "goal_ru", "goal_en")
    more = ("result_kk", "result_ru", "result_en")
    days = {"since": project.during.lower, "until": project.last_day}
    return {name: getattr(project, name) for name in (*names, *more)} | days | {"organisation": project.organisation_id}


class ProjectFilter(forms.Form):
    """What the list of projects may be narrowed by."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *ProjectKind.choices])
    when = forms.ChoiceField(
        label=_("When"), required=False, choices=(("", _("Under way")), ("ended", pgettext_lazy("project", "Ended")))
    )


class JoinProjectForm(forms.Form):
    """Which bodies take part."""

    bodies = forms.ModelMultipleChoiceField(
        Organisation.objects.none(), label=_("Which bodies"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, bodies: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["bodies"]
        field.queryset = Organisation.objects.filter(pk__in=[each.pk for each in bodies])
        field.widget.choices = [(each.pk, each.name) for each in bodies]
