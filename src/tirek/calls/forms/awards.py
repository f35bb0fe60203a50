"""Forms of awards, prizes, candidates and the gallery."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.calls.enums_of_awards import HONOURS, AwardKind, AwardLevel, PrizeKind
from tirek.calls.forms.grants import SHORT, DayField, MoneyField
from tirek.calls.models import Call, Entry, Nomination
from tirek.calls.queries.naming import recipient
from tirek.core.fields import LineField, ParagraphsField
from tirek.network.models import Organisation
from tirek.territory.models import Area

KINDS = [(kind.value, kind.label) for kind in AwardKind if kind not in HONOURS]


class HonourFilter(forms.Form):
    """What the roll of honour is narrowed by."""

    q = LineField(label=_("Words"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Award"), required=False, choices=[("", _("All")), *AwardKind.choices[:6]])
    year = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, years: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["year"]
        field.choices = [("", _("All years")), *((year, year) for year in years)]


class GiveAwardsForm(forms.Form):
    """An award for the chosen entries."""

    kind = forms.ChoiceField(label=_("Award"), choices=KINDS)
    level = forms.ChoiceField(label=_("Level"), choices=AwardLevel.choices)
    awarded_on = DayField(label=_("Awarded on"))
    act = LineField(label=_("By the act"), max_length=200, required=False, help_text=_("Protocol, its day and number."))
    entries = forms.ModelMultipleChoiceField(
        Entry.objects.none(), label=_("To whom"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, entries: Sequence[Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["entries"]
        field.queryset = Entry.objects.filter(pk__in=[each.pk for each in entries])
        field.widget.choices = [(each.pk, _words(each)) for each in entries]


def _words(entry: Entry) -> str:
    return f"{entry.number} · {entry.title} · {recipient(entry)} · {entry.get_state_display()}"


class PrizeForm(forms.Form):
    """A prize promised with an award."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PrizeKind.choices)
    name_kk = LineField(label=_("What it is, in Kazakh"), max_length=300)
    name_ru = LineField(label=_("What it is, in Russian"), max_length=300)
    amount = MoneyField(label=_("Sum, ₸"), required=False)
    due_on = DayField(label=_("Promised for"), required=False)


class DayForm(forms.Form):
    """A day."""

    day = DayField(label=_("Day"))


class PostponeForm(forms.Form):
    """A later day, or none yet, and why."""

    day = DayField(label=_("New day"), required=False)
    reason = ParagraphsField(label=_("Reason"), max_length=300, widget=SHORT)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].help_text = _("Empty: not yet known.")


class CandidateForm(forms.Form):
    """Who is proposed, by which body, for what."""

    body = forms.ModelChoiceField(Organisation.objects.none(), label=_("Which body proposes"))
    nomination = forms.ModelChoiceField(Nomination.objects.none(), label=_("Nomination"))
    name = LineField(label=_("Full name"), max_length=200)
    post = LineField(label=_("Post or occupation"), max_length=300, required=False)
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Region"), required=False)
    merits = ParagraphsField(
        label=_("What this person has done"), max_length=6000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def __init__(
        self, *args: Any, call: Call, bodies: Sequence[Organisation], regions: Sequence[Area], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        told: Any = self.fields
        told["body"].queryset = Organisation.objects.filter(pk__in=[each.pk for each in bodies])
        told["body"].widget.choices = [(each.pk, each.name) for each in bodies]
        told["nomination"].queryset = call.nominations.all()
        told["nomination"].widget.choices = [(each.pk, each.name) for each in call.nominations.all()]
        told["area"].queryset = Area.objects.filter(pk__in=[each.pk for each in regions])
        told["area"].widget.choices = [("", "—"), *((each.pk, each.name) for each in regions)]


class VotesForm(forms.Form):
    """How the commission voted."""

    votes_for = forms.IntegerField(label=_("For"), min_value=0, max_value=999)
    votes_against = forms.IntegerField(label=_("Against"), min_value=0, max_value=999)
    votes_abstained = forms.IntegerField(label=_("Abstained"), min_value=0, max_value=999)
    considered_on = DayField(label=_("Meeting on"))
    protocol = LineField(label=_("Number of the protocol"), max_length=100, required=False)


class DecisionOnCandidateForm(forms.Form):
    """The decision brought."""

    awards = forms.TypedChoiceField(
        label=_("Decision"),
        choices=(("yes", _("To award")), ("no", _("Not to award"))),
        coerce=lambda told: told == "yes",
        widget=forms.RadioSelect,
    )
    act = LineField(label=_("By the act"), max_length=200, help_text=_("Its kind, day and number."))


class ShowForm(forms.Form):
    """What the public reads of a work."""

    title = LineField(label=_("Title"), max_length=300)
    shown_as = LineField(
        label=_("Name shown"),
        max_length=300,
        required=False,
        help_text=_("Of a child the first name only, and only when its guardian agreed. Empty: no name."),
    )
    text = ParagraphsField(
        label=_("A few words or an excerpt"), max_length=6000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    video = forms.URLField(label=_("Link to the video"), required=False, max_length=300, assume_scheme="https")


class AnomalyForm(forms.Form):
    """What was found about odd votes."""

    note = LineField(label=_("What was found"), max_length=300)
    strike = forms.BooleanField(label=_("Do not count these votes"), required=False)


class GalleryFilter(forms.Form):
    """What the gallery is narrowed by."""

    q = LineField(label=_("Words"), required=False, max_length=200)
    nomination = forms.ChoiceField(label=_("Nomination"), required=False)

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["nomination"]
        field.choices = [("", _("All")), *((each.code, each.name) for each in call.nominations.all())]
