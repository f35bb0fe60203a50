from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "tirek.programmes"
    label = "programmes"

    def ready(self) -> None:
        """Tell the network the names of the services a memorandum may name."""
        from tirek.network.queries.memoranda import name_services_with
        from tirek.programmes import retention, retention_of_roadmaps  # noqa: F401 - declare themselves on import
        from tirek.programmes.queries.catalogue import service_names

        name_services_with(service_names)
