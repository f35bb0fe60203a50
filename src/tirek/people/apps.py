from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "tirek.people"
    label = "people"

    def ready(self) -> None:
        from tirek.core.ui import navigation
        from tirek.people import permissions, retention, terms  # noqa: F401 - they declare themselves on import
        from tirek.people.enums import PersonPermission

        navigation.add(
            navigation.NavEntry(
                label=_("People"),
                url_name="people:search",
                icon="users",
                permissions=(PersonPermission.VIEW,),
                order=30,
            )
        )
        navigation.add(
            navigation.NavEntry(
                label=_("Rights over data"),
                url_name="people:rights",
                icon="shield-check",
                permissions=(PersonPermission.EDIT,),
                order=32,
            )
        )
