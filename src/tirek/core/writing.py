"""Many new rows in one trip to the database.

An intake writes rows of several tables. Saved one by one, each costs a trip and the making of its SQL; here the INSERTs
are made once per model and sent together. Constraints, triggers and errors are those of ``save``.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models
from django.db.models.base import ModelState

M = TypeVar("M", bound=models.Model)


def new_row(model: type[M], **values: Any) -> M:
    """A new unsaved row, as ``model(**values)`` makes it but several times as fast: for the hundreds of thousands that
    ``copy_in`` writes. Without the signals of ``__init__``, which no model of ours listens to."""
    row = model.__new__(model)
    row._state = ModelState()
    constant, made, columns = _making(model)
    stated = row.__dict__
    stated.update(constant)
    for name, value in values.items():
        column, relation = columns[name]
        if relation is None:
            stated[name] = value
        else:
            stated[column] = None if value is None else getattr(value, relation)
            row._state.fields_cache[name] = value
    for name, default in made:
        if name not in values:
            stated[name] = default()
    return row


@cache
def _making(
    model: type[models.Model],
) -> "tuple[dict[str, Any], list[tuple[str, Callable[[], Any]]], dict[str, tuple[str, str | None]]]":
    """Of a model: its defaults that stay the same, those made anew for each row, and by the name of a value the column
    it goes to with, for a related row, the attribute of that row."""
    constant: dict[str, Any] = {}
    made: list[tuple[str, Callable[[], Any]]] = []
    columns: dict[str, tuple[str, str | None]] = {}
    for field in model._meta.concrete_fields:
        if field.generated:
            continue
        if field.has_default() and callable(field.default):
            made.append((field.attname, field.default))
        else:
            constant[field.attname] = field.get_default()
        columns[field.attname] = (field.attname, None)
        if isinstance(field, models.ForeignKey):
            columns[field.name] = (field.attname, field.target_field.attname)
    return constant, made, columns


def insert_together(*rows: models.Model, then: str = "", told: Sequence[Any] = ()) -> "tuple[Any, ...] | None":
    """Insert new rows in the order given, inside the caller's transaction.

    A key that the database gives is not read back. ``then`` is a question asked in the same trip once the rows are in;
    the first row of its answer is returned.
    """
    statements = [_insert(type(row)) for row in rows]
    values = [value for row in rows for value in _values(row)]
    if then:
        statements.append(then)
    with connection.cursor() as cursor:
        cursor.execute(";\n".join(statements), [*values, *told])
        for row in rows:
            row._state.adding, row._state.db = False, connection.alias
        if not then:
            return None
        while cursor.nextset():
            pass
        found: tuple[Any, ...] | None = cursor.fetchone()
        return found


def copy_in(rows: Sequence[models.Model]) -> int:
    """Insert many new rows of one model through COPY, inside the caller's transaction; returns how many."""
    if not rows:
        return 0
    model = type(rows[0])
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in _fields(model))
    statement = f"COPY {connection.ops.quote_name(model._meta.db_table)} ({names}) FROM STDIN"
    with connection.cursor() as cursor, cursor.cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(_values(row))
    return len(rows)


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
    """The columns that are ours to fill: not those the database makes."""
    made = [field for field in model._meta.concrete_fields if field.generated or isinstance(field, models.AutoField)]
    return tuple(field for field in model._meta.concrete_fields if field not in made)


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
