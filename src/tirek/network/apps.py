from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    name = "tirek.network"
    label = "network"

    def ready(self) -> None:
        """Name the pages of signing in for the shells, and put the rooms of this app into the menus."""
        from tirek.core.ui import navigation
        from tirek.core.ui.navigation import NavEntry
        from tirek.network import retention  # noqa: F401 - declares itself on import
        from tirek.network.enums import NetworkPermission

        _stand_on_the_person()
        navigation.configure(sign_in="account_login", sign_out="account_logout", account="network:account")
        memoranda, staff = (NetworkPermission.VIEW_MEMORANDA,), (NetworkPermission.VIEW_USERS,)
        navigation.add(
            NavEntry(_("Find my office"), "network:nearest", "map-pin", order=40, public=True),
            NavEntry(_("Memoranda"), "network:memoranda", "writing-sign", memoranda, 70),
            NavEntry(_("Offices and partners"), "network:directory", "building-community", order=75),
            NavEntry(_("Bodies and members"), "network:bodies", "users-group", (NetworkPermission.VIEW_MEMBERS,), 76),
            NavEntry(_("Staff"), "network:staff", "id-badge-2", staff, 85),
            NavEntry(_("Leave"), "network:leave", "beach", (NetworkPermission.MANAGE_USERS,), 86),
        )


def _stand_on_the_person() -> None:
    from tirek.core.panels import register_panel
    from tirek.network.panels import seats_of_person

    register_panel("person", "network/parts/person_seats.html", seats_of_person, order=30)
