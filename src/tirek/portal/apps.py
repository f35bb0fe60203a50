from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "tirek.portal"
    label = "portal"

    def ready(self) -> None:
        """Name the pages of the shells and complete the menus: the portal knows every room of the house."""
        from tirek.portal import conflicts, early_warning
        from tirek.portal.navigation import furnish

        furnish()
        conflicts.furnish()
        early_warning.furnish()
