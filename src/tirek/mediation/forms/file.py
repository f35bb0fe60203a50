"""What the parties and the mediator write in a file."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tirek.core.calendar import ALMATY
from tirek.core.fields import LineField, NormalEmailField, ParagraphsField, PhoneField
from tirek.mediation.actions.papers import AgreementTerms, ContractTerms, Promise
from tirek.mediation.actions.sessions import SessionFacts
from tirek.mediation.enums import SessionFormat, SessionKind, Side
from tirek.mediation.forms.common import DAY, LONG, SHORT
from tirek.mediation.queries.shortlist import Candidate

HOUR = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
DIGITS = {"inputmode": "numeric", "autocomplete": "off"}
MOST_PROMISES = 6
RANKS = (("first", _("First choice")), ("second", _("Second choice")), ("third", _("Third choice")))


class EnterForm(forms.Form):
    """Number and PIN of a file."""

    number = LineField(label=_("Number of the file"), max_length=60, widget=forms.TextInput(attrs=DIGITS))
    pin = LineField(label=_("PIN"), max_length=20, widget=forms.TextInput(attrs=DIGITS))


class PinForm(forms.Form):
    """A PIN of one's own."""

    pin = LineField(
        label=_("Choose a PIN of six digits"),
        max_length=6,
        widget=forms.TextInput(attrs=DIGITS),
        help_text=_("Write it down together with the number of the file: with both you come in again."),
    )


class ReachForm(forms.Form):
    """How to reach a party who has not come in yet."""

    phone = PhoneField(label=_("Phone number"), required=False)
    email = NormalEmailField(
        label=_("E-mail"), required=False, help_text=_("Both empty: the link goes where it went before.")
    )


class WishForm(forms.Form):
    """Up to three mediators, the best first."""

    first = forms.ChoiceField()
    second = forms.ChoiceField(required=False)
    third = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, candidates: list[Candidate], wishes: list[UUID], **kwargs: Any) -> None:
        kwargs["initial"] = dict(zip(("first", "second", "third"), map(str, wishes), strict=False))
        super().__init__(*args, **kwargs)
        choices = [("", "—"), *((str(one.mediator.pk), one.mediator.name) for one in candidates)]
        for name, label in RANKS:
            field: Any = self.fields[name]
            field.label, field.choices = label, choices

    def wishes(self) -> list[UUID]:
        """Those named, the best first, each once."""
        told = [self.cleaned_data[name] for name, _label in RANKS]
        return [UUID(key) for key in dict.fromkeys(filter(None, told))]


class NoteForm(forms.Form):
    """A private note."""

    text = ParagraphsField(label=_("New note"), max_length=4000, widget=SHORT)


class ContractForm(forms.Form):
    """What a contract settles."""

    costs = ParagraphsField(
        label=_("Costs and who bears them"), max_length=1000, widget=SHORT,
        help_text=_("Community mediators work without a fee."),
    )  # fmt: skip
    place = LineField(label=_("Place of the mediation"), max_length=300, required=False)
    begins_on = forms.DateField(label=_("Begins on"), widget=DAY)
    ends_on = forms.DateField(label=_("Ends on"), widget=DAY)
    more = ParagraphsField(label=_("Further terms"), max_length=4000, required=False, widget=SHORT)

    def terms(self) -> ContractTerms:
        """What was told, as the action takes it."""
        return ContractTerms(**self.cleaned_data)


class AgreementForm(forms.Form):
    """What was agreed."""

    terms = ParagraphsField(label=_("What was agreed"), max_length=8000, widget=LONG)
    is_partial = forms.BooleanField(label=_("Only a part of the dispute is settled"), required=False)
    breach = ParagraphsField(label=_("What follows when it is not kept"), max_length=2000, required=False, widget=SHORT)


class PromiseForm(forms.Form):
    """A promise: who, what, by when."""

    side = forms.ChoiceField(label=_("Who promises"), choices=[("", "—"), *Side.choices], required=False)
    text = LineField(label=_("What is promised"), max_length=500, required=False)
    due_on = forms.DateField(label=_("By when"), widget=DAY, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if any(told.get(name) for name in ("side", "text", "due_on")):
            for name in ("side", "text", "due_on"):
                if not told.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(_("Fill this in.")))
        return told

    def promise(self) -> Promise | None:
        """What was told; None for an empty line."""
        told = self.cleaned_data
        if not told.get("text"):
            return None
        return Promise(side=int(told["side"]), text=told["text"], due_on=told["due_on"])


class AgreementForms:
    """The agreement with lines for promises, checked together."""

    def __init__(self, data: Any, words: dict[str, Any] | None = None) -> None:
        told = words or {}
        self.main = AgreementForm(data, initial=told)
        lines = told.get("promises", [])
        self.promises = [
            PromiseForm(data, prefix=f"p{n}", initial=lines[n] if n < len(lines) else None)
            for n in range(MOST_PROMISES)
        ]

    def is_valid(self) -> bool:
        """Each is looked at, so that every error is shown."""
        looked_at = [form.is_valid() for form in (self.main, *self.promises)]
        return all(looked_at)

    def terms(self) -> AgreementTerms:
        """What was told, as the action takes it."""
        promises = [found for form in self.promises if (found := form.promise())]
        return AgreementTerms(**self.main.cleaned_data, promises=promises)


class SessionForm(forms.Form):
    """A session to announce."""

    kind = forms.ChoiceField(label=_("Who takes part"), choices=SessionKind.choices, widget=forms.RadioSelect)
    day = forms.DateField(label=_("Day"), widget=DAY)
    begins = forms.TimeField(label=_("Begins at"), widget=HOUR)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=15, max_value=480, initial=60)
    format = forms.ChoiceField(label=_("How"), choices=SessionFormat.choices, widget=forms.RadioSelect)
    place = LineField(label=_("Place"), max_length=300, required=False)
    link = forms.URLField(label=_("Link to the video meeting"), max_length=500, required=False, assume_scheme="https")

    def facts(self) -> SessionFacts:
        """What was told, as the action takes it."""
        told = self.cleaned_data
        starts_at = datetime.combine(told["day"], told["begins"], ALMATY)
        names = ("kind", "format", "minutes", "place", "link")
        return SessionFacts(starts_at=starts_at, **{name: told[name] for name in names})

    def add_error(self, field: str | None, error: Any) -> None:
        """What is said of the moment is shown at the day."""
        super().add_error("day" if field == "starts_at" else field, error)


class RecordForm(forms.Form):
    """What was said at a session."""

    words = ParagraphsField(
        label=_("Record of the session"), max_length=8000, widget=LONG,
        help_text=_("Those who took part read it."),
    )  # fmt: skip


class ScanForm(forms.Form):
    """A signed copy."""

    scan = forms.FileField(label=_("Signed copy"), help_text=_("PDF or picture, at most 10 MB. It is kept encrypted."))
