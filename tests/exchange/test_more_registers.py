"""People and entries as tables, and tables as lists of objects in JSON."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from tests.exchange.tables import checked, problems, table, taken, undone
from tests.factories import World, make_person
from tests.factories.calls import make_call
from tests.factories.network import make_actor

from tirek.calls.enums import CallState, EntryState
from tirek.calls.models import Call, Entry
from tirek.core.actor import Actor
from tirek.core.models import Message
from tirek.core.roles import Role
from tirek.core.sheets import read_table
from tirek.exchange.enums import RowPlan, RowState
from tirek.network.models import Organisation
from tirek.people.actions import link_person
from tirek.people.enums import LinkReason
from tirek.people.models import Contact, Identifier, Person

pytestmark = pytest.mark.django_db
PEOPLE = ["family_name", "given_name", "birth_date", "iin", "phone", "address"]
IIN = "800101400012"


def test_a_list_of_objects_is_a_table_and_broken_json_is_none() -> None:
    rows = [{"code": "0101", "names": ["а", "б"], "on": True}, {"code": "0102", "more": {"x": 1}, "on": None}]
    found = [["code", "names", "on", "more"], ["0101", "а, б", "1"], ["0102", "", "", '{"x": 1}']]
    assert [cells for _number, cells in read_table(json.dumps(rows).encode())] == found
    assert [cells for _number, cells in read_table(json.dumps({"rows": rows}).encode("utf-8-sig"))] == found
    for broken in (b'[{"a": 1', b'[{"a": 1}, 2]', b'{"a": 1}', b'[{"a":' + b"[" * 100_000):
        with pytest.raises(ValidationError):
            list(read_table(broken))


def test_people_are_registered_known_again_and_taken_back(world: World) -> None:
    by = world["registrar"]
    rows = [
        ["Серікова", "Айгүл", "01.01.1980", IIN, "+77010000001", "Абай 5"],
        ["Оспанов", "Ержан", "31.12.2990", "", "", ""],
        ["Ахметов", "Нұрлан", "02.03.1975", "123", "", ""],
        ["Қайратова", "Дана", "05.06.1990", "", "", ""],
    ]
    run = taken(checked("people", table(PEOPLE, *rows), by), by)
    assert run.counts[RowState.TAKEN] == 2
    assert {number: set(told) for number, told in problems(run).items()} == {3: {"birth_date"}, 4: {"iin"}}
    made = Person.objects.visible_to(by).get(family_name="Серікова")
    assert (made.identifiers.get().value, made.contacts.count()) == (IIN, 1)
    assert not Person.objects.visible_to(world["clerk.keles"]).exists(), "the neighbour sees nobody"
    assert checked("people", table(PEOPLE, rows[0], rows[3]), by).counts == {RowPlan.SAME: 2}
    Contact.objects.create(
        person=Person.objects.get(family_name="Қайратова"), kind="email", value="d@x.kz", as_entered="d@x.kz"
    )
    run = undone(run, by)
    assert (run.counts[RowState.UNDONE], run.counts[RowState.LEFT]) == (1, 1), "somebody went on with the other"
    assert not Person.objects.filter(family_name="Серікова").exists()
    assert not Identifier.objects.filter(value=IIN).exists()


def test_an_iin_opens_nobody_elses_file(world: World) -> None:
    """Typing numbers into a table neither shows nor joins a stranger."""
    first = checked("people", table(PEOPLE, ["Серікова", "Айгүл", "01.01.1980", IIN, "", ""]), world["registrar"])
    taken(first, world["registrar"])
    other = make_actor(Role.REGISTRAR, world.keles)
    run = taken(checked("people", table(PEOPLE, ["Серікова", "Айгүл", "01.01.1980", IIN, "", ""]), other), other)
    assert run.counts[RowState.TAKEN] == 1
    assert Person.objects.filter(family_name="Серікова").count() == 2
    assert Person.objects.visible_to(other).count() == 1


def test_people_known_by_another_way_are_left_alone(world: World) -> None:
    known = make_person(family_name="Жүсіп", given_name="Әсем")
    Person.objects.filter(pk=known.pk).update(birth_date="1985-05-05")
    link_person(
        person_id=known.pk,
        organisation_id=world.saryagash.pk,
        reason=LinkReason.EVENT,
        by=world["registrar"],
        at=timezone.now(),
    )
    run = checked("people", table(PEOPLE, ["Жүсіп", "Әсем", "05.05.1985", "", "", "Жаңа мекенжай"]), world["registrar"])
    assert run.counts == {RowPlan.SAME: 1}


# -- Entries -----------------------------------------------------------------------------------------------------------

ENTRIES = ["call", "title", "name", "nomination", "email", "answers"]


@pytest.fixture
def runner(world: World) -> Actor:
    return make_actor(Role.COMPETITIONS, Organisation.objects.get(pk=world["coordinator"].organisation_id))


@pytest.fixture
def call(runner: Actor) -> Call:
    now = timezone.now()
    span = {"opens_at": now - timezone.timedelta(days=5), "closes_at": now + timezone.timedelta(days=5)}
    return make_call(Organisation.objects.get(pk=runner.organisation_id), **span)


def rows_of(call: Call) -> list[dict[str, Any]]:
    nomination = call.nominations.get().code
    told = {"call": call.code, "nomination": nomination, "email": "a@tirek.example"}
    return [
        {**told, "title": "Ауыл кітапханасы", "name": "А. Серікова", "answers": {"summary": "Кітап оқу орталығы."}},
        {**told, "title": "Жауапсыз", "name": "Б. Оспанов", "answers": {}},
        {**told, "title": "Басқа аталым", "name": "В. Ким", "nomination": "жоқ", "answers": {"summary": "Мәтін."}},
        {**told, "title": "Сынып", "name": "Г. Ли", "entrant_kind": "class", "answers": {"summary": "Мәтін."}},
    ]


def test_entries_on_paper_are_handed_in_by_the_same_checks_known_again_and_taken_back(
    runner: Actor, call: Call
) -> None:
    content = json.dumps(rows_of(call), ensure_ascii=False).encode()
    run = checked("entries", content, runner)
    assert not Entry.objects.exists(), "a dry run hands nothing in"
    assert {number: set(told) for number, told in problems(run).items()} == {
        3: {"answers"}, 4: {"nomination"}, 5: {"entrant_kind"},
    }  # fmt: skip
    run = taken(run, runner)
    entry = Entry.objects.get()
    assert (entry.state, entry.user_id, entry.revision.answers) == (
        EntryState.SUBMITTED,
        None,
        {"summary": "Кітап оқу орталығы."},
    )
    assert Message.objects.filter(to="a@tirek.example").exists(), "the entrant gets the receipt"
    assert checked("entries", content, runner).counts[RowPlan.SAME] == 1
    assert undone(run, runner).counts[RowState.UNDONE] == 1
    assert Entry.objects.get().state == EntryState.WITHDRAWN


def test_no_child_is_entered_by_a_table_and_no_closed_call_takes_one(runner: Actor, call: Call, world: World) -> None:
    Call.objects.filter(pk=call.pk).update(with_guardian_under=18)
    row = rows_of(call)[0] | {"born_on": "01.02.2015"}
    assert set(problems(checked("entries", json.dumps([row]).encode(), runner))[2]) == {"born_on"}
    Call.objects.filter(pk=call.pk).update(closes_at=timezone.now())
    assert set(problems(checked("entries", json.dumps([rows_of(call)[0]]).encode(), runner))[2]) == {"call"}
    Call.objects.filter(pk=call.pk).update(state=CallState.DRAFT)
    outsider = make_actor(Role.COMPETITIONS, world.keles)
    assert set(problems(checked("entries", json.dumps([rows_of(call)[0]]).encode(), outsider))[2]) == {"call"}
