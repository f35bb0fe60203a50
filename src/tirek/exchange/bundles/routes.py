"""The routing table: where applications about a service from an area go first."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.text import fold
from tirek.exchange.bundles.base import Entry, Part
from tirek.exchange.enums_of_bundles import EntryPlan
from tirek.network.models import Organisation
from tirek.programmes.actions.providing import add_route, withdraw_route
from tirek.programmes.models import Route, Service
from tirek.territory.models import Area


class Routes(Part):
    """A route is known by its service and area. Its office has to exist here under the same code and name: the code
    alone may be another office's."""

    code = "routes"
    title = gettext_lazy("Routing table")
    icon = "route"

    def given(self, at: datetime) -> list[dict[str, Any]]:
        rows = Route.objects.filter(during__contains=local_date(at), area__kato__isnull=False)
        rows = rows.select_related("service", "area", "organisation").order_by("service__code", "area__kato")
        return [
            {
                "service": row.service.code,
                "area": row.area.kato,
                "area_name": row.area.name_kk,
                "office": row.organisation.code,
                "office_name": row.organisation.name_kk,
            }
            for row in rows
        ]

    def look(self, entry: Entry, at: datetime) -> None:
        told, today = entry.told, local_date(at)
        entry.label = f"{told['service']} · {told['area_name']} → {told['office_name']}"[:300]
        service, area, office = self._found(told, today)
        if service is None:
            return entry.refuse(_("There is no such service here: %(code)s.") % {"code": told["service"]})
        if area is None:
            return entry.refuse(_("There is no such area here: %(code)s.") % {"code": told["area"]})
        if office is None:
            return entry.refuse(_("There is no office with this code and name here."))
        now = Route.objects.filter(service=service, area=area, during__contains=today)
        known = now.select_related("organisation").first()
        if known is not None:
            entry.plan = EntryPlan.SAME if known.organisation_id == office.pk else EntryPlan.CHANGED
            if entry.plan == EntryPlan.CHANGED:
                entry.changes = [[_("Office"), known.organisation.name, office.name]]
        return None

    def take(self, entry: Entry, *, brought_by: Actor, by: Actor, at: datetime) -> None:
        today = local_date(at)
        service, area, office = self._found(entry.told, today)
        assert service
        assert area
        assert office
        route = add_route(service_id=service.pk, area_id=area.pk, organisation_id=office.pk, since=today, by=by, at=at)
        entry.kept = {"route": str(route.pk)}

    def undo(self, entry: Entry, *, by: Actor, at: datetime) -> str:
        is_back = withdraw_route(UUID(entry.kept["route"]), by=by, at=at)
        return "" if is_back else _("Somebody has changed this route since.")

    def _found(self, told: Any, today: Any) -> tuple[Service | None, Area | None, Organisation | None]:
        service = Service.objects.asked_for().filter(code=str(told["service"])).first()
        area = Area.objects.existing_on(today).filter(kato=str(told["area"])).first()
        office = Organisation.objects.offices().on(today).filter(code=str(told["office"])).first()
        if office is not None:
            names = {fold(name) for name in (office.name_kk, office.name_ru, office.name_en) if name}
            office = office if fold(str(told["office_name"])) in names else None
        return service, area, office
