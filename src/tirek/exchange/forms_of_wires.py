"""Forms of webhooks and of other installations."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.fields import LineField
from tirek.core.numbering import normalise
from tirek.exchange.actions.peers import NewPeer
from tirek.exchange.enums_of_wires import CHOSEN_KINDS, OutgoingState
from tirek.exchange.models import ApiClient
from tirek.network.models import Memorandum, Organisation
from tirek.programmes.models import Service

DAY = forms.DateInput(attrs={"type": "date"})


class WebhookForm(forms.Form):
    """Where a system is told, and of what. ``client`` stays away when an address is changed."""

    client = forms.ModelChoiceField(label=_("System"), queryset=ApiClient.objects.none())
    url = LineField(
        label=_("Address"),
        max_length=500,
        help_text=_("Begins with https://. We send POST requests there; it answers with a code from 200 to 299."),
        widget=forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    events = forms.MultipleChoiceField(
        label=_("Kinds of news"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(kind.value, kind.label) for kind in CHOSEN_KINDS],
        help_text=_("A notice says what happened to which number. Names and texts are read through the API."),
    )

    def __init__(self, *args: Any, actor: Actor, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_new:
            systems = ApiClient.objects.visible_to(actor).standing().order_by("name")
            self.fields["client"].queryset = systems  # type: ignore[attr-defined]
        else:
            del self.fields["client"]


class DeliveryFilterForm(forms.Form):
    """Part of a log."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *OutgoingState.choices])
    kind = forms.ChoiceField(
        label=_("Kinds of news"),
        required=False,
        choices=[("", _("All")), *((each.value, each.label) for each in CHOSEN_KINDS)],
    )
    number = LineField(label=_("Number of the application"), required=False, max_length=20)
    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=_("Until"), required=False, widget=DAY)

    def apply(self, deliveries: Any) -> Any:
        """What fits; nothing when the form is wrong, since a wrong search must not look like all."""
        if not self.is_valid():
            return deliveries.none()
        told = self.cleaned_data
        if told["number"]:
            deliveries = deliveries.filter(number=normalise(told["number"]) or told["number"])
        for name in ("state", "kind"):
            deliveries = deliveries.filter(**{name: told[name]}) if told[name] else deliveries
        if told["since"]:
            deliveries = deliveries.filter(written_at__gte=begin_of(told["since"]))
        return deliveries.filter(written_at__lt=begin_of(told["until"], 1)) if told["until"] else deliveries

    @property
    def active(self) -> int:
        """How many conditions are set."""
        return sum(bool(value) for value in self.cleaned_data.values()) if self.is_valid() else 0


class ReplayForm(forms.Form):
    """The days whose notices are sent again."""

    since = forms.DateField(label=_("From"), widget=DAY)
    until = forms.DateField(label=_("Until"), widget=DAY)

    def times(self) -> tuple[datetime, datetime]:
        """From the beginning of the first day to the end of the last."""
        return begin_of(self.cleaned_data["since"]), begin_of(self.cleaned_data["until"], 1)


class SecretForm(forms.Form):
    """How a secret is exchanged."""

    at_once = forms.BooleanField(
        label=_("The old secret has become known: stop signing with it at once"),
        required=False,
        help_text=_("Otherwise both sign for seven days, and the partner changes over when it suits."),
    )


class PeerForm(forms.Form):
    """Another installation, with what its administrator has given us."""

    name = LineField(label=_("Name"), max_length=200)
    address = LineField(
        label=_("Address"),
        max_length=300,
        help_text=_("Begins with https://, as its start page."),
        widget=forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    client_id = LineField(label=_("Client id"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    secret = LineField(
        label=_("Secret"), max_length=300, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    webhook_secret = LineField(
        label=_("Secret of its notices"),
        max_length=200,
        help_text=_(
            "Begins with whsec_. It is shown there when our address is entered; until then, any of that shape."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    memorandum = forms.ModelChoiceField(label=_("Memorandum"), queryset=Memorandum.objects.none())
    organisation = LineField(
        label=_("Code of our office that takes its referrals"),
        max_length=4,
        help_text=_("Four digits, as in the directory of offices and partners."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    service = forms.ModelChoiceField(
        label=_("Service for what our catalogue does not have"),
        required=False,
        queryset=Service.objects.none(),
        empty_label=_("None: such referrals wait for an administrator"),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        known = Memorandum.objects.visible_to(actor).in_force(today).order_by("number")
        self.fields["memorandum"].queryset = known  # type: ignore[attr-defined]
        self.fields["service"].queryset = Service.objects.on(today).order_by("code")  # type: ignore[attr-defined]

    def clean_organisation(self) -> Organisation:
        found = Organisation.objects.on(timezone.localdate()).filter(code=self.cleaned_data["organisation"]).first()
        if found is None:
            raise forms.ValidationError(_("There is no organisation with this code."))
        return found

    def facts(self) -> NewPeer:
        """What was told."""
        told = self.cleaned_data
        return NewPeer(
            name=told["name"],
            address=told["address"],
            client_id=told["client_id"],
            secret=told["secret"],
            webhook_secret=told["webhook_secret"],
            memorandum_id=told["memorandum"].pk,
            organisation_id=told["organisation"].pk,
            service_id=told["service"].pk if told["service"] else None,
        )


class WebhookSecretForm(forms.Form):
    """The secret with which a peer signs its notices."""

    webhook_secret = LineField(
        label=_("Secret of its notices"),
        max_length=200,
        help_text=_("Begins with whsec_. It is shown there when our address is entered."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


def begin_of(day: Any, later: int = 0) -> datetime:
    """When a local day begins, or one of the days after it."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=later), time.min))
