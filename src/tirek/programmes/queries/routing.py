"""Where an application goes, and who provides a service in a place."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from tirek.network.enums import Level
from tirek.network.models import Organisation
from tirek.territory.models import AreaWithin


class NoOffice(LookupError):
    """No office takes applications from an area: the network has a hole there."""


# Every application passes here: the areas around the place, the most specific route among them, else the nearest
# reception office, else the office of an area that lies in nothing, else the republic's. ``area`` and ``service`` are
# put in as expressions: those of one application, or the columns of many.
_TAKES = "kind = 'office' AND accepts_applications AND during @> %(on)s"
_OFFICE = f"""coalesce(
    (SELECT r.organisation_id FROM programmes_route r
     JOIN territory_areawithin w ON w.ancestor_id = r.area_id AND w.area_id = {{area}} AND w.during @> %(on)s
     WHERE r.service_id = {{service}} AND r.during @> %(on)s ORDER BY w.level DESC, lower(r.during) DESC LIMIT 1),
    (SELECT o.id FROM territory_areawithin w
     JOIN (SELECT id, code, area_id FROM network_organisation WHERE {_TAKES}) o ON o.area_id = w.ancestor_id
     WHERE w.area_id = {{area}} AND w.during @> %(on)s ORDER BY w.level DESC, o.code LIMIT 1),
    (SELECT id FROM network_organisation WHERE {_TAKES} AND area_id = {{area}} ORDER BY code LIMIT 1),
    (SELECT id FROM network_organisation WHERE {_TAKES} AND level = 'republic' ORDER BY code LIMIT 1)
)"""  # noqa: S608 - of constants
_ROUTE = f"SELECT * FROM network_organisation WHERE id = {_OFFICE.format(area='%(area)s', service='%(service)s')}"  # noqa: S608
_ROUTES = f"""
    SELECT asked.area, asked.service, {_OFFICE.format(area="asked.area", service="asked.service")}
    FROM unnest(%(areas)s::uuid[], %(services)s::uuid[]) AS asked (area, service)
"""  # noqa: S608
Asked = tuple[UUID, UUID | None]


def route(area_id: UUID, service_id: UUID | None, on: date) -> Organisation:
    """The office an application about a service from an area goes to on a day.

    The route of the most specific area wins; without one, the nearest reception office up the tree of areas, last of
    all the republic's. Raises NoOffice when there is none. One query.
    """
    found = list(Organisation.objects.raw(_ROUTE, {"area": area_id, "service": service_id, "on": on}))
    if not found:
        raise NoOffice(f"No office takes applications from area {area_id} on {on}.")
    return found[0]


def routes(asked: Collection[Asked], on: date) -> dict[Asked, Organisation]:
    """The same for many places and services at once; what no office takes is left out. Two queries."""
    areas, services = [area for area, _service in asked], [service for _area, service in asked]
    with connection.cursor() as cursor:
        cursor.execute(_ROUTES, {"areas": areas, "services": services, "on": on})
        found = {(area, service): office for area, service, office in cursor if office}
    offices = Organisation.objects.in_bulk(set(found.values()))
    return {key: offices[office] for key, office in found.items()}


def nearest_office(area_id: UUID, on: date) -> Organisation:
    """The reception office of the area or of the nearest one around it. Raises NoOffice when there is none."""
    return route(area_id, None, on)


def providers(service_id: UUID, area_id: UUID, on: date) -> QuerySet[Organisation]:
    """Organisations that provide a service on a day and whose own area lies around the place, nearest first."""
    circles = AreaWithin.objects.filter(area_id=area_id, during__contains=on)
    around = Q(area__contents__in=circles) | Q(level=Level.REPUBLIC)
    provided = Q(provisions__service_id=service_id, provisions__during__contains=on)
    return (
        Organisation.objects.filter(provided & around, during__contains=on)
        .distinct()
        .order_by("level", "code")  # district, region, republic
    )
