"""Typed news between apps. A lower app announces; a higher app subscribes; nobody imports upward.

Handlers run after commit in the announcing process and may be lost with it: an effect that must happen is a
row or a job written inside the transaction instead.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog
from django.db import transaction

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Event:
    """Base of every event; carries keys, never records."""


E = TypeVar("E", bound=Event)
_HANDLERS: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event_type: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Decorator: call the function with each committed event of this type."""

    def register(handler: Callable[[E], None]) -> Callable[[E], None]:
        _HANDLERS[event_type].append(handler)
        return handler

    return register


def announce(event: Event) -> None:
    """Tell the subscribers when the transaction commits. A failing handler is logged and stops no other."""
    if _HANDLERS[type(event)]:
        transaction.on_commit(lambda: _deliver(event))


def _deliver(event: Event) -> None:
    for handler in _HANDLERS[type(event)]:
        try:
            handler(event)
        except Exception:
            log.exception("event_handler_failed", event_type=type(event).__name__, handler=handler.__qualname__)
