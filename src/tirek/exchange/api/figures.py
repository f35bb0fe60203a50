"""Figures computed from the work, as the pages show them."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Router
from pydantic import Field

from tirek.core.actor import Actor
from tirek.core.verdict import ensure, refuse
from tirek.exchange.api.auth import Token
from tirek.exchange.api.deeds import WRONG
from tirek.exchange.api.problems import Problem, reader
from tirek.exchange.api.schemas import Code, FiguresOut, Text
from tirek.exchange.enums import Scope as TokenScope
from tirek.network.models import Organisation
from tirek.reports.enums import ReportPermission
from tirek.reports.queries import Figure, Period, Scope, scope_for, sheet
from tirek.territory.queries import find_area

router = Router()


@router.get(
    "/figures",
    auth=Token(TokenScope.FIGURES_READ),
    response={200: FiguresOut, **WRONG},
    operation_id="figures",
    summary="The sheet of a period",
    description="`period` is a year (2019), a quarter (2019Q2) or days (2019-03-01..2019-04-30). Without `area` (a "
    "region) and `office` it counts all the system may see.",
)
def figures(
    request: HttpRequest,
    period: Annotated[Text, Field(max_length=30)],
    area: Code | None = None,
    office: Code | None = None,
) -> Any:
    actor, today = reader(request), timezone.localdate()
    asked = _period(period)
    borders = min(asked.last, today)
    scope = _narrowed(_scope(actor, borders), area, office)
    found = sheet(asked, scope, today=today)
    return {
        "period": asked.code,
        "first": asked.first,
        "last": asked.last,
        "borders_on": borders,
        "figures": [_shown(each) for each in found],
    }


def _period(text: str) -> Period:
    try:
        period = Period.parse(text)
    except ValueError:
        raise Problem(422, "", [("period", _("This is not a period."))]) from None
    if period.first.year < 1991:
        raise Problem(422, "", [("period", _("There are no figures that old."))])
    return period


def _scope(actor: Actor, borders: Any) -> Scope:
    if not actor.holds(ReportPermission.VIEW):
        ensure(refuse(_("This system's roles do not read figures.")))
    return scope_for(actor, geography=borders)


def _narrowed(scope: Scope, area: str | None, office: str | None) -> Scope:
    if office:
        found = Organisation.objects.offices().filter(code=office).first()
        return scope.at_office(found) if found else _unknown("office")
    if area:
        region = find_area(area)
        return scope.in_region(region) if region else _unknown("area")
    return scope


def _unknown(field: str) -> Scope:
    raise Problem(422, "", [(field, _("There is nothing with this code."))])


def _shown(figure: Figure) -> dict[str, Any]:
    indicator = figure.indicator
    return {
        "code": indicator.code,
        "name": str(indicator.title),
        "value": figure.value,
        "records": figure.records,
        "unit": indicator.unit.value,
        "version": indicator.version,
    }
