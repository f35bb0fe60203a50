from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "tirek.core"
    label = "core"

    def ready(self) -> None:
        from tirek.core import core_retention  # noqa: F401 - declares itself on import
        from tirek.core.core_permissions import CorePermission
        from tirek.core.ui import navigation
        from tirek.core.ui.navigation import NavEntry

        group = _("Upkeep")
        navigation.add(
            NavEntry(_("Audit"), "core:audit", "history", (CorePermission.VIEW_AUDIT,), 900, group=group),
            NavEntry(_("Messages"), "core:messages", "send", (CorePermission.MANAGE_MESSAGES,), 910, group=group),
            NavEntry(_("Retention"), "core:retention", "archive", (CorePermission.MANAGE_RETENTION,), 905, group=group),
            NavEntry(_("Failed jobs"), "core:jobs", "alert-triangle", (CorePermission.MANAGE_JOBS,), 920, group=group),
        )
