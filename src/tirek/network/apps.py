from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "tirek.network"
    label = "network"

    def ready(self) -> None:
        from tirek.core.ui import navigation

        navigation.configure(sign_in="account_login", sign_out="account_logout", account="network:account")
