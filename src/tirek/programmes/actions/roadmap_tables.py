"""Actions brought in by a table: new ones added, known ones changed, none taken away. All rows or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure
from tirek.programmes.actions.roadmaps import (
    ActionFacts,
    change_action,
    check_action,
    locked_roadmap,
    new_action,
    refuse_circles,
)
from tirek.programmes.models import ActionNeed, Roadmap, RoadmapAction, code_of
from tirek.programmes.permissions_of_roadmaps import may_change_roadmap
from tirek.programmes.queries.rollup import ROOT, parent_path


@dataclass(frozen=True, slots=True)
class ToldAction:
    """A row of the table: its number there, its place in the tree, what is planned, the paths that come first."""

    row: int
    path: str
    facts: ActionFacts
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entered:
    """What a table did."""

    added: int
    changed: int
    same: int


@transaction.atomic
def enter_actions(roadmap_id: UUID, told: Sequence[ToldAction], *, by: Actor, at: datetime) -> Entered:
    """Bring rows in. Raises Refused, or ValidationError naming every row that does not fit; then nothing is written."""
    roadmap = locked_roadmap(roadmap_id, by)
    ensure(may_change_roadmap(by, roadmap))
    known = {one.path: one for one in roadmap.actions.select_related("parent")}
    ordered = sorted(told, key=lambda one: one.path)
    _check(ordered, known)
    added = changed = 0
    for one in ordered:
        if action := known.get(one.path):
            changed += change_action(action, one.facts)
        else:
            known[one.path] = new_action(roadmap, one.facts, known.get(parent_path(one.path)), one.path)
            known[one.path].save(force_insert=True)
            added += 1
    rewired = _write_needs(roadmap, ordered, known)
    record("programmes.actions_entered", roadmap, by=by, at=at, added=added, changed=changed)
    return Entered(added, max(changed, rewired), len(ordered) - added - max(changed, rewired))


def _check(ordered: Sequence[ToldAction], known: dict[str, RoadmapAction]) -> None:
    """Raise ValidationError with a line for each row that does not fit."""
    wrong, paths = [], {**dict.fromkeys(known), **{one.path: None for one in ordered}}
    bound = {path for path, one in known.items() if one.is_bound} - {one.path for one in ordered}
    bound |= {one.path for one in ordered if one.facts.source}
    branches = {parent_path(path) for path in paths}
    for one in ordered:
        for reason in _reasons(one, paths, bound, branches, known):
            wrong.append(_("Row %(row)s: %(reason)s") % {"row": one.row, "reason": reason})
    seen: dict[str, int] = {}
    for one in ordered:
        if seen.setdefault(one.path, one.row) != one.row:
            wrong.append(_("Row %(row)s: %(reason)s") % {"row": one.row, "reason": _("This number stands twice.")})
    if wrong:
        raise ValidationError(wrong)


def _reasons(
    one: ToldAction, paths: dict[str, None], bound: set[str], branches: set[str], known: dict[str, RoadmapAction]
) -> list[str]:
    above, found = parent_path(one.path), []
    if above != ROOT and above not in paths:
        found.append(_("There is no action %(code)s above it.") % {"code": code_of(above)})
    if above in bound:
        found.append(_("The action above is bound to a figure: it cannot have parts."))
    if one.facts.source and one.path in branches:
        found.append(_("An action with parts is told by its parts."))
    found += [_("There is no action %(code)s.") % {"code": code_of(each)} for each in one.needs if each not in paths]
    try:
        check_action(one.facts, None)
    except ValidationError as error:
        found += error.messages
    return found


def _write_needs(roadmap: Roadmap, ordered: Sequence[ToldAction], known: dict[str, RoadmapAction]) -> int:
    """What comes first for each row as the table says; returns how many known rows it changed."""
    keys = {action.pk: path for path, action in known.items()}
    before: dict[str, set[str]] = {}
    rows = ActionNeed.objects.filter(action__roadmap=roadmap)
    for action, needed in rows.values_list("action", "needed"):
        before.setdefault(keys[action], set()).add(keys[needed])
    changed = [one for one in ordered if set(one.needs) != before.get(one.path, set())]
    if not changed:
        return 0
    rows.filter(action__in=[known[one.path] for one in changed]).delete()
    ActionNeed.objects.bulk_create(
        ActionNeed(action=known[one.path], needed=known[each]) for one in changed for each in sorted(set(one.needs))
    )
    refuse_circles(roadmap)
    return sum(one.path in before for one in changed)
