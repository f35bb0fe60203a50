"""What the kernel's own pages ask for."""

from tirek.core.permissions import Permission, declare
from tirek.core.roles import Role


class CorePermission(Permission):
    """Permissions over the kernel's records."""

    VIEW_AUDIT = "core.view_audit"
    MANAGE_MESSAGES = "core.manage_messages"
    MANAGE_JOBS = "core.manage_jobs"
    MANAGE_RETENTION = "core.manage_retention"
    MANAGE_CALENDAR = "core.manage_calendar"


declare(
    {
        CorePermission.VIEW_AUDIT: {Role.ADMINISTRATOR, Role.COORDINATOR},
        CorePermission.MANAGE_MESSAGES: {Role.ADMINISTRATOR},
        CorePermission.MANAGE_JOBS: {Role.ADMINISTRATOR},
        CorePermission.MANAGE_RETENTION: {Role.ADMINISTRATOR, Role.COORDINATOR},
        CorePermission.MANAGE_CALENDAR: {Role.ADMINISTRATOR, Role.COORDINATOR},
    }
)
