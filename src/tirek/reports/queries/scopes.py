"""Whose figures: one office, one region, or the republic, under a geography."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from tirek.core.actor import Actor, Reach
from tirek.network.models import Organisation
from tirek.reports.enums import ReportPermission
from tirek.territory.enums import Level
from tirek.territory.models import Area, AreaWithin


@dataclass(frozen=True, slots=True)
class Scope:
    """The offices a figure counts: those of ``reach``, narrowed to one office or to a region as of ``geography``.

    ``geography`` is the day whose borders decide which district lies in which region.
    """

    reach: Reach
    geography: date
    office: Organisation | None = None
    region: Area | None = None

    def q(self, column: str = "office_id") -> Q:
        """The condition on the organisation a record counts at."""
        if self.office is not None:
            return Q(**{column: self.office.pk}) & self.reach.q(column)
        if self.region is not None:
            return Q(**{f"{column}__in": bodies_in(self.region, self.geography)}) & self.reach.q(column)
        return self.reach.q(column)

    def at_office(self, office: Organisation) -> "Scope":
        return replace(self, office=office, region=None)

    def in_region(self, region: Area) -> "Scope":
        return replace(self, office=None, region=region)

    @property
    def link(self) -> dict[str, str]:
        """The parameters that name this scope in an address."""
        place: dict[str, str] = {}
        if self.office is not None:
            place = {"office": self.office.code}
        elif self.region is not None:
            place = {"area": self.region.kato or str(self.region.pk)}
        return {**place, "on": self.geography.isoformat()}


def scope_for(actor: Actor, *, geography: date) -> Scope:
    """Everything whose figures the actor may see."""
    return Scope(actor.reach(ReportPermission.VIEW), geography)


def bodies_in(region: Area, on: date) -> list[UUID]:
    """Keys of the organisations whose area lay in a region on a day."""
    return list(
        Organisation.objects.filter(
            area__in=AreaWithin.objects.filter(ancestor=region, during__contains=on).values("area")
        ).values_list("id", flat=True)
    )


def region_of_bodies(on: date) -> dict[UUID, UUID]:
    """Organisation → region its area lay in on a day; a body of the republic itself has none."""
    rows: Any = Organisation.objects.filter(
        area__circles__level=Level.REGION, area__circles__during__contains=on
    ).values_list("id", "area__circles__ancestor_id")
    return dict(rows)
