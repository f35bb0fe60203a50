"""Several short lists in one statement: a page of many small parts asks the database once."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields.ranges import RangeField
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BinaryField, Model, QuerySet


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
