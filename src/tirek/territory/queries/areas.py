"""Finding areas and everything the page of one area shows."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from tirek.territory.models import Area, AreaName, AreaPlacement, AreaWithin, ReformStep
from tirek.territory.queries.geography import AreaOn, geography


@dataclass(frozen=True, slots=True)
class AreaPage:
    """An area as it was on a day, with its history and the acts that made it."""

    area: Area
    then: AreaName | None
    ancestors: list[Area]
    names: list[AreaName]
    placements: list[AreaPlacement]
    children: list[AreaName]
    steps: list[ReformStep]

    @property
    def shown(self) -> AreaName:
        """The name of the day; of an area that did not exist then, its latest."""
        return self.then or self.names[0]


def find_area(code: str) -> Area | None:
    """The area with this KATO code, or this key."""
    if len(code) == 9 and code.isdigit():
        return Area.objects.filter(kato=code).first()
    try:
        return Area.objects.filter(pk=UUID(code)).first()
    except ValueError:
        return None


def area_key(code: str) -> UUID | None:
    """The key of the area with this KATO code, or with this key; nothing else of it is read."""
    if len(code) == 9 and code.isdigit():
        return next(iter(Area.objects.order_by().filter(kato=code).values_list("pk", flat=True)), None)
    try:
        key = UUID(code)
    except ValueError:
        return None
    return key if Area.objects.filter(pk=key).exists() else None


def areas_under(area_id: UUID, on: date) -> QuerySet[AreaWithin, UUID]:
    """Keys of the area and of all that lay in it on a day; usable as a sub-query (index on ancestor)."""
    return AreaWithin.objects.filter(ancestor_id=area_id, during__contains=on).values_list("area_id", flat=True)


def ancestors_of(area_id: UUID, on: date) -> list[Area]:
    """From the republic down to the parent."""
    rows = AreaWithin.objects.filter(area_id=area_id, during__contains=on).exclude(ancestor_id=area_id)
    return [row.ancestor for row in rows.select_related("ancestor").order_by("level")]


def districts(on: date, region_id: UUID | None = None) -> list[AreaOn]:
    """Areas of district level of a day, of one region or of all."""
    world = geography(on)
    return list(world.children(region_id) if region_id else world.districts)


def area_choices(on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Districts grouped by region, as the choices of a select that needs no script; in the active language."""
    return list(geography(on).choices)


def area_page(area: Area, on: date) -> AreaPage:
    """What the public page of an area shows; seven queries whatever its size."""
    steps = area.reform_steps.select_related("reform", "source_area", "from_parent", "to_parent")
    return AreaPage(
        area=area,
        then=area.names.filter(during__contains=on).first(),
        ancestors=ancestors_of(area.pk, on),
        names=list(area.names.order_by("-during")),
        placements=list(area.placements.select_related("parent").order_by("-during")),
        children=_children(area, on),
        steps=list(steps.order_by("-reform__in_force_on")),
    )


def _children(area: Area, on: date) -> list[AreaName]:
    names = AreaName.objects.filter(
        area__placements__parent=area, area__placements__during__contains=on, during__contains=on
    )
    return list(names.filter(area__during__contains=on).select_related("area").order_by("area__kato"))
