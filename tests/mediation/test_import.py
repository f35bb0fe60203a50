"""A table of mediators: entered, a later day renews, taken back while nobody went on."""

import pytest
from tests.exchange.tables import checked, problems, table, taken, undone
from tests.factories import World, make_world
from tests.factories import mediation as made

from tirek.exchange.enums import RowPlan, RowState
from tirek.mediation.exports import mediators_as_xlsx
from tirek.mediation.models import Mediator

pytestmark = pytest.mark.django_db
HEADS = ["certificate", "family_name", "given_name", "kind", "keeper", "certified_on", "valid_until", "languages"]


@pytest.fixture
def world() -> World:
    return make_world()


def row(world: World, number: int, until: str = "31.12.2027", **more: str) -> list[str]:
    told = {"keeper": world.saryagash.code, "languages": "kk, ru"} | more
    days = ["01.02.2025", until]
    return [f"К-{number}", f"Тізімов{number}", "Арман", "professional", told["keeper"], *days, told["languages"]]


def test_entries_come_in_change_and_are_taken_back(world: World):
    by = world["head"]
    run = checked("mediators", table(HEADS, row(world, 1), row(world, 2)), by)
    assert not problems(run)
    run = taken(run, by)
    assert run.counts[RowState.TAKEN] == 2
    one = Mediator.objects.get(certificate="К-1")
    assert (one.languages, one.area_id, one.search_keys.split()[1]) == (["kk", "ru"], world.saryagash.area_id, "arman")
    again = checked("mediators", table(HEADS, row(world, 1), row(world, 2, "31.12.2029")), by)
    assert again.counts == {RowPlan.SAME: 1, RowPlan.CHANGE: 1}
    renewed = taken(again, by)
    assert Mediator.objects.get(certificate="К-2").valid_until.year == 2029
    undone(renewed, by)
    assert Mediator.objects.get(certificate="К-2").valid_until.year == 2027
    one.user = made.make_outsider()
    one.save()
    back = undone(run, by)
    assert (back.counts[RowState.UNDONE], back.counts[RowState.LEFT]) == (1, 1)


def test_the_table_taken_out_comes_in_as_it_was(world: World):
    made.make_mediator(world.saryagash, languages=["kk", "uz"], patronymic="Сабырқызы", email="m@tirek.example")
    rows = Mediator.objects.select_related("area", "keeper")
    assert checked("mediators", mediators_as_xlsx(rows), world["head"]).counts == {RowPlan.SAME: 1}


def test_another_offices_entries_and_impossible_days_are_refused_by_column(world: World):
    bad = table(
        HEADS,
        row(world, 1, keeper=world.keles.code),
        row(world, 2, "01.01.2024"),
        row(world, 3, languages="жоқтіл"),
        row(world, 4),
        row(world, 4),
    )
    run = checked("mediators", bad, world["head"])
    assert {number: sorted(told) for number, told in problems(run).items()} == {
        2: ["keeper"],
        3: ["valid_until"],
        4: ["languages"],
        6: [""],
    }
