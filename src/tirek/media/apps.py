from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "tirek.media"
    label = "media"

    def ready(self) -> None:
        """Declare what personal data is kept; put the rooms of this app into the menus."""
        from tirek.core.ui import navigation
        from tirek.core.ui.navigation import NavEntry
        from tirek.media import retention  # noqa: F401 - declares itself on import
        from tirek.media.enums import MediaPermission

        writes, moderates = (MediaPermission.WRITE, MediaPermission.PUBLISH), (MediaPermission.MODERATE,)
        monitors = (MediaPermission.MONITOR,)
        navigation.add(
            NavEntry(_("News"), "media:articles", "news", order=45, public=True, prefix="/news/"),
            NavEntry(_("For journalists"), "media:press", "phone", order=92, public=True, group="footer"),
            NavEntry(_("Newsletter"), "media:newsletter", "mail", order=93, public=True, group="footer"),
            NavEntry(_("Publications"), "media:work", "news", writes, 77, prefix="/news/work/"),
            NavEntry(_("Comments"), "media:comments", "messages", moderates, 78),
            NavEntry(_("Media monitoring"), "media:materials", "broadcast", monitors, 79, prefix="/monitoring/"),
            NavEntry(_("Possible hate speech"), "media:flags", "flag", monitors, 80, prefix="/monitoring/flags/"),
        )
