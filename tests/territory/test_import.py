"""Importing the classifier and shapes: good rows in, bad rows out, twice is once."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from tests.territory.conftest import AT

from tirek.core.actor import Actor
from tirek.core.verdict import Refused
from tirek.territory.actions import UnreadableFileError, import_classifier, import_shapes
from tirek.territory.enums import AreaKind
from tirek.territory.models import Area, AreaShape
from tirek.territory.names import english, full_kazakh, full_russian
from tirek.territory.queries import country_map, district_of, region_of

HEAD = "kato,kato_version,level,type_code,name_ru,name_kk"
EDITION = "NK RK 11-2025"
ROWS = [
    f"615430000,{EDITION},sub_district,2,Сарыагашская г.а.,Сарыағаш қ.ә.",
    f"615430100,{EDITION},settlement,2,г.Сарыагаш,Сарыағаш қ.",
    f"104133000,{EDITION},sub_district,2,Абралинский с.о.,Абралы а.о.",
    f"104133100,{EDITION},settlement,2,с.Кайнар,Қайнар а.",
]


@pytest.fixture
def write(tmp_path: Path):
    def write_rows(*rows: str, head: str = HEAD) -> Path:
        path = tmp_path / "kato.csv"
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return path

    return write_rows


def test_rows_below_district_become_areas_with_places(db: None, write, coordinator: Actor) -> None:
    report = import_classifier(write(*ROWS), by=coordinator, at=AT)
    assert (report.added, report.bad) == (4, [])
    town = Area.objects.get(kato="615430100")
    assert (town.name_kk, town.name_ru, town.name_en) == ("Сарыағаш қаласы", "город Сарыагаш", "Saryagash")
    assert (town.kind, town.placements.get().parent.kato) == (AreaKind.SETTLEMENT, "615430000")
    assert region_of([town.pk], date(2019, 3, 1))[town.pk].kato == "610000000"


def test_a_village_of_a_new_district_lay_in_the_old_one_before(db: None, write, coordinator: Actor) -> None:
    import_classifier(write(*ROWS), by=coordinator, at=AT)
    village = Area.objects.get(kato="104133100").pk
    for day, district, region in [
        (date(2019, 3, 1), "101000000", "630000000"),
        (date(2022, 6, 8), "101000000", "100000000"),
        (date(2025, 1, 1), "104100000", "100000000"),
    ]:
        assert district_of([village], day)[village].kato == district
        assert region_of([village], day)[village].kato == region


def test_the_same_file_twice_changes_nothing(db: None, write, coordinator: Actor) -> None:
    import_classifier(write(*ROWS), by=coordinator, at=AT)
    again = import_classifier(write(*ROWS), by=coordinator, at=AT)
    assert (again.added, again.changed, again.unchanged, again.absent) == (0, 0, 4, 0)


def test_a_later_edition_renames_and_moves_from_its_first_day(db: None, write, coordinator: Actor) -> None:
    import_classifier(write(*ROWS), by=coordinator, at=AT)
    later = "104133100,NK RK 03-2027,settlement,2,с.Жана,Жаңа а."
    report = import_classifier(write(later), by=coordinator, at=AT)
    assert (report.changed, report.absent) == (1, 3)
    village = Area.objects.get(kato="104133100")
    assert [(row.name_kk, row.first_day) for row in village.names.order_by("during")] == [
        ("Қайнар ауылы", None),
        ("Жаңа ауылы", date(2027, 3, 1)),
    ]


@pytest.mark.parametrize(
    "row",
    [
        f"61543,{EDITION},settlement,2,с.А,А а.",
        f"٦١٥٤٣٠١٠١,{EDITION},settlement,2,с.А,А а.",
        f"615430101,{EDITION},village,2,с.А,А а.",
        f"615430101,{EDITION},settlement,2,,А а.",
        f"615430101,{EDITION},settlement,2,с.А,А\u202e а.",
        f"615430101,{EDITION},settlement,2,с.А,{'А' * 300}",
        f"615430101,{EDITION},settlement,2,с.А,А а.,more",
        f"615430100,{EDITION},settlement,2,с.А,А а.",
        f"995430101,{EDITION},settlement,2,с.А,А а.",
        f"619900000,{EDITION},district,2,Новый район,Жаңа ауданы",
        "615430101,,settlement",
    ],
)
def test_a_bad_row_is_reported_by_line_and_the_good_ones_are_taken(
    db: None, write, coordinator: Actor, row: str
) -> None:
    report = import_classifier(write(*ROWS, row), by=coordinator, at=AT)
    assert report.added == 4
    assert [bad.line for bad in report.bad] == [6]
    assert report.bad[0].reason


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b"PK\x03\x04binary\x00"])
def test_what_is_no_classifier_is_refused_whole(db: None, tmp_path: Path, coordinator: Actor, content: bytes) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError):
        import_classifier(path, by=coordinator, at=AT)


def test_a_dry_run_keeps_nothing(db: None, write, coordinator: Actor) -> None:
    assert import_classifier(write(*ROWS), by=coordinator, at=AT, dry_run=True).added == 4
    assert not Area.objects.filter(kato="615430100").exists()


def test_a_clerk_may_import_nothing(db: None, write, clerk: Actor) -> None:
    with pytest.raises(Refused):
        import_classifier(write(*ROWS), by=clerk, at=AT)


def _feature(kato: str, west: float) -> dict:
    ring = [[west, 42.0], [west + 2, 42.0], [west + 2, 44.0], [west + 1, 44.0001], [west, 44.0], [west, 42.0]]
    return {"type": "Feature", "properties": {"kato": kato}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def _geojson(path: Path, *features: object) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


@pytest.mark.usefixtures("areas")
def test_shapes_are_taken_once_and_drawn(tmp_path: Path, coordinator: Actor) -> None:
    path = _geojson(tmp_path / "a.geojson", _feature("610000000", 67), _feature("620000000", 69))
    assert import_shapes(path, by=coordinator, at=AT, source="test").added == 2
    assert import_shapes(path, by=coordinator, at=AT, source="test").unchanged == 2
    shape = AreaShape.objects.get(area__kato="610000000")
    assert shape.path.startswith("M")
    assert shape.left < shape.right
    now = country_map(date(2026, 1, 1), {}, lambda region: region.iso).shapes
    assert {drawn.url for drawn in now} == {"KZ-61", "KZ-62"}
    then = country_map(date(2019, 1, 1), {}, lambda region: region.iso).shapes
    assert {drawn.url for drawn in then} == {"KZ-61", "KZ-35"}
    assert country_map(date(2026, 1, 1), {}, lambda region: region.iso).source == "test"


@pytest.mark.usefixtures("areas")
@pytest.mark.parametrize(
    "feature",
    [
        None,
        {},
        {"properties": {"kato": "610000000"}, "geometry": None},
        {"properties": {"kato": "610000000"}, "geometry": {"type": "Point", "coordinates": [67, 43]}},
        {"properties": {"kato": "610000000"}, "geometry": {"type": "Polygon", "coordinates": [[["x", 1]] * 5]}},
        {"properties": {"kato": "610000000"}, "geometry": {"type": "Polygon", "coordinates": [[[43, 67]] * 5]}},
        {"properties": {"kato": "610000000"}, "geometry": {"type": "Polygon", "coordinates": [[[67, 43]] * 2]}},
        {"properties": {"kato": "610000000"}, "geometry": []},
        _feature("619999999", 67),
    ],
)
def test_a_bad_shape_is_reported_and_the_good_one_taken(tmp_path: Path, coordinator: Actor, feature: object) -> None:
    path = _geojson(tmp_path / "a.geojson", feature, _feature("620000000", 69))
    report = import_shapes(path, by=coordinator, at=AT)
    assert (report.added, [bad.line for bad in report.bad]) == (1, [1])


@pytest.mark.usefixtures("areas")
@pytest.mark.parametrize("content", ["", "[]", '{"type": "Feature"}', "{"])
def test_what_is_no_geojson_is_refused_whole(tmp_path: Path, coordinator: Actor, content: str) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(content)
    with pytest.raises(UnreadableFileError):
        import_shapes(path, by=coordinator, at=AT)


@pytest.mark.parametrize(
    ("kazakh", "russian", "expected"),
    [
        ("Қараауыл а.о.", "Карааульский с.о.", 
         ("Қараауыл ауылдық округі", "Карааульский сельский округ", "Karaauyl rural district")),
        ("Қараауыл а.", "с.Карааул", ("Қараауыл ауылы", "село Карааул", "Karaauyl")),
        ("Қойгелді Аухадиев атын. а.о.", "с.о.им.Койгельды Аухадиева",
         ("Қойгелді Аухадиев атындағы ауылдық округ", "сельский округ имени Койгельды Аухадиева",
          "Koigeldi Aukhadiev rural district")),
        ("Шаған к.", "п.Чаган", ("Шаған кенті", "посёлок Чаган", "Shagan")),
        ("Лагер", "Лагерь", ("Лагер", "Лагерь", "Lager")),
        ("Тамон 1 а.", "с.Тамон 1", ("Тамон 1 ауылы", "село Тамон 1", "Tamon 1")),
    ],
)  # fmt: skip
def test_abbreviations_are_written_out(kazakh: str, russian: str, expected: tuple[str, str, str]) -> None:
    assert (full_kazakh(kazakh), full_russian(russian), english(kazakh)) == expected


def test_the_command_writes_bad_rows_beside_the_file(db: None, write) -> None:
    from typer.testing import CliRunner

    from tirek.territory.cli import app

    path = write(*ROWS, f"61543,{EDITION},settlement,2,с.А,А а.")
    result = CliRunner().invoke(app, ["import", "--json", str(path)])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["bad"] == 1
    with path.with_name("kato.csv.bad.csv").open(encoding="utf-8") as file:
        assert [row["line"] for row in csv.DictReader(file)] == ["6"]
