from uuid import UUID

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "tirek.people"
    label = "people"

    def ready(self) -> None:
        from tirek.core.holding import find_subjects_with
        from tirek.core.ui import navigation
        from tirek.people import (  # noqa: F401 - they declare themselves on import
            family_retention,
            permissions,
            retention,
            retention_rules,
            terms,
        )
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
        navigation.add(
            navigation.NavEntry(
                label=_("Possible duplicates"),
                url_name="people:pairs",
                icon="users-group",
                permissions=(PersonPermission.REVIEW,),
                order=31,
            )
        )
        find_subjects_with("people", _person_of)


def _person_of(text: str) -> tuple[str, UUID, str] | None:
    """A person by key, as it stands in the address of their page."""
    from tirek.people.models import Person

    try:
        key = UUID(text)
    except ValueError:
        return None
    found = Person.objects.filter(pk=key).first()
    return ("people.person", found.pk, str(found.pk)) if found else None
