"""The register of personal data: every column of every app, why it is kept and for how long.

An app declares its columns in ``retention.py``; a test fails for a column that nobody named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.db.models import Model


class Category(StrEnum):
    """What a column says about a person. ``NONE`` says nothing about anybody."""

    NONE = "none"
    IDENTITY = "identity"
    CONTACT = "contact"
    RESIDENCE = "residence"
    FAMILY = "family"
    CONTENT = "content"
    TRACE = "trace"


@dataclass(frozen=True, slots=True)
class Term:
    """How long data are kept: ``years`` after ``after`` (None: as long as the record itself)."""

    years: int | None
    after: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A column in the register."""

    model: str
    column: str
    category: Category
    term: Term | None


_REGISTER: dict[str, dict[str, Kept]] = {}


def keep(
    model: type[Model], term: Term, personal: Mapping[Category, Iterable[str]], *, plain: Iterable[str] = ()
) -> None:
    """Name every column of a model: the personal ones by category under ``term``, the rest as ``plain``."""
    label = model._meta.label
    rows = [Kept(label, name, category, term) for category, names in personal.items() for name in names]
    rows += [Kept(label, name, Category.NONE, None) for name in plain]
    _REGISTER[label] = {row.column: row for row in rows}


def register() -> list[Kept]:
    """The whole register, by model and column."""
    return [row for label in sorted(_REGISTER) for _, row in sorted(_REGISTER[label].items())]


def unnamed_columns(app_label: str) -> list[str]:
    """Columns of an app that the register does not name, and names in it that are no column."""
    wrong = []
    for model in apps.get_app_config(app_label).get_models():
        columns = {field.name for field in model._meta.concrete_fields}
        named = set(_REGISTER.get(model._meta.label, {}))
        wrong += [f"{model._meta.label}.{column}" for column in sorted(columns ^ named)]
    return wrong
