"""Slots on a page that apps further left fill: a person's page shows cases without knowing that cases exist."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tirek.core.actor import Actor

Loader = Callable[[Actor, Any], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled slot: include ``template`` with ``panel=data``."""

    template: str
    data: Mapping[str, Any]


_PANELS: dict[str, list[tuple[int, str, Loader]]] = defaultdict(list)


def register_panel(slot: str, template: str, loader: Loader, *, order: int = 100) -> None:
    """Fill ``slot`` with ``template``. The loader gets (actor, subject) and may return None to stay away.

    Called once from an app's ``ready()``; registering the same template again changes nothing.
    """
    if all(known != template for _, known, _loader in _PANELS[slot]):
        _PANELS[slot].append((order, template, loader))
        _PANELS[slot].sort(key=lambda entry: (entry[0], entry[1]))


def panels_for(slot: str, actor: Actor, subject: Any) -> list[Panel]:
    """The panels of a slot for this actor and subject, in order."""
    loaded = ((template, loader(actor, subject)) for _order, template, loader in _PANELS[slot])
    return [Panel(template, data) for template, data in loaded if data is not None]
