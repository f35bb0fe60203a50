"""Turning a signed-in user into an actor: which roles, for which organisation, reaching how far.

One query: the user's grants in force, each with the subtree of its organisation.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from tirek.core.actor import ANONYMOUS, Actor, Grant
from tirek.network.models import Organisation, RoleGrant, Substitution, User
from tirek.network.queries.reach import reach_of_grant, with_subtree


def actor_for(
    user: User | None, organisation_id: UUID | str | None = None, *, on: date | None = None, language: str | None = None
) -> Actor:
    """The actor of ``user`` acting for an organisation where roles are held (the first granted, when not given or
    held no longer). Without a user: ANONYMOUS. Without a role: an actor who holds nothing. One query.

    ``"organisation/user"`` asks to act in the place of that user, who is on leave.
    """
    if user is None or not user.is_active:
        return ANONYMOUS
    chosen_id, _slash, absent_id = str(organisation_id or "").partition("/")
    grants = grants_in_force(user, on or timezone.localdate())
    spoken = (language or get_language() or user.language)[:2]
    if absent_id and (standing := _standing_in(user, chosen_id, absent_id, grants, on or timezone.localdate(), spoken)):
        return standing
    if not grants:
        return Actor(user_id=user.pk, name=user.name, person_id=user.person_id, language=spoken)
    chosen = [grant for grant in grants if str(grant.organisation_id) == chosen_id]
    organisation = (chosen or grants)[0].organisation
    return _acting(user, organisation, grants, spoken)


def grants_in_force(user: User, on: date) -> list[RoleGrant]:
    """The user's grants at organisations that exist, first granted first, with their organisations."""
    held = RoleGrant.objects.in_force(on).filter(user=user, organisation__during__contains=on)
    return list(with_subtree(held).select_related("organisation").order_by("id"))


def _standing_in(
    user: User, organisation_id: str, absent_id: str, own: Sequence[RoleGrant], on: date, language: str
) -> Actor | None:
    """The actor in the place of a colleague on leave: with the colleague's roles at that organisation and one's own
    there. None once the substitution is over, or the colleague holds nothing there. Two queries."""
    rows = Substitution.objects.in_force(on).filter(substitute=user, absent__is_active=True)
    asked = rows.filter(absent=UUID(absent_id), organisation=UUID(organisation_id))
    row = asked.select_related("absent", "organisation").first()
    if row is None:
        return None
    borrowed = [grant for grant in grants_in_force(row.absent, on) if grant.organisation_id == row.organisation_id]
    if not borrowed:
        return None
    acting = _acting(user, row.organisation, [*own, *borrowed], language)
    return replace(acting, for_user_id=row.absent_id, for_user_name=row.absent.name)


def _acting(user: User, organisation: Organisation, grants: Sequence[RoleGrant], language: str) -> Actor:
    held = [grant for grant in grants if grant.organisation_id == organisation.pk]
    reach = reach_of_grant(held[0])
    return Actor(
        user_id=user.pk,
        name=user.name,
        organisation_id=organisation.pk,
        organisation_name=organisation.name,
        grants=tuple(Grant(grant.role, organisation.pk, reach) for grant in held),
        person_id=user.person_id,
        language=language,
    )
