"""The figures of the running quarter on the start page."""

from datetime import date

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.reports.addresses import address_of_places, address_of_records
from tirek.reports.enums import ReportPermission
from tirek.reports.indicators import indicator
from tirek.reports.period import Period
from tirek.reports.queries import figure, scope_for

OF_CASES = ("cases_received", "cases_solved", "cases_answered_late", "families_housed", "median_days_to_answer")
OF_COUNCILS = ("events", "reached", "questions_asked", "questions_answered", "trained")


def figures_so_far(actor: Actor, period: Period, today: date) -> list[tuple[str, int | float | None, str]]:
    """Label, value and address of each figure of the quarter so far; the address opens its records where the reader may
    open them. A council's secretary, who has no cases, reads of meetings."""
    if not actor.holds(ReportPermission.VIEW):
        return []
    scope = scope_for(actor, geography=today)
    opens = address_of_records if actor.holds(ReportPermission.OPEN) else address_of_places
    codes = OF_COUNCILS if actor.roles == {Role.SECRETARY} else OF_CASES
    found = [figure(indicator(code), period, scope, today=today) for code in codes]
    return [(str(one.indicator.title), one.value, opens(one.indicator, one.link)) for one in found]
