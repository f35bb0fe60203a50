"""Loading the shipped table of areas and acts."""

import csv
from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from psycopg.types.range import DateRange

from tirek.core.actor import Actor, system_actor
from tirek.core.audit import record
from tirek.territory.actions.index import lock_territory, rebuild_index
from tirek.territory.enums import AreaKind
from tirek.territory.models import Area, AreaName, AreaPlacement, Reform, ReformStep
from tirek.territory.names import search_keys

DATA = Path(__file__).resolve().parent.parent / "data"
Row = dict[str, str]
_REFORM_TEXTS = ("code", "title_kk", "title_ru", "title_en", "act_kind", "act_number")


@transaction.atomic
def load_reference_data(*, by: Actor | None = None, at: datetime | None = None) -> int:
    """Add the areas and reforms of the shipped table that are not there yet; returns how many areas were added.

    Idempotent, and it never touches an area that exists: what the coordinator entered later stays. Audited once.
    """
    lock_territory()
    known = _known_codes()
    rows = [row for row in _read("areas") if row["kato"] not in known]
    added = _add_areas(rows)
    _add_reforms()
    if added:
        rebuild_index()
        actor = by or system_actor("reference data")
        republic = Area.objects.get(kind=AreaKind.REPUBLIC)
        record("territory.reference_loaded", republic, by=actor, at=at or timezone.now(), areas=added)
    return added


def _add_areas(rows: list[Row]) -> int:
    former_names, former_parents = _by_code("former_names"), _by_code("former_placements")
    areas, names, placements = [], [], []
    for row in rows:
        area = _area(row)
        history = [_name(area, old) for old in former_names[row["kato"]]]
        history.append(_name(area, row | {"start": _last_end(former_names[row["kato"]]) or row["start"]}))
        area.search_keys = search_keys(reversed(history))
        areas.append(area)
        names += history
    Area.objects.bulk_create(areas)
    AreaName.objects.bulk_create(names)
    by_code = {area.kato: area for area in Area.objects.exclude(kato=None)}
    for row in rows:
        placements += _placements(row, former_parents[row["kato"]], by_code)
    AreaPlacement.objects.bulk_create(placements)
    return len(areas)


def _area(row: Row) -> Area:
    return Area(
        kato=row["kato"],
        kind=row["kind"],
        iso=row["iso"],
        name_kk=row["name_kk"],
        name_ru=row["name_ru"],
        name_en=row["name_en"],
        during=_during(row),
    )


def _name(area: Area, row: Row) -> AreaName:
    texts = {key: row[key] for key in ("name_kk", "name_ru", "name_en")}
    return AreaName(area=area, kind=row["kind"], during=_during(row), **texts)


def _placements(row: Row, former: list[Row], by_code: dict[str | None, Area]) -> list[AreaPlacement]:
    if not row["parent"]:
        return []
    latest = row | {"start": _last_end(former) or row["start"]}
    area = by_code[row["kato"]]
    return [
        AreaPlacement(area=area, parent=by_code[each["parent"]], during=_during(each)) for each in [*former, latest]
    ]


def _add_reforms() -> None:
    known = set(Reform.objects.values_list("code", flat=True))
    by_code = {area.kato: area for area in Area.objects.exclude(kato=None)}
    steps = _grouped("reform_steps", "reform")
    for row in _read("reforms"):
        if row["code"] not in known:
            reform = Reform.objects.create(
                **{key: row[key] for key in _REFORM_TEXTS},
                signed_on=_day(row["signed_on"]),
                in_force_on=date.fromisoformat(row["in_force_on"]),
                is_day_confirmed=row["is_day_confirmed"] == "1",
            )
            ReformStep.objects.bulk_create(
                _step(reform, place, step, by_code) for place, step in enumerate(steps[row["code"]], start=1)
            )


def _step(reform: Reform, position: int, row: Row, by_code: dict[str | None, Area]) -> ReformStep:
    return ReformStep(
        reform=reform,
        position=position,
        kind=row["kind"],
        area=by_code[row["area"]],
        source_area=by_code.get(row["source_area"]),
        from_parent=by_code.get(row["from_parent"]),
        to_parent=by_code.get(row["to_parent"]),
        share=Decimal(row["share"]) if row["share"] else None,
    )


def _known_codes() -> set[str | None]:
    return set(Area.objects.values_list("kato", flat=True))


def _read(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _by_code(name: str) -> defaultdict[str, list[Row]]:
    return _grouped(name, "kato")


def _grouped(name: str, key: str) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _read(name):
        groups[row[key]].append(row)
    return groups


def _last_end(former: list[Row]) -> str:
    return max((row["until"] for row in former), default="")


def _during(row: Row) -> DateRange:
    return DateRange(_day(row["start"]), _day(row.get("until", "")), "[)")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
