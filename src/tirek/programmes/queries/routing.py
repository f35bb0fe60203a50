"""Where an application goes, and who provides a service in a place."""

from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from tirek.network.enums import Level, OrganisationKind
from tirek.network.models import Organisation
from tirek.programmes.models import Route
from tirek.territory.models import AreaWithin


class NoOffice(LookupError):
    """No office takes applications from an area: the network has a hole there."""


def route(area_id: UUID, service_id: UUID, on: date) -> Organisation:
    """The office an application about a service from an area goes to on a day.

    The route of the most specific area wins; without one, the nearest reception office up the tree of areas, last of
    all the republic's. Raises NoOffice when there is none. Two queries at most.
    """
    circles = AreaWithin.objects.filter(area_id=area_id, during__contains=on)
    found = (
        Route.objects.filter(service_id=service_id, during__contains=on, area__contents__in=circles)
        .select_related("organisation")
        .order_by(F("area__contents__level").desc(), "-during")
        .first()
    )
    if found is not None:
        return found.organisation
    return nearest_office(area_id, on)


def nearest_office(area_id: UUID, on: date) -> Organisation:
    """The reception office of the area or of the nearest one around it. Raises NoOffice when there is none."""
    circles = AreaWithin.objects.filter(area_id=area_id, during__contains=on)
    offices = Organisation.objects.filter(
        kind=OrganisationKind.OFFICE, accepts_applications=True, during__contains=on
    )
    office = (
        offices.filter(area__contents__in=circles).order_by(F("area__contents__level").desc(), "code").first()
        or offices.filter(area_id=area_id).order_by("code").first()
        or offices.filter(level=Level.REPUBLIC).order_by("code").first()
    )
    if office is None:
        raise NoOffice(f"No office takes applications from area {area_id} on {on}.")
    return office


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
