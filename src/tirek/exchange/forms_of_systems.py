"""Forms of partners' systems: a sandbox, a request, another secret, the list of a month."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.fields import LineField
from tirek.exchange.enums import PARTNER_SCOPES, Scope
from tirek.network.models import Memorandum

OVERLAPS = (
    (0, _("at once")),
    (1, _("after a day")),
    (7, _("after a week")),
    (30, _("after thirty days")),
)


class SandboxForm(forms.Form):
    """A key to invented records."""

    name = LineField(label=_("Name of the system"), max_length=200)
    memorandum = forms.ModelChoiceField(
        Memorandum.objects.none(),
        label=_("Memorandum"),
        empty_label=None,
        help_text=_("Its services, areas and fields bound what the system can do."),
    )

    def __init__(self, *args: Any, memoranda: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["memorandum"].queryset = memoranda  # type: ignore[attr-defined]


class RequestForm(SandboxForm):
    """A system that works with real records."""

    scopes = forms.MultipleChoiceField(
        label=_("Parts of the API"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(scope.value, scope.label) for scope in PARTNER_SCOPES],
        initial=[Scope.REFERRALS_READ.value, Scope.REFERRALS_WRITE.value, Scope.RECONCILE.value],
    )


class SecretForm(forms.Form):
    """When the former secret stops working."""

    days = forms.TypedChoiceField(
        label=_("The former secret stops working"),
        choices=OVERLAPS,
        coerce=int,
        initial=7,
        help_text=_("Until then both open: change it in the system meanwhile. After a leak choose “at once”."),
    )


class MonthForm(forms.Form):
    """The list of a month as a table."""

    month = forms.RegexField(
        r"^20\d\d-(0[1-9]|1[0-2])$",
        label=_("Month"),
        widget=forms.TextInput(attrs={"type": "month"}),
        help_text=_("As 2026-11."),
    )
    file = forms.FileField(
        label=_("Your list (XLSX, CSV or JSON)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.json,.txt,.tsv"}),
        help_text=_("Columns number, reference, state, day; at least one of the first two."),
    )
