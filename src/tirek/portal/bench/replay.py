"""The rows that one intake writes, as plain INSERTs to be repeated with new keys: psycopg's side of the comparison."""

from collections.abc import Callable
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.utils import timezone
from psycopg.types.json import Jsonb

from tirek.cases.actions.intake import submit
from tirek.core.actor import ANONYMOUS
from tirek.portal.bench.applications import make_applications

RAISE = (
    "INSERT INTO core_numbersequence (id, created_at, prefix, year, last) VALUES (%s, now(), %s, %s, 1) "
    "ON CONFLICT (prefix, year) DO UPDATE SET last = core_numbersequence.last + EXCLUDED.last RETURNING last"
)
TABLES = {
    "people_person": "id = %(person)s",
    "people_identifier": "person_id = %(person)s",
    "people_contact": "person_id = %(person)s",
    "cases_case": "id = %(case)s",
    "cases_clockentry": "case_id = %(case)s",
    "people_personlink": "about_id = %(case)s",
    "core_auditevent": "subject_id IN (%(case)s, %(person)s)",
    "core_message": "about_id = %(case)s",
    "procrastinate_jobs": "args->>'message_id' IN (SELECT id::text FROM core_message WHERE about_id = %(case)s)",
}
Values = dict[Any, Any]
Made = tuple[str, Callable[[Values], list[Any]]]
_serial = count(1)


def sample_rows() -> tuple[list[Made], Callable[[], Values]]:
    """INSERTs with a maker of their values each, and a maker of the new keys they share."""
    case = submit(next(make_applications(1, key=uuid4)), by=ANONYMOUS, at=timezone.now()).case
    rows, changing = [], {case.number, case.intake_key}
    for table, which in TABLES.items():
        for row in _rows(table, which, {"case": case.pk, "person": case.applicant_id}):
            changing |= {value for value in (row.get("id"), row.get("key")) if isinstance(value, UUID | str)}
            rows.append(_insert(table, row))
    mark = uuid4().hex[:6]

    def fresh() -> Values:
        return {old: _new(old, mark) for old in changing}

    return rows, fresh


def _new(old: Any, mark: str) -> Any:
    return uuid4() if isinstance(old, UUID) else f"{mark}{next(_serial):010d}"


def _insert(table: str, row: dict[str, Any]) -> Made:
    """An INSERT of a row; its whole-number key, where it has one, comes from its sequence."""
    columns = [name for name, value in row.items() if not (name == "id" and isinstance(value, int))]
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join(["%s"] * len(columns))
    told = [row[name] for name in columns]

    def make(values: Values) -> list[Any]:
        return [_changed(value, values) for value in told]

    return f"INSERT INTO {table} ({names}) VALUES ({marks})", make  # noqa: S608


def _changed(value: Any, values: Values) -> Any:
    if isinstance(value, dict | list):
        return Jsonb(value)
    return values.get(value, value)


def _rows(table: str, which: str, keys: dict[str, UUID]) -> list[dict[str, Any]]:
    generated = "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'ALWAYS'"
    with connection.cursor() as cursor:
        cursor.execute(generated, [table])
        without = {name for (name,) in cursor.fetchall()}
        cursor.execute(f"SELECT * FROM {table} WHERE {which}", keys)  # noqa: S608
        names = [column.name for column in cursor.description]
        return [{name: value for name, value in zip(names, row, strict=True) if name not in without} for row in cursor]
