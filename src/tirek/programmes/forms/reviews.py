"""Forms over review sessions."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.core.fields import LineField, ParagraphsField
from tirek.network.models import Organisation
from tirek.programmes.actions.reviews import ReviewFacts
from tirek.programmes.enums_of_roadmaps import DecisionState
from tirek.programmes.forms.choosing import DAY, SHORT, OrganisationField, OwnField, RegionField, RegionsField
from tirek.programmes.models import Review, Roadmap


class ReviewForm(forms.Form):
    """A session as it is planned."""

    organiser = OwnField(label=_("Who holds it"))
    held_on = forms.DateField(label=_("Day"), widget=DAY)
    place = LineField(label=_("Place"), max_length=300, required=False)
    looks_from = forms.DateField(label=_("Looks at the days from"), widget=DAY)
    looks_until = forms.DateField(label=_("until"), widget=DAY)
    areas = RegionsField(label=_("Regions that report"))

    def __init__(self, *args: Any, organisers: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organiser"].offer(organisers)  # type: ignore[attr-defined]
        self.fields["areas"].offer(timezone.localdate())  # type: ignore[attr-defined]

    def facts(self) -> ReviewFacts:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        organiser, areas = told.pop("organiser"), told.pop("areas")
        ordered = sorted(areas, key=lambda area: area.kato or "")
        return ReviewFacts(organiser_id=organiser.pk, area_ids=tuple(area.pk for area in ordered), **told)


def initial_of_review(review: Review) -> dict[str, Any]:
    """A session as its form shows it."""
    told = {name: getattr(review, name) for name in ("held_on", "place", "looks_from", "looks_until")}
    areas = list(review.regions.values_list("area", flat=True))
    return {**told, "organiser": review.organiser_id, "areas": areas}


class RegionNoteForm(forms.Form):
    """What was said for a region."""

    speaker = LineField(label=_("Who spoke"), max_length=200, required=False)
    said = ParagraphsField(label=_("What was said"), max_length=8000, required=False, widget=SHORT)


class HoldForm(forms.Form):
    """What the session came to."""

    summary = ParagraphsField(label=_("What the session came to"), max_length=8000, required=False)


class DecisionForm(forms.Form):
    """Who does what until when."""

    text = ParagraphsField(label=_("What was decided"), max_length=4000, widget=SHORT)
    owner = OrganisationField(label=_("Who carries it out"))
    due_on = forms.DateField(label=_("Due"), widget=DAY)
    area = RegionField(label=_("Region"), required=False, help_text=_("None: for all of them."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].offer(timezone.localdate())  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """What came of a decision."""

    state = forms.ChoiceField(
        label=_("State"), widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in (DecisionState.DONE, DecisionState.DROPPED)],
    )  # fmt: skip
    outcome = ParagraphsField(label=_("What came of it"), max_length=4000, widget=SHORT)


class PlacingForm(forms.Form):
    """The roadmap a decision or a recommendation is put into."""

    roadmap = forms.ModelChoiceField(Roadmap.objects.none(), label=_("Roadmap"))
    due_on = forms.DateField(label=_("Due"), widget=DAY)

    def __init__(self, *args: Any, roadmaps: list[Roadmap], has_day: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roadmap: Any = self.fields["roadmap"]
        roadmap.queryset = Roadmap.objects.filter(pk__in=[each.pk for each in roadmaps])
        country = pgettext_lazy("roadmap", "the whole country")
        roadmap.widget.choices = [
            (each.pk, f"{each.name} · {each.area.name if each.area else country}") for each in roadmaps
        ]
        if has_day:
            del self.fields["due_on"]
