"""The catalogue as pages show it."""

from datetime import date
from itertools import groupby
from uuid import UUID

from django.db import connection

from tirek.programmes.enums import ServiceCategory
from tirek.programmes.models import Service


def services_by_category(on: date) -> list[tuple[ServiceCategory, list[Service]]]:
    """The services offered on a day, grouped by category in the order of the catalogue. One query."""
    order = list(ServiceCategory)
    services = sorted(
        Service.objects.on(on), key=lambda service: (order.index(ServiceCategory(service.category)), service.position)
    )
    return [(ServiceCategory(category), list(group)) for category, group in groupby(services, key=lambda s: s.category)]


def is_offered(service_id: UUID, on: date) -> bool:
    """Whether a service is offered on a day. One short statement: every application asks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM programmes_service WHERE id = %s AND during @> %s", [service_id, on])
        return cursor.fetchone() is not None


def service_names() -> list[tuple[str, str]]:
    """Codes and names of all services in the active language, in the order of the catalogue. One query."""
    return [(service.code, service.name) for service in Service.objects.all()]
