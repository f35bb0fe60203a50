"""Typed news between apps. A lower app announces; a higher app subscribes; nobody imports upward.

Subscribers run after commit in the announcing process and may be lost with it. An effect that must happen is written
by whoever takes ``part``: at once, in the transaction that causes it.
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
_PARTS: dict[type[Event], list[Callable[[Any], None]]] = defaultdict(list)


def subscribe(event_type: type[E]) -> Callable[[Callable[[E], None]], Callable[[E], None]]:
    """Decorator: call the function with each committed event of this type."""

    def register(handler: Callable[[E], None]) -> Callable[[E], None]:
        _HANDLERS[event_type].append(handler)
        return handler

    return register


def take_part(event_type: type[E], handler: Callable[[E], None]) -> None:
    """Call the function with each event of this type as it is announced, inside the transaction: what it writes is kept
    if and only if the deed is, and its failure undoes the deed."""
    if handler not in _PARTS[event_type]:
        _PARTS[event_type].append(handler)


def announce(event: Event) -> None:
    """Let those who take part do so now, and tell the subscribers when the transaction commits. A failing subscriber is
    logged and stops no other."""
    for handler in _PARTS[type(event)]:
        handler(event)
    if _HANDLERS[type(event)]:
        transaction.on_commit(lambda: _deliver(event))


def _deliver(event: Event) -> None:
    for handler in _HANDLERS[type(event)]:
        try:
            handler(event)
        except Exception:
            log.exception("event_handler_failed", event_type=type(event).__name__, handler=handler.__qualname__)
