"""Where an application goes, and who provides a service in a place."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from tirek.network.enums import Level
from tirek.network.models import Organisation
from tirek.territory.models import AreaWithin


class NoOffice(LookupError):
    """No office takes applications from an area: the network has a hole there."""


# One statement, because every application passes here: the areas around the place, the most specific route among them,
# else the nearest reception office, else the office of an area that lies in nothing, else the republic's.
_ROUTE = """
WITH circle AS (
    SELECT ancestor_id, level FROM territory_areawithin WHERE area_id = %(area)s AND during @> %(on)s
), office AS (
    SELECT id, code, area_id, level FROM network_organisation
    WHERE kind = 'office' AND accepts_applications AND during @> %(on)s
)
SELECT * FROM network_organisation WHERE id = coalesce(
    (SELECT r.organisation_id FROM programmes_route r JOIN circle ON circle.ancestor_id = r.area_id
     WHERE r.service_id = %(service)s AND r.during @> %(on)s
     ORDER BY circle.level DESC, lower(r.during) DESC LIMIT 1),
    (SELECT office.id FROM office JOIN circle ON circle.ancestor_id = office.area_id
     ORDER BY circle.level DESC, office.code LIMIT 1),
    (SELECT id FROM office WHERE area_id = %(area)s ORDER BY code LIMIT 1),
    (SELECT id FROM office WHERE level = 'republic' ORDER BY code LIMIT 1)
)
"""


def route(area_id: UUID, service_id: UUID | None, on: date) -> Organisation:
    """The office an application about a service from an area goes to on a day.

    The route of the most specific area wins; without one, the nearest reception office up the tree of areas, last of
    all the republic's. Raises NoOffice when there is none. One query.
    """
    found = list(Organisation.objects.raw(_ROUTE, {"area": area_id, "service": service_id, "on": on}))
    if not found:
        raise NoOffice(f"No office takes applications from area {area_id} on {on}.")
    return found[0]


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
