"""The country on different days, from the shipped table."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from tirek.territory.actions import load_reference_data, rebuild_index
from tirek.territory.enums import AreaKind, Level, StepKind
from tirek.territory.models import Area, AreaName, AreaPlacement, AreaWithin, Reform
from tirek.territory.queries import areas_under, district_of, geography, region_map, region_of, regions

pytestmark = pytest.mark.usefixtures("areas")

FIRST_DAY = date(2018, 1, 1)
OFFICES_DAY = date(2019, 3, 1)
EVE_OF_THREE = date(2022, 6, 7)
THREE_REGIONS = date(2022, 6, 8)
LATER = date(2026, 1, 1)


def area(kato: str) -> Area:
    return Area.objects.get(kato=kato)


@pytest.mark.parametrize(
    ("day", "region_count", "city_count"),
    [
        (FIRST_DAY, 14, 2),
        (date(2018, 6, 18), 14, 2),
        (date(2018, 6, 19), 14, 3),
        (OFFICES_DAY, 14, 3),
        (EVE_OF_THREE, 14, 3),
        (THREE_REGIONS, 17, 3),
        (LATER, 17, 3),
    ],
)
def test_regions_and_cities_of_each_day(day: date, region_count: int, city_count: int) -> None:
    kinds = Counter(region.kind for region in regions(day))
    assert kinds == {AreaKind.REGION: region_count, AreaKind.CITY_REPUBLICAN: city_count}


@pytest.mark.parametrize(("day", "count"), [(FIRST_DAY, 209), (OFFICES_DAY, 216), (EVE_OF_THREE, 220), (LATER, 228)])
def test_areas_of_district_level_of_each_day(day: date, count: int) -> None:
    assert len(geography(day).districts) == count


def test_every_area_has_one_region_on_every_day_a_reform_touched() -> None:
    for day in {FIRST_DAY, LATER, *Reform.objects.values_list("in_force_on", flat=True)}:
        for checked in (day - timedelta(days=1), day):
            rows = Counter(region_map(checked).values_list("area_id", flat=True))
            assert set(rows.values()) == {1}
            expected = AreaWithin.objects.filter(during__contains=checked, level=0).count() - 1
            assert len(rows) == expected


def test_the_district_of_a_city_quarter_is_the_city_before_it_became_a_region() -> None:
    quarter = area("791110000")
    assert district_of([quarter.pk], date(2018, 6, 18))[quarter.pk].kato == "790000000"
    assert district_of([quarter.pk], LATER)[quarter.pk].kato == "791110000"
    assert region_of([quarter.pk], date(2018, 6, 18))[quarter.pk].name_en == "South Kazakhstan region"
    assert region_of([quarter.pk], LATER)[quarter.pk].name_en == "Shymkent"


def test_all_25_areas_moved_in_2022_lay_elsewhere_the_day_before() -> None:
    steps = Reform.objects.get(code="abai-jetisu-ulytau-2022").steps.filter(kind=StepKind.MOVE)
    assert Counter(step.to_parent.kato for step in steps) == {"100000000": 10, "330000000": 10, "620000000": 5}
    for step in steps:
        assert region_of([step.area_id], EVE_OF_THREE)[step.area_id].id == step.from_parent_id
        assert region_of([step.area_id], THREE_REGIONS)[step.area_id].id == step.to_parent_id
        assert step.to_parent.kato[:2] == step.area.kato[:2]
        assert step.share == 1


def test_no_other_area_changed_its_region_in_2022() -> None:
    before = dict(region_map(EVE_OF_THREE).values_list("area_id", "ancestor_id"))
    after = dict(region_map(THREE_REGIONS).values_list("area_id", "ancestor_id"))
    moved = {area_id for area_id in before if before[area_id] != after[area_id]}
    assert len(moved) == 25


def test_every_reform_step_agrees_with_names_and_places() -> None:
    for reform in Reform.objects.prefetch_related("steps__area"):
        day = reform.in_force_on
        for step in reform.steps.all():
            placed = step.area.placements.filter(during__contains=day).values_list("parent_id", flat=True)
            if step.to_parent_id:
                assert list(placed) == [step.to_parent_id], step.area
            if step.kind in (StepKind.CREATE, StepKind.SPLIT):
                assert step.area.during.lower == day, step.area
            if step.kind in (StepKind.RENAME, StepKind.UPGRADE):
                assert step.area.names.filter(during__startswith=day).exists(), step.area


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2019, 3, 22), "Астана"),
        (date(2019, 3, 23), "Нұр-Сұлтан"),
        (date(2022, 9, 16), "Нұр-Сұлтан"),
        (LATER, "Астана"),
    ],
)
def test_the_capital_is_called_as_it_was_then(day: date, name: str) -> None:
    capital = next(region for region in regions(day) if region.iso == "KZ-71")
    assert capital.name_kk == f"{name} қаласы"


def test_subtree_follows_the_day() -> None:
    east = area("630000000")
    assert areas_under(east.pk, EVE_OF_THREE).count() - areas_under(east.pk, THREE_REGIONS).count() == 10


def test_an_area_that_did_not_exist_lies_nowhere() -> None:
    saraishyk = area("711610000")
    assert region_of([saraishyk.pk], OFFICES_DAY) == {}
    assert geography(OFFICES_DAY).region_of(saraishyk.pk) is None


def test_two_parents_at_a_time_are_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError, match="area_one_parent_at_a_time"), transaction.atomic():
        AreaPlacement.objects.create(
            area=area("615400000"), parent=area("110000000"), during=DateRange(date(2020, 1, 1), date(2020, 2, 1))
        )


def test_two_names_at_a_time_are_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError, match="area_one_name_at_a_time"), transaction.atomic():
        AreaName.objects.create(
            area=area("615400000"), kind=AreaKind.DISTRICT, name_kk="А", name_ru="А", during=DateRange(None, None)
        )


def test_loading_twice_adds_nothing() -> None:
    counts = [model.objects.count() for model in (Area, AreaName, AreaPlacement, AreaWithin, Reform)]
    assert load_reference_data() == 0
    assert [model.objects.count() for model in (Area, AreaName, AreaPlacement, AreaWithin, Reform)] == counts


def test_the_index_is_already_true() -> None:
    assert rebuild_index() == 0


def test_levels_are_those_of_the_tree() -> None:
    levels = Counter(item.level for item in geography(LATER).areas.values())
    assert levels == {Level.REPUBLIC: 1, Level.REGION: 20, Level.DISTRICT: 228}
