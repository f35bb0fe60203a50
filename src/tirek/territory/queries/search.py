"""Finding an area by any of its names, in any script, with slips of the finger."""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import F
from rapidfuzz import fuzz, process

from tirek.core.text import fold
from tirek.territory.models import Area, AreaWithin
from tirek.territory.names import SEPARATOR
from tirek.territory.queries.geography import geography_version

LIKE_ENOUGH = 78
_WORDS = (
    "ауданы аудан облысы облыс обл қаласы қала ауылы ауыл ауылдық округі округ кенті"
    " район область город село сельский посёлок district region city с г п а қ"
)
_KIND_WORDS = frozenset(fold(_WORDS).split())


@dataclass(frozen=True, slots=True)
class FoundArea:
    """An area found, with where it lies and how alike it is (100 = the same)."""

    area: Area
    place: str
    likeness: float


@dataclass(frozen=True, slots=True)
class _Index:
    """Every folded name with the key of its area and the level, kept in memory of the process."""

    names: tuple[str, ...]
    keys: tuple[UUID, ...]
    levels: tuple[int, ...]


def search_areas(text: str, limit: int = 10, within: UUID | None = None) -> list[FoundArea]:
    """The areas whose present or former names are like ``text``, best first, larger areas before smaller ones.

    ``within`` limits the answer to what lies in an area now. Three queries; nothing for an empty text.
    """
    key = _bare(fold(text))
    if not key:
        return []
    best = _best(key, _index(geography_version()), within)
    chosen = sorted(best.items(), key=lambda item: item[1], reverse=True)[:limit]
    areas = Area.objects.in_bulk([area_id for area_id, _ in chosen])
    places = _places(list(areas))
    return [FoundArea(areas[area_id], places.get(area_id, ""), rank[0]) for area_id, rank in chosen]


def areas_called(text: str, within: UUID | None = None) -> list[UUID]:
    """Areas that are or were called exactly this, with the word for their kind or without; the largest ones only, and
    of those the ones that lie in an area now, if any does. One small query, and one with ``within``."""
    version, key = geography_version(), fold(text)
    found = _called(version).get(key) or _called(version).get(_bare(key), {})
    if within is not None and len(found) > 1:
        inside = _keys_in(within)
        found = {area_id: level for area_id, level in found.items() if area_id in inside} or found
    return [area_id for area_id, level in found.items() if level == min(found.values())]


@lru_cache(maxsize=2)
def _called(version: int) -> dict[str, dict[UUID, int]]:
    """Keys of areas and their levels by every whole name; the name without the word for the kind comes second."""
    whole: dict[str, dict[UUID, int]] = {}
    bare: dict[str, dict[UUID, int]] = {}
    rows = AreaWithin.objects.filter(area=F("ancestor"), during__upper_inf=True)
    for area_id, level, joined in rows.values_list("area_id", "level", "area__search_keys"):
        for name in joined.split(SEPARATOR):
            whole.setdefault(name, {})[area_id] = level
            bare.setdefault(_bare(name), {})[area_id] = level
    return bare | whole


def _best(key: str, index: _Index, within: UUID | None) -> dict[UUID, tuple[float, int]]:
    allowed = None if within is None else _keys_in(within)
    best: dict[UUID, tuple[float, int]] = {}
    for likeness, position in [*_beginning(key, index), *_alike(key, index)]:
        area_id = index.keys[position]
        rank = (round(likeness), -index.levels[position])
        if (allowed is None or area_id in allowed) and rank > best.get(area_id, (0, 0)):
            best[area_id] = rank
    return best


def _beginning(key: str, index: _Index) -> list[tuple[float, int]]:
    """Names that begin with what was typed: the whole name is 100, two more letters a little less."""
    return [
        (95 + 5 * len(key) / len(name), position) for position, name in enumerate(index.names) if name.startswith(key)
    ]


def _alike(key: str, index: _Index) -> list[tuple[float, int]]:
    found = process.extract(key, index.names, scorer=fuzz.ratio, score_cutoff=LIKE_ENOUGH, limit=200)
    return [(min(likeness, 94), position) for name, likeness, position in found if name != key]


def _bare(name: str) -> str:
    words = name.split()
    return " ".join(word for word in words if word not in _KIND_WORDS) or name


@lru_cache(maxsize=2)
def _index(version: int) -> _Index:
    rows = AreaWithin.objects.filter(area=F("ancestor"), during__upper_inf=True)
    names, keys, levels = [], [], []
    for area_id, level, joined in rows.values_list("area_id", "level", "area__search_keys"):
        for name in {_bare(name) for name in joined.split(SEPARATOR)}:
            names.append(name)
            keys.append(area_id)
            levels.append(level)
    return _Index(tuple(names), tuple(keys), tuple(levels))


def _keys_in(area_id: UUID) -> set[UUID]:
    rows = AreaWithin.objects.filter(ancestor_id=area_id, during__upper_inf=True)
    return set(rows.values_list("area_id", flat=True))


def _places(area_ids: list[UUID]) -> dict[UUID, str]:
    rows = AreaWithin.objects.filter(area_id__in=area_ids, during__upper_inf=True, level__gte=1)
    places: dict[UUID, list[str]] = {}
    for row in rows.exclude(area=F("ancestor")).select_related("ancestor").order_by("level"):
        places.setdefault(row.area_id, []).append(row.ancestor.name)
    return {area_id: ", ".join(names) for area_id, names in places.items()}
