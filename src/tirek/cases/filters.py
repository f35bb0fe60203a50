"""The filter bar of the queue."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import CasePermission, CaseState, Channel
from tirek.cases.queries.queue import QueueFilters
from tirek.cases.queries.workers import Worker
from tirek.core.actor import Actor
from tirek.network.models import Organisation
from tirek.programmes.models import Service
from tirek.territory.queries.areas import area_choices

STATES = [("open", _("Open")), ("done", _("Answered and closed")), ("all", _("All")), *CaseState.choices]
DUE = [
    ("", _("Any term")),
    ("overdue", _("Overdue")),
    ("long", _("Overdue for three working days or more")),
    ("today", _("Due today")),
    ("week", _("Due within a week")),
]
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
    service = forms.ModelChoiceField(
        Service.objects.asked_for(), required=False, label=_("Service"), to_field_name="code"
    )
    office = forms.ModelChoiceField(
        Organisation.objects.none(), required=False, label=_("Office"), to_field_name="code"
    )
    channel = forms.ChoiceField(required=False, choices=[("", _("Any channel")), *Channel.choices], label=_("Channel"))
    area = forms.ChoiceField(required=False, label=_("District or city"))
    since = forms.DateField(required=False, label=_("Registered from"), widget=forms.DateInput)
    until = forms.DateField(required=False, label=_("Registered until"), widget=forms.DateInput)
    reopened = forms.BooleanField(required=False, label=_("Only reopened"))
    sort = forms.ChoiceField(required=False, choices=SORTED, label=_("Order"))

    MAIN = ("text", "whose")

    def __init__(self, data: Any, *, actor: Actor, on: date, colleagues: Sequence[Worker] = ()) -> None:
        super().__init__(data)
        reach = actor.reach(CasePermission.VIEW)
        self.fields["service"].empty_label = _("Any service")
        self.fields["whose"].choices = [*WHOSE, *((str(one.id), one.name) for one in colleagues)]
        self.fields["area"].choices = [("", _("Any place")), *area_choices(on)]
        offices = Organisation.objects.offices().filter(reach.q("pk")).order_by("code")
        if reach.everywhere or len(reach.ids) > 1:
            self.fields["office"].queryset = offices
            self.fields["office"].empty_label = _("Any office")
        else:
            del self.fields["office"], self.fields["area"]

    def filters(self, on: date) -> QueueFilters:
        """The filters that could be read."""
        self.is_valid()
        data = self.cleaned_data
        service, office, whose = data.get("service"), data.get("office"), data.get("whose") or ""
        named = whose not in dict(WHOSE)  # a colleague's key
        return QueueFilters(
            state=data.get("state") or "open",
            due=data.get("due") or "",
            whose="" if named else whose,
            assignee_id=UUID(whose) if named else None,
            area_id=UUID(data["area"]) if data.get("area") else None,
            since=data.get("since"),
            until=data.get("until"),
            reopened=data.get("reopened") or False,
            service_id=service.pk if service else None,
            office_id=office.pk if office else None,
            channel=data.get("channel") or "",
            text=data.get("text") or "",
            sort=data.get("sort") or "due",
            on=on,
        )

    @property
    def main(self) -> list[forms.BoundField]:
        """The filters everybody uses."""
        return [self[name] for name in self.MAIN]

    @property
    def more(self) -> list[forms.BoundField]:
        """The others, folded away while none of them is on."""
        return [self[name] for name in self.fields if name not in self.MAIN]

    @property
    def more_on(self) -> bool:
        return any(self.cleaned_data.get(field.name) for field in self.more if field.name != "due")

    @property
    def active(self) -> int:
        """How many filters are on."""
        told = {name: value for name, value in self.cleaned_data.items() if value and name != "sort"}
        return len(told) - (told.get("state") == "open")
