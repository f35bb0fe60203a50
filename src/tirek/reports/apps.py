from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "tirek.reports"
    label = "reports"
