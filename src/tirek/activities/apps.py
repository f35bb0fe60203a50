from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "tirek.activities"
    label = "activities"

    def ready(self) -> None:
        """Declare what personal data is kept."""
        from tirek.activities import retention  # noqa: F401 - declares itself on import
