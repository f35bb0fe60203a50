"""The country drawn with a value per region: tiles of our own, or the imported shapes."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tirek.core.ui.tiles import bounds, said_of, step_of
from tirek.territory.enums import REGION_KINDS, AreaKind, Level
from tirek.territory.models import AreaShape, AreaWithin
from tirek.territory.queries.geography import AreaOn, geography

THREE_NEW_REGIONS = date(2022, 6, 8)
_PLACES = {
    "KZ-59": (3, 0), "KZ-55": (4, 0),
    "KZ-27": (0, 1), "KZ-15": (1, 1), "KZ-39": (2, 1), "KZ-11": (3, 1), "KZ-71": (4, 1), "KZ-10": (5, 1),
    "KZ-63": (6, 1),
    "KZ-23": (0, 2), "KZ-62": (2, 2), "KZ-35": (3, 2), "KZ-33": (5, 2),
    "KZ-47": (0, 3), "KZ-43": (2, 3), "KZ-61": (3, 3), "KZ-31": (4, 3), "KZ-19": (5, 3),
    "KZ-79": (3, 4), "KZ-75": (5, 4),
}  # fmt: skip
# Before June 2022 three regions held the places of six.
_FORMER_PLACES = _PLACES | {"KZ-63": (5, 1), "KZ-19": (5, 2), "KZ-75": (5, 3)}
_GENERIC = {"облысы", "қаласы", "область", "город", "region", "city"}
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class ShapeOn:
    """An outline that belonged to a region on a day, ready to be coloured (``step`` 0 to 5)."""

    path: str
    label: str
    words: str
    step: int
    url: str


@dataclass(frozen=True, slots=True)
class CountryMap:
    """Tiles always (they carry the table of values); shapes, and whose they are, when they were imported."""

    tiles: list[dict[str, Any]]
    shapes: list[ShapeOn]
    source: str


def country_map(
    on: date, values: Mapping[UUID, float], url: Callable[[AreaOn], str], *, said: Mapping[UUID, str] | None = None
) -> CountryMap:
    """The regions of a day with their values. A region without a value shows what is ``said`` of it ("<5"), else "no
    data". ``url`` is where one leads."""
    told = said or {}
    world = geography(on)
    places = _PLACES if on >= THREE_NEW_REGIONS else _FORMER_PLACES
    drawn = [region for region in world.regions if region.iso in places]
    tiles = {
        region.id: _tile(region, places[region.iso], values.get(region.id), url(region)) | {"said": told.get(region.id)}
        for region in drawn
    }
    shapes = list(AreaShape.objects.filter(area__kind__in=REGION_KINDS).order_by("area__kato"))
    sources = dict.fromkeys(shape.source for shape in shapes if shape.source)
    return CountryMap(list(tiles.values()), _shapes(on, tiles, shapes), "; ".join(sources))


def short_name(region: AreaOn) -> str:
    """A few letters for a tile: «Абай», «Қара», «БҚО»; cities in capitals."""
    parts = [word for word in region.name.replace("-", " ").split() if word not in _GENERIC]
    if len(parts) > 1:
        return "".join(word[0] for word in parts).upper() + ("R" if region.name.isascii() else "О")
    letters = parts[0][:_LETTERS] if parts else region.iso
    return letters.upper() if region.kind == AreaKind.CITY_REPUBLICAN else letters


def _tile(region: AreaOn, place: tuple[int, int], value: float | None, url: str) -> dict[str, Any]:
    column, row = place
    return {
        "code": short_name(region),
        "label": region.name,
        "value": value,
        "column": column,
        "row": row,
        "url": url,
    }


def _shapes(on: date, tiles: Mapping[UUID, dict[str, Any]], shapes: list[AreaShape]) -> list[ShapeOn]:
    limits = bounds([tile["value"] for tile in tiles.values() if tile["value"] is not None])
    owners = _owners(on, [shape.area_id for shape in shapes])
    paths: defaultdict[UUID, str] = defaultdict(str)
    for shape in shapes:
        paths[owners.get(shape.area_id, shape.area_id)] += shape.path
    return [
        ShapeOn(paths[key], tile["label"], said_of(tile), step_of(tile["value"], limits), tile["url"])
        for key, tile in tiles.items()
        if key in paths
    ]


def _owners(on: date, area_ids: list[UUID]) -> dict[UUID, UUID]:
    """The region of the day that held the ground of each present region: its own, or that of its districts then."""
    then = AreaWithin.objects.filter(level=Level.REGION, during__contains=on)
    now = AreaWithin.objects.filter(ancestor_id__in=area_ids, level=Level.REGION, during__upper_inf=True)
    regions_then = dict(then.values_list("area_id", "ancestor_id"))
    owners = {area_id: regions_then[area_id] for area_id in area_ids if area_id in regions_then}
    for inner, outer in now.values_list("area_id", "ancestor_id"):
        if outer not in owners and inner in regions_then:
            owners[outer] = regions_then[inner]
    return owners
