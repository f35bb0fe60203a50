"""Turning a signed-in user into an actor: which roles, for which organisation, reaching how far.

Two queries: the user's grants in force, and the subtree of the organisation acted for.
"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from tirek.core.actor import ANONYMOUS, Actor, Grant
from tirek.network.models import Organisation, RoleGrant, User
from tirek.network.queries.reach import reach_of


def actor_for(
    user: User | None, organisation_id: UUID | str | None = None, *, on: date | None = None, language: str | None = None
) -> Actor:
    """The actor of ``user`` acting for an organisation where roles are held (the first granted, when not given or
    held no longer). Without a user: ANONYMOUS. Without a role: an actor who holds nothing. At most two queries."""
    if user is None or not user.is_active:
        return ANONYMOUS
    grants = grants_in_force(user, on or timezone.localdate())
    spoken = (language or get_language() or user.language)[:2]
    if not grants:
        return Actor(user_id=user.pk, name=user.name, person_id=user.person_id, language=spoken)
    chosen = [grant for grant in grants if str(grant.organisation_id) == str(organisation_id)]
    organisation = (chosen or grants)[0].organisation
    return _acting(user, organisation, grants, spoken)


def grants_in_force(user: User, on: date) -> list[RoleGrant]:
    """The user's grants at organisations that exist, first granted first, with their organisations."""
    held = RoleGrant.objects.in_force(on).filter(user=user, organisation__during__contains=on)
    return list(held.select_related("organisation").order_by("id"))


def _acting(user: User, organisation: Organisation, grants: Sequence[RoleGrant], language: str) -> Actor:
    reach = reach_of(organisation)
    held = [grant for grant in grants if grant.organisation_id == organisation.pk]
    return Actor(
        user_id=user.pk,
        name=user.name,
        organisation_id=organisation.pk,
        organisation_name=organisation.name,
        grants=tuple(Grant(grant.role, organisation.pk, reach) for grant in held),
        person_id=user.person_id,
        language=language,
    )
