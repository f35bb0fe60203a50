"""The figures a publication may show: every registered indicator, of the whole country."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.functional import Promise

from tirek.core.actor import EVERYWHERE, Actor
from tirek.media.queries.facts import FactRead
from tirek.reports.addresses import address_of_places
from tirek.reports.enums import ReportPermission
from tirek.reports.indicators import Indicator, all_indicators, indicator
from tirek.reports.period import Period
from tirek.reports.queries.figures import figure
from tirek.reports.queries.scopes import Scope


class Figures:
    """What ``tirek.media.queries.facts`` asks for."""

    def choices(self) -> Sequence[tuple[str, str | Promise]]:
        """Codes and names, in the order of the chapters."""
        return [(one.code, one.title) for one in all_indicators(None)]

    def read(self, code: str, first: date, last: date) -> FactRead:
        """Counted now, in the version in force on the last day."""
        chosen = indicator(code, on=last)
        counted = figure(chosen, Period(first, last), Scope(EVERYWHERE, last), today=timezone.localdate())
        value = None if counted.value is None else Decimal(str(counted.value))
        return _told(chosen, value, address_of_places(chosen, counted.link))

    def may_open(self, actor: Actor) -> bool:
        """Whoever sees figures."""
        return actor.holds(ReportPermission.VIEW)

    def beside(self, code: str, value: Decimal | None) -> FactRead:
        """A value that was kept, under the indicator's name of today."""
        chosen = indicator(code)
        return _told(chosen, value, address_of_places(chosen, {}))


def _told(chosen: Indicator, value: Decimal | None, url: str) -> FactRead:
    unit = chosen.unit.beside(None if value is None else float(value))
    return FactRead(str(chosen.title), value, str(unit), url)
