from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "tirek.calls"
    label = "calls"

    def ready(self) -> None:
        """Declare what personal data is kept; put the rooms of this app into the menus and on other apps' pages."""
        from django.utils.translation import gettext_lazy as _

        from tirek.calls import (  # noqa: F401 - the registers declare themselves on import
            panels_after,
            panels_of_judging,
            retention_judging,
            retention_of_entries,
            retention_of_grants,
        )
        from tirek.calls.enums import CallPermission
        from tirek.calls.queries.award_paper import page_of_typed
        from tirek.core.paper.checking import register_papers
        from tirek.core.ui import navigation
        from tirek.core.ui.navigation import NavEntry

        register_papers(page_of_typed)
        panels_of_judging.register()
        panels_after.register()
        citizens = _("For citizens")
        navigation.add(
            NavEntry(_("Contests"), "calls:work", "trophy", (CallPermission.VIEW,), 72, prefix="/calls/"),
            NavEntry(_("Contests and grants"), "calls:calls", "trophy", order=57, public=True, group=citizens),
            NavEntry(_("My entries"), "calls:entries", "folder-open", order=58, public=True, group=citizens),
            NavEntry(_("Judging"), "calls:judging", "gavel", order=73, prefix="/judging/", outsiders=True),
            NavEntry(_("Grants"), "calls:grants_work", "coins", (CallPermission.VIEW_GRANTS,), 74, prefix="/grants/"),
            NavEntry(_("Prizes"), "calls:prizes", "gift", (CallPermission.RUN,), 75),
            NavEntry(_("Register of grants"), "calls:grants", "coins", order=60, public=True, group=citizens),
            NavEntry(_("Roll of honour"), "calls:honour", "award", order=61, public=True, group=citizens),
        )
