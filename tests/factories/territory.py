"""Areas with their place in the tree."""

from datetime import date
from itertools import count

from django.db.backends.postgresql.psycopg_any import DateRange

from tirek.territory.enums import AreaKind
from tirek.territory.models import Area, AreaName, AreaPlacement, AreaWithin

LONG_AGO = date(1997, 5, 8)
_serial = count(1)


def make_area(
    name: str = "", *, kind: AreaKind = AreaKind.DISTRICT, parent: Area | None = None, since: date = LONG_AGO
) -> Area:
    """An area with one name, one placement and its index rows, as ``rebuild_index`` would derive them."""
    name = name or f"Аудан {next(_serial)}"
    during = DateRange(since, None)
    area = Area.objects.create(kind=kind, name_kk=name, name_ru=name, name_en=name, during=during)
    AreaName.objects.create(area=area, kind=kind, name_kk=name, name_ru=name, name_en=name, during=during)
    if parent is not None:
        AreaPlacement.objects.create(area=area, parent=parent, during=during)
    _index(area, parent, during)
    return area


def make_republic() -> Area:
    return Area.objects.filter(kind=AreaKind.REPUBLIC).first() or make_area("Қазақстан", kind=AreaKind.REPUBLIC)


def make_region(name: str = "") -> Area:
    return make_area(name, kind=AreaKind.REGION, parent=make_republic())


def make_district(name: str = "", *, region: Area | None = None) -> Area:
    return make_area(name, parent=region or make_region())


def _index(area: Area, parent: Area | None, during: DateRange) -> None:
    around = list(AreaWithin.objects.filter(area=parent).order_by("level")) if parent else []
    rows = [AreaWithin(area=area, ancestor_id=row.ancestor_id, level=row.level, during=during) for row in around]
    level = around[-1].level + 1 if around else 0
    AreaWithin.objects.bulk_create([*rows, AreaWithin(area=area, ancestor=area, level=level, during=during)])
