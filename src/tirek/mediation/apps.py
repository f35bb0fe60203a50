from django.apps import AppConfig


class MediationConfig(AppConfig):
    name = "tirek.mediation"
    label = "mediation"
