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
    who is above waits for those below.

    Rules: of each pair of ``never_more`` the first is never more than the second (hard); a value that differs from the
    period before by more than ``change`` percent, or from the usual by more than so many standard ``deviations``, asks
    for an explanation, unless both are ``small``. Version 1 is here; later ones are rows (``models.FormEdition``).
    """

    code: str
    title: str | Promise
    indicators: Sequence[str]
    terms: dict[str, int]
    only_at: dict[str, Sequence[str]] = field(default_factory=dict)
    version: int = 1
    never_more: Sequence[tuple[str, str]] = ()
    small: int = 10
    change: int = 50
    deviations: int = 3

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
    never_more=(
        ("cases_answered_late", "cases_answered"),
        ("cases_overdue", "cases_open"),
        ("questions_answered", "questions_asked"),
    ),
    only_at=dict.fromkeys(("elders_members", "mothers_members", "youth_activists"), ABOVE_DISTRICT),
)
FORMS = {QUARTERLY.code: QUARTERLY}


def form_of(code: str) -> SheetForm:
    """The form with a code. Raises KeyError."""
    return FORMS[code]
