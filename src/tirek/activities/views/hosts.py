"""For whom somebody may book a room."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from tirek.activities.models import Room
from tirek.activities.permissions import may_keep_rooms
from tirek.core.actor import Actor
from tirek.network.models import Organisation


def hosts_of(actor: Actor, room: Room) -> list[Organisation]:
    """The organisation acted for; who keeps the house also books for it and for the bodies that live there."""
    keys = {actor.organisation_id}
    found = list(Organisation.objects.filter(pk__in=keys - {None}))
    if may_keep_rooms(actor, room.organisation_id):
        today = timezone.localdate()
        housed = Organisation.objects.filter(homes__house=room.organisation_id, homes__during__contains=today)
        found += [one for one in [room.organisation, *housed.order_by("name_kk")] if one.pk not in keys]
    return found


def add_errors(form: forms.Form, error: ValidationError) -> None:
    """Show what an action refused at the fields it is about."""
    told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    for field, texts in told.items():
        for text in texts:
            form.add_error(field if field in form.fields else None, text)
