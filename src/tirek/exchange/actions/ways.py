"""What is done with any way of pieces, ours to others or theirs to us: paused, opened, closed, begun anew."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, refuse
from tirek.exchange.enums_of_wires import OutgoingState, WayState
from tirek.exchange.models.outgoing import Way

W = TypeVar("W", bound=Way)


def move(way: W, target: WayState, verb: str, *, by: Actor, at: datetime) -> W:
    """Pause a locked way that is open, or open one that is paused. Raises Refused for one that is there already."""
    if way.state == target:
        raise Refused(refuse(_("This has been done already.")))
    way.state, way.rests_until = target, None
    way.save(update_fields=["state", "rests_until"])
    record(verb, way, by=by, at=at)
    return way


def close(way: W, pieces: Iterable[Any], verb: str, *, by: Actor, at: datetime) -> W:
    """Close a locked way for good: what waits along it is dropped, its log stays."""
    way.state = WayState.CLOSED
    way.save(update_fields=["state"])
    for each in pieces:
        each.waiting().update(state=OutgoingState.DROPPED, settled_at=at)
    record(verb, way, by=by, at=at)
    return way


def begin_anew(way: Way, *also: str) -> None:
    """Forget that a locked way has failed, and save it: it is tried at once."""
    way.failures, way.failing_since, way.rests_until = 0, None, None
    way.save(update_fields=["failures", "failing_since", "rests_until", *also])
