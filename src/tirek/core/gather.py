"""Several short lists in one statement: a page of many small parts asks the database once."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields.ranges import RangeField
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BinaryField, Count, Model, QuerySet, Window


@dataclass(frozen=True, slots=True)
class Head:
    """How long a list is, and the keys of its first records in its order."""

    count: int
    keys: list[Any]


def gather(**lists: "QuerySet[Any, Any]") -> dict[str, list[Any]]:
    """The records of each queryset by its name, in its order; one query. For lists that are short by nature.

    Records are whole rows of their own table: what a queryset would fetch beside them (``select_related``, annotations)
    is not read. A model with a range or binary column is refused (TypeError): JSON would not give it back.
    """
    parts: list[str] = []
    told: list[Any] = []
    for name, records in lists.items():
        try:
            statement, params = records.values_list(*_names(records.model)).query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f'(SELECT json_agg(listed) FROM ({statement}) listed) AS "{name}"')  # noqa: S608 - made by Django
        told += params
    found = _answer(f"SELECT {', '.join(parts)}", told) if parts else {}
    return {name: _records(records.model, found.get(name) or []) for name, records in lists.items()}


def gather_values(**lists: "QuerySet[Any, Any]") -> dict[str, list[dict[str, Any]]]:
    """What each ``values()`` queryset gives, by its name; one query. Keys and days come as text."""
    told = "coalesce(json_agg(listed), '[]')"
    found = _one_each(lists.values(), told)
    return {name: rows or [] for name, rows in zip(lists, found, strict=True)}


def sizes(lists: "Sequence[QuerySet[Any, Any]]") -> list[int]:
    """How many records each list has; one query."""
    counted = [each.order_by().values_list("pk") for each in lists]
    return [found or 0 for found in _one_each(counted, "count(*)")]


def heads(lists: "Sequence[QuerySet[Any, Any]]", most: int) -> list[Head]:
    """How long each list is, and the keys of its first few records; one query."""
    first = [each.annotate(_length=Window(Count("*"))).values_list("pk", "_length")[:most] for each in lists]
    found = _one_each(first, "json_build_array(max(_length), json_agg(pk))", "(pk, _length)")
    return [_head(each.model, *(told or (0, []))) for each, told in zip(lists, found, strict=True)]


def _head(model: type[Model], count: int | None, keys: list[Any] | None) -> Head:
    key: Any = model._meta.pk
    return Head(count or 0, [key.to_python(each) for each in keys or []])


def _one_each(lists: "Iterable[QuerySet[Any, Any]]", told: str, columns: str = "") -> list[Any]:
    """One value of each list, in one statement; None of a list that is empty by itself."""
    parts: dict[int, str] = {}
    params: list[Any] = []
    for place, each in enumerate(lists):
        parts[place] = "NULL"
        try:
            statement, given = each.query.sql_with_params()
        except EmptyResultSet:
            continue
        parts[place] = f"(SELECT {told} FROM ({statement}) listed{columns})"  # noqa: S608 - made by Django
        params += given
    if set(parts.values()) <= {"NULL"}:
        return [None] * len(parts)
    answer = ", ".join(f'{part} AS "{place}"' for place, part in parts.items())
    return list(_answer(f"SELECT {answer}", params).values())


def _answer(statement: str, params: Iterable[Any]) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(params))
        row = cursor.fetchone()
        return {column.name: _read(value) for column, value in zip(cursor.description, row, strict=True)}


def _read(value: Any) -> Any:
    return json.loads(value, parse_float=Decimal) if isinstance(value, str) else value


def _names(model: type[Model]) -> list[str]:
    if wrong := [field.name for field in _fields(model) if isinstance(field, RangeField | BinaryField)]:
        raise TypeError(f"{model.__name__}.{wrong[0]} cannot be gathered.")
    return [field.attname for field in _fields(model)]


def _fields(model: type[Model]) -> list[Any]:
    return list(model._meta.concrete_fields)


def _records(model: type[Model], rows: Iterable[Mapping[str, Any]]) -> list[Any]:
    fields = _fields(model)
    names = [field.attname for field in fields]
    return [model.from_db(connection.alias, names, [_value(field, row) for field in fields]) for row in rows]


def _value(field: Any, row: Mapping[str, Any]) -> Any:
    value = row[field.column]
    return None if value is None else field.to_python(value)
