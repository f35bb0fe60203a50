"""Who follows a grant: the staff that run it, and the one it was given to."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from tirek.calls.enums import CallPermission
from tirek.core.actor import Actor, Reach


def within(reach: Reach, column: str) -> Q:
    """A condition that may be joined to others by "or": an empty one would leave only the others."""
    if reach.everywhere:
        return ~Q(pk__in=())
    return reach.q(column) if reach else Q(pk__in=())


def followed_by(actor: Actor, prefix: str = "") -> Q:
    """A condition on grants (or what belongs to one, by ``prefix``): of calls whose grants one sees, and one's own."""
    condition = within(actor.reach(CallPermission.VIEW_GRANTS), f"{prefix}organisation_id")
    return condition | Q(**{f"{prefix}user_id": actor.user_id}) if actor.user_id else condition


class OfGrantQuerySet(models.QuerySet[Any]):
    """What belongs to a grant: not public."""

    def visible_to(self, actor: Actor) -> Self:
        """Those who follow the grant."""
        return self if actor.is_system else self.filter(followed_by(actor, "grant__"))
