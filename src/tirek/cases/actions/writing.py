"""Many new rows in one trip to the database.

An intake writes rows of several tables. Saved one by one, each costs a trip and the making of its SQL; here the INSERTs
are made once per model and sent together. Constraints, triggers and errors are those of ``save``.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection, models


def insert_together(*rows: models.Model) -> None:
    """Insert new rows of models with keys of their own, in the order given, inside the caller's transaction."""
    statements: list[str] = []
    values: list[Any] = []
    for row in rows:
        statements.append(_insert(type(row)))
        values += _values(row)
    with connection.cursor() as cursor:
        cursor.execute(";\n".join(statements), values)
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


# Columns whose Python value psycopg takes as it is; others (JSON, arrays, ranges) are prepared by their field.
_PLAIN = (
    models.UUIDField,
    models.CharField,
    models.TextField,
    models.DateField,
    models.BooleanField,
    models.IntegerField,
    models.ForeignKey,
)


@cache
def _columns(model: type[models.Model]) -> "tuple[tuple[str, models.Field[Any, Any] | None], ...]":
    """Attribute names in order, each with the field that has to prepare the value, or None."""
    return tuple((field.attname, None if isinstance(field, _PLAIN) else field) for field in _fields(model))


@cache
def _fields(model: type[models.Model]) -> "tuple[models.Field[Any, Any], ...]":
    return tuple(field for field in model._meta.concrete_fields if not field.generated)


@cache
def _insert(model: type[models.Model]) -> str:
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in _fields(model))
    marks = ", ".join(["%s"] * len(_fields(model)))
    return f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608


def _values(row: models.Model) -> Sequence[Any]:
    stated = row.__dict__
    return [
        stated[name] if field is None else field.get_db_prep_save(stated[name], connection=connection)
        for name, field in _columns(type(row))
    ]


def copy_in(rows: Sequence[models.Model]) -> int:
    """Insert many new rows of one model through COPY, inside the caller's transaction; returns how many."""
    if not rows:
        return 0
    model = type(rows[0])
    fields = _fields(model)
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    statement = f"COPY {connection.ops.quote_name(model._meta.db_table)} ({names}) FROM STDIN"
    with connection.cursor() as cursor, cursor.cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(_values(row))
    return len(rows)
