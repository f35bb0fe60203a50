"""For whom somebody may book a room."""

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
