from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "tirek.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Tell the network the names of the services a memorandum may name."""
        from tirek.network.queries.memoranda import name_services_with
        from tirek.programmes import retention, retention_of_roadmaps  # noqa: F401 - declare themselves on import
        from tirek.programmes.queries.catalogue import service_names

        name_services_with(service_names)
        _stand_in_the_menu()


def _stand_in_the_menu() -> None:
    from tirek.core.ui.navigation import NavEntry, add

    citizens = _("For citizens")
    add(
        NavEntry(_("What am I entitled to?"), "programmes:entitlement", "checklist", order=12, public=True),
        NavEntry(_("Support measures"), "programmes:services", "gift", order=23, public=True, group=citizens),
        NavEntry(_("Support measures"), "programmes:services", "gift", order=29),
    )
