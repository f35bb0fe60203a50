"""Who answers in a region: its office of the regional level."""

from datetime import date
from uuid import UUID

from tirek.network.enums import Level
from tirek.network.models import Organisation
from tirek.territory.queries import regions


def owners_by_region(on: date) -> dict[UUID, UUID]:
    """The regional office of every region of a day that has one."""
    offices = Organisation.objects.on(on).offices().filter(level=Level.REGION, area__in=[one.id for one in regions(on)])
    return {area: office for office, area in offices.order_by("-code").values_list("pk", "area")}
