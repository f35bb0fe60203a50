"""Figures that a publication may show: an app above says which there are and reads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.utils.functional import Promise

from tirek.core.actor import Actor


@dataclass(frozen=True, slots=True)
class FactRead:
    """A figure of a period: its name, its value with the word beside it, the page that opens its records."""

    label: str
    value: Decimal | None
    unit: str
    url: str


class FactSource(Protocol):
    """Where figures come from."""

    def choices(self) -> Sequence[tuple[str, str | Promise]]:
        """Codes and names of all figures, in the order of their chapters."""
        ...

    def read(self, code: str, first: date, last: date) -> FactRead:
        """A figure of the whole country, counted now. Raises KeyError for an unknown code."""
        ...

    def may_open(self, actor: Actor) -> bool:
        """Whether the pages of figures open for somebody."""
        ...

    def beside(self, code: str, value: Decimal | None) -> FactRead:
        """The same with a value that was kept: name, word and address only. Raises KeyError."""
        ...


_SOURCES: list[FactSource] = []


def offer(source: FactSource) -> None:
    """Called once by the app that knows the figures, when apps are ready."""
    _SOURCES[:] = [source]


def source() -> FactSource:
    """The source of figures. Raises LookupError when no app offers one."""
    if not _SOURCES:
        raise LookupError("no app offers figures")
    return _SOURCES[0]
