"""Forms of sheets: which indicators an office reports, for which periods, and by when."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.core.calendar import WorkingCalendar
from tirek.network.enums import Level
from tirek.reports.indicators import Indicator, indicator
from tirek.reports.period import Period

ABOVE_DISTRICT = (Level.REGION, Level.REPUBLIC)


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A set of indicators that every office reports. ``only_at`` names the levels at which an indicator is asked; at
    the others its cell is not applicable. ``terms`` are working days after the period, by the level of the office:
    who is above waits for those below."""

    code: str
    title: str | Promise
    indicators: Sequence[str]
    terms: dict[str, int]
    only_at: dict[str, Sequence[str]] = field(default_factory=dict)

    def indicators_on(self, day: date) -> list[Indicator]:
        """Its indicators in the versions in force on a day."""
        return [indicator(code, on=day) for code in self.indicators]

    def applies(self, code: str, level: str) -> bool:
        """Whether an indicator is asked of an office of a level."""
        return level in self.only_at.get(code, (level,))

    def due_on(self, period: Period, level: str) -> date:
        """The last day to hand in the sheet of a period."""
        return WorkingCalendar.current().add_working_days(period.last, self.terms[level])[0]


QUARTERLY = SheetForm(
    code="quarterly",
    title=_("Quarterly report"),
    indicators=(
        *("cases_received", "cases_solved", "cases_partly_solved", "cases_refused", "cases_withdrawn"),
        *("cases_confirmed", "families_housed", "cases_answered", "cases_answered_late", "median_days_to_answer"),
        *("cases_open", "cases_overdue", "events", "reached", "questions_asked", "questions_answered", "trained"),
        *("elders_members", "mothers_members", "youth_activists"),
    ),
    terms={Level.DISTRICT: 5, Level.REGION: 10, Level.REPUBLIC: 15},
    only_at=dict.fromkeys(("elders_members", "mothers_members", "youth_activists"), ABOVE_DISTRICT),
)
FORMS = {QUARTERLY.code: QUARTERLY}


def form_of(code: str) -> SheetForm:
    """The form with a code. Raises KeyError."""
    return FORMS[code]
