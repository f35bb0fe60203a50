"""Who follows a grant: the staff that run it, and the one it was given to."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from tirek.calls.enums import CallPermission
from tirek.core.actor import Actor


def followed_by(actor: Actor, prefix: str = "") -> Q:
    """A condition on grants (or what belongs to one, by ``prefix``): of calls whose grants one sees, and one's own."""
    reach = actor.reach(CallPermission.VIEW_GRANTS)
    condition = reach.q(f"{prefix}organisation_id") if reach else Q(pk__in=())
    return condition | Q(**{f"{prefix}user_id": actor.user_id}) if actor.user_id else condition


class OfGrantQuerySet(models.QuerySet[Any]):
    """What belongs to a grant: not public."""

    def visible_to(self, actor: Actor) -> Self:
        """Those who follow the grant."""
        return self if actor.is_system else self.filter(followed_by(actor, "grant__"))
