from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    name = "tirek.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Put the pages of systems and imports into the menu."""
        from tirek.core.panels import register_panel
        from tirek.core.ui import navigation
        from tirek.exchange import indicators as _figures  # noqa: F401 - registers itself on import
        from tirek.exchange import panels, retention, retention_of_wires  # noqa: F401 - declare themselves on import
        from tirek.exchange import retention_of_bundles as _shared  # noqa: F401 - so does this
        from tirek.exchange.actions import notices, peer_deeds
        from tirek.exchange.enums import ExchangePermission
        from tirek.exchange.enums_of_bundles import BundlePermission
        from tirek.exchange.queries import wires
        from tirek.network.enums import NetworkPermission

        notices.listen()
        peer_deeds.listen()
        register_panel("case", "exchange/parts/case_from_peer.html", wires.of_peer, order=60)
        imports = (NetworkPermission.IMPORT_REGISTERS,)
        navigation.add(navigation.NavEntry(_("Imports"), "exchange:imports", "cloud-upload", imports, order=94))
        manage = (ExchangePermission.MANAGE_CLIENTS,)
        navigation.add(navigation.NavEntry(_("Connected systems"), "exchange:clients", "plug", manage, order=95))
        own = (ExchangePermission.OWN_CLIENTS,)
        navigation.add(navigation.NavEntry(_("Our systems"), "exchange:own_systems", "plug", own, order=95))
        compare = (ExchangePermission.RECONCILE,)
        navigation.add(
            navigation.NavEntry(_("Compared months"), "exchange:reconciliations", "list-check", compare, order=96)
        )
        panels.register()
        share = (BundlePermission.SHARE, BundlePermission.KEEP_KEYS)
        navigation.add(navigation.NavEntry(_("Shared rules"), "exchange:bundles", "package", share, order=97))
