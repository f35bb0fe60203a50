"""The days of a jury: planned, arranged by the timetable, moved by hand, told to those who moved; led on the day."""

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
from tirek.calls.permissions_of_days import may_lead_day, may_move, may_plan_days
from tirek.calls.queries.judging import competing
from tirek.calls.queries.jury_days import days_of, hours_of, jury_of, leaving_by_entry, slots_of
from tirek.calls.timetable import NoTimetable, Talk, Timetable, arrange
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import paragraphs
from tirek.core.verdict import Refused, ensure, refuse

LONGEST_DAY = timedelta(hours=14)


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
    """Give every finalist an hour, anew. Raises Refused once somebody was heard, ValidationError that says what is
    lacking."""
    stage = _locked(stage_id, by)
    if stage.slots.exclude(state=SlotState.PLANNED).exists():
        raise Refused(refuse(_("Presentations have begun: move single ones by hand.")))
    days = days_of(stage)
    by_hour = {hour: day for day in days for hour in hours_of(day)}
    entries = {str(entry.pk): entry for entry in competing(stage).select_related("nomination").order_by("number")}
    leaving = leaving_by_entry(stage)
    talks = [
        Talk(key, entry.nomination.position if entry.nomination else 0, frozenset(leaving.get(entry.pk, ())))
        for key, entry in entries.items()
    ]
    members = [str(each.pk) for each in jury_of(stage)]
    try:
        table = arrange(talks, list(by_hour), members, _away(stage), stage.quorum)
    except NoTimetable as error:
        raise ValidationError(_lacking(error, entries)) from error
    _write(stage, table, by_hour)
    record("calls.jury_days_arranged", stage, by=by, at=at, exits=table.exits, slots=len(table.hours))
    return table


def _away(stage: Stage) -> dict[str, list[tuple[datetime, datetime]]]:
    found: dict[str, list[tuple[datetime, datetime]]] = {}
    for absence in stage.absences.all():
        found.setdefault(str(absence.member_id), []).append((absence.starts_at, absence.ends_at))
    return found


def _lacking(error: NoTimetable, entries: dict[str, Any]) -> str:
    if error.lacking:
        told = _(
            "There is no timetable: %(hours)s more hours with a quorum are needed. Add a day or shorten the talks."
        )
        return told % {"hours": error.lacking}
    numbers = ", ".join(entries[key].number for key in error.talks[:5])
    return _("There is no timetable: no hour has a quorum for %(numbers)s.") % {"numbers": numbers}


def _write(stage: Stage, table: Timetable, by_hour: dict[Any, JuryDay]) -> None:
    """Hours that were told stay with their entries, so that only those who moved are written to."""
    told = dict(stage.slots.values_list("entry_id", "told_for"))
    stage.slots.all().delete()
    JurySlot.objects.bulk_create(
        JurySlot(
            stage=stage,
            day=by_hour[hour],
            entry_id=UUID(talk.key),
            starts_at=hour.starts_at,
            ends_at=hour.ends_at,
            told_for=told.get(UUID(talk.key)),
        )
        for talk, hour in table.hours
    )


@transaction.atomic
def move_slot(slot_id: UUID, steps: int, *, by: Actor, at: datetime) -> JurySlot:
    """Let a presentation change places with the one before it (-1) or after it (1)."""
    found = JurySlot.objects.values_list("stage_id", flat=True).get(pk=slot_id)
    stage = _locked(found, by)
    slots = list(slots_of(stage).select_for_update(of=("self",)))
    place = next(index for index, slot in enumerate(slots) if slot.pk == slot_id)
    if not 0 <= place + steps < len(slots):
        raise Refused(refuse(_("It cannot be moved further.")))
    one, other = slots[place], slots[place + steps]
    for each in (one, other):
        ensure(may_move(each))
    names = ("day_id", "starts_at", "ends_at")
    before = [getattr(one, name) for name in names]
    for name, value in zip(names, before, strict=True):
        setattr(one, name, getattr(other, name))
        setattr(other, name, value)
    JurySlot.objects.bulk_update([one, other], ["day", "starts_at", "ends_at"])
    record("calls.jury_slot_moved", stage, by=by, at=at, slot=slot_id, steps=steps)
    return one


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


def _locked(stage_id: UUID, by: Actor) -> Stage:
    stage = Stage.objects.select_related("call").select_for_update(of=("self",)).get(pk=stage_id)
    ensure(may_plan_days(by, stage))
    return stage


def _led(slot_id: UUID, by: Actor) -> JurySlot:
    found = JurySlot.objects.values_list("stage_id", flat=True).get(pk=slot_id)
    stage = Stage.objects.select_related("call").select_for_update(of=("self",)).get(pk=found)
    ensure(may_lead_day(by, stage))
    slot: JurySlot = JurySlot.objects.select_related("entry").select_for_update(of=("self",)).get(pk=slot_id)
    slot.stage = stage
    return slot
