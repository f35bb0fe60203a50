"""Search forms of the kernel's own pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.enums import MessageState
from tirek.core.models.audit_event import AuditEventQuerySet
from tirek.core.models.message import MessageQuerySet


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


class AuditFilter(forms.Form):
    """What was done, to which record, when."""

    verb = forms.CharField(label=_("What was done"), required=False, max_length=80)
    # Keys nobody types: links in the list set them.
    subject = forms.UUIDField(required=False, widget=forms.HiddenInput)
    person = forms.UUIDField(required=False, widget=forms.HiddenInput)
    since = _day(_("From"))
    until = _day(_("Until"))

    def apply(self, events: AuditEventQuerySet) -> AuditEventQuerySet:
        """The events that fit; none of them when the form is wrong, since a wrong search must not look like all."""
        if not self.is_valid():
            return events.none()
        wanted = self.cleaned_data
        conditions = {
            "verb__startswith": wanted["verb"].strip(),
            "subject_id": wanted["subject"],
            "actor_user_id": wanted["person"],
            "at__date__gte": wanted["since"],
            "at__date__lte": wanted["until"],
        }
        return events.filter(**{name: value for name, value in conditions.items() if value})

    @property
    def active(self) -> int:
        """How many conditions are set."""
        return sum(bool(value) for value in self.cleaned_data.values()) if self.is_valid() else 0


class MessageFilter(forms.Form):
    """Messages in one state."""

    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *MessageState.choices])

    def apply(self, messages: MessageQuerySet) -> MessageQuerySet:
        """The messages in that state; all when none is named."""
        state = self.cleaned_data["state"] if self.is_valid() else ""
        return messages.filter(state=state) if state else messages
