"""Everything held on a person, found by itself: each table that leads to the person by its own keys, through the
register of personal data. A table that an app adds tomorrow is in the copy without a word here.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Field, ForeignKey, Model, Q

from tirek.core.retention import Category, register
from tirek.people.models import Disclosure, Person

LONGEST_WAY = 3
# Keys and digests of the machine: no data of the person, and of use only to somebody who wants in.
NEVER_TOLD = re.compile(r"digest|password|secret|token|^search_|^stored_as$|^sha256$|_key$|^key$|^is_demo$")


@dataclass(frozen=True, slots=True)
class Holding:
    """The rows of one table about a person, each as pairs of column and value."""

    table: str
    title: str
    rows: list[dict[str, Any]]


def everything_on(person: Person) -> list[Holding]:
    """All rows about a person and the records joined into theirs, table by table, the person first."""
    ids = [person.pk, *Person.objects.filter(merged_into=person).values_list("pk", flat=True)]
    own = Holding(Person._meta.label, str(Person._meta.verbose_name), _rows(Person, Q(pk__in=ids)))
    found = [
        Holding(model._meta.label, str(model._meta.verbose_name_plural), _rows(model, Q(**{f"{way}__in": ids})))
        for model, way in ways_to_person().items()
    ]
    return [own, *(holding for holding in found if holding.rows)]


@cache
def ways_to_person() -> dict[type[Model], str]:
    """Each table with personal columns that leads to a person, and the way there in keys (``case__applicant``), the
    shortest first."""
    personal = {row.model for row in register() if row.category != Category.NONE}
    ways: dict[type[Model], str] = {}
    for model in sorted(apps.get_models(), key=lambda each: each._meta.label):
        if model is not Person and model._meta.label in personal and (way := _way(model)):
            ways[model] = way
    return ways


def _way(model: type[Model]) -> str:
    """Breadth first, so that the nearest key wins; never through another household member or the staff."""
    staff = get_user_model()
    waiting: deque[tuple[type[Model], tuple[str, ...]]] = deque([(model, ())])
    while waiting:
        here, steps = waiting.popleft()
        for key in _keys_of(here):
            there = key.related_model
            if there is Person:
                return "__".join((*steps, key.name))
            if there is staff:
                continue
            if len(steps) + 1 < LONGEST_WAY and isinstance(there, type) and there is not here:
                waiting.append((there, (*steps, key.name)))
    return ""


def _keys_of(model: type[Model]) -> Iterator["ForeignKey[Any, Any]"]:
    return (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))


def _rows(model: type[Model], condition: Q) -> list[dict[str, Any]]:
    rows = model._default_manager.filter(condition).order_by("pk")
    if model is Disclosure:
        rows = rows.order_by("at")
    fields = [field for field in model._meta.concrete_fields if not NEVER_TOLD.search(field.name)]
    return [{field.attname: _plain(field, row) for field in fields} for row in rows.iterator(chunk_size=2000)]


def _plain(field: "Field[Any, Any]", row: Model) -> Any:
    value = getattr(row, field.attname)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return str(value)
