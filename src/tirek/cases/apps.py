from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "tirek.cases"
    label = "cases"
