"""Roadmaps and their actions: writing the tree, adopting it, what waits for what."""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.verdict import ensure
from tirek.programmes.enums_of_roadmaps import RoadmapState
from tirek.programmes.models import ActionNeed, Programme, Roadmap, RoadmapAction, code_of
from tirek.programmes.models.roadmap import STEP
from tirek.programmes.permissions_of_roadmaps import (
    may_adopt_roadmap,
    may_change_roadmap,
    may_close_roadmap,
    may_plan_for,
)
from tirek.programmes.queries.circles import circle_in
from tirek.programmes.queries.progress_sources import source_titles

DEEPEST = 6
MOST_ACTIONS = 10_000


@dataclass(frozen=True, kw_only=True)
class RoadmapFacts:
    """A roadmap as its owner tells it; no area: of the republic."""

    owner_id: UUID
    name_kk: str
    name_ru: str
    name_en: str = ""
    area_id: UUID | None = None
    act: str = ""


@dataclass(frozen=True, kw_only=True)
class ActionFacts:
    """An action as it is planned. With ``source`` it is bound to a figure: target and days are needed."""

    owner_id: UUID
    name_kk: str
    name_ru: str
    name_en: str = ""
    since: date
    due_on: date
    weight: int = 1
    evidence_kk: str = ""
    evidence_ru: str = ""
    source: str = ""
    baseline: Decimal = Decimal(0)
    target: Decimal | None = None
    counted_from: date | None = None
    counted_until: date | None = None

    def as_columns(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


@transaction.atomic
def create_roadmap(programme_id: UUID, facts: RoadmapFacts, *, by: Actor, at: datetime) -> Roadmap:
    """Begin a draft under a programme. Raises Refused."""
    programme = Programme.objects.visible_to(by).get(pk=programme_id)
    ensure(may_plan_for(by, facts.owner_id))
    columns = {field.name: getattr(facts, field.name) for field in fields(facts)}
    roadmap = Roadmap.objects.create(programme=programme, **columns)
    record("programmes.roadmap_begun", roadmap, by=by, at=at, organisation=roadmap.owner_id, programme=programme.pk)
    return roadmap


@transaction.atomic
def adopt_roadmap(roadmap_id: UUID, *, act: str, by: Actor, at: datetime) -> Roadmap:
    """Put a draft into force by an act: from now on everyone sees it. Raises Refused, or ValidationError by field."""
    roadmap = locked_roadmap(roadmap_id, by)
    ensure(may_adopt_roadmap(by, roadmap))
    if not act.strip():
        raise ValidationError({"act": _("Name the act: its number and day.")})
    if not roadmap.actions.exists():
        raise ValidationError({"act": _("There is no action in it yet.")})
    roadmap.state, roadmap.act, roadmap.adopted_on = RoadmapState.ADOPTED, act.strip()[:300], local_date(at)
    roadmap.save(update_fields=["state", "act", "adopted_on"])
    record("programmes.roadmap_adopted", roadmap, by=by, at=at)
    return roadmap


@transaction.atomic
def close_roadmap(roadmap_id: UUID, *, by: Actor, at: datetime) -> Roadmap:
    """End the work on a roadmap; what is open stays open for everyone to see. Raises Refused."""
    roadmap = locked_roadmap(roadmap_id, by)
    ensure(may_close_roadmap(by, roadmap))
    roadmap.state = RoadmapState.CLOSED
    roadmap.save(update_fields=["state"])
    record("programmes.roadmap_closed", roadmap, by=by, at=at)
    return roadmap


@transaction.atomic
def add_action(
    roadmap_id: UUID, facts: ActionFacts, *, parent_id: UUID | None = None, by: Actor, at: datetime
) -> RoadmapAction:
    """Add an action at the end of the roadmap, or as the last part of another. Raises Refused, or ValidationError by
    field."""
    roadmap = locked_roadmap(roadmap_id, by)
    ensure(may_change_roadmap(by, roadmap))
    parent = roadmap.actions.get(pk=parent_id) if parent_id else None
    check_action(facts, parent)
    action = new_action(roadmap, facts, parent)
    action.save(force_insert=True)
    record("programmes.action_added", action, by=by, at=at, roadmap=roadmap.pk, owner=action.owner_id)
    return action


@transaction.atomic
def edit_action(
    action_id: UUID, facts: ActionFacts, *, version: int | None = None, by: Actor, at: datetime
) -> RoadmapAction:
    """Change what is planned; what a region copied is offered to it. Raises Refused, or ValidationError by field, also
    when somebody else changed it since ``version``."""
    action = locked_action(action_id, by)
    ensure(may_change_roadmap(by, action.roadmap))
    if version is not None and version != action.version:
        raise ValidationError(_("Somebody has changed this action meanwhile. Open it again."))
    if facts.source and action.children.exists():
        raise ValidationError({"source": _("An action with parts is told by its parts.")})
    check_action(facts, action.parent)
    change_action(action, facts)
    record("programmes.action_changed", action, by=by, at=at, version=action.version)
    return action


@transaction.atomic
def remove_action(action_id: UUID, *, by: Actor, at: datetime) -> Roadmap:
    """Take an action out of a draft, with its parts. What is adopted is taken off by its state, and stays to be seen.

    Raises Refused, or ValidationError."""
    action = locked_action(action_id, by)
    ensure(may_adopt_roadmap(by, action.roadmap))
    record("programmes.action_removed", action, by=by, at=at, roadmap=action.roadmap_id)
    below = RoadmapAction.objects.filter(roadmap=action.roadmap_id, path__startswith=action.path)
    for row in below.order_by("-path"):
        row.delete()
    return action.roadmap


@transaction.atomic
def set_needs(action_id: UUID, needed_ids: Collection[UUID], *, by: Actor, at: datetime) -> RoadmapAction:
    """Which actions of the same roadmap come first: these and no others. Raises Refused, or ValidationError when they
    would wait for each other in a circle."""
    action = locked_action(action_id, by)
    ensure(may_change_roadmap(by, action.roadmap))
    known = set(action.roadmap.actions.filter(pk__in=needed_ids).values_list("pk", flat=True))
    ActionNeed.objects.filter(action=action).delete()
    ActionNeed.objects.bulk_create(ActionNeed(action=action, needed_id=key) for key in sorted(known))
    refuse_circles(action.roadmap)
    record("programmes.needs_set", action, by=by, at=at, count=len(known))
    return action


def refuse_circles(roadmap: Roadmap) -> None:
    """Raise ValidationError when actions of a roadmap wait for each other; part and whole count as waiting too."""
    rows = {key: (path, set[UUID]()) for key, path in roadmap.actions.values_list("pk", "path")}
    for action, needed in ActionNeed.objects.filter(action__roadmap=roadmap).values_list("action", "needed"):
        rows[action][1].add(needed)
    keys = {path: key for key, (path, _needs) in rows.items()}
    for key, (path, first) in rows.items():
        if above := keys.get(path[: -STEP - 1]):
            rows[above][1].add(key)
        for other in list(first):
            if path.startswith(rows[other][0]):
                first.add(key)  # a part that waits for its whole waits for itself
    if found := circle_in({key: first for key, (_path, first) in rows.items()}):
        codes = " → ".join(code_of(rows[key][0]) for key in [*found, found[0]])
        raise ValidationError({"needed": _("These would wait for each other: %(codes)s.") % {"codes": codes}})


def check_action(facts: ActionFacts, parent: RoadmapAction | None) -> None:
    """Raise ValidationError by field for what cannot be planned."""
    wrong: dict[str, Any] = {}
    if facts.due_on < facts.since:
        wrong["due_on"] = _("It is due before it begins.")
    if not 1 <= facts.weight <= 1000:
        wrong["weight"] = _("A weight is a whole number from 1 to 1000.")
    if parent is not None and parent.is_bound:
        wrong["source"] = _("The action above is bound to a figure: it cannot have parts.")
    if parent is not None and parent.depth + 1 >= DEEPEST:
        wrong["name_kk"] = _("The tree is deep enough: at most %(n)s levels.") % {"n": DEEPEST}
    if wrong | _wrong_binding(facts):
        raise ValidationError(wrong | _wrong_binding(facts))


def _wrong_binding(facts: ActionFacts) -> dict[str, Any]:
    if not facts.source:
        return {}
    wrong: dict[str, Any] = {}
    if facts.source not in source_titles():
        wrong["source"] = _("There is no such indicator.")
    if facts.target is None or facts.target == facts.baseline:
        wrong["target"] = _("Say the figure to be reached, other than the one it begins from.")
    if not (facts.counted_from and facts.counted_until):
        wrong["counted_from"] = _("Say the days the figure is counted for.")
    elif facts.counted_until < facts.counted_from:
        wrong["counted_until"] = _("It ends before it begins.")
    return wrong


def new_action(roadmap: Roadmap, facts: ActionFacts, parent: RoadmapAction | None, path: str = "") -> RoadmapAction:
    """The action unsaved, at its path or the next free one below its parent."""
    return RoadmapAction(
        roadmap=roadmap, parent=parent, path=path or _next_path(roadmap, parent), **tidied(facts).as_columns()
    )


def change_action(action: RoadmapAction, facts: ActionFacts) -> bool:
    """Write what differs and count a version; what was measured for another binding is forgotten. False: nothing
    did."""
    changes = {name: value for name, value in tidied(facts).as_columns().items() if getattr(action, name) != value}
    if not changes:
        return False
    if changes.keys() & {"source", "counted_from", "counted_until"}:
        changes |= {"measured": None, "measured_at": None}
        action.measures.all().delete()
    for name, value in changes.items():
        setattr(action, name, value)
    action.version += 1
    action.save(update_fields=[*changes, "version"])
    return True


def tidied(facts: ActionFacts) -> ActionFacts:
    """Without a source there is no target either."""
    if facts.source:
        return facts
    return replace(facts, baseline=Decimal(0), target=None, counted_from=None, counted_until=None)


def _next_path(roadmap: Roadmap, parent: RoadmapAction | None) -> str:
    last = roadmap.actions.filter(parent=parent).order_by("-path").values_list("path", flat=True).first()
    if roadmap.actions.count() >= MOST_ACTIONS:
        raise ValidationError({"name_kk": _("A roadmap holds at most %(n)s actions.") % {"n": MOST_ACTIONS}})
    step = int(last[-STEP - 1 : -1]) + 1 if last else 1
    return f"{parent.path if parent else ''}{step:0{STEP}d}."


def locked_roadmap(roadmap_id: UUID, by: Actor) -> Roadmap:
    """The roadmap, its tree locked against others until the transaction ends."""
    return Roadmap.objects.visible_to(by).select_for_update(of=("self",)).get(pk=roadmap_id)


def locked_action(action_id: UUID, by: Actor) -> RoadmapAction:
    """The action, its roadmap locked first."""
    roadmap_id = RoadmapAction.objects.visible_to(by).values_list("roadmap", flat=True).get(pk=action_id)
    roadmap = locked_roadmap(roadmap_id, by)
    action = RoadmapAction.objects.select_for_update(of=("self",)).select_related("owner", "parent").get(pk=action_id)
    action.roadmap = roadmap
    return action
