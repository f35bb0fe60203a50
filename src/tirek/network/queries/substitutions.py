"""Who stands in for whom, and who could."""

from datetime import date

from tirek.core.actor import Actor
from tirek.network.models import Organisation, RoleGrant, Substitution, User


def staff_of(organisation: Organisation, on: date) -> list[User]:
    """Active users with a role at an organisation itself on a day, by name. One query."""
    granted = RoleGrant.objects.in_force(on).filter(organisation=organisation).values("user")
    return list(User.objects.active().filter(pk__in=granted).order_by("name"))


def substitutions_at(actor: Actor, organisation: Organisation, on: date) -> list[Substitution]:
    """Those under way or to come, then those of the past year, the soonest first. One query."""
    rows = Substitution.objects.visible_to(actor).filter(organisation=organisation).exclude(during__isempty=True)
    rows = rows.filter(during__endswith__gt=date(on.year - 1, on.month, 1))
    return list(rows.select_related("absent", "substitute").order_by("-during"))


def standing_in(user: User, on: date) -> list[Substitution]:
    """Those the user may act in the place of today. One query."""
    rows = Substitution.objects.in_force(on).filter(substitute=user, absent__is_active=True)
    return list(rows.select_related("absent", "organisation").order_by("id"))
