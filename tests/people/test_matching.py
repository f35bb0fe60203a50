"""Twins found in the register: what is found, what is remembered, and the same pairs whichever engine searches."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from tirek.core.actor import Actor
from tirek.core.text import fold
from tirek.people.actions import compare_again, keep_apart, put_off
from tirek.people.actions.scanning import scan_register
from tirek.people.enums import PairState
from tirek.people.matching.engines import score
from tirek.people.matching.layouts import mistype, other_readings
from tirek.people.matching.preparing import RAW, prepared
from tirek.people.models import DuplicatePair, Person
from tirek.people.queries.pairs import comparison, pairs_waiting, reasons_of
from tirek.portal.bench.twins import Record, register

from .conftest import AT, TIREK
from .test_actions import an_iin

New = Callable[..., Person]
PEOPLE = 2000
# Compiling each query to Java and that again to machine code takes longer than reading four hundred records as it is.
FEW_ROWS = """
spark.master local[1]
spark.default.parallelism 1
spark.sql.adaptive.enabled false
spark.sql.codegen.wholeStage false
spark.driver.extraJavaOptions -XX:TieredStopAtLevel=1 -XX:+UseSerialGC
spark.ui.showConsoleProgress false
"""


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(register(PEOPLE, seed=3))


@pytest.fixture(scope="module")
def table(records: list[Record]) -> pa.Table:
    rows = [dict(zip(RAW, as_read(number, each), strict=True)) for number, each in enumerate(records)]
    return prepared(pa.Table.from_pylist(rows))


def as_read(number: int, each: Record) -> tuple[str, ...]:
    """A record as the register is read: text, empty where nothing is known."""
    born, home = each.born.isoformat() if each.born else "", str(each.household or "")
    names = (each.family, each.given, each.patronymic)
    return (f"{number:06}", *names, born, each.iin, each.phone, each.address, str(each.area), home)


def true_pairs(records: list[Record]) -> set[tuple[str, str]]:
    places: dict[int, list[str]] = {}
    for number, each in enumerate(records):
        places.setdefault(each.human, []).append(f"{number:06}")
    return {(one[0], one[1]) for one in places.values() if len(one) == 2}


def test_most_twins_are_found_and_most_found_are_twins(records: list[Record], table: pa.Table) -> None:
    true, found = true_pairs(records), {(pair.low, pair.high) for pair in score(table)}
    assert len(true) == PEOPLE * 0.05
    assert len(found & true) / len(true) > 0.96
    assert len(found & true) / len(found) > 0.93


@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java: apt install default-jre-headless")
def test_spark_finds_the_same_pairs_with_the_same_weights(
    table: pa.Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyspark")
    (tmp_path / "spark-defaults.conf").write_text(FEW_ROWS)
    monkeypatch.setenv("SPARK_CONF_DIR", str(tmp_path))
    small = table.slice(0, 400)
    one, other = score(small), score(small, engine="spark", memory="1GB")
    assert one
    assert [(pair.low, pair.high) for pair in one] == [(pair.low, pair.high) for pair in other]
    for left, right in zip(one, other, strict=True):
        assert left.weight == pytest.approx(right.weight, abs=1e-6)
        assert left.explained == right.explained


@pytest.mark.parametrize("word", ["Серікова", "Айгүл", "Қожахметова", "Ермек"])
def test_a_word_typed_with_the_wrong_layout_is_read_as_meant(word: str) -> None:
    assert fold(word) in map(fold, other_readings(mistype(word)))


@pytest.fixture
def twins(new_person: New) -> tuple[Person, Person]:
    told = {"birth_date": date(1984, 5, 17), "phone": "87011234567"}
    one = new_person("Серікова", "Айгүл", patronymic="Болатқызы", iin=an_iin(), **told)
    other = new_person("Serikova", "Aigul", **told)
    for family, given, born in (("Иванов", "Пётр", 1970), ("Ким", "Виктор", 1981), ("Ахметов", "Данияр", 1990)):
        new_person(family, given, birth_date=date(born, 2, 3))
    return (one, other) if one.pk < other.pk else (other, one)


@pytest.mark.django_db
def test_a_scan_puts_twins_before_those_who_see_both(
    twins: tuple[Person, Person], registrar: Actor, neighbour: Actor
) -> None:
    scan = scan_register(by=TIREK, at=AT)
    pair = DuplicatePair.objects.get()
    assert (pair.low, pair.high, scan.persons, scan.new_pairs) == (*twins, 5, 1)
    assert [row.pk for row in pairs_waiting(registrar, PairState.OPEN)] == [pair.pk]
    assert not pairs_waiting(neighbour, PairState.OPEN)
    two = comparison(registrar, *[twin.pk for twin in twins])
    assert two is not None
    assert reasons_of(pair) == two.reasons != []
    assert comparison(neighbour, *[twin.pk for twin in twins]) is None


@pytest.mark.django_db
def test_a_decision_outlives_the_next_scan_and_a_settled_likeness_goes(
    twins: tuple[Person, Person], registrar: Actor
) -> None:
    one, other = twins[0].pk, twins[1].pk
    scan_register(by=TIREK, at=AT)
    put_off(one_id=one, other_id=other, by=registrar, at=AT)
    assert scan_register(by=TIREK, at=AT).new_pairs == 0
    assert DuplicatePair.objects.get().state == PairState.LATER
    keep_apart(one_id=one, other_id=other, by=registrar, at=AT)
    assert scan_register(by=TIREK, at=AT).pairs == 0
    assert DuplicatePair.objects.get().state == PairState.DISTINCT
    compare_again(one_id=one, other_id=other, by=registrar, at=AT)
    assert scan_register(by=TIREK, at=AT).pairs == 1
    assert DuplicatePair.objects.get().state == PairState.OPEN
    Person.objects.filter(pk=other).update(merged_into=one)
    scan_register(by=TIREK, at=AT)
    assert not DuplicatePair.objects.exists()


@pytest.mark.django_db
def test_an_empty_register_is_searched_too() -> None:
    assert scan_register(by=TIREK, at=AT).pairs == 0
