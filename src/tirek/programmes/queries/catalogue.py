"""The catalogue as pages show it."""

from datetime import date
from itertools import groupby
from uuid import UUID

from django.db import connection

from tirek.programmes.enums import ServiceCategory
from tirek.programmes.models import Service


def services_by_category(on: date) -> list[tuple[ServiceCategory, list[Service]]]:
    """The services an application may be about on a day, by category in the order of the catalogue. One query."""
    order = list(ServiceCategory)
    services = sorted(
        Service.objects.asked_for().on(on),
        key=lambda service: (order.index(ServiceCategory(service.category)), service.position),
    )
    return [(ServiceCategory(category), list(group)) for category, group in groupby(services, key=lambda s: s.category)]


def is_offered(service_id: UUID, on: date) -> bool:
    """Whether an application may be about a service on a day. One short statement: every application asks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM programmes_service WHERE id = %s AND during @> %s AND is_asked_for", [service_id, on]
        )
        return cursor.fetchone() is not None


def service_names() -> list[tuple[str, str]]:
    """Codes and names of the services an application is made about, in the active language and the order of the
    catalogue. One query."""
    return [(service.code, service.name) for service in Service.objects.asked_for()]
