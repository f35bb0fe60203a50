"""Taking the personal out of rows and leaving the rest: what figures count stays as it is.

Which columns are personal says the register of personal data; so a column an app adds is covered by its own
declaration. Keys, dates that figures count, and choices from closed lists stay.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.db.models import Case, CheckConstraint, Field, ForeignKey, Model, Q, Value, When

from tirek.core.retention import Category, register

PERSONAL = frozenset({Category.IDENTITY, Category.CONTACT, Category.RESIDENCE, Category.FAMILY, Category.CONTENT})
GONE = "—"
"""What stands where a text was that may not be empty: the house's sign for nothing."""


def blank(model: type[Model], condition: Q, *, kept: Iterable[str] = (), **more: Any) -> int:
    """Blank the personal columns of some rows, but for those ``kept``, and set ``more``; returns how many rows. One
    statement. Append-only tables let it pass, because it runs under ``retention_lets_pass``."""
    changes: dict[str, Any] = {name: value for name, value in _blanks(model) if name not in set(kept)}
    changes |= more
    return model._default_manager.filter(condition).update(**changes) if changes else 0


def retention_lets_pass() -> None:
    """For this transaction, the triggers of append-only tables let a retention rule through."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL tirek.retention = 'on'")


def ways_to(goal: type[Model], *, longest: int = 3) -> dict[type[Model], str]:
    """Each table with personal columns that leads to ``goal`` by its own keys, and the way there
    (``draft__case``), the shortest first. Never through the staff."""
    from django.apps import apps

    personal = {row.model for row in register() if row.category != Category.NONE}
    found = {model: _way(model, goal, longest) for model in apps.get_models() if model._meta.label in personal}
    return {model: way for model, way in found.items() if way and model is not goal}


def with_ids(way: str, ids: list[UUID]) -> Q:
    """A condition for ``blank``."""
    return Q(**{f"{way}__in": ids})


def _way(model: type[Model], goal: type[Model], longest: int) -> str:
    staff = get_user_model()
    waiting: deque[tuple[type[Model], tuple[str, ...]]] = deque([(model, ())])
    while waiting:
        here, steps = waiting.popleft()
        for key in _keys_of(here):
            there = key.related_model
            if there is goal:
                return "__".join((*steps, key.name))
            if len(steps) + 1 < longest and isinstance(there, type) and there is not here and there is not staff:
                waiting.append((there, (*steps, key.name)))
    return ""


def _keys_of(model: type[Model]) -> "Iterator[ForeignKey[Any, Any]]":
    return (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))


def _blanks(model: type[Model]) -> Iterator[tuple[str, Any]]:
    personal = {row.column for row in register() if row.model == model._meta.label and row.category in PERSONAL}
    watched = {name for check in model._meta.constraints if isinstance(check, CheckConstraint)
               for name in _names(check.condition)}  # fmt: skip
    for field in model._meta.concrete_fields:
        if field.name in personal and not field.is_relation and not field.choices and not field.primary_key:
            for name, value in _blank_of(field):
                yield name, _sign_of(name) if value == "" and name in watched else value


def _names(condition: Any) -> Iterator[str]:
    """The columns a condition is about."""
    for part in getattr(condition, "children", ()):
        if isinstance(part, tuple):
            yield part[0].partition("__")[0]
        else:
            yield from _names(part)


def _sign_of(column: str) -> Case:
    """Where a constraint may ask for some text: the sign for nothing in place of text, nothing where there was none."""
    return Case(When(**{column: ""}, then=Value("")), default=Value(GONE))


def _blank_of(field: "Field[Any, Any]") -> Iterator[tuple[str, Any]]:
    if isinstance(field, ArrayField):
        yield field.name, []
    elif isinstance(field, models.JSONField):
        yield field.name, None if field.null else {}
    elif isinstance(field, models.CharField | models.TextField):
        yield field.name, "" if field.blank else GONE
    elif field.null:
        yield field.name, None
