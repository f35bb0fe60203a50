from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "tirek.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Put the page of the systems into the menu."""
        from tirek.core.ui import navigation
        from tirek.exchange import retention  # noqa: F401 - declares itself on import
        from tirek.exchange.enums import ExchangePermission

        manage = (ExchangePermission.MANAGE_CLIENTS,)
        navigation.add(navigation.NavEntry(_("Connected systems"), "exchange:clients", "plug", manage, order=95))
