"""Support measures with owners and confirmations, and invented regional figures for the formula of assistance."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tirek.core.writing import copy_in
from tirek.network.models import Organisation
from tirek.programmes.enums_of_services import Certainty
from tirek.programmes.models import RegionalFigure, Service
from tirek.territory.queries import geography

SEED = 20250101
FIRST_QUARTER = date(2025, 1, 1)
OWNER = "0001"
INVENTED = "Демо"
UNCONFIRMED_LEFT = 7


def keep_measures(today: date) -> None:
    """The national office answers for the measures; most are confirmed, a few wait for a word."""
    rng = Random(SEED)  # noqa: S311 - a story, not a secret
    measures = list(Service.objects.filter(is_asked_for=False).order_by("position"))
    owner = Organisation.objects.get(code=OWNER)
    for place, measure in enumerate(measures):
        measure.owner = owner
        if place % UNCONFIRMED_LEFT:
            day = today - timedelta(days=rng.randint(5, 150))
            measure.confirmed_on, measure.confirmed_by_name = day, "Сейітова Динара"
            measure.review_due = day + timedelta(days=180)
    Service.objects.bulk_update(measures, ["owner", "confirmed_on", "confirmed_by_name", "review_due"])
    copy_in([*_figures(today, rng)])


def _figures(today: date, rng: Random) -> list[RegionalFigure]:
    """Medians and minimums of every region from 2025 to this quarter, growing a little: invented, and marked so."""
    rows = []
    for region in geography(today).regions:
        median, minimum = rng.randint(120, 210) * 1000, rng.randint(48, 62) * 1000
        for number, quarter in enumerate(_quarters(today)):
            growth = 1 + Decimal(number) * Decimal("0.02")
            rows.append(
                RegionalFigure(
                    area_id=region.id,
                    quarter_on=quarter,
                    median_income=round(median * growth, 2),
                    subsistence_minimum=round(minimum * growth, 2),
                    source=INVENTED,
                    certainty=Certainty.INVENTED,
                )
            )
    return rows


def _quarters(today: date) -> list[date]:
    months = range(FIRST_QUARTER.year * 12, today.year * 12 + today.month, 3)
    return [date(month // 12, month % 12 + 1, 1) for month in months]
