"""Forms of judging: the panel, sharing out, a review, a result."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions.panel import Profile
from tirek.calls.actions.reviewing import ABSTAIN, Opinion
from tirek.calls.enums import LANGUAGES, PanelRole
from tirek.calls.enums_judging import ConflictKind
from tirek.calls.models import Call, Criterion, PanelMember, Stage
from tirek.calls.queries.sharing import Wishes
from tirek.core.calendar import local_date
from tirek.core.fields import LineField, NormalEmailField, ParagraphsField, PersonNameField
from tirek.territory.queries.geography import geography

FEW = forms.Textarea(attrs={"rows": 3})


class InvitationForm(forms.Form):
    """Somebody to be invited to the panel."""

    name = PersonNameField(label=_("Full name"), max_length=200)
    email = NormalEmailField(label=_("E-mail"))
    role = forms.ChoiceField(label=_("Part in judging"), choices=PanelRole.choices)
    language = forms.ChoiceField(label=_("Language of letters"), choices=LANGUAGES)


class ProfileForm(forms.Form):
    """What a judge tells of themselves: entries are shared out and conflicts found by it."""

    languages = forms.MultipleChoiceField(
        label=_("Languages in which you can judge"), choices=LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    fields_known = forms.MultipleChoiceField(
        label=_("Nominations you can judge"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing chosen: all of them."),
    )
    area = forms.ChoiceField(
        label=_("Your region"), required=False, help_text=_("You are not given entries from your own region.")
    )
    employer = LineField(label=_("Where you work"), max_length=300, required=False)
    organisation_number = forms.RegexField(
        r"^\d{12}$",
        label=_("BIN of where you work"),
        required=False,
        error_messages={"invalid": _("A BIN has twelve digits.")},
    )
    kin = ParagraphsField(
        label=_("Relatives who may take part"),
        required=False,
        max_length=4000,
        widget=FEW,
        help_text=_("One full name on each line. Only who runs the call and the search for conflicts see it."),
    )
    capacity = forms.IntegerField(
        label=_("How many entries you can judge at most"), required=False, min_value=1, max_value=1000
    )

    def __init__(self, *args: Any, call: Call, asks_password: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["fields_known"].choices = [(one.code, one.name) for one in call.nominations.all()]
        regions = geography(local_date(call.closes_at)).regions
        fields["area"].choices = [
            ("", _("Not in Kazakhstan, or the whole country")),
            *((one.id, one.name) for one in regions),
        ]
        if asks_password:
            widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
            fields["password"] = forms.CharField(label=_("Choose a password"), widget=widget)

    def profile(self) -> Profile:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        return Profile(
            languages=told["languages"],
            fields=told["fields_known"],
            area_id=told["area"] or None,
            employer=told["employer"],
            organisation_number=told["organisation_number"],
            kin=told["kin"].splitlines(),
            capacity=told["capacity"],
        )


def initial_of(member: PanelMember) -> dict[str, Any]:
    """A profile as its form shows it."""
    return {
        "languages": member.languages or [member.language],
        "fields_known": member.fields,
        "area": member.area_id,
        "employer": member.employer,
        "organisation_number": member.organisation_number,
        "kin": "\n".join(member.kin),
        "capacity": member.capacity,
    }


class ReasonForm(forms.Form):
    """A deed that needs a reason."""

    reason = ParagraphsField(label=_("Reason"), max_length=500, widget=FEW)


class SharingForm(forms.Form):
    """How a stage is to be shared out."""

    reviews = forms.IntegerField(label=_("Reviews of each entry"), min_value=1, max_value=20)
    tolerance = forms.IntegerField(
        label=_("How far loads may differ"),
        min_value=1,
        max_value=50,
        initial=1,
        help_text=_("1: nobody has more than one entry more than another."),
    )
    other_region = forms.BooleanField(
        label=_("Nobody judges entries from their own region"), required=False, initial=True
    )
    seed = forms.IntegerField(
        label=_("Seed"),
        min_value=0,
        max_value=2**31,
        help_text=_("The same seed and the same rules share out the same way. It is kept."),
    )

    def wishes(self) -> Wishes:
        """As the solver takes them."""
        return Wishes(**{name: self.cleaned_data[name] for name in ("reviews", "seed", "tolerance", "other_region")})


class SecondLookForm(forms.Form):
    """How many more reviews the entries near the line get."""

    more = forms.IntegerField(label=_("More reviews of each entry near the line"), min_value=1, max_value=10, initial=2)


class AnchorsForm(forms.Form):
    """The three anchor entries of a calibration."""

    numbers = ParagraphsField(
        label=_("Numbers of three entries"),
        max_length=200,
        widget=FEW,
        help_text=_("Entries of an earlier call, or that did not pass the formal check: one number on each line."),
    )

    def listed(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["numbers"].splitlines() if line.strip()]


class RecusalForm(forms.Form):
    """Stepping back from an entry."""

    kind = forms.ChoiceField(
        label=_("What stands between you and this entry"), choices=ConflictKind.choices, widget=forms.RadioSelect
    )
    reason = ParagraphsField(label=_("In a few words"), max_length=300, required=False, widget=FEW)


class AgainForm(forms.Form):
    """Why a result is put forward again."""

    reason = ParagraphsField(
        label=_("Why it is made anew"),
        max_length=500,
        required=False,
        widget=FEW,
        help_text=_("Needed where a result of this stage was published already; it stands in the protocol."),
    )


class ReviewForm(forms.Form):
    """Points or an abstention for each criterion, a word for the entrant, a note for the panel."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    comment = ParagraphsField(
        label=_("Comment for the entrant"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What is strong, what could be better. Your name is not told."),
    )
    note = ParagraphsField(
        label=_("Note for the panel"),
        required=False,
        max_length=4000,
        widget=FEW,
        help_text=_("The entrant never sees it."),
    )

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterion in criteria:
            scale = [(str(n), str(n)) for n in range(criterion.low, criterion.high + 1)]
            self.fields[f"c_{criterion.code}"] = forms.ChoiceField(
                label=criterion.name,
                required=False,
                choices=[*scale, (ABSTAIN, _("I abstain"))],
                widget=forms.RadioSelect,
            )

    def opinion(self) -> Opinion:
        """What was entered, as the action takes it."""
        told = {one.code: self.cleaned_data.get(f"c_{one.code}") or None for one in self.criteria}
        points = {code: value if value in (ABSTAIN, None) else int(str(value)) for code, value in told.items()}
        version = self.cleaned_data.get("version")
        return Opinion(points, self.cleaned_data["comment"], self.cleaned_data["note"], version)


def initial_wishes(stage: Stage, seed: int) -> dict[str, Any]:
    """The sharing the rules of the stage ask for."""
    return {"reviews": stage.reviews_each or 3, "tolerance": 1, "other_region": True, "seed": seed}
