from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "tirek.people"
    label = "people"

    def ready(self) -> None:
        from tirek.people import permissions, retention  # noqa: F401 - both declare themselves on import
