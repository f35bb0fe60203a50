"""The pages every shell links to, and the menu entries that belong to no single app."""

from django.utils.translation import gettext_lazy as _

from tirek.core.ui import navigation
from tirek.core.ui.navigation import NavEntry
from tirek.reports.enums import ReportPermission

FOOTER = "footer"  # public entries of this group stand under the page only


def furnish() -> None:
    """Called once the apps are ready; a second call changes nothing."""
    navigation.configure(home="portal:home", search="portal:search")
    navigation.add(
        NavEntry(_("Start"), "portal:home", "home", order=0),
        NavEntry(_("Figures"), "reports:sheet", "chart-bar", (ReportPermission.VIEW,), order=40, prefix="/reports/"),
        NavEntry(_("Help"), "portal:help", "help", order=800),
        NavEntry(_("Help"), "portal:help", "help", order=85, public=True, group=FOOTER),
        NavEntry(_("About Tirek"), "portal:about", "info-circle", order=95, public=True, group=FOOTER),
    )
    navigation.head_with(
        (0, ""),
        (10, _("Applications")),
        (24, _("Plans and partners")),
        (30, _("People")),
        (40, _("Figures and reports")),
        (50, _("Activities")),
        (70, _("The network")),
        (800, ""),
    )
    navigation.foot_with((0, _("For citizens")), (55, _("Taking part")), (62, _("About the network")))
