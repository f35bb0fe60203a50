from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    name = "tirek.territory"
    label = "territory"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from tirek.core.ui.navigation import NavEntry, add
        from tirek.territory import retention  # noqa: F401 - declares itself on import
        from tirek.territory.enums import AreaPermission

        add(
            NavEntry(_("Map of the country"), "territory:areas", "map-2", order=80, prefix="/areas/"),
            NavEntry(
                _("Map of the country"),
                "territory:areas",
                "map-2",
                order=80,
                prefix="/areas/",
                public=True,
                group="footer",
            ),
            NavEntry(
                _("Reforms in preparation"),
                "territory:plans",
                "arrows-split",
                permissions=(AreaPermission.EDIT,),
                order=81,
                prefix="/areas/plans/",
            ),
        )
