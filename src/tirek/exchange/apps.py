from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "tirek.exchange"
    label = "exchange"
