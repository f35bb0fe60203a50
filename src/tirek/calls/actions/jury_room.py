"""The day of a jury: who waits, who is heard, what is said; the scores of one work locked when its talk is over."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.calls.enums_of_days import SlotState
from tirek.calls.models import JurySlot, Stage, Unlocking
from tirek.calls.permissions_of_days import may_lead_day, may_lock_work, may_reopen_work, may_wait
from tirek.calls.permissions_of_judging import OPEN
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import Refused, ensure, refuse


@transaction.atomic
def come_to_wait(entry_id: UUID, *, by: Actor, at: datetime) -> JurySlot:
    """The entrant is there and waits to be called in. The caller has found the entry through its owner; said twice it
    is once. Raises Refused."""
    rows = JurySlot.objects.filter(entry=entry_id, stage__state__in=OPEN).select_for_update(of=("self",))
    slot = rows.order_by("starts_at").last()
    if slot is None:
        raise Refused(refuse(_("This entry has no hour before the jury.")))
    ensure(may_wait(slot, at))
    if slot.waits_since is None:
        slot.waits_since = at
        slot.save(update_fields=["waits_since"])
        record("calls.entrant_waits", slot, by=by, at=at)
    return slot


@transaction.atomic
def call_in(slot_id: UUID, *, by: Actor, at: datetime) -> JurySlot:
    """Call a presentation in: it is heard now, and the one before it is over."""
    slot = _led(slot_id, by)
    if slot.state == SlotState.NOW:
        return slot
    heard = JurySlot.objects.filter(stage=slot.stage, state=SlotState.NOW)
    heard.update(state=SlotState.DONE, finished_at=at)
    slot.state, slot.began_at, slot.finished_at = SlotState.NOW, at, None
    slot.save(update_fields=["state", "began_at", "finished_at"])
    record("calls.presentation_called_in", slot, by=by, at=at)
    return slot


@transaction.atomic
def end_presentation(slot_id: UUID, *, came: bool = True, by: Actor, at: datetime) -> JurySlot:
    """It is over, or nobody came."""
    slot = _led(slot_id, by)
    slot.state, slot.finished_at = (SlotState.DONE if came else SlotState.ABSENT), at
    slot.save(update_fields=["state", "finished_at"])
    record("calls.presentation_ended", slot, by=by, at=at, came=came)
    return slot


@transaction.atomic
def note_discussion(slot_id: UUID, notes: str, *, by: Actor, at: datetime) -> JurySlot:
    """Keep what was said about a work; the jury and who runs the call read it."""
    slot = _led(slot_id, by)
    slot.notes = paragraphs(notes)[:8000]
    slot.save(update_fields=["notes"])
    record("calls.discussion_noted", slot, by=by, at=at)
    return slot


@transaction.atomic
def lock_work(slot_id: UUID, *, by: Actor, at: datetime) -> JurySlot:
    """Lock the scores of one work: nobody changes them without a reason from now on."""
    slot = _led(slot_id, by)
    ensure(may_lock_work(by, slot))
    slot.locked_at, slot.locked_by_id = at, by.user_id
    slot.save(update_fields=["locked_at", "locked_by_id"])
    record("calls.work_locked", slot, by=by, at=at)
    return slot


@transaction.atomic
def reopen_work(slot_id: UUID, reason: str, *, by: Actor, at: datetime) -> JurySlot:
    """Open them again. The reason stands in the protocol, beside the number of the work."""
    slot = _led(slot_id, by)
    ensure(may_reopen_work(by, slot))
    if not one_line(reason):
        raise ValidationError({"reason": _("Write the reason.")})
    if by.user_id is None:
        raise Refused(refuse(_("Only a person does this.")))
    Unlocking.objects.create(
        stage=slot.stage, entry=slot.entry, reason=one_line(reason)[:500], opened_at=at, opened_by_id=by.user_id
    )
    slot.locked_at = slot.locked_by_id = None
    slot.save(update_fields=["locked_at", "locked_by_id"])
    record("calls.work_reopened", slot, by=by, at=at)
    return slot


def _led(slot_id: UUID, by: Actor) -> JurySlot:
    found = JurySlot.objects.values_list("stage_id", flat=True).get(pk=slot_id)
    stage = Stage.objects.select_related("call").select_for_update(of=("self",)).get(pk=found)
    ensure(may_lead_day(by, stage))
    slot: JurySlot = JurySlot.objects.select_related("entry").select_for_update(of=("self",)).get(pk=slot_id)
    slot.stage = stage
    return slot
