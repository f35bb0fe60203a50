"""The days of a jury: planned, arranged by the timetable, moved by hand, told to those who moved."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.calls.actions.letters import tell_entrant, told_moment
from tirek.calls.enums_of_days import SlotState
from tirek.calls.models import JuryAbsence, JuryDay, JurySlot, PanelMember, Stage
from tirek.calls.permissions_of_days import may_move, may_plan_days
from tirek.calls.queries.judging import competing
from tirek.calls.queries.jury_days import away_of, days_of, hours_of, jury_of, leaving_by_entry, slots_of
from tirek.calls.timetable import NoTimetable, Talk, Timetable, arrange
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse

LONGEST_DAY = timedelta(hours=14)
HOUR = ["day", "starts_at", "ends_at"]


@transaction.atomic
def save_day(stage_id: UUID, facts: dict[str, Any], *, day_id: UUID | None = None, by: Actor, at: datetime) -> JuryDay:
    """Plan a day (``starts_at``, ``ends_at``, ``minutes``, ``breaks``, ``link``), or change one. Raises Refused, or
    ValidationError by field."""
    stage = _locked(stage_id, by)
    if not timedelta(0) < facts["ends_at"] - facts["starts_at"] <= LONGEST_DAY:
        raise ValidationError({"ends": _("A day ends after it begins, on the same day.")})
    day = stage.jury_days.get(pk=day_id) if day_id else JuryDay(stage=stage)
    for name, value in facts.items():
        setattr(day, name, value)
    day.save()
    record("calls.jury_day_saved", stage, by=by, at=at, day=day.pk)
    return day


@transaction.atomic
def remove_day(day_id: UUID, *, by: Actor, at: datetime) -> Stage:
    """Take a day away on which nobody presents."""
    day = JuryDay.objects.select_related("stage__call").get(pk=day_id)
    stage = _locked(day.stage_id, by)
    if day.slots.exists():
        raise Refused(refuse(_("Somebody presents on this day: arrange the days anew first.")))
    day.delete()
    record("calls.jury_day_removed", stage, by=by, at=at)
    return stage


@transaction.atomic
def note_absence(
    stage_id: UUID, member: PanelMember, starts_at: datetime, ends_at: datetime, *, by: Actor, at: datetime
) -> JuryAbsence:
    """A member of the jury is away at some hours."""
    stage = _locked(stage_id, by)
    if ends_at <= starts_at:
        raise ValidationError({"until": _("The end comes before the beginning.")})
    if not jury_of(stage).filter(pk=member.pk).exists():
        raise ValidationError({"member": _("Choose one from the list.")})
    absence = JuryAbsence.objects.create(stage=stage, member=member, starts_at=starts_at, ends_at=ends_at)
    record("calls.jury_absence_noted", stage, by=by, at=at, member=member.pk)
    return absence


@transaction.atomic
def remove_absence(absence_id: UUID, *, by: Actor, at: datetime) -> Stage:
    """They are there after all."""
    absence = JuryAbsence.objects.get(pk=absence_id)
    stage = _locked(absence.stage_id, by)
    absence.delete()
    record("calls.jury_absence_removed", stage, by=by, at=at)
    return stage


@transaction.atomic
def arrange_days(stage_id: UUID, *, by: Actor, at: datetime) -> Timetable:
    """Give every finalist an hour, anew. Once presentations have begun those that were called in stay where they are,
    and the others share the hours after them. Raises ValidationError that says what is lacking."""
    stage = _locked(stage_id, by)
    stays = list(stage.slots.exclude(state=SlotState.PLANNED))
    over = max((slot.ends_at for slot in stays), default=None)
    by_hour = {hour: day for day in days_of(stage) for hour in hours_of(day) if over is None or hour.starts_at >= over}
    waiting = competing(stage).exclude(pk__in=[slot.entry_id for slot in stays])
    entries = {str(entry.pk): entry for entry in waiting.select_related("nomination").order_by("number")}
    leaving = leaving_by_entry(stage)
    talks = [
        Talk(key, entry.nomination.position if entry.nomination else 0, frozenset(leaving.get(entry.pk, ())))
        for key, entry in entries.items()
    ]
    members = [str(each.pk) for each in jury_of(stage)]
    try:
        table = arrange(talks, list(by_hour), members, away_of(stage), stage.quorum)
    except NoTimetable as error:
        raise ValidationError(_lacking(error, entries)) from error
    _write(stage, table, by_hour)
    record("calls.jury_days_arranged", stage, by=by, at=at, exits=table.exits, slots=len(table.hours))
    return table


def _lacking(error: NoTimetable, entries: dict[str, Any]) -> str:
    if error.lacking:
        told = _(
            "There is no timetable: %(hours)s more hours with a quorum are needed. Add a day or shorten the talks."
        )
        return told % {"hours": error.lacking}
    numbers = ", ".join(entries[key].number for key in error.talks[:5])
    return _("There is no timetable: no hour has a quorum for %(numbers)s.") % {"numbers": numbers}


def _write(stage: Stage, table: Timetable, by_hour: dict[Any, JuryDay]) -> None:
    """What is known of an entry stays with it: the hour it was told, so that only those who moved are written to."""
    planned = stage.slots.filter(state=SlotState.PLANNED)
    known = {slot.entry_id: slot for slot in planned}
    planned.exclude(entry__in=[UUID(talk.key) for talk, _hour in table.hours]).delete()
    moved: list[JurySlot] = []
    made: list[JurySlot] = []
    for talk, hour in table.hours:
        entry_id = UUID(talk.key)
        slot = known.get(entry_id) or JurySlot(stage=stage, entry_id=entry_id)
        slot.day, slot.starts_at, slot.ends_at = by_hour[hour], hour.starts_at, hour.ends_at
        (moved if entry_id in known else made).append(slot)
    JurySlot.objects.bulk_update(moved, HOUR)
    JurySlot.objects.bulk_create(made)


@transaction.atomic
def move_slot(slot_id: UUID, steps: int, *, by: Actor, at: datetime) -> JurySlot:
    """Let a presentation change places with the one before it (-1) or after it (1)."""
    stage, slots, place = _in_order(slot_id, by)
    return _placed(stage, slots, place, place + steps, by, at)


@transaction.atomic
def place_slot(slot_id: UUID, place: int, *, by: Actor, at: datetime) -> JurySlot:
    """Put a presentation at another place of the order (0: the first); those between move by one hour."""
    stage, slots, now = _in_order(slot_id, by)
    return _placed(stage, slots, now, place, by, at)


def _in_order(slot_id: UUID, by: Actor) -> tuple[Stage, list[JurySlot], int]:
    """The stage and its presentations, locked, and the place of one of them."""
    found = JurySlot.objects.values_list("stage_id", flat=True).get(pk=slot_id)
    stage = _locked(found, by)
    slots = list(slots_of(stage).select_for_update(of=("self",)))
    return stage, slots, next(index for index, slot in enumerate(slots) if slot.pk == slot_id)


def _placed(stage: Stage, slots: list[JurySlot], now: int, place: int, by: Actor, at: datetime) -> JurySlot:
    if not 0 <= place < len(slots):
        raise Refused(refuse(_("It cannot be moved further.")))
    first, last = sorted((now, place))
    for each in slots[first : last + 1]:
        ensure(may_move(each))
    hours = [(each.day_id, each.starts_at, each.ends_at) for each in slots[first : last + 1]]
    moved = slots.pop(now)
    slots.insert(place, moved)
    for each, (day_id, starts_at, ends_at) in zip(slots[first : last + 1], hours, strict=True):
        each.day_id, each.starts_at, each.ends_at = day_id, starts_at, ends_at
    JurySlot.objects.bulk_update(slots[first : last + 1], HOUR)
    record("calls.jury_slot_moved", stage, by=by, at=at, slot=moved.pk, steps=place - now)
    return moved


@transaction.atomic
def tell_moved(stage_id: UUID, *, by: Actor, at: datetime) -> int:
    """Write to those whose hour is new or has moved since they were told; returns how many."""
    stage = _locked(stage_id, by)
    moved = [slot for slot in slots_of(stage).select_related("day", "entry__call") if slot.told_for != slot.starts_at]
    for slot in moved:
        _tell(slot, at)
        slot.told_for = slot.starts_at
    JurySlot.objects.bulk_update(moved, ["told_for"])
    record("calls.jury_slots_told", stage, by=by, at=at, count=len(moved))
    return len(moved)


def _tell(slot: JurySlot, at: datetime) -> None:
    entry = slot.entry
    with translation.override(entry.language):
        hour = told_moment(slot.starts_at, entry)
        lines = [_("You present your work to the jury online: %(moment)s.") % {"moment": hour}]
        if slot.told_for:
            lines.append(_("Before it was: %(moment)s.") % {"moment": told_moment(slot.told_for, entry)})
        lines += [_("Time of the presentation, in minutes: %(minutes)s.") % {"minutes": slot.day.minutes}]
        if slot.day.link:
            lines += ["", _("The room, where you wait until you are called in:"), slot.day.link]
        stage = settings.SITE_URL + reverse("calls:jury_stage", args=[entry.call.code])
        lines += ["", _("Who is heard now and who is next:"), stage]
        subject = _("Your presentation: %(moment)s") % {"moment": hour}
        tell_entrant(entry, subject, lines, f"jury-slot:{slot.pk}:{slot.starts_at:%Y%m%d%H%M}:{at.timestamp():.0f}")


def _locked(stage_id: UUID, by: Actor) -> Stage:
    stage = Stage.objects.select_related("call").select_for_update(of=("self",)).get(pk=stage_id)
    ensure(may_plan_days(by, stage))
    return stage
