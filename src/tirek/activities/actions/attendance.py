"""Who came: scanned tickets and signed lists. Rows are only added; sent twice they are the same rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.registrations import State
from tirek.activities.enums import EventState, Evidence
from tirek.activities.models import Attendance, Event, Headcount, Registration
from tirek.activities.permissions import may_see_participants, may_take_attendance
from tirek.activities.queries.attendance import standing_rows
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.ids import uuid7
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse

LONGEST_LIST = 2000


@dataclass(frozen=True, slots=True)
class Scan:
    """A ticket seen at the door. ``nonce`` is made by the device once and kept until the scan is sent."""

    nonce: UUID
    ticket: str
    came_at: datetime


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a scan: ``came``, ``already`` (another scan of this ticket stands) or ``unknown``."""

    nonce: UUID
    result: str
    name: str = ""


@transaction.atomic
def take_scans(event_id: UUID, scans: Sequence[Scan], *, device: str = "", by: Actor, at: datetime) -> list[Seen]:
    """Write down scanned tickets. Exact however often, in whatever order and from however many phones they arrive:
    one row for a ticket, one for a nonce. A scan that arrives after the report still counts. Raises Refused."""
    event = Event.objects.visible_to(by).get(pk=event_id)
    ensure(may_take_attendance(by, event))
    known = _tickets(event, scans)
    rows = [_row(event, scan, known[scan.ticket], device, by, at) for scan in scans if scan.ticket in known]
    # Always in one order, so that two phones sending the same tickets wait for each other and never for ever.
    Attendance.objects.bulk_create(sorted(rows, key=_order), ignore_conflicts=True)
    nonces = [scan.nonce for scan in scans]
    taken = set(Attendance.objects.filter(event=event, nonce__in=nonces).values_list("nonce", flat=True))
    if taken:
        record("activities.attendance_taken", event, by=by, at=at, scans=len(scans), taken=len(taken))
        _recount(event)
    return [_seen(scan, known.get(scan.ticket), taken) for scan in scans]


def _order(row: Attendance) -> tuple[str, str]:
    return str(row.registration_id), str(row.nonce)


def _tickets(event: Event, scans: Sequence[Scan]) -> dict[str, Registration]:
    found = event.registrations.filter(ticket__in={scan.ticket for scan in scans}).exclude(state=State.DECLINED)
    return {registration.ticket: registration for registration in found}


def _row(event: Event, scan: Scan, registration: Registration, device: str, by: Actor, at: datetime) -> Attendance:
    return Attendance(
        event=event,
        registration=registration,
        person_id=registration.person_id,
        evidence=Evidence.SCANNED,
        nonce=scan.nonce,
        came_at=min(scan.came_at, at),
        recorded_by_id=by.user_id,
        device=device[:60],
    )


def _seen(scan: Scan, registration: Registration | None, taken: set[UUID]) -> Seen:
    if registration is None:
        return Seen(scan.nonce, "unknown")
    return Seen(scan.nonce, "came" if scan.nonce in taken else "already", registration.name)


@transaction.atomic
def take_signed_list(event_id: UUID, names: Sequence[str], *, by: Actor, at: datetime) -> int:
    """Write down the names of a signed list; returns how many were new. The same list twice adds nothing: the second
    of two namesakes in a list is a row of its own."""
    event = Event.objects.visible_to(by).select_for_update(of=("self",)).get(pk=event_id)
    ensure(may_take_attendance(by, event))
    if event.state != EventState.PLANNED:
        raise Refused(refuse(_("This event is reported already.")))
    if event.starts_at > at:
        raise Refused(refuse(_("The list is entered when the event has begun.")))
    tidy = [name for name in map(one_line, names) if name]
    if not tidy:
        raise ValidationError({"names": _("Write one name on each line.")})
    if len(tidy) > LONGEST_LIST:
        raise ValidationError({"names": _("Two thousand names at most at a time.")})
    before = event.attendances.filter(evidence=Evidence.SIGNED).count()
    Attendance.objects.bulk_create(_signed(event, tidy, by), ignore_conflicts=True)
    added = event.attendances.filter(evidence=Evidence.SIGNED).count() - before
    record("activities.signed_list_taken", event, by=by, at=at, names=len(tidy), added=added)
    return added


def _signed(event: Event, names: Sequence[str], by: Actor) -> list[Attendance]:
    met: dict[str, int] = {}
    rows = []
    for name in names:
        key = name.casefold()
        met[key] = met.get(key, 0) + 1
        nonce = uuid5(event.pk, f"signed:{key}:{met[key]}")
        rows.append(
            Attendance(
                event=event,
                name=name[:200],
                evidence=Evidence.SIGNED,
                nonce=nonce,
                came_at=event.starts_at,
                recorded_by_id=by.user_id,
            )
        )
    return rows


@transaction.atomic
def void_attendance(attendance_id: UUID, *, by: Actor, at: datetime) -> Attendance:
    """Say that a row was entered in error: it stays, with a row that voids it. Raises Refused."""
    wrong = Attendance.objects.select_related("event").select_for_update(of=("self",)).get(pk=attendance_id)
    ensure(may_see_participants(by, wrong.event))
    if wrong.event.state != EventState.PLANNED:
        raise Refused(refuse(_("This event is reported already.")))
    if wrong.voids_id or Attendance.objects.filter(voids=wrong).exists():
        raise Refused(refuse(_("This row is void already.")))
    row = Attendance.objects.create(
        event=wrong.event,
        evidence=wrong.evidence,
        nonce=uuid7(),
        came_at=wrong.came_at,
        recorded_by_id=by.user_id,
        voids=wrong,
    )
    record("activities.attendance_voided", wrong.event, by=by, at=at, attendance=wrong.pk)
    return row


def _recount(event: Event) -> None:
    """A scan that a phone sends after the report belongs to the scanned number, where that is the counted one."""
    if event.state != EventState.CLOSED:
        return
    counted = Headcount.objects.select_for_update().filter(event=event, evidence=Evidence.SCANNED).first()
    if counted:
        rows = standing_rows(event, Evidence.SCANNED)
        counted.attendances, counted.people = rows.attendances, rows.people
        counted.save(update_fields=["attendances", "people"])
