"""What every record of Tirek has: a time-ordered key and the moment it was written."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.encoding import force_str
from django.utils.hashable import make_hashable
from django.utils.translation import get_language

from tirek.core.ids import uuid7


class Base(models.Model):
    """An abstract record with a UUIDv7 key. ``created_at`` is when the row was written, not when the fact happened."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    def _get_FIELD_display(self, field: "models.Field[Any, Any]") -> Any:  # noqa: N802 - the name is Django's
        """What Django's own says, which translates every label of the field to find one: as many words as it has
        choices, for each row of a list."""
        value = make_hashable(getattr(self, field.attname))
        return force_str(dict(field.flatchoices).get(value, value), strings_only=True)


class TrilingualName(models.Model):
    """A name in Kazakh, Russian and English; ``name`` follows the language of the interface."""

    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300)
    name_en = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language; English falls back to Kazakh, as does any other language."""
        return self.name_in(get_language() or "kk")

    def name_in(self, language: str) -> str:
        """The name in ``language`` (``kk``, ``ru`` or ``en``), Kazakh where there is none."""
        return getattr(self, f"name_{language[:2]}", "") or self.name_kk
