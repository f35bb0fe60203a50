"""Forms of those who prepare and run calls."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tirek.calls.actions.calls import CallFacts, NewCall
from tirek.calls.enums import CallKind, CallState, EntrantKind, StageKind, Tie
from tirek.calls.forms.zones import DAY, ZONES, moment_field, read_in, shown_in
from tirek.calls.models import Call, Criterion, Nomination, Stage
from tirek.calls.schema import Words
from tirek.core.fields import LineField, ParagraphsField
from tirek.network.models import Organisation

TEXT = forms.Textarea(attrs={"rows": 3})
CODE_HELP = _("Latin letters, digits and dashes: it stands in the address and never changes.")
NAMES = ("name_kk", "name_ru", "name_en")
ABOUTS = ("about_kk", "about_ru", "about_en")


def name_fields() -> dict[str, forms.Field]:
    """A title in three languages."""
    return {
        "name_kk": LineField(label=_("Title in Kazakh"), max_length=300),
        "name_ru": LineField(label=_("Title in Russian"), max_length=300),
        "name_en": LineField(label=_("Title in English"), max_length=300, required=False),
    }


def about_fields() -> dict[str, forms.Field]:
    """A description in three languages."""
    labels = (_("Description in Kazakh"), _("Description in Russian"), _("Description in English"))
    told: dict[str, Any] = {"required": False, "max_length": 4000, "widget": TEXT}
    return {name: ParagraphsField(label=label, **told) for name, label in zip(ABOUTS, labels, strict=True)}


class Amending(forms.Form):
    """A form over what a call promises: of an open call it also asks for the words of the public amendment."""

    def __init__(self, *args: Any, frozen: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.frozen = frozen
        if frozen:
            help_text = _("The call is open: this stands on its page beside what has changed.")
            fields = (
                ("why_kk", _("Why it changes, in Kazakh"), help_text),
                ("why_ru", _("Why it changes, in Russian"), ""),
            )
            for name, label, text in (*fields, ("why_en", _("Why it changes, in English"), "")):
                self.fields[name] = ParagraphsField(
                    label=label,
                    required=name != "why_en",
                    error_messages={"required": _("The call is open: say publicly why this changes.")},
                    max_length=2000,
                    widget=TEXT,
                    help_text=text,
                )

    def why(self) -> Words | None:
        """The words of the amendment; None while the call is prepared."""
        if not self.frozen:
            return None
        return Words(*(self.cleaned_data.get(f"why_{name}", "") for name in ("kk", "ru", "en")))

    def told(self) -> dict[str, Any]:
        """What was told, without the words of the amendment."""
        return {name: value for name, value in self.cleaned_data.items() if not name.startswith("why_")}


class RemovalForm(Amending):
    """Taking something out asks nothing but, of an open call, why."""


class NewCallForm(forms.Form):
    """Beginning a call: from a template, or from an earlier one."""

    source = forms.ChoiceField(label=_("Begin from"))
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Who holds it"))
    name_kk = LineField(label=_("Title in Kazakh"), max_length=300)
    name_ru = LineField(label=_("Title in Russian"), max_length=300)
    name_en = LineField(label=_("Title in English"), max_length=300, required=False)
    code = forms.CharField(label=_("Code"), max_length=40, help_text=CODE_HELP)
    opens_at = moment_field(pgettext_lazy("call", "Opens"))
    closes_at = moment_field(pgettext_lazy("call", "Closes"))
    zone = forms.ChoiceField(label=_("Time zone"), choices=ZONES)

    def __init__(self, *args: Any, organisations: list[Organisation], earlier: list[Call], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source: Any = self.fields["source"]
        copies = [(str(each.pk), f"{each.name} ({each.opens_at.year})") for each in earlier]
        templates = [(kind.value, kind.label) for kind in CallKind]
        source.choices = [(_("Template"), templates), *([(_("A copy of"), copies)] if copies else [])]
        field: Any = self.fields["organisation"]
        field.queryset = Organisation.objects.filter(pk__in=[each.pk for each in organisations])
        field.widget.choices = [(each.pk, each.name) for each in organisations]

    def facts(self) -> NewCall:
        """What was told, as the action takes it."""
        told = dict(self.cleaned_data)
        told.pop("source")
        zone = told["zone"]
        told |= {name: read_in(told[name], zone) for name in ("opens_at", "closes_at")}
        return NewCall(organisation_id=told.pop("organisation").pk, **told)


class CallForm(Amending):
    """What a call says of itself as a whole."""

    field_order = [*NAMES, *ABOUTS]
    opens_at = moment_field(pgettext_lazy("call", "Opens"))
    closes_at = moment_field(pgettext_lazy("call", "Closes"))
    zone = forms.ChoiceField(label=_("Time zone"), choices=ZONES)
    entrants = forms.MultipleChoiceField(
        label=_("Who may enter"), choices=EntrantKind.choices, widget=forms.CheckboxSelectMultiple
    )
    youngest = forms.IntegerField(label=_("Youngest age"), required=False, min_value=0, max_value=120)
    oldest = forms.IntegerField(label=_("Oldest age"), required=False, min_value=0, max_value=120)
    age_on = forms.DateField(label=_("Day on which the age counts"), required=False, widget=DAY)
    with_guardian_under = forms.IntegerField(
        label=_("A guardian agrees below this age"), required=False, min_value=1, max_value=21
    )
    shows_scores = forms.BooleanField(label=_("Entrants see their own scores"), required=False)
    shows_comments = forms.BooleanField(label=_("Entrants see the comments"), required=False)
    contact = LineField(
        label=_("Who answers questions"), required=False, max_length=200, help_text=_("A phone, an e-mail address.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update({**name_fields(), **about_fields()})
        self.order_fields([*NAMES, *ABOUTS])

    def facts(self) -> CallFacts:
        """What was told, as the action takes it."""
        told = self.told()
        told |= {name: read_in(told[name], told["zone"]) for name in ("opens_at", "closes_at")}
        return CallFacts(**{**told, "entrants": tuple(told["entrants"])})


def initial_of_call(call: Call) -> dict[str, Any]:
    """A call as its form shows it."""
    names = (*NAMES, *ABOUTS, "zone", "entrants", "youngest", "oldest", "age_on", "with_guardian_under")
    told = {name: getattr(call, name) for name in (*names, "shows_scores", "shows_comments", "contact")}
    return told | {name: shown_in(getattr(call, name), call.zone) for name in ("opens_at", "closes_at")}


class NominationForm(Amending):
    """A field in which entries compete with each other only."""

    code = forms.SlugField(label=_("Code"), max_length=40, help_text=CODE_HELP)
    youngest = forms.IntegerField(label=_("Youngest age"), required=False, min_value=0, max_value=120)
    oldest = forms.IntegerField(label=_("Oldest age"), required=False, min_value=0, max_value=120)
    largest_sum = forms.DecimalField(
        label=_("Largest sum, ₸"), required=False, min_value=0, max_digits=14, decimal_places=2
    )

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update({**name_fields(), **about_fields()})
        if not is_new:
            del self.fields["code"]
        self.order_fields([*NAMES, "code", *ABOUTS])


def initial_of_nomination(nomination: Nomination) -> dict[str, Any]:
    """A nomination as its form shows it."""
    return {name: getattr(nomination, name) for name in (*NAMES, *ABOUTS, "youngest", "oldest", "largest_sum")}


class StageForm(Amending):
    """A stage: when, how many judge, how many go on, what decides between equals."""

    kind = forms.ChoiceField(label=_("Kind"), choices=StageKind.choices)
    starts_at = moment_field(pgettext_lazy("stage", "Begins"))
    ends_at = moment_field(pgettext_lazy("stage", "Ends"))
    is_blind = forms.BooleanField(label=_("Judges do not see who entered"), required=False)
    reviews_each = forms.IntegerField(label=_("Reviews of each entry"), min_value=0, max_value=20)
    minimum_reviews = forms.IntegerField(label=_("Fewest reviews that count"), min_value=0, max_value=20)
    quorum = forms.IntegerField(label=_("Quorum"), min_value=0, max_value=100)
    passing = forms.IntegerField(
        label=_("How many go on"), required=False, min_value=1, help_text=_("Over all nominations.")
    )
    per_region = forms.IntegerField(label=_("At most from one region"), required=False, min_value=1)
    ties = forms.MultipleChoiceField(
        label=_("Between equals, in this order"),
        required=False,
        choices=Tie.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The draw is always the last."),
    )

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = call.zone
        self.fields.update(name_fields())
        for each in call.nominations.all():
            label = _("How many go on: %(nomination)s") % {"nomination": each.name}
            self.fields[f"passing_{each.code}"] = forms.IntegerField(label=label, required=False, min_value=1)
        self.order_fields([*NAMES])

    def facts(self) -> dict[str, Any]:
        """What was told, as the action takes it."""
        told = self.told()
        passing = {name[8:]: told.pop(name) for name in list(told) if name.startswith("passing_")}
        ties = [each for each in Tie.values if each in told["ties"] and each != Tie.DRAW]
        moments = {name: read_in(told[name], self.zone) for name in ("starts_at", "ends_at")}
        by_nomination = {code: number for code, number in passing.items() if number}
        return {**told, **moments, "ties": [*ties, str(Tie.DRAW)], "passing_by": by_nomination}


def initial_of_stage(stage: Stage, zone: str) -> dict[str, Any]:
    """A stage as its form shows it."""
    names = ("kind", "is_blind", "reviews_each", "minimum_reviews", "quorum", "passing", "per_region", "ties")
    told = {name: getattr(stage, name) for name in (*NAMES, *names)}
    moments = {name: shown_in(getattr(stage, name), zone) for name in ("starts_at", "ends_at")}
    return {**told, **moments, **{f"passing_{code}": number for code, number in stage.passing_by.items()}}


class CriterionForm(Amending):
    """What is judged, its scale and what its points mean."""

    code = forms.SlugField(label=_("Code"), max_length=40, help_text=CODE_HELP)
    weight = forms.DecimalField(label=_("Weight"), min_value=0, max_digits=6, decimal_places=3, initial=1)
    low = forms.IntegerField(label=_("Lowest score"), initial=0, min_value=-100, max_value=100)
    high = forms.IntegerField(label=_("Highest score"), initial=10, min_value=-100, max_value=100)
    is_optional = forms.BooleanField(label=_("May be left out"), required=False)
    anchors_kk = ParagraphsField(
        label=_("What a score means, in Kazakh"),
        required=False,
        widget=TEXT,
        help_text=_("A line for each point: «5 – there is a plan»."),
    )
    anchors_ru = ParagraphsField(label=_("What a score means, in Russian"), required=False, widget=TEXT)
    anchors_en = ParagraphsField(label=_("What a score means, in English"), required=False, widget=TEXT)

    def __init__(self, *args: Any, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update({**name_fields(), **about_fields()})
        if not is_new:
            del self.fields["code"]
        self.order_fields([*NAMES, "code", *ABOUTS])

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        anchors: dict[str, dict[str, str]] = {}
        for language in ("kk", "ru", "en"):
            for line in told.pop(f"anchors_{language}", "").splitlines():
                point, _dash, words = line.replace("—", "–").replace(" - ", " – ").partition("–")
                if not _is_point(point, told) or not words.strip():
                    self.add_error(f"anchors_{language}", _("Each line: a point of the scale, a dash, what it means."))
                    break
                anchors.setdefault(str(int(point)), {})[language] = words.strip()
        told["anchors"] = anchors
        return told


def _is_point(text: str, told: dict[str, Any]) -> bool:
    try:
        return int(told["low"]) <= int(text) <= int(told["high"])
    except (KeyError, ValueError):
        return False


def initial_of_criterion(criterion: Criterion) -> dict[str, Any]:
    """A criterion as its form shows it."""
    told = {name: getattr(criterion, name) for name in (*NAMES, *ABOUTS, "weight", "low", "high", "is_optional")}
    for language in ("kk", "ru", "en"):
        points = sorted(criterion.anchors.items(), key=lambda each: int(each[0]))
        lines = [f"{point} – {words[language]}" for point, words in points if words.get(language)]
        told[f"anchors_{language}"] = "\n".join(lines)
    return told


class QuestionForm(Amending):
    """A question of the quiz before the form."""

    question_kk = LineField(label=_("Question in Kazakh"), max_length=300)
    question_ru = LineField(label=_("Question in Russian"), max_length=300)
    question_en = LineField(label=_("Question in English"), max_length=300, required=False)
    must = forms.ChoiceField(label=_("Must be answered"), choices=(("yes", _("Yes")), ("no", _("No"))))
    otherwise_kk = ParagraphsField(label=_("What is said otherwise, in Kazakh"), max_length=500, widget=TEXT)
    otherwise_ru = ParagraphsField(label=_("What is said otherwise, in Russian"), max_length=500, widget=TEXT)
    otherwise_en = ParagraphsField(
        label=_("What is said otherwise, in English"), max_length=500, widget=TEXT, required=False
    )

    def question(self, code: str) -> dict[str, Any]:
        """The question as it is stored."""
        told, languages = self.told(), ("kk", "ru", "en")
        return {
            "code": code,
            "question": {language: told[f"question_{language}"] for language in languages},
            "must": told["must"],
            "otherwise": {language: told[f"otherwise_{language}"] for language in languages},
        }


def initial_of_question(question: dict[str, Any]) -> dict[str, Any]:
    """A question as its form shows it."""
    told = {f"question_{name}": text for name, text in question["question"].items()}
    return (
        told | {f"otherwise_{name}": text for name, text in question["otherwise"].items()} | {"must": question["must"]}
    )


class WorkFilter(forms.Form):
    """What the list of one's calls may be narrowed by."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *CallKind.choices])
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All states")), *CallState.choices])


class PublicFilter(forms.Form):
    """What the public list of calls may be narrowed by."""

    q = forms.CharField(label=_("Words"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *CallKind.choices])
    when = forms.ChoiceField(
        label=_("When"),
        required=False,
        choices=(
            ("", pgettext_lazy("calls", "All")),
            ("open", pgettext_lazy("calls", "Open now")),
            ("coming", pgettext_lazy("calls", "Opening soon")),
            ("judged", pgettext_lazy("calls", "Being judged")),
            ("past", pgettext_lazy("calls", "Completed")),
        ),
    )


def default_window(now: datetime) -> dict[str, Any]:
    """A month from the first of the next month, from 9:00 to 18:00: something to type over."""
    first = (now.replace(day=28, hour=9, minute=0, second=0, microsecond=0, tzinfo=None)).replace(day=1)
    year, month = (first.year + (first.month // 12), first.month % 12 + 1)
    opens = first.replace(year=year, month=month)
    year, month = (opens.year + (opens.month // 12), opens.month % 12 + 1)
    return {"opens_at": opens, "closes_at": opens.replace(year=year, month=month, hour=18), "zone": "Asia/Almaty"}
