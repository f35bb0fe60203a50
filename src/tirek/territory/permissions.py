"""Who may change the territory."""

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role
from tirek.core.verdict import ALLOWED, Verdict, refuse


class AreaPermission(Permission):
    """Permissions of this app."""

    EDIT = "territory.edit_areas"


declare({AreaPermission.EDIT: {Role.ADMINISTRATOR, Role.COORDINATOR}})


def may_edit_areas(actor: Actor) -> Verdict:
    """Areas are changed by the national coordinator and the administrator: one map for the whole network."""
    if not actor.holds(AreaPermission.EDIT):
        return refuse(_("Only the national coordinator and the administrator change the map of the country."))
    return ALLOWED
