from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediationConfig(AppConfig):
    name = "tirek.mediation"
    label = "mediation"

    def ready(self) -> None:
        """Declare what personal data is kept; put the rooms of this app into the menus."""
        from tirek.core.ui import navigation
        from tirek.core.ui.navigation import NavEntry
        from tirek.mediation import panels, retention, retention_rules  # noqa: F401 - declare themselves on import
        from tirek.mediation.enums import MediationPermission as May

        panels.register()
        navigation.add(
            NavEntry(
                _("Mediation"), "mediation:about", "heart-handshake", order=58, public=True, group=_("For citizens")
            ),
            NavEntry(_("My mediation files"), "mediation:mine", "heart-handshake", order=12, outsiders=True),
            NavEntry(
                _("Mediators"), "mediation:mediators", "users", order=59, public=True, group=_("For citizens")
            ),
            NavEntry(_("Register of mediators"), "mediation:register", "heart-handshake", (May.KEEP_REGISTER,), 74),
            NavEntry(_("Refer to mediation"), "mediation:refer", "messages", (May.REFER,), 75),
            NavEntry(_("Mediation in numbers"), "mediation:numbers", "chart-pie", (May.VIEW_COUNTS,), 76),
            NavEntry(
                _("Early warning"), "mediation:signals", "alert-triangle", (May.VIEW_SIGNALS,), 77,
                prefix="/early-warning/",
            ),
            NavEntry(_("Opened files"), "mediation:openings", "lock-open", (May.ASK_OPENING, May.GRANT_OPENING), 78),
        )  # fmt: skip
