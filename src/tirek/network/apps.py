from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "tirek.network"
    label = "network"

    def ready(self) -> None:
        """Name the pages of signing in for the shells."""
        from tirek.core.ui import navigation
        from tirek.network import retention  # noqa: F401 - declares itself on import

        navigation.configure(sign_in="account_login", sign_out="account_logout", account="network:account")
