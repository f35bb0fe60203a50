"""What a reform would change, found by trying it: each app says it for what it keeps.

An app adds its own in ``<app>/reform_effects.py``::

    @reform_effect("bodies", title=_("Bodies"), heads=(_("Body"), …), order=20)
    def bodies(trial: Trial) -> Iterator[Row]: …

It is called inside the trial: the map of ``trial.day`` is the one after the reform, that of ``trial.eve`` the one
before. Nothing of the trial is kept but the rows.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import get_language

from tirek.core.actor import Actor
from tirek.core.period import Period

Cell = str | int | float | dict[str, str] | None
"""A cell of a finding; words in three languages are a dict by language."""
Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Trial:
    """A reform being tried: its day, and the period whose figures are compared, as they stand today."""

    day: date
    period: Period
    today: date
    moves_bodies: bool = True

    @property
    def eve(self) -> date:
        """The last day of the old map."""
        return self.day - timedelta(days=1)


Find = Callable[[Trial], Iterable[Row]]
CarryOut = Callable[[Trial, Actor, datetime], int]


@dataclass(frozen=True, slots=True)
class Effect:
    """One kind of thing a reform changes. ``carry_out`` does what follows from the new map; it returns how many.
    ``note`` stands under the table."""

    code: str
    title: str | Promise
    heads: Sequence[str | Promise]
    order: int
    find: Find
    carry_out: CarryOut | None = None
    note: str | Promise = ""


_EFFECTS: dict[str, Effect] = {}


def reform_effect(
    code: str,
    *,
    title: str | Promise,
    heads: Sequence[str | Promise],
    order: int,
    carry_out: CarryOut | None = None,
    note: str | Promise = "",
) -> Callable[[Find], Find]:
    """Decorator: register a function that yields the rows of an effect, as many cells as heads."""

    def register(find: Find) -> Find:
        if code in _EFFECTS:
            raise ValueError(f"the effect {code} is registered twice")
        _EFFECTS[code] = Effect(code, title, heads, order, find, carry_out, note)
        return find

    return register


def all_effects() -> list[Effect]:
    """Every effect of every app in its order; loads the apps' ``reform_effects`` modules."""
    for config in apps.get_app_configs():
        if config.name.startswith("tirek.") and find_spec(f"{config.name}.reform_effects"):
            import_module(f"{config.name}.reform_effects")
    return sorted(_EFFECTS.values(), key=lambda effect: effect.order)


def in_three(words: Promise | str) -> dict[str, str]:
    """Words of the catalogue in every language, for a row."""
    found = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            found[code] = str(words)
    return found


def name_in_three(named: Any) -> dict[str, str]:
    """The three names of an area or a body, for a row."""
    return {"kk": named.name_kk, "ru": named.name_ru, "en": named.name_en or named.name_kk}


def read(cell: Cell) -> str | int | float:
    """A cell in the active language; a dash for nothing."""
    if isinstance(cell, dict):
        return cell.get((get_language() or "kk")[:2]) or cell["kk"]
    return "–" if cell is None or cell == "" else cell
