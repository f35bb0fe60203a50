"""What is published of a region in a quarter, for the formula of assistance."""

from datetime import date
from uuid import UUID

from tirek.programmes.entitlement.facts import Region
from tirek.programmes.models import RegionalFigure
from tirek.territory.models import Area, AreaWithin
from tirek.territory.queries import geography


def quarter_on(day: date) -> date:
    """The first day of the quarter a day lies in."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def region_for(area_id: UUID | None, on: date) -> Region:
    """The figures of the region a family lives in on the day it applies, for that day's quarter. Two queries."""
    if area_id is None:
        return Region()
    around = AreaWithin.objects.filter(area_id=area_id, during__contains=on).order_by("-level")
    keys = [*around.values_list("ancestor_id", flat=True)] or [area_id]
    rows = RegionalFigure.objects.filter(area_id__in=keys, quarter_on=quarter_on(on)).select_related("area")
    entered = {row.area_id: row for row in rows}
    nearest = next((entered[key] for key in keys if key in entered), None)
    return _region(nearest) if nearest else Region(name=_name(area_id))


def _region(found: RegionalFigure) -> Region:
    return Region(
        name=found.area.name,
        line=_number(found.poverty_line),
        median=_number(found.median_income),
        minimum=_number(found.subsistence_minimum),
        source=found.source,
        certainty=found.certainty,
    )


def regions_with_figures(on: date) -> list[tuple[Region, dict[str, str]]]:
    """Every region whose figures of the quarter are entered, with its names. One query."""
    rows = RegionalFigure.objects.filter(quarter_on=quarter_on(on)).select_related("area").order_by("area__kato")
    names = {each.id: each for each in geography(on).regions}
    return [
        (_region(row), {language: getattr(names[row.area_id], f"name_{language}") for language in ("kk", "ru", "en")})
        for row in rows
        if row.area_id in names
    ]


def _name(area_id: UUID) -> str:
    area = Area.objects.filter(pk=area_id).first()
    return area.name if area else ""


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))
