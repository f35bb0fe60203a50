"""The shipped table against the official classifier, and the import of the real files."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.shared_data.conftest import SHARED

from tirek.core.actor import system_actor
from tirek.core.text import fold
from tirek.territory.actions import import_classifier, import_shapes, load_reference_data, rebuild_index
from tirek.territory.actions.reference import DATA
from tirek.territory.models import Area, AreaShape, Reform
from tirek.territory.queries import country_map, geography

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
BY = system_actor("test")
NO_SHAPE_YET = {"615500000", "635500000", "636300000", "711610000"}


def _rows(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["kato"]: row for row in csv.DictReader(file)}


def test_the_shipped_table_has_exactly_the_units_of_the_classifier() -> None:
    ours, theirs = _rows(DATA / "areas.csv"), _rows(SHARED / "areas_check.csv")
    assert set(ours) - {"000000000"} == set(theirs)


def test_every_shipped_name_begins_as_in_the_classifier() -> None:
    theirs = _rows(SHARED / "areas_check.csv")
    for kato, row in _rows(DATA / "areas.csv").items():
        if kato != "000000000":
            ours, official = (fold(each["name_kk"]).replace(" ", "") for each in (row, theirs[kato]))
            assert ours[:5] == official[:5], kato


def test_codes_of_moved_areas_are_those_of_their_new_region() -> None:
    steps = _rows_of_reform("abai-jetisu-ulytau-2022")
    assert len([step for step in steps if step["kind"] == "move"]) == 25


def _rows_of_reform(code: str) -> list[dict[str, str]]:
    with (DATA / "reform_steps.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["reform"] == code]


def test_the_real_files_are_imported_whole_and_twice_is_once(db: None) -> None:
    load_reference_data(at=AT)
    report = import_classifier(SHARED / "kato_2025_11.csv", by=BY, at=AT)
    assert (report.rows, report.added, report.unchanged, report.bad) == (15594, 15346, 248, [])
    again = import_classifier(SHARED / "kato_2025_11.csv", by=BY, at=AT)
    assert (again.added, again.changed, again.absent) == (0, 0, 0)
    assert rebuild_index() == 0
    assert Area.objects.filter(circles__level=0, circles__during__contains=date(2026, 1, 1)).count() == 15595
    for day in {date(2019, 3, 1), date(2026, 1, 1), *Reform.objects.values_list("in_force_on", flat=True)}:
        world = geography(day)
        assert set(world.region_ids.values()) == {region.id for region in world.regions}
    _shapes_are_imported()


def _shapes_are_imported() -> None:
    for name, count in (("kz_regions", 20), ("kz_districts", 224)):
        report = import_shapes(SHARED / f"{name}.geojson", by=BY, at=AT, source="geokz, A. Rodionov, CC BY 4.0")
        assert (report.added, report.bad) == (count, [])
    drawn = set(AreaShape.objects.values_list("area__kato", flat=True))
    assert {area.kato for area in geography(date(2026, 1, 1)).areas.values()} - drawn == NO_SHAPE_YET | {"000000000"}
    for day, count in ((date(2019, 3, 1), 17), (date(2026, 1, 1), 20)):
        shapes = country_map(day, {}, lambda region: str(region.id)).shapes
        assert len({shape.url for shape in shapes}) == count


@pytest.mark.parametrize("name", ["kz_regions", "kz_districts"])
def test_a_dry_run_of_the_shapes_keeps_nothing(db: None, name: str) -> None:
    load_reference_data(at=AT)
    assert import_shapes(SHARED / f"{name}.geojson", by=BY, at=AT, dry_run=True).added > 0
    assert not AreaShape.objects.exists()
