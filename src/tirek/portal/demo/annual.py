"""Annual reports: that of 2023, whose figures are measured, and that of last year, published by two people."""

from datetime import date, timedelta

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.network.actors import actor_for
from tirek.network.enums import Level
from tirek.network.models import RoleGrant
from tirek.portal.demo.days import at
from tirek.reports.actions.annual import propose_edition, publish_edition

MEASURED = 2023
MONTH, DAY = 2, 10


def publish(today: date) -> None:
    """Propose and publish both, in February of the year after, or yesterday where that has not come; the year that
    ended yesterday has no report yet."""
    author, second = _people()
    for year in sorted({MEASURED, today.year - 1}):
        day = min(date(year + 1, MONTH, DAY), today - timedelta(days=1))
        if day.year == year:
            continue
        edition = propose_edition(year, by=author, at=at(day, 11, 20))
        publish_edition(edition.pk, by=second, at=at(day, 16, 45))


def _people() -> tuple[Actor, Actor]:
    """A coordinator and the head of the republic's office."""
    grants = RoleGrant.objects.filter(organisation__level=Level.REPUBLIC).select_related("user").order_by("pk")
    coordinator, head = (grants.filter(role=role)[0] for role in (Role.COORDINATOR, Role.HEAD))
    return actor_for(coordinator.user), actor_for(head.user)
