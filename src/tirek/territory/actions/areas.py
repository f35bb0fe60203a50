"""Changing areas one by one: create, rename, change the standing, place. History is closed, never overwritten."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from psycopg.types.range import DateRange

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure
from tirek.territory.actions.index import lock_territory, rebuild_index
from tirek.territory.enums import AreaKind
from tirek.territory.models import Area, AreaName, AreaPlacement, Dated
from tirek.territory.names import search_keys
from tirek.territory.permissions import may_edit_areas


@dataclass(frozen=True, slots=True)
class Names:
    """A name in three languages; English may be empty."""

    name_kk: str
    name_ru: str
    name_en: str = ""


@transaction.atomic
def create_area(
    *,
    kind: AreaKind,
    names: Names,
    parent: Area | None,
    start: date | None,
    kato: str | None = None,
    iso: str = "",
    by: Actor,
    at: datetime,
) -> Area:
    """Add an area under ``parent`` from ``start`` on (None: as far back as the register goes). Audited."""
    ensure(may_edit_areas(by))
    lock_territory()
    area = add_area(kind=kind, names=names, parent=parent, start=start, kato=kato, iso=iso)
    rebuild_index()
    record("territory.area_created", area, by=by, at=at, parent=parent and parent.pk)
    return area


@transaction.atomic
def rename_area(area_id: UUID, *, names: Names, start: date, by: Actor, at: datetime) -> Area:
    """Give an area another name from ``start`` on; the old one stays in its history. Audited."""
    ensure(may_edit_areas(by))
    lock_territory()
    area = Area.objects.select_for_update().get(pk=area_id)
    set_name(area, names=names, kind=AreaKind(area.kind), start=start)
    rebuild_index()
    record("territory.area_renamed", area, by=by, at=at, start=start)
    return area


@transaction.atomic
def change_kind(area_id: UUID, *, kind: AreaKind, start: date, by: Actor, at: datetime) -> Area:
    """Change the standing of an area from ``start`` on, e.g. a town to a city of regional significance. Audited."""
    ensure(may_edit_areas(by))
    lock_territory()
    area = Area.objects.select_for_update().get(pk=area_id)
    set_name(area, names=Names(area.name_kk, area.name_ru, area.name_en), kind=kind, start=start)
    rebuild_index()
    record("territory.area_kind_changed", area, by=by, at=at, kind=kind.value, start=start)
    return area


@transaction.atomic
def place_area(area_id: UUID, *, parent: Area, start: date, by: Actor, at: datetime) -> AreaPlacement:
    """Move an area, with all that lies in it, under another parent from ``start`` on. Audited.

    Raises ValidationError when the parent lies inside the area, or the move lies before the present placement.
    """
    ensure(may_edit_areas(by))
    lock_territory()
    area = Area.objects.select_for_update().get(pk=area_id)
    placement = set_parent(area, parent=parent, start=start)
    rebuild_index()
    record("territory.area_placed", area, by=by, at=at, parent=parent.pk, start=start)
    return placement


def add_area(
    *, kind: AreaKind, names: Names, parent: Area | None, start: date | None, kato: str | None = None, iso: str = ""
) -> Area:
    """The rows of a new area. For actions that lock, rebuild and record themselves."""
    during = DateRange(start, None, "[)")
    texts = {"name_kk": names.name_kk, "name_ru": names.name_ru, "name_en": names.name_en}
    area = Area.objects.create(kind=kind, kato=kato, iso=iso, during=during, search_keys=search_keys([names]), **texts)
    AreaName.objects.create(area=area, kind=kind, during=during, **texts)
    if parent is not None:
        AreaPlacement.objects.create(area=area, parent=parent, during=during)
    return area


def set_name(area: Area, *, names: Names, kind: AreaKind, start: date) -> None:
    """Close the name in force and open the next; the area's own columns take the latest."""
    _close(area.names.filter(during__contains=start).get(), start)
    area.name_kk, area.name_ru, area.name_en, area.kind = names.name_kk, names.name_ru, names.name_en, kind
    AreaName.objects.create(
        area=area,
        kind=kind,
        name_kk=names.name_kk,
        name_ru=names.name_ru,
        name_en=names.name_en,
        during=DateRange(start, None, "[)"),
    )
    area.search_keys = search_keys(area.names.order_by("-during"))
    area.save(update_fields=["name_kk", "name_ru", "name_en", "kind", "search_keys"])


def set_parent(area: Area, *, parent: Area, start: date) -> AreaPlacement:
    """Close the placement in force and open the next."""
    if parent.circles.filter(ancestor=area, during__contains=start).exists():
        raise ValidationError(_("An area cannot be placed inside itself."))
    current = area.placements.filter(during__contains=start).first()
    if current is not None:
        _close(current, start)
    return AreaPlacement.objects.create(area=area, parent=parent, during=DateRange(start, None, "[)"))


def end_area(area: Area, *, on: date) -> None:
    """The area exists no longer from ``on``: its name and its placement end with it."""
    area.during = DateRange(area.during.lower, on, "[)")
    area.save(update_fields=["during"])
    for row in [*area.names.filter(during__contains=on), *area.placements.filter(during__contains=on)]:
        _close(row, on)


def _close(row: Dated, on: date) -> None:
    if row.during.upper is not None or row.during.lower == on:
        raise ValidationError(_("A later change is already recorded; changes are entered in the order of their dates."))
    row.during = DateRange(row.during.lower, on, "[)")
    row.save(update_fields=["during"])
