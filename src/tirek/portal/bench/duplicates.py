"""The register searched for twins: time, memory, how many of the true ones are found, how many of the found are true.

On the same register: the hints at the desk and the search of people."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID, uuid5

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from tirek.core.actor import Actor, Grant, Reach
from tirek.core.roles import Role
from tirek.core.writing import copy_in
from tirek.people.enums import ContactKind, IdentifierKind, LinkReason, Sex
from tirek.people.models import Contact, DuplicatePair, Identifier, Person, PersonLink
from tirek.people.names import search_keys
from tirek.people.queries import possible_duplicates, search_people
from tirek.portal.bench.database import address, own_database
from tirek.portal.bench.timing import timed
from tirek.portal.bench.twins import Record, register, to_russian
from tirek.portal.cli.terminal import progress, say

OFFICES = [uuid5(UUID(int=0), str(number)) for number in range(230)]
OF_A_REGION = frozenset(OFFICES[:14])
SAMPLE = 150
_BATCH = 10_000


def measure(people: int, *, keep: bool) -> list[dict[str, Any]]:
    """Make the register (once, when it is kept), scan it in a process of its own, and judge what was found."""
    with own_database(f"tirek_bench_people_{people}", partial(_fill, people), keep=keep) as name:
        rows = [_scan(name) | _quality(people)]
        return [*rows, *_hints(people), *_search(people)]


def _scan(name: str) -> dict[str, Any]:
    """``tirek people duplicates scan`` as the nightly job runs it; the most memory its process had."""
    told = {**os.environ, "DATABASE_URL": address(name)}
    command = [sys.executable, "-m", "tirek.portal.cli", "people", "duplicates", "scan", "--json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    answer = subprocess.run(command, env=told, check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    found = json.loads(answer.stdout.splitlines()[-1])
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    row = {"what": f"scan, {found['engine']}", "persons": found["persons"], "seconds": found["seconds"]}
    return row | {"cpu_s": round(cpu, 1), "peak_mib": after.ru_maxrss // 1024, "pairs": found["pairs"]}


def _quality(people: int) -> dict[str, Any]:
    """Precision: how many of the pairs found are true; recall: how many of the true ones were found."""
    first: dict[int, int] = {}
    true = set()
    for number, record in enumerate(register(people), start=1):
        if record.human in first:
            true.add((first[record.human], number))
        first.setdefault(record.human, number)
    keys = DuplicatePair.objects.values_list("low_id", "high_id")
    found = {(low.int, high.int) for low, high in keys.iterator()}
    right = len(found & true)
    return {
        "twins": len(true),
        "precision": round(right / max(len(found), 1), 4),
        "recall": round(right / max(len(true), 1), 4),
    }


def _hints(people: int) -> list[dict[str, Any]]:
    """What the desk asks while a clerk types: a name in another spelling, half of the time with a date or a phone."""
    office = OFFICES[3]
    clerk = Actor(organisation_id=office, grants=(Grant(Role.REGISTRAR, office, Reach(frozenset({office}))),))
    rng = Random(11)  # noqa: S311
    calls = [partial(possible_duplicates, **_typed(record, rng), by=clerk) for record in _sample(people)]
    return [timed("hint while typing", calls)]


def _typed(record: Record, rng: Random) -> dict[str, Any]:
    name = to_russian(f"{record.family} {record.given}")
    at = rng.randrange(2, len(name))
    name = name[:at] + name[at + 1 :]  # one letter left out
    return {
        "name": name,
        "birth_date": record.born if rng.random() < 0.5 else None,
        "phone": record.phone if rng.random() < 0.3 else "",
    }


def _search(people: int) -> list[dict[str, Any]]:
    """The search of people by a clerk of one office, a region's head and the republic's."""
    records, rows = list(_sample(people)), []
    reaches = {
        "district": Reach(frozenset(OFFICES[:1])),
        "region": Reach(OF_A_REGION),
        "republic": Reach(everywhere=True),
    }
    for who, reach in reaches.items():
        head = Actor(organisation_id=OFFICES[0], grants=(Grant(Role.HEAD, OFFICES[0], reach),))
        for what, text in _TEXTS.items():
            calls = [partial(search_people, head, text(record), 50) for record in records]
            rows.append(timed(f"people, {what}, {who}", calls))
    return rows


_TEXTS: dict[str, Callable[[Record], str]] = {
    "full name": lambda record: to_russian(f"{record.family} {record.given}"),
    "one name": lambda record: record.given,
    "with a slip": lambda record: f"{record.family[:3]}{record.family[4:]} {record.given}",
}


def _sample(people: int) -> Iterator[Record]:
    return islice(register(people), 0, people, max(1, people // SAMPLE))


def _fill(people: int) -> None:
    """Write the register; the index of names is built once at the end."""
    say(f"Making a register of {people} …")
    records, number = register(people), 0
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX people_person_search")
    with progress() as advance:
        while batch := list(islice(records, _BATCH)):
            _write(batch, number + 1)
            number += len(batch)
            advance("Register", number, people)
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX people_person_search ON people_person USING gin (search_vector)")
        cursor.execute("VACUUM ANALYZE")


def _write(batch: list[Record], start: int) -> None:
    now = timezone.now()
    people: list[Person] = []
    rows: dict[str, list[Any]] = {"numbers": [], "contacts": [], "links": []}
    for number, record in enumerate(batch, start):
        person = _person(number, record)
        people.append(person)
        during = DateRange(now.date(), None)
        if record.iin:
            rows["numbers"].append(Identifier(person=person, kind=IdentifierKind.IIN, value=record.iin, during=during))
        if record.phone:
            told = {"value": record.phone, "as_entered": record.phone, "is_preferred": True}
            rows["contacts"].append(Contact(person=person, kind=ContactKind.PHONE, **told))
        office = OFFICES[record.area]
        rows["links"].append(
            PersonLink(person=person, organisation_id=office, reason=LinkReason.REGISTERED, opened_at=now)
        )
    for written in (people, *rows.values()):
        copy_in(written)


def _person(number: int, record: Record) -> Person:
    """Its key is its place in the register, so that the true twins are known without a list."""
    return Person(
        id=UUID(int=number),
        family_name=record.family,
        given_name=record.given,
        patronymic=record.patronymic,
        birth_date=record.born,
        sex=Sex.FEMALE if record.is_woman else Sex.MALE,
        address=record.address,
        search_keys=search_keys(record.family, record.given, record.patronymic),
    )
