from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "tirek.network"
    label = "network"
