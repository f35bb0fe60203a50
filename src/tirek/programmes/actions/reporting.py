"""Work on a roadmap: where an action stands, what proves it, and the measuring of what is bound to a figure."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import ensure
from tirek.programmes.actions.roadmaps import locked_action, locked_roadmap
from tirek.programmes.enums_of_roadmaps import OPEN_ACTIONS, ActionState, RoadmapState
from tirek.programmes.models import ActionEvidence, ActionMeasure, ActionStatus, Roadmap, RoadmapAction
from tirek.programmes.permissions_of_roadmaps import may_change_roadmap, may_report_action
from tirek.programmes.queries.progress_sources import Ask, measured

LARGEST_FILE = 10 * 1024 * 1024
KINDS = {b"%PDF": "pdf", b"\xff\xd8": "jpg", b"\x89PNG": "png", b"PK\x03\x04": "docx"}


@transaction.atomic
def report_status(action_id: UUID, state: str, *, note: str = "", by: Actor, at: datetime) -> RoadmapAction:
    """Say where an action stands. Done needs evidence and that what comes first is done; what is bound to a figure is
    done when the figure says so; taking one off is its planner's and needs a reason.

    Raises Refused, or ValidationError by field."""
    action = locked_action(action_id, by)
    ensure(may_report_action(by, action))
    if state == ActionState.CANCELLED:
        ensure(may_change_roadmap(by, action.roadmap))
    _check_status(action, state, note)
    _stand(action, state, local_date(at))
    _tell(action, note, by=by, at=at)
    record("programmes.action_reported", action, by=by, at=at, state=state)
    return action


def _check_status(action: RoadmapAction, state: str, note: str) -> None:
    if state not in ActionState.values:
        raise ValidationError({"state": _("There is no such state.")})
    if state == ActionState.CANCELLED:
        if not note.strip():
            raise ValidationError({"note": _("Say why it is taken off.")})
        return
    if action.children.exclude(state=ActionState.CANCELLED).exists():
        raise ValidationError({"state": _("An action with parts is told by its parts.")})
    if state == ActionState.DONE:
        _check_done(action)


def _check_done(action: RoadmapAction) -> None:
    if action.is_bound:
        raise ValidationError({"state": _("This action is done when its figure has reached the target.")})
    if not action.evidence.exists():
        raise ValidationError({"state": _("Add what proves it first: a document, a link, a note of the meeting.")})
    first = RoadmapAction.objects.filter(needed_by__action=action, state__in=OPEN_ACTIONS).order_by("path")
    if waiting := [one.code for one in first]:
        raise ValidationError({"state": _("These come first: %(codes)s.") % {"codes": ", ".join(waiting)}})


def _stand(action: RoadmapAction, state: str, today: date) -> None:
    action.state = state
    action.done_on = today if state == ActionState.DONE else None
    action.save(update_fields=["state", "done_on"])


def _tell(action: RoadmapAction, note: str, *, by: Actor, at: datetime) -> None:
    ActionStatus.objects.create(
        action=action, state=action.state, at=at, by_id=by.user_id, by_name=by.name, note=paragraphs(note)[:2000]
    )


@transaction.atomic
def add_evidence(
    action_id: UUID,
    title: str,
    *,
    link: str = "",
    content: bytes = b"",
    name: str = "",
    by: Actor,
    at: datetime,
) -> ActionEvidence:
    """Keep what proves that an action was carried out; the same file twice is kept once. Raises Refused, or
    ValidationError by field."""
    action = locked_action(action_id, by)
    ensure(may_report_action(by, action))
    if not one_line(title):
        raise ValidationError({"title": _("Say what it is.")})
    stored = _store(f"roadmaps/{action.pk}", content) if content else ""
    told = {"title": one_line(title)[:300], "link": link, "name": one_line(name)[:200] if stored else ""}
    row, made = ActionEvidence.objects.get_or_create(
        action=action, stored_as=stored, **told, defaults={"added_at": at, "added_by_id": by.user_id}
    )
    if made:
        record("programmes.evidence_added", action, by=by, at=at, evidence=row.pk)
    return row


def _store(folder: str, content: bytes) -> str:
    ending = next((kind for magic, kind in KINDS.items() if content.startswith(magic)), None)
    if ending is None:
        raise ValidationError({"file": _("PDF, DOCX, XLSX, JPEG or PNG, please.")})
    if len(content) > LARGEST_FILE:
        raise ValidationError({"file": _("The file is larger than 10 MB.")})
    stored = f"{folder}/{hashlib.sha256(content).hexdigest()[:24]}.{ending}"
    if not default_storage.exists(stored):
        default_storage.save(stored, ContentFile(content))
    return stored


@transaction.atomic
def remove_evidence(evidence_id: UUID, *, by: Actor, at: datetime) -> RoadmapAction:
    """Take evidence away that was added by mistake, unless the action stands on it. Raises Refused, or
    ValidationError."""
    row = ActionEvidence.objects.select_related("action").get(pk=evidence_id)
    action = locked_action(row.action_id, by)
    ensure(may_report_action(by, action))
    if action.state == ActionState.DONE and action.evidence.count() == 1 and not action.is_bound:
        raise ValidationError({"state": _("The action counts as done because of this.")})
    record("programmes.evidence_removed", action, by=by, at=at, evidence=row.pk)
    stored = row.stored_as
    row.delete()
    if stored and not ActionEvidence.objects.filter(stored_as=stored).exists():
        transaction.on_commit(lambda: default_storage.delete(stored))
    return action


@transaction.atomic
def measure_roadmap(roadmap_id: UUID, *, by: Actor, at: datetime) -> int:
    """Take the figures of all bound actions of a roadmap now; returns how many. Raises Refused.

    A figure that has reached its target makes the action done, one that has fallen back makes it open again; both stand
    in its history."""
    roadmap = locked_roadmap(roadmap_id, by)
    ensure(may_change_roadmap(by, roadmap))
    return _measure([roadmap], by=by, at=at)


def measure_all(*, by: Actor, at: datetime) -> int:
    """The figures of all adopted roadmaps, each asked for once however many actions stand on it; returns how many
    actions were measured."""
    with transaction.atomic():
        adopted = Roadmap.objects.filter(state=RoadmapState.ADOPTED).select_for_update(of=("self",)).order_by("pk")
        return _measure(list(adopted), by=by, at=at)


def _measure(roadmaps: list[Roadmap], *, by: Actor, at: datetime) -> int:
    today, by_key = local_date(at), {roadmap.pk: roadmap for roadmap in roadmaps}
    bound = RoadmapAction.objects.filter(roadmap__in=roadmaps).exclude(source="").exclude(state=ActionState.CANCELLED)
    actions = list(bound.order_by("pk"))
    asks = {action.pk: ask_of(action, by_key[action.roadmap_id]) for action in actions}
    values = measured(set(asks.values()), today)
    for action in actions:
        action.measured, action.measured_at = _rounded(values.get(asks[action.pk])), at
    RoadmapAction.objects.bulk_update(actions, ["measured", "measured_at"], batch_size=1000)
    _keep_measures(actions, today)
    Roadmap.objects.filter(pk__in=by_key).update(measured_at=at)
    for action in actions:
        _settle_by_figure(action, today, by=by, at=at)
    return len(actions)


def ask_of(action: RoadmapAction, roadmap: Roadmap) -> Ask:
    """The figure an action is bound to."""
    assert action.counted_from
    assert action.counted_until
    return Ask(action.source, action.counted_from, action.counted_until, roadmap.area_id)


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value).quantize(Decimal("0.01"))


def _keep_measures(actions: Iterable[RoadmapAction], today: date) -> None:
    rows = [ActionMeasure(action=one, on=today, value=one.measured) for one in actions if one.measured is not None]
    ActionMeasure.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["action", "on"], update_fields=["value"], batch_size=2000
    )


def _settle_by_figure(action: RoadmapAction, today: date, *, by: Actor, at: datetime) -> None:
    state = _told_by_figure(action)
    if state == action.state:
        return
    _stand(action, state, today)
    _tell(action, "", by=by, at=at)
    record("programmes.action_reported", action, by=by, at=at, state=state)


def _told_by_figure(action: RoadmapAction) -> str:
    """Done at the target; under way once the figure has moved, or when it has fallen back; else as it was."""
    if has_reached(action):
        return ActionState.DONE.value
    has_moved = action.measured is not None and action.measured != action.baseline
    return ActionState.UNDER_WAY.value if has_moved or action.state == ActionState.DONE else str(action.state)


def has_reached(action: RoadmapAction) -> bool:
    """Whether the figure has reached its target, which may lie below where it began."""
    if action.measured is None or action.target is None:
        return False
    if action.target >= action.baseline:
        return action.measured >= action.target
    return action.measured <= action.target
