"""Who may do what with persons. Sight itself is ``Person.objects.visible_to``; here are the deeds."""

from tirek.core.permissions import declare
from tirek.core.roles import Role
from tirek.people.enums import PersonPermission

declare(
    {
        PersonPermission.VIEW: {Role.REGISTRAR, Role.CLERK, Role.HEAD, Role.PARTNER_CLERK},
        PersonPermission.REGISTER: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
        PersonPermission.EDIT: {Role.REGISTRAR, Role.CLERK, Role.HEAD},
        PersonPermission.MERGE: {Role.HEAD},
    }
)
