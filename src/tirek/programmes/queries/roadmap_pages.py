"""Programmes and roadmaps, page-shaped: the list, the tree with its progress, the drawing of days, an action."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from tirek.core.actor import Actor
from tirek.programmes.enums_of_roadmaps import OPEN_ACTIONS, ActionState, RoadmapPermission, RoadmapState
from tirek.programmes.models import (
    ActionEvidence,
    ActionNeed,
    BudgetLine,
    Programme,
    Research,
    Roadmap,
    RoadmapAction,
    Voice,
    path_of,
)
from tirek.programmes.queries.rollup import ROOT, Node, Progress, rolled_up

ROWS = 50
_NUMBER = re.compile(r"\d{1,4}(\.\d{1,4})*\.?", re.ASCII)
NODE = ("path", "weight", "state", "source", "baseline", "target", "measured")


def programmes(*, on: date, ended: bool = False, text: str = "") -> QuerySet[Programme, Programme]:
    """Programmes that run (or have ended), the newest first."""
    running = Q(during__contains=on) | Q(during__startswith__gt=on)
    found = Programme.objects.exclude(running) if ended else Programme.objects.filter(running)
    for word in text.split()[:5]:
        found = found.filter(Q(name_kk__icontains=word) | Q(name_ru__icontains=word) | Q(name_en__icontains=word))
    return found.select_related("owner").order_by("-during__startswith", "-id")


@dataclass(frozen=True, slots=True)
class RoadmapLine:
    """A roadmap in a list: how far it has come, how much of it is late."""

    roadmap: Roadmap
    progress: Progress
    actions: int
    late: int


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """One programme as anybody may read it."""

    programme: Programme
    goals: list[str]
    budget: list[BudgetLine]
    planned: int
    spent: int
    partners: list[Any]
    areas: list[Any]
    national: list[RoadmapLine]
    regional: list[RoadmapLine]
    initiatives: list[Any]
    research: list[Research]
    voices: int

    @property
    def spent_percent(self) -> int:
        """How much of the money was spent, in whole percents."""
        return self.spent * 100 // self.planned if self.planned else 0


def programme_page(programme: Programme, actor: Actor, *, on: date) -> ProgrammePage:
    """Nine queries whatever its size."""
    budget = list(programme.budget.all())
    lines = roadmap_lines(Roadmap.objects.visible_to(actor).filter(programme=programme), on)
    return ProgrammePage(
        programme=programme,
        goals=[line for line in in_language(programme, "goals").splitlines() if line.strip()],
        budget=budget,
        planned=sum(line.planned for line in budget),
        spent=sum(line.spent for line in budget),
        partners=list(programme.partners.select_related("organisation")),
        areas=list(programme.areas.order_by("kato")),
        national=[line for line in lines if line.roadmap.area_id is None],
        regional=[line for line in lines if line.roadmap.area_id],
        initiatives=list(programme.initiatives.select_related("organisation").order_by("-during__startswith")[:20]),
        research=list(Research.objects.visible_to(actor).filter(programme=programme).order_by("-during")[:20]),
        voices=Voice.objects.filter(programme=programme, published_at__isnull=False).count(),
    )


def in_language(record: Any, name: str) -> str:
    """A text kept in three languages; Kazakh where there is none in the active one."""
    language = (get_language() or "kk")[:2]
    return getattr(record, f"{name}_{language}", "") or str(getattr(record, f"{name}_kk"))


def roadmap_lines(roadmaps: "QuerySet[Roadmap, Roadmap]", on: date) -> list[RoadmapLine]:
    """Roadmaps with how far they have come, the nation's first, then by region. Two queries."""
    found = list(roadmaps.select_related("owner", "area", "programme").order_by("area__kato", "id"))
    nodes, late = _nodes_of(found, on)
    return [_line(one, nodes.get(one.pk, []), late.get(one.pk, 0)) for one in sorted(found, key=lambda r: bool(r.area))]


def _line(roadmap: Roadmap, nodes: Sequence[Node], late: int) -> RoadmapLine:
    return RoadmapLine(roadmap, rolled_up(nodes)[ROOT], sum(one.state != ActionState.CANCELLED for one in nodes), late)


def _nodes_of(roadmaps: Iterable[Roadmap], on: date) -> tuple[dict[UUID, list[Node]], dict[UUID, int]]:
    """What progress depends on, and how many leaves are late, by roadmap. One query."""
    rows = RoadmapAction.objects.filter(roadmap__in=[one.pk for one in roadmaps]).order_by("roadmap", "path")
    nodes: dict[UUID, list[Node]] = {}
    late: dict[UUID, int] = {}
    for roadmap, group in groupby(rows.values_list("roadmap", *NODE, "due_on"), key=itemgetter(0)):
        nodes[roadmap], late[roadmap] = _told([row[1:] for row in group], on)
    return nodes, late


def _told(rows: Sequence[tuple[Any, ...]], on: date) -> tuple[list[Node], int]:
    """Rows of one roadmap (NODE, and the day each is due) as nodes, and how many leaves are late."""
    branches = {row[0][:-5] for row in rows}
    nodes = [Node._make(row[:-1]) for row in rows]
    late = sum(
        row[-1] < on and node.state in OPEN_ACTIONS and node.path not in branches
        for node, row in zip(nodes, rows, strict=True)
    )
    return nodes, late


@dataclass(frozen=True, slots=True)
class TreeRow:
    """An action in the tree; ``progress`` is None for what was taken off."""

    action: RoadmapAction
    progress: Progress | None
    is_late: bool
    needs: tuple[str, ...] = ()

    @property
    def indent(self) -> int:
        """How far it stands in: a class of the style sheet."""
        return min(self.action.depth * 3, 5)

    @property
    def share(self) -> int:
        """Its weight among its siblings, in whole percents."""
        return round(self.progress.share * 100) if self.progress else 0


@dataclass(frozen=True, slots=True)
class Tree:
    """A page of a roadmap's actions, with how far the whole has come."""

    whole: Progress
    rows: list[TreeRow]
    page: "Page[RoadmapAction]"
    counts: Mapping[str, int]


def tree_of(
    roadmap: Roadmap, *, on: date, show: str = "", owner: UUID | None = None, words: str = "", number: Any = 1
) -> Tree:
    """The actions of a roadmap in the order of the tree, a page of them; ``show``: late, open, done, bound; ``words``:
    all of them in a name, or the number of a branch. Four queries whatever the size."""
    stored = RoadmapAction.objects.filter(roadmap=roadmap).order_by("path").values_list(*NODE, "due_on")
    told, late = _told(list(stored), on)
    progress = rolled_up(told)
    page = Paginator(_chosen(roadmap, on, show, owner).filter(_named(words)), ROWS).get_page(number)
    needs = _needs_of(list(page))
    rows = [_row(one, progress, on, needs.get(one.pk, ())) for one in page]
    states = [one.state for one in told if one.path in progress and not progress[one.path].is_branch]
    counts = {
        "all": len(states), "done": states.count(ActionState.DONE), "late": late,
        "open": sum(state in OPEN_ACTIONS for state in states),
    }  # fmt: skip
    return Tree(progress[ROOT], rows, page, counts)


def _row(action: RoadmapAction, progress: Mapping[str, Progress], on: date, needs: tuple[str, ...]) -> TreeRow:
    found = progress.get(action.path)
    return TreeRow(action, found, action.is_late(on) and not (found and found.is_branch), needs)


def _chosen(roadmap: Roadmap, on: date, show: str, owner: UUID | None) -> QuerySet[RoadmapAction, RoadmapAction]:
    proofs = ActionEvidence.objects.filter(action=OuterRef("pk")).order_by().values("action").annotate(n=Count("pk"))
    found = roadmap.actions.select_related("owner").order_by("path")
    found = found.annotate(proofs=Coalesce(Subquery(proofs.values("n")), 0))
    if owner:
        found = found.filter(owner=owner)
    match show:
        case "late":
            return found.open().leaves().filter(due_on__lt=on)
        case "open":
            return found.open().leaves()
        case "done":
            return found.filter(state=ActionState.DONE)
        case "bound":
            return found.exclude(source="")
    return found


def _named(words: str) -> Q:
    """Actions that have all the words in a name of theirs; by a number such as 2.3, that action and its parts."""
    if _NUMBER.fullmatch(words.strip()):
        try:
            return Q(path__startswith=path_of(words))
        except ValueError:
            return Q(pk=None)
    found = Q()
    for word in words.split()[:5]:
        found &= Q(name_kk__icontains=word) | Q(name_ru__icontains=word) | Q(name_en__icontains=word)
    return found


def _needs_of(actions: Sequence[RoadmapAction]) -> dict[UUID, tuple[str, ...]]:
    """Codes of what comes first, by action. One query."""
    found: dict[UUID, list[str]] = {}
    rows = ActionNeed.objects.filter(action__in=[one.pk for one in actions]).select_related("needed")
    for row in rows.order_by("needed__path"):
        found.setdefault(row.action_id, []).append(row.needed.code)
    return {key: tuple(codes) for key, codes in found.items()}


def my_actions(actor: Actor, *, on: date, soon: date) -> QuerySet[RoadmapAction, RoadmapAction]:
    """Open actions of the organisations the actor reports for, due until a day or late; those done by a figure too."""
    reach = actor.reach(RoadmapPermission.REPORT)
    if not reach or actor.organisation_id is None:
        return RoadmapAction.objects.none()
    own = RoadmapAction.objects.open().leaves().filter(owner=actor.organisation_id, due_on__lte=soon)
    return own.filter(roadmap__state=RoadmapState.ADOPTED).select_related("roadmap", "owner").order_by("due_on", "path")


def action_with_all(pk: UUID, actor: Actor) -> QuerySet[RoadmapAction, RoadmapAction]:
    """The action with what its page names."""
    visible = RoadmapAction.objects.visible_to(actor).filter(pk=pk)
    return visible.select_related("roadmap__programme", "roadmap__area", "roadmap__owner", "owner", "parent")


def roadmap_progress(roadmap: Roadmap) -> dict[str, Progress]:
    """How far every action of a roadmap has come, by path. One query."""
    rows = RoadmapAction.objects.filter(roadmap=roadmap).order_by("path").values_list(*NODE)
    return rolled_up(map(Node._make, rows))
