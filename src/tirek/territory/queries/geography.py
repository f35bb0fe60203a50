"""The country as it was on a day: which areas there were, how they were called, which region each lay in."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import get_language

from tirek.territory.enums import Level
from tirek.territory.models import Area, AreaName, AreaWithin, GeographyVersion
from tirek.territory.names import alphabetical

Choices = tuple[tuple[str, list[tuple[str, str]]], ...]


@dataclass(frozen=True, slots=True)
class AreaOn:
    """An area with the name, standing and parent it had on a day."""

    id: UUID
    kind: str
    kato: str | None
    iso: str
    level: int
    parent_id: UUID | None
    name_kk: str
    name_ru: str
    name_en: str

    @property
    def name(self) -> str:
        """The name of that day in the active language; Kazakh where there is none."""
        return getattr(self, f"name_{(get_language() or 'kk')[:2]}", "") or self.name_kk

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, eq=False)
class Geography:
    """The two upper levels of the country on a day, and the region and district of every area below them."""

    on: date
    areas: Mapping[UUID, AreaOn]

    @cached_property
    def regions(self) -> tuple[AreaOn, ...]:
        """Regions and cities of republican significance, in the order of their codes."""
        return self._at(Level.REGION)

    @cached_property
    def districts(self) -> tuple[AreaOn, ...]:
        """Areas of district level in the order of their codes."""
        return self._at(Level.DISTRICT)

    @cached_property
    def republic(self) -> AreaOn:
        """The republic."""
        return self._at(Level.REPUBLIC)[0]

    @cached_property
    def region_ids(self) -> Mapping[UUID, UUID]:
        """Area to its region on this day, for every area of every level that existed then."""
        return _circle_ids(self.on, Level.REGION)

    @cached_property
    def district_ids(self) -> Mapping[UUID, UUID]:
        """Area to its district on this day, for areas of district level and below."""
        return _circle_ids(self.on, Level.DISTRICT)

    def region_of(self, area_id: UUID) -> AreaOn | None:
        """The region an area lay in; None for the republic itself and for an area that did not exist."""
        return self.areas[self.region_ids[area_id]] if area_id in self.region_ids else None

    def district_of(self, area_id: UUID) -> AreaOn | None:
        """The district an area lay in; None for a region and above, or an area that did not exist."""
        return self.areas[self.district_ids[area_id]] if area_id in self.district_ids else None

    def children(self, area_id: UUID) -> tuple[AreaOn, ...]:
        """Areas of the next level, down to the districts."""
        return self._families.get(area_id, ())

    @property
    def choices(self) -> Choices:
        """Districts by the alphabet, grouped by region, in the active language; made once for each language."""
        language = get_language() or "kk"
        if language not in self._choices:
            self._choices[language] = tuple((each.name, self._districts_of(each.id)) for each in self.regions)
        return self._choices[language]

    def _districts_of(self, region_id: UUID) -> list[tuple[str, str]]:
        found = sorted(self.children(region_id), key=lambda each: alphabetical(each.name))
        return [(str(area.id), area.name) for area in found]

    @cached_property
    def _choices(self) -> dict[str, Choices]:
        return {}

    @cached_property
    def _families(self) -> Mapping[UUID | None, tuple[AreaOn, ...]]:
        found: dict[UUID | None, tuple[AreaOn, ...]] = {}
        for area in self.areas.values():
            found[area.parent_id] = (*found.get(area.parent_id, ()), area)
        return found

    def _at(self, level: int) -> tuple[AreaOn, ...]:
        return tuple(area for area in self.areas.values() if area.level == level)


def geography(on: date) -> Geography:
    """The country on a day. One small query when nothing changed since this process last asked for the day."""
    return _cached_geography(on, geography_version())


def geography_version() -> int:
    """Another number whenever an area, name or placement changes: the key of every cache of this app."""
    return GeographyVersion.objects.values_list("number", flat=True).first() or 0


def regions(on: date) -> list[AreaOn]:
    """Regions and cities of republican significance of a day, in the order of their codes."""
    return list(geography(on).regions)


def district_counts(on: date) -> dict[UUID, int]:
    """How many areas of district level each region had on a day."""
    return dict(Counter(area.parent_id for area in geography(on).districts if area.parent_id))


def region_of(area_ids: Iterable[UUID], on: date) -> dict[UUID, AreaOn]:
    """The region of each area on a day; areas that lay in none are left out."""
    return _lookup(area_ids, geography(on), Level.REGION)


def district_of(area_ids: Iterable[UUID], on: date) -> dict[UUID, AreaOn]:
    """The district of each area on a day; areas above district level are left out."""
    return _lookup(area_ids, geography(on), Level.DISTRICT)


def region_map(on: date, level: int = Level.REGION) -> QuerySet[AreaWithin]:
    """Rows (area_id, ancestor_id) that say which region (or district) every area lay in on a day."""
    return AreaWithin.objects.filter(level=level, during__contains=on)


def region_map_sql(on: date, level: int = Level.REGION) -> tuple[str, list[object]]:
    """A sub-query ``(area_id, region_id)`` with its parameters, to be joined to facts in hand-written SQL.

    For *as it was then* join the table itself on the fact's own date instead:
    ``territory_areawithin w ON w.area_id = f.area_id AND w.level = 1 AND w.during @> f.happened_on``.
    """
    sql = "SELECT area_id, ancestor_id AS region_id FROM territory_areawithin WHERE level = %s AND during @> %s::date"
    return sql, [int(level), on]


def _lookup(area_ids: Iterable[UUID], world: Geography, level: int) -> dict[UUID, AreaOn]:
    rows = region_map(world.on, level).filter(area_id__in=list(area_ids)).values_list("area_id", "ancestor_id")
    return {area_id: world.areas[ancestor_id] for area_id, ancestor_id in rows}


def _circle_ids(on: date, level: int) -> dict[UUID, UUID]:
    return dict(region_map(on, level).values_list("area_id", "ancestor_id"))


@lru_cache(maxsize=24)
def _cached_geography(on: date, version: int) -> Geography:
    own = AreaWithin.objects.filter(area=F("ancestor"), level__lte=Level.DISTRICT, during__contains=on)
    levels = dict(own.values_list("area_id", "level"))
    names = {row.area_id: row for row in AreaName.objects.filter(area_id__in=levels, during__contains=on)}
    placed = Area.objects.filter(pk__in=levels, placements__during__contains=on)
    parents = dict(placed.values_list("pk", "placements__parent_id"))
    found = Area.objects.filter(pk__in=levels).order_by("kato")
    return Geography(
        on, {area.pk: _area_on(area, names[area.pk], levels[area.pk], parents.get(area.pk)) for area in found}
    )


def _area_on(area: Area, name: AreaName, level: int, parent_id: UUID | None) -> AreaOn:
    return AreaOn(area.pk, name.kind, area.kato, area.iso, level, parent_id, name.name_kk, name.name_ru, name.name_en)
