"""The filter bar of the queue."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import CasePermission, CaseState, Channel
from tirek.cases.queries.queue import QueueFilters
from tirek.core.actor import Actor
from tirek.network.models import Organisation
from tirek.programmes.models import Service

STATES = [("open", _("Open")), ("done", _("Answered and closed")), ("all", _("All")), *CaseState.choices]
DUE = [("", _("Any term")), ("overdue", _("Overdue")), ("today", _("Due today")), ("week", _("Due within a week"))]
WHOSE = [
    ("", _("Everyone's")),
    ("mine", _("Mine")),
    ("unassigned", _("Nobody's")),
    ("arriving", _("Arriving from another office")),
]
SORTED = [
    ("due", _("Nearest deadline first")),
    ("-due", _("Latest deadline first")),
    ("-registered", _("Newest first")),
    ("registered", _("Oldest first")),
]


class QueueForm(forms.Form):
    """What the reader asks the queue for. Values that make no sense are left out rather than refused."""

    text = forms.CharField(required=False, max_length=200, label=_("Number, name or words"))
    state = forms.ChoiceField(required=False, choices=STATES, label=_("State"))
    due = forms.ChoiceField(required=False, choices=DUE, label=_("Deadline"))
    whose = forms.ChoiceField(required=False, choices=WHOSE, label=_("Case worker"))
    service = forms.ModelChoiceField(Service.objects.all(), required=False, label=_("Service"), to_field_name="code")
    office = forms.ModelChoiceField(
        Organisation.objects.none(), required=False, label=_("Office"), to_field_name="code"
    )
    channel = forms.ChoiceField(required=False, choices=[("", _("Any channel")), *Channel.choices], label=_("Channel"))
    sort = forms.ChoiceField(required=False, choices=SORTED, label=_("Order"))

    def __init__(self, data: Any, *, actor: Actor) -> None:
        super().__init__(data)
        reach = actor.reach(CasePermission.VIEW)
        offices = Organisation.objects.offices().filter(reach.q("pk")).order_by("code")
        if reach.everywhere or len(reach.ids) > 1:
            self.fields["office"].queryset = offices
        else:
            del self.fields["office"]

    def filters(self, on: date) -> QueueFilters:
        """The filters that could be read."""
        self.is_valid()
        data = self.cleaned_data
        service, office = data.get("service"), data.get("office")
        return QueueFilters(
            state=data.get("state") or "open",
            due=data.get("due") or "",
            whose=data.get("whose") or "",
            service_id=service.pk if service else None,
            office_id=office.pk if office else None,
            channel=data.get("channel") or "",
            text=data.get("text") or "",
            sort=data.get("sort") or "due",
            on=on,
        )

    @property
    def active(self) -> int:
        """How many filters are on."""
        return sum(bool(self.cleaned_data.get(name)) for name in self.fields if name != "sort")
