"""Figures that are estimates: how they are marked, and the footnote that goes with the mark."""

from collections.abc import Iterable

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.reports.queries import Figure

ESTIMATES = _(
    "≈ is an estimate: between those days and these borders a part of an area went to another region. What was recorded"
    " there before is divided by the share the act gives, in whole numbers; where the act gives none, it stays where it"
    " was recorded."
)


def footnote(figures: Iterable[Figure]) -> str | Promise:
    """What the mark means; nothing where no figure carries it."""
    return ESTIMATES if any(figure.is_estimate for figure in figures) else ""


def written(figure: Figure) -> str:
    """A figure as pages and paper write it: grouped by thousands, ≈ before an estimate, a dash for no data."""
    number = written_value(figure.value)
    return f"≈ {number}" if figure.is_estimate and figure.value is not None else number


def written_value(value: float | None) -> str:
    """A value as the language writes it; a dash for no data."""
    return "–" if value is None else str(formats.number_format(value, use_l10n=True, force_grouping=True))
