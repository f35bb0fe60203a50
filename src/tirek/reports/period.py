"""Periods a figure is asked for: the kernel's, under the name figures know them by."""

from django.utils.translation import gettext as _

from tirek.core.period import Period, next_quarter

__all__ = ["Period", "next_quarter", "period_words"]


def period_words(period: Period) -> str:
    """A quarter or a year in words; other periods as their days."""
    if period == Period.year(period.first.year):
        return str(period.first.year)
    if period != Period.containing(period.first):
        return period.code
    roman = ("I", "II", "III", "IV")[(period.first.month - 1) // 3]
    return _("%(quarter)s quarter of %(year)s") % {"quarter": roman, "year": period.first.year}
