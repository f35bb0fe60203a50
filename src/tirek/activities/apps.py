from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "tirek.activities"
    label = "activities"

    def ready(self) -> None:
        """Declare what personal data is kept; put the rooms of this app into the menus and on other apps' pages."""
        from tirek.activities import panels, retention, retention_rules, voices  # noqa: F401 - some declare themselves
        from tirek.activities.enums import ActivityPermission
        from tirek.core.ui import navigation
        from tirek.core.ui.navigation import NavEntry
        from tirek.programmes.queries.voices import hear_from

        panels.register()
        hear_from(voices.SOURCE)
        navigation.add(
            NavEntry(_("Events"), "activities:events", "calendar-event", order=50, public=True),
            NavEntry(_("Our events"), "activities:event_work", "calendar-check", (ActivityPermission.VIEW,), 60),
            NavEntry(_("Outreach tours"), "activities:tours", "bus", (ActivityPermission.TAKE_QUESTIONS,), 63),
            NavEntry(
                _("Questions"), "activities:questions", "message-question", (ActivityPermission.TAKE_QUESTIONS,), 64
            ),
            NavEntry(
                _("Remote reception"),
                "activities:reception_work",
                "video",
                (ActivityPermission.RECEIVE,),
                65,
                prefix="/reception/",
            ),
            NavEntry(
                _("Remote reception"), "activities:reception", "video", order=52, public=True, group=_("For citizens")
            ),
            NavEntry(_("Outreach tours"), "activities:tours", "bus", order=54, public=True, group=_("For citizens")),
            NavEntry(_("Courses"), "activities:courses", "school", order=55, public=True, group=_("For citizens")),
            NavEntry(
                _("Projects"), "activities:projects", "target-arrow", order=56, public=True, group=_("For citizens")
            ),
            NavEntry(_("Training"), "activities:training", "school", order=66),
            NavEntry(_("Projects"), "activities:projects", "target-arrow", (ActivityPermission.VIEW,), 67),
            NavEntry(_("Rooms"), "activities:rooms", "door", (ActivityPermission.BOOK_ROOMS,), 62),
        )
