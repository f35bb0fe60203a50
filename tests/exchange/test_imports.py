"""Whole tables brought into registers: dry run, taking, mending, undoing, and who may."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from openpyxl import load_workbook
from procrastinate.contrib.django.models import ProcrastinateJob
from tests.exchange.tables import HEADS, MEMBERS, body, book, checked, problems, table, taken, undone
from tests.factories import World, make_case, make_person
from tests.factories.network import make_actor, make_organisation

from tirek.activities.models import Event, Headcount
from tirek.cases.models import Case
from tirek.core.roles import Role
from tirek.core.verdict import Refused
from tirek.exchange.actions import imports
from tirek.exchange.actions.import_work import check_run, take_run
from tirek.exchange.enums import ImportState, RowPlan, RowState
from tirek.exchange.exports import rows_to_mend_book, template_of
from tirek.exchange.models import ImportRow, ImportRun
from tirek.exchange.queries.imports import rows_to_mend
from tirek.exchange.registers import all_registers, register
from tirek.network.actions.organisations import change_contacts
from tirek.network.enums import OrganisationKind
from tirek.network.models import Membership, Organisation, OrganisationName, Post, Profile, User
from tirek.people.models import Person
from tirek.territory.models import Area

pytestmark = pytest.mark.django_db


def test_a_table_of_organisations_is_checked_taken_and_undone(world: World) -> None:
    by = world["coordinator"]
    rows = [body(world, n) for n in range(5)]
    rows[1][1] = rows[3][0]  # stands under one that comes later in the table
    run = checked("organisations", book(HEADS, *rows), by)
    assert run.counts == {RowPlan.CREATE: 5}
    assert not Organisation.objects.filter(code__startswith="7").exists(), "a dry run writes nothing"

    run = taken(run, by)
    assert run.counts == {RowPlan.CREATE: 5, RowState.TAKEN: 5}
    below = Organisation.objects.get(code=rows[1][0])
    assert below.parent_code == rows[3][0]
    assert below.names.count() == below.placements.count() == 1
    assert checked("organisations", book(HEADS, *rows), by).counts == {RowPlan.SAME: 5}, "the same again is nothing"

    run = undone(run, by)
    assert run.state == ImportState.UNDONE
    assert run.counts[RowState.UNDONE] == 5
    assert not Organisation.objects.filter(code__startswith="7").exists()
    assert taken(checked("organisations", book(HEADS, *rows), by), by).counts[RowState.TAKEN] == 5, "codes come back"


def test_bad_rows_are_told_by_column_returned_and_taken_once_they_are_mended(world: World) -> None:
    by = world["coordinator"]
    rows = [body(world, n) for n in range(6)]
    rows[1][2], rows[2][5], rows[3][1], rows[4][0] = "kolkhoz", "31.13.2020", "9999", rows[0][0]
    run = taken(checked("organisations", table(HEADS, *rows), by), by)
    assert {number: set(told) for number, told in problems(run).items()} == {
        3: {"kind"}, 4: {"since"}, 5: {"parent"}, 6: {""},
    }  # fmt: skip
    assert run.counts[RowState.TAKEN] == 2

    returned = load_workbook(io.BytesIO(rows_to_mend_book(run, rows_to_mend(run)))).active
    lines = [[cell or "" for cell in line] for line in returned.iter_rows(values_only=True)]
    assert [line[0] for line in lines[1:]] == [rows[n][0] for n in (1, 2, 3, 4)]
    assert all(line[-1] for line in lines[1:]), "each says what is wrong"
    for line, place, value in ((1, 2, "elders"), (2, 5, "31.12.2020"), (3, 1, world.saryagash.code), (4, 0, "700009")):
        lines[line][place] = value
    mended = checked("organisations", book(*lines), by)
    assert mended.counts == {RowPlan.CREATE: 4}, "its heads are known: nothing to be named"


def test_a_change_shows_before_and_after_and_comes_back_unless_somebody_went_on(world: World) -> None:
    by = world["coordinator"]
    first, second = world.keles, world.employment
    former = {name: getattr(first, name) for name in ("name_kk", "name_ru", "name_en")}
    OrganisationName.objects.create(organisation=first, during=first.during, **former)
    heads = ["code", "name_ru", "phone", "website"]
    rows = [[first.code, "Новое имя", "+77172000001", "keles.example"], [second.code, "", "+77172000002", ""]]
    run = taken(checked("organisations", table(heads, *rows), by), by)
    assert run.counts == {RowPlan.CHANGE: 2, RowState.TAKEN: 2}
    first.refresh_from_db()
    assert (first.name_ru, first.profile.website) == ("Новое имя", "https://keles.example")
    assert OrganisationName.objects.filter(organisation=first).count() == 2, "the former name stays in the history"

    facts = {"phone": "+77172999999", "email": "", "address": "", "opening_hours": ""}
    change_contacts(second.pk, **facts, by=by, at=timezone.now())
    run = undone(run, by)
    assert (run.counts[RowState.UNDONE], run.counts[RowState.LEFT]) == (1, 1)
    for each in (first, second):
        each.refresh_from_db()
    assert first.name_ru == former["name_ru"]
    assert OrganisationName.objects.get(organisation=first).during == first.during
    assert second.phone == "+77172999999"
    assert list(rows_to_mend(run).values_list("number", flat=True)) == [3]


def test_what_an_import_does_not_do_is_said(world: World) -> None:
    row = [world.keles.code, world.saryagash.code, "house", "Басқа", "", "", ""]
    run = checked("organisations", table(HEADS, row), world["coordinator"])
    assert set(problems(run)[2]) == {"parent", "kind"}


def test_organisations_without_codes_get_the_next_ones_and_are_found_by_name(world: World) -> None:
    by = world["coordinator"]
    rows = [["", world.keles.code, "mothers", f"Аналар кеңесі {n}", "Совет матерей", "2021-05-01", ""] for n in (1, 2)]
    run = taken(checked("organisations", table(HEADS, *rows), by), by)
    codes = Organisation.objects.filter(kind="mothers").values_list("code", flat=True)
    assert run.counts[RowState.TAKEN] == len({code for code in codes if len(code) == 6}) == 2
    assert checked("organisations", table(HEADS, *rows), by).counts == {RowPlan.SAME: 2}


def test_members_come_with_persons_and_posts_and_go_again(world: World) -> None:
    by = world["secretary"]
    council = make_organisation(OrganisationKind.ELDERS, parent=world.saryagash)
    Post.objects.create(organisation=council, name_kk="Төраға", name_ru="Председатель", during=council.during)
    Profile.objects.create(organisation=council, seats=3)
    rows: list[list[Any]] = [
        [council.code, "Әлиев", "Асан", "05.03.1950", "төраға", "01.01.2024", "01.01.2028", "иә"],
        [council.code, "Омаров", "Берік", "", "", "01.01.2024", "", "нет"],
        [council.code, "Третий", "Болат", "", "Казначей", "01.01.2024", "", ""],
        [world.keles.code, "Чужой", "Дамир", "", "", "01.01.2024", "", ""],
        [council.code, "Сейітов", "Ермек", "", "", "01.01.2031", "31.12.2030", ""],
        [council.code, "Бұрынғы", "Мүше", "", "", "01.01.2018", "", ""],
        [council.code, "Төртінші", "Мүше", "", "", "01.01.2018", "", ""],
    ]
    run = taken(checked("members", table(MEMBERS, *rows), by), by)
    assert {number: set(told) for number, told in problems(run).items()} == {
        4: {"post"}, 5: {"body"}, 6: {"term_ends_on"}, 8: {""},
    }  # fmt: skip
    chair = Membership.objects.get(organisation=council, post__isnull=False)
    assert (chair.person.birth_date, chair.is_public, chair.term_ends_on) == (date(1950, 3, 5), True, date(2028, 1, 1))
    assert checked("members", table(MEMBERS, *rows), by).counts[RowPlan.SAME] == 3

    rows[0][6] = "01.01.2029"
    again = taken(checked("members", table(MEMBERS, rows[0]), by), by)
    assert again.counts == {RowPlan.CHANGE: 1, RowState.TAKEN: 1}
    assert undone(again, by).counts[RowState.UNDONE] == 1
    undone(run, by)
    assert not Membership.objects.filter(organisation=council).exists()
    assert not Person.objects.filter(family_name="Омаров").exists(), "who came with the table goes with it"


def test_a_known_person_is_not_entered_twice(world: World) -> None:
    by = world["secretary"]
    council, other = (make_organisation(OrganisationKind.ELDERS, parent=world.saryagash) for _ in range(2))
    rows = [[each.code, "Әлиев", "Асан", "05.03.1950", "", "01.01.2024", "", ""] for each in (council, other)]
    taken(checked("members", table(MEMBERS, rows[0]), by), by)
    taken(checked("members", table(MEMBERS, rows[1]), by), by)
    assert Person.objects.filter(family_name="Әлиев").count() == 1


EVENTS = ["organiser", "name_kk", "name_ru", "kind", "day", "begins", "place", "report", "signed", "document"]


def test_events_to_come_and_events_held(world: World) -> None:
    by, code = world["secretary"], world.saryagash.code
    ahead = timezone.localdate() + timedelta(days=30)
    rows: list[list[Any]] = [
        [code, "Жиналыс", "Собрание", "meeting", "12.03.2024", "15:00", "Клуб", "Болды", 40, "2 папка"],
        [code, "Семинар", "Семинар", "seminar", ahead.isoformat(), "10:00", "Мектеп", "", "", ""],
        [code, "Қате", "Ошибка", "meeting", ahead.isoformat(), "25:00", "Клуб", "", "", ""],
        [world.keles.code, "Бөтен", "Чужое", "meeting", ahead.isoformat(), "10:00", "Клуб", "", "", ""],
    ]
    run = taken(checked("events", table(EVENTS, *rows), by), by)
    assert {number: set(told) for number, told in problems(run).items()} == {4: {"begins"}, 5: {"organiser"}}
    held = Event.objects.get(name_kk="Жиналыс")
    assert (held.state, held.held_on, held.headcounts.get().attendances) == ("closed", date(2024, 3, 12), 40)
    assert checked("events", table(EVENTS, *rows), by).counts[RowPlan.SAME] == 2

    rows[1][6] = "Кітапхана"
    again = taken(checked("events", table(EVENTS, rows[1]), by), by)
    assert Event.objects.get(name_kk="Семинар").place == "Кітапхана"
    assert undone(again, by).counts[RowState.UNDONE] == 1
    assert Event.objects.get(name_kk="Семинар").place == "Мектеп"
    run = undone(run, by)
    assert run.counts[RowState.LEFT] == 1, "the seminar has been changed twice since"
    assert not Headcount.objects.exists()


APPLICATIONS = ["number", "received_on", "family_name", "phone", "area", "service", "body"]


def test_applications_are_registered_once_and_stay(world: World) -> None:
    by, area = world["registrar"], world.saryagash.area
    Area.objects.filter(pk=area.pk).update(kato="612345678")
    make_case(world.saryagash, service=world.job)
    rows: list[list[Any]] = [
        ["1", "01.10.2025", "Серікова", "8 701 000 00 01", "612345678", "job", "Жұмыс керек"],
        ["2", "01.10.2025", "Омаров", "", "612345678", "Мера housing", "Баспана керек"],
        ["3", "01.10.2035", "Әлиева", "", "612345678", "job", "Жұмыс керек"],
        ["4", "01.10.2025", "Әлиева", "12", "Жоқ ауданы", "job", "Жұмыс керек"],
    ]
    run = taken(checked("applications", table(APPLICATIONS, *rows), by), by)
    assert {number: set(told) for number, told in problems(run).items()} == {4: {"received_on"}, 5: {"phone", "area"}}
    assert Case.objects.count() == 3
    assert checked("applications", table(APPLICATIONS, *rows), by).counts[RowPlan.SAME] == 2
    with pytest.raises(Refused):
        imports.undo(run.pk, by=by, at=timezone.now())


def test_heads_are_proposed_by_likeness_and_remembered(world: World) -> None:
    by = world["coordinator"]
    heads = ["Коды", "Телефон нөмірі", "Байланыс"]
    content = table(heads, [world.keles.code, "+77172000003", "x"])
    run = imports.hand_in("organisations", "a.csv", content, by=by, at=timezone.now())
    assert run.state == ImportState.NAMING
    with pytest.raises(ValidationError):
        imports.name_columns(run.pk, {"phone": 1, "email": 1}, by=by, at=timezone.now())
    imports.name_columns(run.pk, {"code": 0, "phone": 1, "opening_hours": 2}, by=by, at=timezone.now())
    again = imports.hand_in("organisations", "b.csv", content, by=by, at=timezone.now())
    assert again.state == ImportState.CHECKING
    assert again.columns == {"code": 0, "phone": 1, "opening_hours": 2}


@pytest.mark.parametrize("code", all_registers())
def test_the_template_can_be_filled_in_and_brought_back(world: World, code: str) -> None:
    own = register(code)
    sheet = load_workbook(io.BytesIO(template_of(own)))
    rows = [[cell or "" for cell in row] for row in sheet.worksheets[0].iter_rows(values_only=True)]
    assert rows[0] == [str(column.label) for column in own.columns]
    assert rows[1][0].startswith("ℹ")
    by = world["registrar"] if code in ("applications", "people") else world["coordinator"]
    run = imports.hand_in(code, "t.xlsx", book(*rows, ["1"] * len(rows[0])), by=by, at=timezone.now())
    assert run.state == ImportState.CHECKING, "its own heads are known"
    check_run(run.pk, at=timezone.now())
    assert list(run.rows.values_list("number", flat=True)) == [3]


def test_roles_that_ended_meanwhile_take_nothing(world: World) -> None:
    by = make_actor(Role.COORDINATOR, Organisation.objects.get(path=world.saryagash.path.split(".")[0] + "."))
    run = checked("organisations", table(HEADS, body(world, 1)), by)
    imports.take(run.pk, by=by, at=timezone.now())
    User.objects.filter(pk=by.user_id).update(is_active=False)
    take_run(run.pk, at=timezone.now())
    run.refresh_from_db()
    assert run.counts == {RowPlan.BAD: 1}
    assert not Organisation.objects.filter(code="700001").exists()


def test_a_job_done_twice_takes_nothing_twice(world: World) -> None:
    by = world["coordinator"]
    run = taken(checked("organisations", table(HEADS, body(world, 1)), by), by)
    ImportRun.objects.filter(pk=run.pk).update(state=ImportState.APPLYING)
    ImportRow.objects.filter(run=run).update(state=RowState.WAITING)  # the worker died before it could say so
    take_run(run.pk, at=timezone.now())
    assert Organisation.objects.filter(code="700001").count() == 1


def test_two_people_with_one_table_take_it_once(world: World) -> None:
    row = [world.saryagash.code, "Жиналыс", "Собрание", "meeting", "12.03.2029", "15:00", "Клуб", "", "", ""]
    first, second = (checked("events", table(EVENTS, row), world[persona]) for persona in ("secretary", "head"))
    for run, persona in ((first, "secretary"), (second, "head")):
        imports.take(run.pk, by=world[persona], at=timezone.now())
    locks = ProcrastinateJob.objects.filter(task_name="exchange.take_import").values_list("lock", flat=True)
    assert set(locks) == {"import-events"}, "one after another"
    for run in (first, second):
        take_run(run.pk, at=timezone.now())
    assert Event.objects.filter(name_kk="Жиналыс").count() == 1


def test_files_and_rows_are_forgotten_after_three_months(world: World, tmp_path) -> None:
    run = checked("organisations", table(HEADS, body(world, 1)), world["coordinator"])
    assert imports.forget_imports(at=timezone.now() + timedelta(days=91)) == 1
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not run.rows.exists()
    run.refresh_from_db()
    assert run.counts == {RowPlan.CREATE: 1}, "the figures stay"


def test_ten_thousand_rows_with_three_bad_ones(world: World) -> None:
    by = world["coordinator"]
    rows = [body(world, n) for n in range(10_000)]
    rows[17][2], rows[5000][5], rows[9999][1] = "kolkhoz", "never", "9999"
    run = checked("organisations", table(HEADS, *rows), by)
    assert (run.counts[RowPlan.CREATE], run.counts[RowPlan.BAD]) == (9997, 3)
    run = taken(run, by)
    assert run.counts[RowState.TAKEN] == Organisation.objects.filter(code__startswith="7").count() == 9997
    assert run.done == run.total == 9997


def test_a_stranger_to_people_is_not_told_of_them(world: World) -> None:
    """A name and a birthday do not lead to somebody the secretary does not see."""
    person = make_person("Әлиев", "Асан")
    Person.objects.filter(pk=person.pk).update(birth_date=date(1950, 3, 5))
    council = make_organisation(OrganisationKind.ELDERS, parent=world.saryagash)
    row = [council.code, "Әлиев", "Асан", "05.03.1950", "", "01.01.2024", "", ""]
    taken(checked("members", table(MEMBERS, row), world["secretary"]), world["secretary"])
    assert Membership.objects.get(organisation=council).person_id != person.pk
