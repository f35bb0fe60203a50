from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "tirek.reports"
    label = "reports"

    def ready(self) -> None:
        """Declare what personal data is kept, put sheets and comparisons into the menus, offer figures to articles."""
        from tirek.core.panels import register_panel
        from tirek.core.ui import navigation
        from tirek.core.ui.navigation import NavEntry
        from tirek.media.queries import facts
        from tirek.programmes.queries.progress_sources import measure_with
        from tirek.reports import progress, retention  # noqa: F401 - retention declares itself on import
        from tirek.reports.enums import ReportPermission
        from tirek.reports.figures_in_articles import Figures
        from tirek.reports.panels import practice_of_review

        facts.offer(Figures())
        measure_with(progress.SOURCE)
        register_panel("review", "reports/_practice_of_review.html", practice_of_review)
        sees = (ReportPermission.VIEW,)
        navigation.add(
            NavEntry(_("Quarterly sheets"), "reports:sheets", "report", sees, 42, prefix="/sheets/"),
            NavEntry(_("Annual reports"), "reports:annual_years", "book", sees, 44, prefix="/annual/"),
            NavEntry(_("Annual reports"), "reports:annual_years", "book", order=88, public=True, group="footer"),
            NavEntry(_("Report builder"), "reports:builder", "table", (ReportPermission.BUILD,), 46),
            NavEntry(_("Saved reports"), "reports:saved_reports", "folder", sees, 47, prefix="/reports/saved/"),
            NavEntry(_("Targets"), "reports:targets", "target-arrow", sees, 48, prefix="/reports/targets/"),
            NavEntry(_("What worked"), "reports:practices", "bulb", sees, 49, prefix="/reports/practices/"),
            NavEntry(_("Inhabitants"), "reports:populations", "users-group", (ReportPermission.ENTER_POPULATION,), 49),
            NavEntry(_("Open data"), "reports:open_data", "chart-bar", order=90, public=True, group="footer"),
        )
