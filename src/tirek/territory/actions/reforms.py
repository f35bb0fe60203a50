"""Applying a reform: the act, its steps and the changes they make, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure
from tirek.territory.actions.areas import Names, add_area, end_area, set_name, set_parent
from tirek.territory.actions.index import lock_territory, rebuild_index
from tirek.territory.enums import AreaKind, StepKind
from tirek.territory.models import Area, Reform, ReformStep
from tirek.territory.permissions import may_edit_areas


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a reform. Which fields a kind needs:

    create, split: ``names``, ``area_kind``, ``to`` (and ``source`` for split) · move: ``area``, ``to`` · merge:
    ``area`` ends and goes into ``to`` · cede: a part of ``area`` goes to ``to`` · rename: ``area``, ``names`` ·
    upgrade: ``area``, ``area_kind`` (``to`` when it moves as well).
    ``to`` and ``area`` may be the KATO code of an area created by an earlier step, ``to`` also the place of that step.
    """

    kind: StepKind
    area: Area | str | None = None
    to: Area | str | int | None = None
    source: Area | None = None
    names: Names | None = None
    area_kind: AreaKind | None = None
    kato: str | None = None
    iso: str = ""
    share: Decimal | None = Decimal(1)


@transaction.atomic
def apply_reform(reform: Reform, steps: Sequence[Step], *, by: Actor, at: datetime) -> Reform:
    """Save an unsaved reform and carry out its steps on the day it comes into force. Audited.

    Raises ValidationError for a step that lacks what its kind needs or contradicts later history.
    """
    ensure(may_edit_areas(by))
    lock_territory()
    reform.save(force_insert=True)
    made: list[Area] = []
    for position, step in enumerate(steps, start=1):
        made.append(_save_step(reform, position, step, made))
        rebuild_index()
    record("territory.reform_applied", reform, by=by, at=at, steps=len(steps), in_force_on=reform.in_force_on)
    return reform


def _save_step(reform: Reform, position: int, step: Step, made: Sequence[Area]) -> Area:
    target = made[step.to - 1] if isinstance(step.to, int) else _found(step.to)
    area = _found(step.area)
    before = _parent_on(area, reform.in_force_on)
    changed = _CARRY_OUT[step.kind](step, area, target, reform.in_force_on)
    ReformStep.objects.create(
        reform=reform,
        position=position,
        kind=step.kind,
        area=changed,
        source_area=step.source,
        from_parent=before if target else None,
        to_parent=target,
        share=step.share,
    )
    return changed


def _found(area: Area | str | None) -> Area | None:
    return Area.objects.get(kato=area) if isinstance(area, str) else area


def _parent_on(area: Area | None, day: date) -> Area | None:
    placement = area.placements.filter(during__contains=day).select_related("parent").first() if area else None
    return placement.parent if placement else None


def _create(step: Step, area: Area | None, to: Area | None, day: date) -> Area:
    if step.names is None or step.area_kind is None or to is None:
        raise _incomplete()
    return add_area(kind=step.area_kind, names=step.names, parent=to, start=day, kato=step.kato, iso=step.iso)


def _move(step: Step, area: Area | None, to: Area | None, day: date) -> Area:
    if area is None or to is None:
        raise _incomplete()
    set_parent(area, parent=to, start=day)
    return area


def _merge(step: Step, area: Area | None, to: Area | None, day: date) -> Area:
    if area is None or to is None:
        raise _incomplete()
    for child in Area.objects.filter(placements__parent=area, placements__during__contains=day):
        set_parent(child, parent=to, start=day)
    end_area(area, on=day)
    return area


def _cede(step: Step, area: Area | None, to: Area | None, day: date) -> Area:
    """No row of the map changes: the parts are smaller than what it knows. Figures are recast by the share."""
    if area is None or to is None:
        raise _incomplete()
    return area


def _rename(step: Step, area: Area | None, to: Area | None, day: date) -> Area:
    if area is None or step.names is None:
        raise _incomplete()
    set_name(area, names=step.names, kind=AreaKind(area.kind), start=day)
    return area


def _upgrade(step: Step, area: Area | None, to: Area | None, day: date) -> Area:
    if area is None or step.area_kind is None:
        raise _incomplete()
    names = step.names or Names(area.name_kk, area.name_ru, area.name_en)
    set_name(area, names=names, kind=step.area_kind, start=day)
    if to is not None:
        set_parent(area, parent=to, start=day)
    return area


def _incomplete() -> ValidationError:
    return ValidationError(_("A step of the reform does not say what it changes."))


_CARRY_OUT = {
    StepKind.CREATE: _create,
    StepKind.SPLIT: _create,
    StepKind.MOVE: _move,
    StepKind.MERGE: _merge,
    StepKind.CEDE: _cede,
    StepKind.RENAME: _rename,
    StepKind.UPGRADE: _upgrade,
}
