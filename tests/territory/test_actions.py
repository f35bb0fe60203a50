"""Changing areas: history is closed and opened, never overwritten; only those who may."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from tests.territory.conftest import AT

from tirek.core.actor import Actor
from tirek.core.models import AuditEvent
from tirek.core.verdict import Refused
from tirek.territory.actions import (
    Names,
    Step,
    apply_reform,
    change_kind,
    create_area,
    place_area,
    rebuild_index,
    rename_area,
)
from tirek.territory.enums import AreaKind, StepKind
from tirek.territory.integrity import index_out_of_date, lies_nowhere
from tirek.territory.models import Area, AreaPlacement, AreaWithin, Reform
from tirek.territory.queries import areas_under, geography, region_of, search_areas

pytestmark = pytest.mark.usefixtures("areas")

DAY = date(2027, 1, 1)
EVE = date(2026, 12, 31)


def area(kato: str) -> Area:
    return Area.objects.get(kato=kato)


def test_renaming_keeps_the_old_name_and_finds_both(coordinator: Actor) -> None:
    names = Names("Жаңа ауданы", "Новый район", "Zhana district")
    rename_area(area("596200000").pk, names=names, start=DAY, by=coordinator, at=AT)
    assert geography(EVE).areas[area("596200000").pk].name_kk == "Тимирязев ауданы"
    assert geography(DAY).areas[area("596200000").pk].name_kk == "Жаңа ауданы"
    assert search_areas("Тимирязев")[0].area.kato == search_areas("Новый район")[0].area.kato == "596200000"
    assert AuditEvent.objects.filter(verb="territory.area_renamed").count() == 1


def test_moving_takes_everything_below_along(coordinator: Actor) -> None:
    district, new_parent = area("615400000"), area("430000000")
    village = create_area(
        kind=AreaKind.SETTLEMENT, names=Names("Ауыл", "Аул"), parent=district, start=None, by=coordinator, at=AT
    )
    place_area(district.pk, parent=new_parent, start=DAY, by=coordinator, at=AT)
    assert region_of([village.pk], EVE)[village.pk].kato == "610000000"
    assert region_of([village.pk], DAY)[village.pk].kato == "430000000"
    assert village.pk in set(areas_under(new_parent.pk, DAY))
    assert rebuild_index() == 0


def test_an_area_cannot_lie_inside_itself(coordinator: Actor) -> None:
    with pytest.raises(ValidationError):
        place_area(area("610000000").pk, parent=area("615400000"), start=DAY, by=coordinator, at=AT)


def test_changes_are_entered_in_the_order_of_their_dates(coordinator: Actor) -> None:
    place_area(area("615400000").pk, parent=area("430000000"), start=DAY, by=coordinator, at=AT)
    with pytest.raises(ValidationError):
        place_area(area("615400000").pk, parent=area("310000000"), start=EVE, by=coordinator, at=AT)


def test_a_change_of_standing_is_dated(coordinator: Actor) -> None:
    change_kind(area("613800000").pk, kind=AreaKind.CITY, start=DAY, by=coordinator, at=AT)
    key = area("613800000").pk
    assert (geography(EVE).areas[key].kind, geography(DAY).areas[key].kind) == (AreaKind.DISTRICT, AreaKind.CITY)


def test_a_clerk_may_change_nothing(clerk: Actor) -> None:
    with pytest.raises(Refused):
        rename_area(area("596200000").pk, names=Names("Х", "Х"), start=DAY, by=clerk, at=AT)
    with pytest.raises(Refused):
        place_area(area("615400000").pk, parent=area("430000000"), start=DAY, by=clerk, at=AT)
    with pytest.raises(Refused):
        apply_reform(_reform(), [], by=clerk, at=AT)


def _reform() -> Reform:
    return Reform(code="test-2027", title_kk="Сынақ", title_ru="Проба", title_en="Trial", in_force_on=DAY)


def test_a_reform_creates_a_region_moves_splits_and_merges(coordinator: Actor) -> None:
    steps = [
        Step(StepKind.CREATE, to="000000000", names=Names("Жаңа облысы", "Новая область"), area_kind=AreaKind.REGION,
             kato="990000000"),
        Step(StepKind.MOVE, area="615400000", to="990000000"),
        Step(StepKind.SPLIT, to="990000000", source=area("613900000"), names=Names("Бөлік ауданы", "Часть"),
             area_kind=AreaKind.DISTRICT, kato="991000000", share=Decimal("0.4")),
        Step(StepKind.MERGE, area="614400000", to="613800000"),
        Step(StepKind.RENAME, area="612000000", names=Names("Кентау-2 қаласы", "город Кентау-2")),
    ]  # fmt: skip
    apply_reform(_reform(), steps, by=coordinator, at=AT)
    world, before = geography(DAY), geography(EVE)
    assert (len(before.regions), len(world.regions)) == (20, 21)
    assert (len(before.districts), len(world.districts)) == (228, 228)
    assert world.region_of(area("615400000").pk).kato == "990000000"
    assert world.region_of(area("614400000").pk) is None
    assert area("991000000").reform_steps.get().share == Decimal("0.4")
    assert rebuild_index() == 0


def test_an_incomplete_step_undoes_the_whole_reform(coordinator: Actor) -> None:
    steps = [Step(StepKind.MOVE, area="615400000", to="430000000"), Step(StepKind.RENAME, area="612000000")]
    with pytest.raises(ValidationError):
        apply_reform(_reform(), steps, by=coordinator, at=AT)
    assert not Reform.objects.filter(code="test-2027").exists()
    assert region_of([area("615400000").pk], DAY)[area("615400000").pk].kato == "610000000"


def test_integrity_checks_find_what_is_wrong_and_nothing_else() -> None:
    assert list(index_out_of_date()) == list(lies_nowhere()) == []
    AreaWithin.objects.filter(area=area("615400000"), level=1).delete()
    AreaPlacement.objects.filter(area=area("596200000")).delete()
    assert {finding.about for finding in index_out_of_date()} == {"615400000", "596200000"}
    rebuild_index()
    assert [finding.about for finding in lies_nowhere()] == ["596200000"]
