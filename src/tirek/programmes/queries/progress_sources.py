"""Where the progress of bound actions comes from: an app further left registers its figures here.

Programmes know no indicator. They ask for the value of a code in a time and a region, and for the address that opens
its records.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from tirek.core.actor import Actor


@dataclass(frozen=True, slots=True)
class Ask:
    """The figure with a code from the first to the last day, in a region (None: in the country)."""

    code: str
    first: date
    last: date
    area_id: UUID | None = None


Values = Mapping[Ask, Decimal | None]


@dataclass(frozen=True, slots=True)
class Source:
    """Who measures: ``titles`` are codes and names in the active language; ``measure`` gives the values asked for as of
    a day (None: no data); ``address`` opens the records behind one, to whoever ``may_open`` them; ``wholes``: of which
    figure another is a part, by code, so that regions of different size can be compared by rates."""

    titles: Callable[[], list[tuple[str, str]]]
    measure: Callable[[Collection[Ask], date], Values]
    address: Callable[[Ask, date], str]
    may_open: Callable[[Actor], bool]
    wholes: Mapping[str, str] = field(default_factory=dict)


_source: list[Source] = []


def measure_with(source: Source) -> None:
    """Registered from ``ready()`` by the app that owns figures; the last one counts."""
    _source[:] = [source]


def source_titles() -> dict[str, str]:
    """Codes and names of the figures an action may be bound to; empty while no app has registered any."""
    return dict(_source[0].titles()) if _source else {}


def whole_of(code: str) -> str:
    """The figure another one is a part of; empty where it is a part of none."""
    return _source[0].wholes.get(code, "") if _source else ""


def measured(asks: Collection[Ask], today: date) -> Values:
    """The values asked for; those nobody measures have none."""
    return _source[0].measure(asks, today) if _source and asks else {}


def address_of(ask: Ask, today: date) -> str:
    """The records behind a figure; empty while no app has registered any."""
    return _source[0].address(ask, today) if _source else ""


def figures_open(actor: Actor) -> bool:
    """Whether those records open for somebody."""
    return bool(_source) and _source[0].may_open(actor)
