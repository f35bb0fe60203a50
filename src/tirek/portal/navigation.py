"""The pages every shell links to, and the menu entries that belong to no single app."""

from django.utils.translation import gettext_lazy as _

from tirek.core.ui import navigation
from tirek.core.ui.navigation import NavEntry
from tirek.reports.enums import ReportPermission


def furnish() -> None:
    """Called once the apps are ready; a second call changes nothing."""
    navigation.configure(home="portal:home", search="portal:search", apply="cases:apply", track="cases:track")
    navigation.add(
        NavEntry(_("Start"), "portal:home", "home", order=0),
        NavEntry(_("Figures"), "reports:sheet", "chart-bar", (ReportPermission.VIEW,), order=60, prefix="/reports/"),
        NavEntry(_("Help"), "portal:help", "help", order=800),
        NavEntry(_("Apply"), "cases:apply", "file-plus", order=10, public=True),
        NavEntry(_("Follow my application"), "cases:track", "route", order=20, public=True),
        NavEntry(_("Help"), "portal:help", "help", order=85, public=True),
        NavEntry(_("About Tirek"), "portal:about", "info-circle", order=95, public=True),
    )
