from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "tirek.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Put the pages of systems and imports into the menu."""
        from tirek.core.ui import navigation
        from tirek.exchange import retention  # noqa: F401 - declares itself on import
        from tirek.exchange.enums import ExchangePermission
        from tirek.network.enums import NetworkPermission

        imports = (NetworkPermission.IMPORT_REGISTERS,)
        navigation.add(navigation.NavEntry(_("Imports"), "exchange:imports", "cloud-upload", imports, order=94))
        manage = (ExchangePermission.MANAGE_CLIENTS,)
        navigation.add(navigation.NavEntry(_("Connected systems"), "exchange:clients", "plug", manage, order=95))
