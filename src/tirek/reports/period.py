"""Periods a figure is asked for: the kernel's, under the name figures know them by."""

from django.utils.translation import gettext as _

from tirek.core.period import Period, next_quarter

__all__ = ["Period", "next_quarter", "period_short", "period_words"]


def period_words(period: Period) -> str:
    """A quarter or a year in words; other periods as their days."""
    if period == Period.year(period.first.year):
        return str(period.first.year)
    if period != Period.containing(period.first):
        return period.code
    return _("%(quarter)s quarter of %(year)s") % {"quarter": _roman(period), "year": period.first.year}


def period_short(period: Period) -> str:
    """A quarter or a year for the head of a column: III 2026."""
    if period != Period.containing(period.first):
        return period_words(period)
    return f"{_roman(period)} {period.first.year}"


def _roman(quarter: Period) -> str:
    return ("I", "II", "III", "IV")[(quarter.first.month - 1) // 3]
