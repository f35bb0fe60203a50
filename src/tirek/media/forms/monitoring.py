"""Forms of monitoring."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField, ParagraphsField
from tirek.media.actions.flags import CRITERIA, Decision
from tirek.media.actions.materials import NewMaterial
from tirek.media.enums import FeedKind, FeedUse, Finding, FollowUp, Topic
from tirek.media.queries.monitoring import MaterialFilter, outlets
from tirek.territory.queries.areas import area_choices

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
SHORT = forms.Textarea(attrs={"rows": 4})
LANGUAGES = [("", _("All languages")), ("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
CRITERION_WORDS = {
    "speaker": (_("Who speaks"), _("How much weight the speaker has with those who listen.")),
    "audience": (_("To whom"), _("Whether those who listen could act on it, and are angry or afraid already.")),
    "content": (_("What is said"), _("Whether it calls to hate, to exclude or to hurt people for who they are.")),
    "context": (_("When and where"), _("Whether there is tension now that the words could turn into harm.")),
    "medium": (_("By which means"), _("How far and how fast it spreads, and whether it can be answered there.")),
}
SAYS = [(0, _("Harmless")), (1, _("Doubtful")), (2, _("Grave"))]


class MaterialFilterForm(forms.Form):
    """Which materials are listed; the last thirty days unless said otherwise."""

    first = forms.DateField(label=_("From"), required=False, widget=DAY)
    last = forms.DateField(label=_("To"), required=False, widget=DAY)
    outlet = forms.ChoiceField(label=_("Outlet"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=LANGUAGES)
    topic = forms.ChoiceField(label=_("Topic"), required=False, choices=[("", _("All topics")), *Topic.choices])
    area = forms.ChoiceField(label=_("Region or district"), required=False)
    q = LineField(label=_("Words"), required=False, max_length=100)
    originals = forms.BooleanField(label=_("Without reprints"), required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        known = [("", _("All outlets")), *((str(one.pk), one.name) for one in outlets())]
        self.fields["outlet"].choices = known  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", _("The whole country")), *area_choices(on)]  # type: ignore[attr-defined]

    def asked(self) -> MaterialFilter:
        """What was chosen; nothing wrong that was typed stands in the way of the list."""
        told = self.cleaned_data if self.is_valid() else {}
        last = told.get("last") or self.on
        return MaterialFilter(
            first=told.get("first") or last - timedelta(days=30),
            last=last,
            outlet_id=told.get("outlet") or None,
            language=told.get("language") or "",
            topic=told.get("topic") or "",
            area_id=told.get("area") or None,
            words=told.get("q") or "",
            originals=bool(told.get("originals")),
        )


class MaterialForm(forms.Form):
    """A material written down by hand."""

    outlet = forms.ChoiceField(label=_("Outlet"))
    title = LineField(label=_("Title"), max_length=300)
    text = ParagraphsField(
        label=_("Its beginning, or what it is about"), max_length=4000, required=False, widget=SHORT,
        help_text=_("The first thousand characters are kept."),
    )  # fmt: skip
    address = forms.URLField(label=_("Address"), required=False, max_length=500, assume_scheme="https")
    published_on = forms.DateField(label=_("Day of publication"), widget=DAY)
    language = forms.ChoiceField(label=_("Language"), required=False, choices=[("", _("Find out")), *LANGUAGES[1:]])
    topic = forms.ChoiceField(label=_("Topic"), required=False, choices=[("", _("Find out")), *Topic.choices])
    area = forms.ChoiceField(label=_("Region or district"), required=False)

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outlet"].choices = [(str(one.pk), one.name) for one in outlets()]  # type: ignore[attr-defined]
        self.fields["area"].choices = [("", _("The whole country")), *area_choices(on)]  # type: ignore[attr-defined]
        self.fields["published_on"].initial = on

    def facts(self) -> NewMaterial:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        return NewMaterial(
            outlet_id=told["outlet"],
            title=told["title"],
            text=told["text"],
            published_on=told["published_on"],
            address=told["address"],
            language=told["language"],
            topic=told["topic"],
            area_id=told["area"] or None,
        )


class FeedForm(forms.Form):
    """Where an outlet's materials are found."""

    outlet = forms.ChoiceField(label=_("Outlet"))
    address = forms.URLField(label=_("Address"), max_length=500, assume_scheme="https")
    kind = forms.ChoiceField(label=_("How they are found"), choices=FeedKind.choices)
    use = forms.ChoiceField(label=_("What for"), choices=FeedUse.choices)
    minutes = forms.IntegerField(label=_("Minutes between two readings"), min_value=15, max_value=1440, initial=60)
    item = LineField(label=_("Of a page: selector of an item"), required=False, max_length=200, initial="article")
    link = LineField(label=_("Of a page: selector of its link"), required=False, max_length=200, initial="a[href]")
    title = LineField(label=_("Of a page: selector of its title"), required=False, max_length=200)
    day = LineField(label=_("Of a page: selector of its day"), required=False, max_length=200)
    is_active = forms.BooleanField(label=_("Read it"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outlet"].choices = [(str(one.pk), one.name) for one in outlets()]  # type: ignore[attr-defined]

    def columns(self) -> dict[str, Any]:
        """What was told, by column."""
        told = self.cleaned_data
        return {
            "outlet_id": told["outlet"],
            **{name: told[name] for name in ("address", "kind", "use", "is_active")},
            "every": timedelta(minutes=told["minutes"]),
            "rules": {name: told[name] for name in ("item", "link", "title", "day") if told[name]},
        }


class FlagForm(forms.Form):
    """Why a person suspects a material."""

    words = ParagraphsField(label=_("What seems grave to you"), max_length=500, widget=SHORT)


class VerdictForm(forms.Form):
    """One person's verdict, criterion by criterion."""

    finding = forms.ChoiceField(label=_("What is it?"), choices=Finding.choices, widget=forms.RadioSelect)
    reasons = ParagraphsField(label=_("Why"), max_length=3000, widget=SHORT)

    field_order = (*CRITERIA, "finding", "reasons")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in CRITERIA:
            label, help_text = CRITERION_WORDS[name]
            self.fields[name] = forms.TypedChoiceField(
                label=label, help_text=help_text, choices=SAYS, coerce=int, widget=forms.RadioSelect
            )
        self.order_fields(self.field_order)

    def decision(self) -> Decision:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        return Decision(
            finding=told["finding"], reasons=told["reasons"], criteria={name: told[name] for name in CRITERIA}
        )


class FollowUpForm(forms.Form):
    """What was done after a decision."""

    kind = forms.ChoiceField(label=_("What was done"), choices=FollowUp.choices, widget=forms.RadioSelect)
    words = ParagraphsField(label=_("And what came of it"), max_length=3000, required=False, widget=SHORT)


class ObjectionForm(forms.Form):
    """An objection as it was received."""

    words = ParagraphsField(label=_("What speaks against the decision"), max_length=3000, widget=SHORT)


class ObjectionAnswerForm(forms.Form):
    """The answer to an objection."""

    granted = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("", "—"), ("no", _("The decision stands")), ("yes", _("It is turned round"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
    )
    answer = ParagraphsField(label=_("Answer with reasons"), max_length=3000, widget=SHORT)
