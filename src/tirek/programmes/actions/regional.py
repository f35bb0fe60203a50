"""Entering what is published of a region in a quarter, for the formula of assistance."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure
from tirek.programmes.models import RegionalFigure
from tirek.programmes.permissions import may_enter_figures


@dataclass(frozen=True, kw_only=True)
class RegionalFacts:
    """The poverty line as published, or the two figures it is computed from. Tenge a month for one person."""

    poverty_line: Decimal | None = None
    median_income: Decimal | None = None
    subsistence_minimum: Decimal | None = None
    source: str
    certainty: str


@atomic
def enter_regional_figure(
    area_id: UUID, quarter_on: date, facts: RegionalFacts, *, by: Actor, at: datetime
) -> RegionalFigure:
    """State the figures of a region and quarter; stating them again corrects them, and the audit keeps what there was.
    Raises Refused, or ValidationError by field."""
    ensure(may_enter_figures(by))
    if facts.poverty_line is None and (facts.median_income is None or facts.subsistence_minimum is None):
        raise ValidationError({"poverty_line": _("Write the line, or both the median income and the minimum.")})
    before = RegionalFigure.objects.select_for_update().filter(area_id=area_id, quarter_on=quarter_on).first()
    was = [_tiyn(getattr(before, name)) for name in _SUMS] if before else []
    row = before or RegionalFigure(area_id=area_id, quarter_on=quarter_on)
    for name in (*_SUMS, "source", "certainty"):
        setattr(row, name, getattr(facts, name))
    row.save()
    record("programmes.regional_figure_entered", row, by=by, at=at, quarter=quarter_on, was=was)
    return row


_SUMS = ("poverty_line", "median_income", "subsistence_minimum")


def _tiyn(sum_: Decimal | None) -> int | None:
    """A sum as the audit keeps it: in whole hundredths."""
    return None if sum_ is None else int(sum_ * 100)
