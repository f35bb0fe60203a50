"""Devices of village meetings: enrolled, given numbers, heard from, given back, cut off, opened by two people."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases import escrow
from tirek.cases.actions.locking import user_of
from tirek.cases.actions.texts import required
from tirek.cases.enums import FieldDeviceState, FieldNumberState, FieldRecordState
from tirek.cases.models import FieldDevice, FieldMeeting, FieldNumber, FieldRecord, FieldRecovery, NumberBlock
from tirek.cases.permissions import (
    may_agree_recovery,
    may_ask_recovery,
    may_manage_device,
    may_register,
    may_send_from,
)
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.numbering import reserve
from tirek.core.verdict import Refused, ensure, refuse

MOST_NUMBERS, MOST_HELD = 200, 400
LONGEST_TERM = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class NewDevice:
    """What a device says of itself when it is made ready. Key and secret are its own, so that asking twice is once."""

    key: UUID
    secret: str
    name: str
    escrow: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """The meeting a device is made ready for."""

    key: UUID
    area_id: UUID
    place: str
    held_on: date
    agencies: tuple[str, ...] = ()


def token_digest(secret: str) -> str:
    """What is kept of a device's secret. It is long and random, so a plain digest does."""
    return hashlib.sha256(secret.encode()).hexdigest()


def device_of(key: UUID, secret: str) -> FieldDevice | None:
    """The device that proves itself by its secret, whatever its state; None when it does not."""
    device = FieldDevice.objects.select_related("office", "user").filter(pk=key).first()
    if device is None or not hmac.compare_digest(device.token_digest, token_digest(secret)):
        return None
    return device


@atomic
def enrol_device(new: NewDevice, *, by: Actor, at: datetime) -> FieldDevice:
    """Trust a device of the actor to take applications for the office acted for. The same device again is the same.

    Raises ValidationError for a key that is another's, Refused for a role that does not register.
    """
    office_id = _office_of(by)
    if len(new.secret) < 32 or not escrow.is_well_formed(new.escrow):
        raise ValidationError({"device": _("This device could not make its keys. Update the browser.")})
    made = FieldDevice(
        pk=new.key,
        office_id=office_id,
        user_id=user_of(by),
        name=required(new.name, "name")[:100],
        token_digest=token_digest(new.secret),
        escrow=dict(new.escrow),
        enrolled_at=at,
        seen_at=at,
    )
    FieldDevice.objects.bulk_create([made], ignore_conflicts=True)
    device = FieldDevice.objects.select_for_update().get(pk=new.key)
    if device.token_digest != made.token_digest or device.user_id != by.user_id:
        raise ValidationError({"device": _("This device is known under another user.")})
    if not device.records.exists():  # an answer was lost on the way: what it says now holds
        device.name, device.escrow = made.name, made.escrow
        device.save(update_fields=["name", "escrow"])
    if device.enrolled_at == at:
        record("cases.field_device_enrolled", device, by=by, at=at, office=device.office_id)
    return device


@atomic
def plan_meeting(new: NewMeeting, *, by: Actor, at: datetime) -> FieldMeeting:
    """Name a meeting of the office acted for; the same key again changes nothing."""
    office_id = _office_of(by)
    place = required(new.place, "place")[:200]
    if abs(new.held_on - local_date(at)) > LONGEST_TERM:
        raise ValidationError({"held_on": _("The meeting has to be within a year.")})
    meeting = FieldMeeting(
        pk=new.key,
        office_id=office_id,
        area_id=new.area_id,
        place=place,
        held_on=new.held_on,
        agencies=[one_line(name)[:200] for name in new.agencies if one_line(name)][:20],
        planned_by_id=user_of(by),
    )
    FieldMeeting.objects.bulk_create([meeting], ignore_conflicts=True)
    found = FieldMeeting.objects.visible_to(by).filter(pk=new.key).first()
    if found is None:
        raise ValidationError({"place": _("This meeting belongs to another office.")})
    if found.created_at == meeting.created_at:
        record("cases.field_meeting_planned", found, by=by, at=at, office=found.office_id, held_on=found.held_on)
    return found


def _office_of(by: Actor) -> UUID:
    """The office acted for. Raises Refused when the actor does not register there."""
    ensure(may_register(by, by.organisation_id))
    if by.organisation_id is None:
        raise Refused(refuse(_("Only a signed-in person can do this.")))
    return by.organisation_id


@atomic
def reserve_numbers(device_id: UUID, block_key: UUID, count: int, *, by: Actor, at: datetime) -> list[str]:
    """Numbers of the device's office for it to give out, in order. The same block asked for again is the same block.

    Numbers that came back unused go first, so that the office's account has no gap.
    """
    device = locked_device(device_id, by)
    if not 1 <= count <= MOST_NUMBERS:
        raise ValidationError({"count": _("At most %(n)s numbers at once.") % {"n": MOST_NUMBERS}})
    block = NumberBlock.objects.filter(pk=block_key, device=device).first()
    if block is None:
        if len(_held(device)) + count > MOST_HELD:
            raise ValidationError({"count": _("At most %(n)s numbers at once.") % {"n": MOST_HELD}})
        block = NumberBlock.objects.create(pk=block_key, device=device, year=local_date(at).year, reserved_at=at)
        _fill(block, device, count, at)
        record("cases.field_numbers_reserved", device, by=by, at=at, block=block.pk, count=count)
    return list(block.numbers.order_by("number").values_list("number", flat=True))


def _fill(block: NumberBlock, device: FieldDevice, count: int, at: datetime) -> None:
    returned = FieldNumber.objects.filter(
        state=FieldNumberState.RETURNED,
        reissued_in=None,
        block__device__office_id=device.office_id,
        block__year=block.year,
    )
    again = list(returned.select_for_update(of=("self",), skip_locked=True).order_by("number")[:count])
    FieldNumber.objects.filter(pk__in=[one.pk for one in again]).update(reissued_in=block)
    fresh = reserve(device.office.code, block.year, count - len(again)) if count > len(again) else []
    numbers = [*(one.number for one in again), *fresh]
    FieldNumber.objects.bulk_create(FieldNumber(block=block, number=number) for number in numbers)


@atomic
def void_number(device_id: UUID, number: str, reason: str, *, by: Actor, at: datetime) -> None:
    """Strike a number out with a reason: it was given out by mistake. Again: nothing changes."""
    device = locked_device(device_id, by)
    reason = required(reason, "reason")
    found = FieldNumber.objects.select_for_update(of=("self",)).filter(
        number=number, block__device=device, state__in=[FieldNumberState.HELD, FieldNumberState.VOID]
    )
    one = found.first()
    if one is None or FieldRecord.objects.filter(number=number).exists():
        raise ValidationError({"number": _("This number cannot be struck out: an application bears it.")})
    if one.state == FieldNumberState.HELD:
        _end_numbers([one], FieldNumberState.VOID, reason, at)
        record("cases.field_number_voided", device, by=by, at=at, number=number)


def hear_from(device: FieldDevice, *, unsent: int, skew_seconds: int, is_wiped: bool, at: datetime) -> None:
    """Note that a device was in touch, what it still has to send and how wrong its clock is; no right is asked, for
    nothing is told. A device that has ended reports that it is empty."""
    device.seen_at, device.skew_seconds = at, max(min(skew_seconds, 2**31 - 1), -(2**31))
    device.unsent = max(0, min(unsent, 100_000))
    columns = ["seen_at", "skew_seconds", "unsent"]
    if is_wiped and device.state != FieldDeviceState.ACTIVE and device.wiped_at is None:
        device.wiped_at, device.unsent = at, 0
        columns.append("wiped_at")
    device.save(update_fields=columns)


@atomic
def retire_device(device_id: UUID, *, by: Actor, at: datetime) -> FieldDevice:
    """Give a device back: everything on it has been sent, so the numbers left were given to nobody and return."""
    device = locked_device(device_id, by)
    waiting = FieldRecord.objects.filter(device=device, state=FieldRecordState.CONFLICT).exists()
    if waiting:
        raise Refused(refuse(_("Some applications still wait for a choice. Decide first.")))
    _end_numbers(_held(device), FieldNumberState.RETURNED, "", at)
    return _end(device, FieldDeviceState.RETIRED, "", by, at)


@atomic
def cut_off_device(device_id: UUID, reason: str, *, by: Actor, at: datetime) -> FieldDevice:
    """Cut off a lost device: its secret opens nothing any more, it empties itself when next in touch, and its numbers
    are void, since they may stand on coupons. What waits for a choice is here already and keeps its number."""
    device = FieldDevice.objects.visible_to(by).select_for_update().get(pk=device_id)
    ensure(may_manage_device(by, device))
    reason = required(reason, "reason")
    if device.state != FieldDeviceState.ACTIVE:
        return device
    _end_numbers(_held(device), FieldNumberState.VOID, reason, at)
    return _end(device, FieldDeviceState.CUT_OFF, reason, by, at)


def _held(device: FieldDevice) -> list[FieldNumber]:
    waiting = FieldRecord.objects.filter(device=device).values("number")
    held = FieldNumber.objects.filter(block__device=device, state=FieldNumberState.HELD).exclude(number__in=waiting)
    return list(held.select_for_update(of=("self",)))


def _end_numbers(numbers: Iterable[FieldNumber], state: FieldNumberState, reason: str, at: datetime) -> None:
    keys = [one.pk for one in numbers]
    FieldNumber.objects.filter(pk__in=keys).update(state=state, reason=reason[:500], decided_at=at)


def _end(device: FieldDevice, state: FieldDeviceState, reason: str, by: Actor, at: datetime) -> FieldDevice:
    device.state, device.ended_at, device.ended_by_id, device.end_reason = state, at, by.user_id, reason[:500]
    device.save(update_fields=["state", "ended_at", "ended_by_id", "end_reason"])
    NumberBlock.objects.filter(device=device, closed_at=None).update(closed_at=at)
    record("cases.field_device_ended", device, by=by, at=at, state=str(state))
    return device


@atomic
def ask_recovery(device_id: UUID, reason: str, *, by: Actor, at: datetime) -> FieldRecovery:
    """Ask to open a device whose passphrase is forgotten. One at a time; asked again, the open one is returned."""
    device = FieldDevice.objects.visible_to(by).select_for_update().get(pk=device_id)
    ensure(may_ask_recovery(by, device))
    _ensure_active(device)
    reason = required(reason, "reason")[:500]
    open_one = device.recoveries.filter(fetched_at=None).first()
    if open_one is not None:
        return open_one
    asked = FieldRecovery.objects.create(device=device, reason=reason, asked_by_id=user_of(by), asked_at=at)
    record("cases.field_recovery_asked", device, by=by, at=at, recovery=asked.pk)
    return asked


@atomic
def agree_recovery(recovery_id: UUID, *, by: Actor, at: datetime) -> FieldRecovery:
    """Agree, as the second person, that the device may fetch its key once."""
    visible = FieldRecovery.objects.filter(device__in=FieldDevice.objects.visible_to(by))
    recovery = visible.select_for_update(of=("self",)).select_related("device").get(pk=recovery_id)
    ensure(may_agree_recovery(by, recovery))
    _ensure_active(recovery.device)
    if recovery.agreed_at is None:
        recovery.agreed_by_id, recovery.agreed_at = by.user_id, at
        recovery.save(update_fields=["agreed_by_id", "agreed_at"])
        record("cases.field_recovery_agreed", recovery.device, by=by, at=at, recovery=recovery.pk)
    return recovery


@atomic
def fetch_key(device_id: UUID, *, by: Actor, at: datetime) -> bytes:
    """The device's data key, once, to its own user on the device itself, after two people have agreed."""
    device = locked_device(device_id, by)
    recovery = device.recoveries.filter(fetched_at=None, agreed_at__isnull=False).first()
    if recovery is None:
        raise Refused(refuse(_("Two people have to agree before this device can be opened.")))
    key = escrow.open_sealed(device.escrow)
    recovery.fetched_at = at
    recovery.save(update_fields=["fetched_at"])
    record("cases.field_key_fetched", device, by=by, at=at, recovery=recovery.pk)
    return key


def locked_device(device_id: UUID, by: Actor) -> FieldDevice:
    """The actor's own active device, locked. Raises Refused when it is somebody else's or has ended."""
    found = FieldDevice.objects.visible_to(by).select_related("office").select_for_update(of=("self",))
    device = found.get(pk=device_id)
    ensure(may_send_from(by, device))
    _ensure_active(device)
    return device


def _ensure_active(device: FieldDevice) -> None:
    if device.state != FieldDeviceState.ACTIVE:
        raise Refused(refuse(_("This device is no longer in use.")))
