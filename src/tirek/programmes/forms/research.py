"""Forms over research and over what people said."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, ParagraphsField
from tirek.network.models import Organisation
from tirek.programmes.actions.research import ResearchFacts
from tirek.programmes.actions.voices import Said
from tirek.programmes.enums_of_research import LANGUAGES, ResearchKind
from tirek.programmes.enums_of_roadmaps import VoiceKind
from tirek.programmes.forms.choosing import DAY, SHORT, OrganisationField, OwnField, RegionField, Told
from tirek.programmes.models import Programme, Research, RoadmapAction, Voice


class ResearchForm(Told):
    """A piece of research as its body tells it."""

    organisation = OwnField(label=_("Who carries it out"))
    kind = forms.ChoiceField(label=_("Kind"), choices=ResearchKind.choices)
    part_of = forms.ModelChoiceField(Research.objects.none(), label=_("Part of"), required=False)
    programme = forms.ModelChoiceField(Programme.objects.all(), label=_("Programme"), required=False)
    is_public = forms.BooleanField(label=_("Shown to everyone"), required=False)
    field_order = ("organisation", "kind", "part_of", "programme")

    def __init__(self, *args: Any, keepers: list[Organisation], parts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].offer(keepers)  # type: ignore[attr-defined]
        self.fields["part_of"].queryset = parts  # type: ignore[attr-defined]

    def facts(self) -> ResearchFacts:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        organisation, part_of, programme = (told.pop(name) for name in ("organisation", "part_of", "programme"))
        keys = {"part_of_id": part_of and part_of.pk, "programme_id": programme and programme.pk}
        return ResearchFacts(organisation_id=organisation.pk, **keys, **told)


def initial_of_research(research: Research) -> dict[str, Any]:
    """A piece of research as its form shows it."""
    names = ("name_kk", "name_ru", "name_en", "about_kk", "about_ru", "about_en", "kind", "is_public")
    told = {name: getattr(research, name) for name in names}
    keys = {name: getattr(research, f"{name}_id") for name in ("organisation", "part_of", "programme")}
    return {**told, **keys, "since": research.during.lower, "until": research.last_day}


class ResearchFilter(forms.Form):
    """What the list shows."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("Any")), *ResearchKind.choices])


class LibraryFilter(forms.Form):
    """Which reports are shown."""

    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("Any")), *LANGUAGES])


class _Placed(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].offer(timezone.localdate())  # type: ignore[attr-defined]


class VisitForm(_Placed):
    """A region visited on a day."""

    area = RegionField(label=_("Region"))
    on = forms.DateField(label=_("Day"), widget=DAY)


class FindingForm(_Placed):
    """What was found."""

    text = ParagraphsField(label=_("What was found"), max_length=4000, widget=SHORT)
    area = RegionField(label=_("Region"), required=False, help_text=_("None: in the whole country."))


class AdviceForm(forms.Form):
    """What is advised, and to whom."""

    text = ParagraphsField(label=_("What is advised"), max_length=4000, widget=SHORT)
    addressee = OrganisationField(label=_("To whom"))


class DeclineForm(forms.Form):
    """Why a recommendation is not taken."""

    reason = LineField(label=_("Why it is not taken"), max_length=500)


class ReportForm(forms.Form):
    """A report for the library."""

    title = LineField(label=_("Title"), max_length=300)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    published_on = forms.DateField(label=_("Published on"), widget=DAY)
    file = forms.FileField(
        label=_("File"), help_text=_("PDF, up to 20 MB."), widget=forms.FileInput(attrs={"accept": ".pdf"})
    )


class VoiceForm(_Placed):
    """What people said elsewhere."""

    said = ParagraphsField(label=_("What people said"), max_length=4000, widget=SHORT)
    said_on = forms.DateField(label=_("Day"), widget=DAY)
    area = RegionField(label=_("Region"), required=False)

    def told(self) -> Said:
        """As the action takes it."""
        told = self.cleaned_data
        area = told["area"]
        return Said(kind=VoiceKind.OTHER, said=told["said"], said_on=told["said_on"], area_id=area.pk if area else None)


class VoiceAnswerForm(forms.Form):
    """What was done about it."""

    said = ParagraphsField(label=_("What people said"), max_length=4000, widget=SHORT)
    done = ParagraphsField(label=_("What was done"), max_length=4000, required=False, widget=SHORT)
    action = forms.ModelChoiceField(RoadmapAction.objects.none(), label=_("Line of a roadmap"), required=False)
    publish = forms.BooleanField(label=_("Shown to everyone"), required=False)

    def __init__(self, *args: Any, voice: Voice, actions: Any, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial",
            {"said": voice.said, "done": voice.done, "action": voice.action_id, "publish": bool(voice.published_at)},
        )
        super().__init__(*args, **kwargs)
        action: Any = self.fields["action"]
        action.queryset = actions
        action.label_from_instance = lambda one: f"{one.code} {one.name}"
