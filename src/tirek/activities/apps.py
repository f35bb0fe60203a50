from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "tirek.activities"
    label = "activities"

    def ready(self) -> None:
        """Declare what personal data is kept; put the rooms of this app into the menus and on other apps' pages."""
        from tirek.activities import panels, retention  # noqa: F401 - declares itself on import
        from tirek.activities.enums import ActivityPermission
        from tirek.core.ui import navigation
        from tirek.core.ui.navigation import NavEntry

        panels.register()
        navigation.add(
            NavEntry(_("Events"), "activities:events", "calendar-event", order=50, public=True),
            NavEntry(_("Our events"), "activities:event_work", "calendar-check", (ActivityPermission.VIEW,), 60),
            NavEntry(_("Rooms"), "activities:rooms", "door", (ActivityPermission.BOOK_ROOMS,), 62),
        )
