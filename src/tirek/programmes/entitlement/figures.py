"""The dated, sourced figures of the rules, read from their files without the engine: pages of measures show them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Any

import yaml
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from tirek.programmes.entitlement.laws import FOLDER, Changes
from tirek.programmes.enums_of_services import Certainty
from tirek.programmes.models import ParameterChange

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_OF_THE_CODE = "Social Code, art. "
_NODE = {"description", "metadata", "values", "reference"}


GROUPS: "dict[str, StrPromise]" = {
    "mci": gettext_lazy("General figures"),
    "asp": gettext_lazy("Targeted social assistance"),
    "large_family": gettext_lazy("Large families"),
    "awards": gettext_lazy("Mothers with awards"),
    "birth": gettext_lazy("Grant at birth"),
    "care": gettext_lazy("Care of a small child"),
    "kandas": gettext_lazy("Kandas and resettlers"),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One figure of the rules with its history: pairs of a day and the value from then on (None: unknown)."""

    name: str
    labels: dict[str, str]
    unit: str
    source: str
    certainty: str
    measures: tuple[str, ...]
    values: tuple[tuple[date, float | None], ...]

    @property
    def label(self) -> str:
        """What it is, in the active language; beside others of its group."""
        return self.labels.get((get_language() or "kk")[:2]) or self.labels["kk"]

    @property
    def group(self) -> str:
        """The first part of its name: a key of GROUPS."""
        return self.name.partition(".")[0]

    @property
    def whole_label(self) -> str:
        """What it is where its group does not stand above it."""
        return f"{GROUPS[self.group]}: {self.label}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A parameter on a day. ``tenge`` is the amount in money where it is told in MCI and the MCI is known."""

    parameter: Parameter
    value: float
    since: date
    source: str
    tenge: int | None

    @property
    def label(self) -> str:
        return self.parameter.label

    @property
    def certainty(self) -> str:
        return self.parameter.certainty

    @property
    def certainty_label(self) -> str:
        return str(Certainty(self.parameter.certainty).label)

    @property
    def source_words(self) -> str:
        """Where it comes from, in the active language where it is an article of the Social Code."""
        number = self.source.removeprefix(_OF_THE_CODE)
        return _("Social Code, art. %(number)s") % {"number": number} if number != self.source else self.source

    @property
    def shown(self) -> str:
        """The value with its unit, in the active language."""
        return _SHOWN[self.parameter.unit](self)


def _in_mci(told: Figure) -> str:
    many = _("%(value)s MCI") % {"value": plain(told.value)}
    return f"{many} ({money(told.tenge)})" if told.tenge is not None else many


_SHOWN: dict[str, Callable[[Figure], str]] = {
    "mci": _in_mci,
    "tenge": lambda told: money(told.value),
    "share": lambda told: f"{plain(told.value * 100)} %",
    "years": lambda told: ngettext("%(n)s year", "%(n)s years", int(told.value)) % {"n": plain(told.value)},
    "months": lambda told: ngettext("%(n)s month", "%(n)s months", int(told.value)) % {"n": plain(told.value)},
    "square_metres": lambda told: _("%(value)s m²") % {"value": plain(told.value)},
    "pieces": lambda told: plain(told.value),
    "rule": lambda told: _("yes") if told.value else _("no"),
}


def money(amount: float) -> str:
    """Tenge, whole, as people write it."""
    return f"{whole_tenge(amount):,} ₸".replace(",", "\u202f")


def plain(value: float) -> str:
    """A number with a decimal comma in Kazakh and Russian, without idle zeros."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return text if (get_language() or "kk").startswith("en") else text.replace(".", ",")


def whole_tenge(amount: float) -> int:
    """Whole tenge, rounded up, as the published tables do: 24.05 MCI of 4 325 are 104 016.25 and paid as 104 017."""
    return ceil(round(amount, 6))


@cache
def parameters() -> dict[str, Parameter]:
    """Every shipped parameter by its dotted name."""
    found: dict[str, Parameter] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        found |= {one.name: one for one in _leaves(path.stem, content)}
    return found


def _leaves(name: str, node: dict[str, Any]) -> Iterator[Parameter]:
    if "values" in node:
        told = node["metadata"]
        values = tuple(sorted((day, each["value"]) for day, each in node["values"].items()))
        yield Parameter(
            name, told["label"], told["unit"], told["source"], told["certainty"], tuple(told["measures"]), values
        )
        return
    for key, child in node.items():
        if key not in _NODE:
            yield from _leaves(f"{name}.{key}", child)


def adopted_changes() -> Changes:
    """Values adopted after the rules were shipped, in the order they come into force. One query."""
    rows = ParameterChange.objects.order_by("in_force_from", "created_at")
    return tuple((row.parameter, row.value, row.in_force_from, row.act) for row in rows)


def value_on(parameter: Parameter, on: date, adopted: Changes = ()) -> Figure | None:
    """A parameter on a day, with what was adopted since it was shipped; None while it is unknown."""
    told = [(day, value, parameter.source) for day, value in parameter.values]
    told += [(since, value, act) for name, value, since, act in adopted if name == parameter.name]
    past = [each for each in sorted(told, key=lambda each: each[0]) if each[0] <= on]
    since, value, source = past[-1] if past else (on, None, "")
    return None if value is None else Figure(parameter, float(value), since, source, None)


def figures_of(measure: str, on: date) -> list[Figure]:
    """The figures of a measure on a day; a measure without any costs no query, one with some costs one."""
    told = [one for one in parameters().values() if measure in one.measures]
    if not told:
        return []
    adopted = adopted_changes()
    mci = value_on(parameters()["mci"], on, adopted)
    found = [value_on(one, on, adopted) for one in told]
    return [_with_money(one, mci) for one in found if one]


def _with_money(told: Figure, mci: Figure | None) -> Figure:
    if told.parameter.unit != "mci" or mci is None:
        return told
    return Figure(told.parameter, told.value, told.since, told.source, whole_tenge(told.value * mci.value))
