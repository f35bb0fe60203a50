"""Who acts when a job carries on what a person began."""

from datetime import date
from uuid import UUID

from tirek.core.actor import Actor
from tirek.network.actors import actor_for
from tirek.network.models import User


def acting_user(user_id: UUID, organisation_id: UUID, for_user_id: UUID | None, language: str) -> Actor:
    """The actor of a user at an organisation as of today, with the roles held now; without them one who holds nothing.
    ``for_user_id``: the colleague in whose place they act."""
    user = User.objects.filter(pk=user_id).first()
    chosen = f"{organisation_id}/{for_user_id}" if for_user_id else organisation_id
    return actor_for(user, chosen, language=language)


def actor_of(user: User, on: date, language: str) -> Actor:
    """The actor of a user on a day, at the organisation first granted; without a role one who holds nothing."""
    return actor_for(user, on=on, language=language)
