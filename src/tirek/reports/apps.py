from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "tirek.reports"
    label = "reports"

    def ready(self) -> None:
        """Put the figures into the menu."""
        from tirek.core.ui import navigation
        from tirek.reports.enums import ReportPermission

        navigation.add(
            navigation.NavEntry(_("Figures"), "reports:sheet", "chart-bar", (ReportPermission.VIEW,), order=60)
        )
