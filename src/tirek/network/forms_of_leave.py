"""The form of a leave."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.network.enums import NetworkPermission
from tirek.network.models import User


class LeaveForm(forms.Form):
    """Who is away, from when to when, and who stands in. Who manages no staff enters only their own leave."""

    absent = forms.ChoiceField(label=_("Who is away"))
    substitute = forms.ChoiceField(
        label=_("Who acts in their place"), help_text=_("With the roles of the one who is away, only on these days.")
    )
    first_day = forms.DateField(label=_("First day"), widget=forms.DateInput)
    last_day = forms.DateField(label=_("Last day"), widget=forms.DateInput)
    reason = forms.CharField(label=_("Why"), max_length=300, required=False, help_text=_("Leave, illness, travel…"))

    def __init__(self, *args: Any, staff: Sequence[User], actor: Actor, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everyone = [(str(user.pk), user.name) for user in staff]
        manages = actor.holds(NetworkPermission.MANAGE_USERS, at=actor.organisation_id)
        own = [pair for pair in everyone if pair[0] == str(actor.user_id)]
        self.fields["absent"].choices = everyone if manages else own
        self.fields["substitute"].choices = [("", "–"), *everyone]
        self.fields["absent"].initial = str(actor.user_id)
        self.fields["first_day"].initial = today

    def told(self, organisation_id: UUID) -> dict[str, Any]:
        """The cleaned form as the action takes it."""
        data = self.cleaned_data
        return {
            "absent_id": UUID(data["absent"]),
            "substitute_id": UUID(data["substitute"]),
            "organisation_id": organisation_id,
            "first_day": data["first_day"],
            "last_day": data["last_day"],
            "reason": data["reason"],
        }
