"""Figures as the progress of roadmaps: programmes ask by code, days and region, without knowing an indicator."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from tirek.core.actor import EVERYWHERE, Actor
from tirek.programmes.queries.progress_sources import Ask, Source, Values
from tirek.reports.addresses import address_of_places
from tirek.reports.enums import Chapter, ReportPermission
from tirek.reports.indicators import all_indicators, indicator
from tirek.reports.period import Period
from tirek.reports.queries import Scope, figure, regions_table
from tirek.territory.queries import geography


def titles() -> list[tuple[str, str]]:
    """Every indicator an action may be bound to: all but those that count roadmaps themselves."""
    return [(one.code, str(one.title)) for one in all_indicators(None) if one.chapter != Chapter.PROGRAMMES]


def measure(asks: Collection[Ask], today: date) -> Values:
    """The figures asked for, each code once for all regions of the same days."""
    by_days: dict[tuple[date, date], list[Ask]] = defaultdict(list)
    for ask in asks:
        by_days[ask.first, ask.last].append(ask)
    found: dict[Ask, Decimal | None] = {}
    for (first, last), asked in by_days.items():
        found |= _measured(Period(first, last), asked, today)
    return found


def _measured(period: Period, asks: list[Ask], today: date) -> dict[Ask, Decimal | None]:
    scope = Scope(EVERYWHERE, _borders_of(period, today))
    by_region = _by_region({ask.code for ask in asks if ask.area_id}, period, scope, today)
    found: dict[Ask, Decimal | None] = {}
    for ask in asks:
        if ask.area_id is None:
            found[ask] = _decimal(figure(indicator(ask.code, on=period.last), period, scope, today=today).value)
        else:
            found[ask] = by_region[ask.code].get(ask.area_id, Decimal(0))
    return found


def _by_region(
    codes: Iterable[str], period: Period, scope: Scope, today: date
) -> dict[str, dict[UUID, Decimal | None]]:
    chosen = [indicator(code, on=period.last) for code in sorted(codes)]
    found: dict[str, dict[UUID, Decimal | None]] = {one.code: {} for one in chosen}
    for row in regions_table(chosen, period, scope, today=today) if chosen else []:
        for one in row.figures:
            found[one.indicator.code][row.key] = _decimal(one.value)
    return found


def address(ask: Ask, today: date) -> str:
    """The page of the figure, region by region or inside the region."""
    period = Period(ask.first, ask.last)
    on = _borders_of(period, today)
    link = {"period": period.code, "on": on.isoformat()}
    area = next((one for one in geography(on).regions if one.id == ask.area_id), None)
    if area is not None:
        link["area"] = area.kato or str(area.id)
    return address_of_places(indicator(ask.code, on=ask.last), link)


def _borders_of(period: Period, today: date) -> date:
    """The regions of the last day that has come."""
    return max(min(period.last, today), period.first) if period.first <= today else today


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def may_open(actor: Actor) -> bool:
    """Whether the pages of figures open for somebody."""
    return actor.holds(ReportPermission.VIEW)


WHOLES = {
    **dict.fromkeys(("cases_answered", "cases_solved", "cases_partly_solved", "cases_refused"), "cases_received"),
    **dict.fromkeys(("cases_answered_late", "cases_confirmed", "cases_reopened", "complaints_made"), "cases_answered"),
    "proposals_answered": "proposals_received",
    "questions_answered": "questions_asked",
    "plans_confirmed": "plans_delivered",
    "mediation_agreements": "mediations_opened",
    "early_warnings_settled": "early_warnings",
}
SOURCE = Source(titles=titles, measure=measure, address=address, may_open=may_open, wholes=WHOLES)
