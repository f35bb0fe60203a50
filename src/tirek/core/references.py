"""Who names a record: asked before one that was entered by mistake is taken back."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import Model


def named_elsewhere(model: type[Model], keys: Collection[UUID], *, besides: Collection[type[Model]] = ()) -> set[UUID]:
    """Of these records, those that rows of other tables point at; one query a relation. ``besides``: tables whose rows
    belong to the record and go with it."""
    found: set[Any] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        if relation.concrete or relation.related_model in besides:
            continue
        column = relation.field.name  # type: ignore[union-attr]
        rows = relation.related_model._base_manager.filter(**{f"{column}__in": list(keys)})  # type: ignore[union-attr]
        found |= set(rows.order_by().values_list(column, flat=True).distinct())
    return found
