"""Who provides a service, and where applications about it go first."""

from datetime import date, datetime
from uuid import UUID

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.transaction import atomic

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.verdict import ensure
from tirek.programmes.models import Provision, Route
from tirek.programmes.permissions import may_edit_catalogue


@atomic
def provide(
    *, service_id: UUID, organisation_id: UUID, since: date, until: date | None = None, by: Actor, at: datetime
) -> Provision:
    """State that an organisation provides a service from a day on; stating it again changes the term."""
    ensure(may_edit_catalogue(by))
    provision, _ = Provision.objects.update_or_create(
        service_id=service_id, organisation_id=organisation_id, defaults={"during": DateRange(since, until)}
    )
    record("programmes.service_provided", provision, by=by, at=at, organisation=organisation_id, service=service_id)
    return provision


@atomic
def add_route(*, service_id: UUID, area_id: UUID, organisation_id: UUID, since: date, by: Actor, at: datetime) -> Route:
    """Send applications about a service from an area, and all below it, to one office from a day on.

    The route it replaces for the same area ends that day.
    """
    ensure(may_edit_catalogue(by))
    for route in Route.objects.select_for_update().filter(
        service_id=service_id, area_id=area_id, during__contains=since
    ):
        route.during = DateRange(route.during.lower, since)
        route.save(update_fields=["during"])
    route = Route.objects.create(
        service_id=service_id, area_id=area_id, organisation_id=organisation_id, during=DateRange(since, None)
    )
    record("programmes.route_added", route, by=by, at=at, organisation=organisation_id, area=area_id)
    return route


@atomic
def withdraw_route(route_id: UUID, *, by: Actor, at: datetime) -> bool:
    """Take back a route added by mistake: the one it replaced goes on. False when somebody has replaced it since."""
    ensure(may_edit_catalogue(by))
    route = Route.objects.select_for_update().get(pk=route_id)
    if route.during.upper is not None:
        return False
    same = Route.objects.select_for_update().filter(service_id=route.service_id, area_id=route.area_id)
    before = same.filter(during__endswith=route.during.lower).order_by("-during").first()
    record("programmes.route_withdrawn", route, by=by, at=at, organisation=route.organisation_id, area=route.area_id)
    today = local_date(at)
    if route.during.lower < today:
        route.during = DateRange(route.during.lower, today)
        route.save(update_fields=["during"])
        if before is not None:
            add_route(
                service_id=route.service_id,
                area_id=route.area_id,
                organisation_id=before.organisation_id,
                since=today,
                by=by,
                at=at,
            )
        return True
    route.delete()
    if before is not None:
        before.during = DateRange(before.during.lower, None)
        before.save(update_fields=["during"])
    return True
