"""Applying retention rules and placing holds. A run is asked by one person and approved by another."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.anonymising import retention_lets_pass
from tirek.core.audit import record
from tirek.core.core_permissions import CorePermission
from tirek.core.enums import RunState
from tirek.core.jobs import defer
from tirek.core.lines import one_line
from tirek.core.models import LegalHold, RetentionRun
from tirek.core.retention_rules import RetentionRule, cutoff_of, free_of_holds, rule_named
from tirek.core.verdict import ALLOWED, Refused, Verdict, ensure, refuse

BATCH = 200


def may_retain(actor: Actor) -> Verdict:
    """Asking for runs, deciding on them, placing and lifting holds."""
    if actor.user_id and actor.holds(CorePermission.MANAGE_RETENTION):
        return ALLOWED
    return refuse(_("Only an administrator or the national coordinator answers for retention."))


@transaction.atomic
def ask_run(rule_code: str, *, by: Actor, at: datetime) -> RetentionRun:
    """Ask that a rule be applied to what is due now. Raises Refused when one waits already or nothing is due."""
    ensure(may_retain(by))
    rule = rule_named(rule_code)
    if RetentionRun.objects.filter(rule=rule.code, state__in=[RunState.ASKED, RunState.APPROVED]).exists():
        raise Refused(refuse(_("This rule is already waiting for a second person or being applied.")))
    cutoff = cutoff_of(rule, at)
    counted = free_of_holds(rule, cutoff, at).count()
    if not counted:
        raise Refused(refuse(_("Nothing is due under this rule.")))
    assert by.user_id is not None
    run = RetentionRun.objects.create(
        rule=rule.code, cutoff=cutoff, counted=counted, asked_at=at, asked_by_id=by.user_id
    )
    record("core.retention_asked", run, by=by, at=at, rule=rule.code, count=counted)
    return run


@transaction.atomic
def approve_run(run_id: UUID, *, by: Actor, at: datetime) -> RetentionRun:
    """Approve a run: another person than who asked. A worker applies it."""
    from tirek.core.tasks import apply_retention  # the job calls this module

    run = _asked(run_id, by)
    if run.asked_by_id == by.user_id:
        raise Refused(refuse(_("You asked for this yourself. A second person has to look and approve.")))
    run.state, run.decided_at, run.decided_by_id = RunState.APPROVED, at, by.user_id
    run.save(update_fields=["state", "decided_at", "decided_by_id"])
    record("core.retention_approved", run, by=by, at=at, rule=run.rule, count=run.counted)
    defer(apply_retention, lock="retention", run_id=str(run.pk))
    return run


@transaction.atomic
def refuse_run(run_id: UUID, *, by: Actor, at: datetime) -> RetentionRun:
    """Say no, or take one's own request back."""
    run = _asked(run_id, by)
    run.state, run.decided_at, run.decided_by_id = RunState.REFUSED, at, by.user_id
    run.save(update_fields=["state", "decided_at", "decided_by_id"])
    record("core.retention_refused", run, by=by, at=at, rule=run.rule)
    return run


def apply_run(run_id: UUID, *, by: Actor, at: datetime, batch: int = BATCH, most: int | None = None) -> RetentionRun:
    """Carry an approved run on to its end, batch by batch, each in a transaction of its own with its audit: killed at
    any moment, it is called again and goes on. Holds placed meanwhile are kept. ``most`` batches at a time."""
    run = RetentionRun.objects.unfinished().get(pk=run_id)
    rule, batches = rule_named(run.rule), 0
    while most is None or batches < most:
        if not _one_batch(run, rule, batch, by, at):
            return _finished(run, by, at)
        batches += 1
    return run


@transaction.atomic
def place_hold(
    subject_type: str, subject_id: UUID, name: str, *, reason: str, until: date | None = None, by: Actor, at: datetime
) -> LegalHold:
    """Keep a record from every rule. Raises ValidationError without a reason, Refused when it is held already."""
    ensure(may_retain(by))
    if not one_line(reason):
        raise ValidationError({"reason": _("Write the reason.")})
    if LegalHold.objects.filter(subject_type=subject_type, subject_id=subject_id, lifted_at__isnull=True).exists():
        raise Refused(refuse(_("This record is held already.")))
    hold = LegalHold.objects.create(
        subject_type=subject_type,
        subject_id=subject_id,
        name=name,
        reason=one_line(reason)[:300],
        until=until,
        placed_at=at,
        placed_by_id=by.user_id,
    )
    record("core.hold_placed", hold, by=by, at=at, held=subject_id)
    return hold


@transaction.atomic
def lift_hold(hold_id: UUID, *, by: Actor, at: datetime) -> LegalHold:
    """Lift a hold; lifting it again changes nothing."""
    ensure(may_retain(by))
    hold = LegalHold.objects.visible_to(by).select_for_update().get(pk=hold_id)
    if hold.lifted_at is None:
        hold.lifted_at, hold.lifted_by_id = at, by.user_id
        hold.save(update_fields=["lifted_at", "lifted_by_id"])
        record("core.hold_lifted", hold, by=by, at=at, held=hold.subject_id)
    return hold


def _asked(run_id: UUID, by: Actor) -> RetentionRun:
    ensure(may_retain(by))
    run = RetentionRun.objects.visible_to(by).select_for_update().get(pk=run_id)
    if run.state != RunState.ASKED:
        raise Refused(refuse(_("This has been decided already.")))
    return run


@transaction.atomic
def _one_batch(run: RetentionRun, rule: RetentionRule, size: int, by: Actor, at: datetime) -> int:
    locked = RetentionRun.objects.select_for_update().get(pk=run.pk)
    due = list(free_of_holds(rule, run.cutoff, at).order_by("pk").values_list("pk", flat=True)[:size])
    if not due:
        return 0
    retention_lets_pass()
    done = rule.treat(due, at)
    locked.done += done
    locked.save(update_fields=["done"])
    run.done = locked.done
    record("core.retention_batch", run, by=by, at=at, rule=rule.code, count=done)
    return done


@transaction.atomic
def _finished(run: RetentionRun, by: Actor, at: datetime) -> RetentionRun:
    run.state, run.finished_at = RunState.DONE, at
    run.save(update_fields=["state", "finished_at"])
    record("core.retention_done", run, by=by, at=at, rule=run.rule, count=run.done)
    return run
