"""Two registrations of one application made one case, and taken apart again.

The case registered first survives, so that the term never grows by it. What was handed in with the duplicate – files,
notes, links – moves to it; the duplicate's own row goes, so that every list and figure counts the application once. Its
number and PIN go on opening the surviving case. ``CaseMerge.kept`` holds what is needed to put all back.
"""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Model
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import save, user_of
from tirek.cases.actions.texts import required
from tirek.cases.models import (
    Attachment,
    Case,
    CaseMerge,
    CaseOrigin,
    ClockEntry,
    CoExecutor,
    IntakeDraft,
    Note,
    Transition,
)
from tirek.cases.permissions_of_hands import may_merge
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.numbering import normalise
from tirek.core.verdict import Refused, ensure, refuse
from tirek.people.models import PersonLink

UNDO_WITHIN = timedelta(days=30)
MOVED: tuple[type[Model], ...] = (Attachment, Note, CaseOrigin)
KEPT: tuple[type[Model], ...] = (ClockEntry, Transition, CoExecutor)
LEFT: tuple[type[Model], ...] = (IntakeDraft,)  # its key to the case is set to nothing


@atomic
def merge_duplicate(case_id: UUID, survivor_number: str, reason: str, *, by: Actor, at: datetime) -> Case:
    """Take a duplicate into the earlier registration of the same application; returns the surviving case.

    Both are open, of one applicant, at offices where the actor assigns. Raises Refused when anything beyond files and
    notes hangs on the duplicate: a plan, a part, a referral, a question to the applicant, an answer.
    """
    reason = required(reason)
    duplicate, survivor = _both(case_id, survivor_number, by)
    _check(duplicate, survivor, by)
    merge = CaseMerge(
        number=duplicate.number,
        pin_digest=duplicate.pin_digest,
        intake_key=duplicate.intake_key,
        case=survivor,
        kept=_kept(duplicate),
        reason=reason,
        merged_at=at,
        merged_by_id=user_of(by),
    )
    _move(duplicate, survivor, MOVED)
    CaseMerge.objects.filter(case=duplicate).update(case=survivor)
    _end_link(duplicate, at)
    record("cases.case_merged", duplicate, by=by, at=at, into=survivor.pk)
    _remove(duplicate)
    merge.save(force_insert=True)
    save(survivor)
    record("cases.duplicate_joined", survivor, by=by, at=at, duplicate=UUID(merge.kept["case"]))
    return survivor


@atomic
def undo_merge(merge_id: UUID, *, by: Actor, at: datetime) -> Case:
    """Take the two apart within thirty days: the duplicate is again what it was, with its files, notes and clock."""
    merge = CaseMerge.objects.visible_to(by).get(pk=merge_id)
    survivor = Case.objects.select_for_update().get(pk=merge.case_id)
    ensure(may_merge(by, survivor))
    if at - merge.merged_at > UNDO_WITHIN:
        raise Refused(refuse(_("More than thirty days have passed: the two stay one case.")))
    if not survivor.is_open:
        raise Refused(refuse(_("The case is answered: the two stay one case.")))
    merge.delete()
    case = _put_back(merge.kept)
    save(survivor)
    record("cases.merge_undone", survivor, by=by, at=at, duplicate=case.pk)
    return case


def _both(case_id: UUID, survivor_number: str, by: Actor) -> tuple[Case, Case]:
    """The duplicate and the surviving case, locked in the order of their keys."""
    number = normalise(survivor_number) or ""
    keys = list(Case.objects.visible_to(by).filter(number=number).values_list("pk", flat=True))
    if not keys:
        raise ValidationError({"number": _("There is no such application within your sight.")})
    if keys == [case_id]:
        raise ValidationError({"number": _("This is the same application.")})
    visible = Case.objects.visible_to(by).filter(pk__in=[case_id, *keys])
    rows = {row.pk: row for row in visible.select_for_update().order_by("pk")}
    if case_id not in rows or keys[0] not in rows:
        raise Case.DoesNotExist
    return rows[case_id], rows[keys[0]]


def _check(duplicate: Case, survivor: Case, by: Actor) -> None:
    for case in (duplicate, survivor):
        ensure(may_merge(by, case))
        if not case.is_open or case.offered_to_id is not None:
            raise Refused(refuse(_("Only open applications that are not being forwarded are made one.")))
    if duplicate.applicant_id != survivor.applicant_id:
        raise Refused(refuse(_("These applications are of two persons. Link them instead.")))
    if survivor.pk > duplicate.pk or survivor.registered_on > duplicate.registered_on:
        raise Refused(refuse(_("The application registered first stays; open the later one and join it to this.")))
    hindrance = _hindrance(duplicate)
    if hindrance:
        raise Refused(refuse(_("Work on it has gone too far to join it: %(what)s.") % {"what": hindrance}))


def _hindrance(case: Case) -> str:
    """The first kind of row that hangs on a case and neither moves nor is kept; found by looking at every relation, so
    that one added later refuses instead of being lost."""
    known = {*MOVED, *KEPT, *LEFT, CaseMerge}
    for relation in Case._meta.related_objects:
        model = relation.related_model
        if model in known or isinstance(model, str):
            continue
        if model._base_manager.filter(**{relation.field.name: case}).exists():
            return str(model._meta.verbose_name)
    return ""


def _kept(case: Case) -> dict[str, Any]:
    rows: list[Model] = [case]
    for model in KEPT:
        rows += model._base_manager.filter(case=case)
    moved = {model._meta.label: [str(key) for key in _keys(model, case)] for model in MOVED}
    joined = [str(key) for key in case.merged.values_list("pk", flat=True)]
    return {"case": str(case.pk), "rows": _as_json(rows), "moved": moved, "merged": joined}


def _as_json(rows: list[Model]) -> Any:
    """Every column word for word: Django's own JSON would drop the microseconds."""
    return json.loads(json.dumps(serializers.serialize("python", rows), default=str))


def _keys(model: type[Model], case: Case) -> Iterable[UUID]:
    return model._base_manager.filter(case=case).values_list("pk", flat=True)


def _move(source: Case, target: Case, models: Iterable[type[Model]]) -> None:
    for model in models:
        model._base_manager.filter(case=source).update(case=target)


def _remove(case: Case) -> None:
    """Delete the row and the kept ones that hang on it; the trigger of the ledger lets only this transaction pass."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('tirek.merge', 'on', true)")
        case.delete()
        cursor.execute("SELECT set_config('tirek.merge', 'off', true)")


def _end_link(case: Case, at: datetime) -> None:
    PersonLink.objects.filter(about_id=case.pk, ended_at__isnull=True).update(ended_at=at)


def _put_back(kept: dict[str, Any]) -> Case:
    """Write the rows as they were; what had moved and is still there comes back."""
    for row in serializers.deserialize("python", kept["rows"]):
        row.save(force_insert=True)
    case = Case.objects.get(pk=kept["case"])
    for model in MOVED:
        model._base_manager.filter(pk__in=kept["moved"].get(model._meta.label, ())).update(case=case)
    CaseMerge.objects.filter(pk__in=kept["merged"]).update(case=case)
    PersonLink.objects.filter(about_id=case.pk, organisation_id=case.office_id).update(ended_at=None)
    return case
