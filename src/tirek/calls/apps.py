from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "tirek.calls"
    label = "calls"
