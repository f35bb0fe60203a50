from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "tirek.programmes"
    label = "programmes"
