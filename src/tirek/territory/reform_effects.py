"""Areas a reform would change: formed, ended, named or standing otherwise, lying elsewhere."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.territory.enums import AreaKind
from tirek.territory.queries import AreaOn, Geography, geography
from tirek.territory.queries.effects import Cell, Row, Trial, in_three, name_in_three, reform_effect

FORMED, ENDED, RENAMED = _("Formed"), _("Abolished"), _("Renamed")
STANDING, MOVED = _("Standing changed"), _("Moved")
Change = tuple[Promise, Cell, Cell]
HEADS = (_("Area"), _("Code"), _("What changes"), _("Before"), _("After"), _("Places in it"))


@reform_effect("areas", title=_("Areas"), heads=HEADS, order=10)
def areas(trial: Trial) -> Iterator[Row]:
    """The two upper levels one by one; what lies deeper is counted beside the area it lies in."""
    before, after = geography(trial.eve), geography(trial.day)
    for key in sorted(before.areas.keys() | after.areas.keys(), key=lambda each: _order(each, before, after)):
        was, will_be = before.areas.get(key), after.areas.get(key)
        if was != will_be:
            for change, old, new in _changes(was, will_be, before, after):
                area = will_be or was
                assert area is not None
                yield [name_in_three(area), area.kato or "", in_three(change), old, new, _deeper(key, after, before)]


def _changes(was: AreaOn | None, will_be: AreaOn | None, before: Geography, after: Geography) -> Iterator[Change]:
    if will_be is None or was is None:
        change = FORMED if was is None else ENDED
        yield change, _above(was, before), _above(will_be, after)
        return
    if name_in_three(was) != name_in_three(will_be):
        yield RENAMED, name_in_three(was), name_in_three(will_be)
    if was.kind != will_be.kind:
        yield STANDING, in_three(AreaKind(was.kind).label), in_three(AreaKind(will_be.kind).label)
    if was.parent_id != will_be.parent_id:
        yield MOVED, _above(was, before), _above(will_be, after)


def _above(area: AreaOn | None, world: Geography) -> dict[str, str] | None:
    parent = world.areas.get(area.parent_id) if area and area.parent_id else None
    return name_in_three(parent) if parent else None


def _deeper(key: UUID, *worlds: Geography) -> int:
    """How many rural districts and settlements lie in it, under the first of the maps that knows it."""
    return next(
        (sum(1 for each in world.district_ids.values() if each == key) for world in worlds if key in world.areas), 0
    )


def _order(key: UUID, before: Geography, after: Geography) -> str:
    area = after.areas.get(key) or before.areas[key]
    return area.kato or ""
