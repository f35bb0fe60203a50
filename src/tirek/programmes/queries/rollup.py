"""How far the actions of a roadmap have come, from the leaves to the whole. Pure arithmetic, without the database.

A bound leaf: how far its figure has come from baseline to target, never below 0 nor above 1. Another leaf: 1 when it is
done, else 0, whatever anybody feels about it. A branch: the mean of its parts by weight. What was taken off counts
nowhere.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from tirek.programmes.enums_of_roadmaps import ActionState

ROOT = ""
NOTHING, ALL = Fraction(0), Fraction(1)


class Node(NamedTuple):
    """What of an action its progress depends on."""

    path: str
    weight: int
    state: str
    source: str = ""
    baseline: Decimal = Decimal(0)
    target: Decimal | None = None
    measured: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` from 0 to 1; ``share`` is the weight among the siblings, made to add up to 1; ``is_branch``: has parts
    that count."""

    done: Fraction
    share: Fraction
    is_branch: bool = False

    @property
    def percent(self) -> int:
        """Whole percents, rounded down: 100 only when all is done."""
        return int(self.done * 100)


def rolled_up(nodes: Iterable[Node]) -> dict[str, Progress]:
    """The progress of every action by its path; that of the whole roadmap by ``ROOT``. What was taken off is left
    out, with all below it."""
    children: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        if node.state != ActionState.CANCELLED:
            children[parent_path(node.path)].append(node)
    found: dict[str, Progress] = {}
    found[ROOT] = Progress(_weigh(ROOT, children, found), Fraction(1), bool(children[ROOT]))
    return found


def parent_path(path: str) -> str:
    """``0001.0012.`` → ``0001.``; ``ROOT`` for a line of the roadmap itself."""
    head, _, _step = path.rstrip(".").rpartition(".")
    return f"{head}." if head else ROOT


def leaf_progress(node: Node) -> Fraction:
    """How far a leaf has come."""
    if not node.source or node.target is None:
        return ALL if node.state == ActionState.DONE else NOTHING
    if node.measured is None:
        return NOTHING
    way, gone = Fraction(node.target - node.baseline), Fraction(node.measured - node.baseline)
    return min(max(gone / way, NOTHING), ALL)


def _weigh(path: str, children: dict[str, list[Node]], found: dict[str, Progress]) -> Fraction:
    """The weighted mean of the parts of a branch; fills ``found`` below it."""
    parts = children.get(path, [])
    total = sum(part.weight for part in parts)
    weighed = NOTHING
    for part in parts:
        is_branch = part.path in children
        done = _weigh(part.path, children, found) if is_branch else leaf_progress(part)
        found[part.path] = Progress(done, _share(part.weight, total), is_branch)
        if done:
            weighed += part.weight if done is ALL else done * part.weight
    return weighed / total if parts else NOTHING


@lru_cache(maxsize=4000)
def _share(weight: int, total: int) -> Fraction:
    return Fraction(weight, total)
