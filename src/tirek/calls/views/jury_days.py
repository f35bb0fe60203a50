"""The days of a jury: planning them, the screen of the day, the public stage."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.calls.actions import jury_days as actions
from tirek.calls.enums import CallPermission, StageKind
from tirek.calls.forms.jury_days import AbsenceForm, JuryDayForm, NotesForm, day_initial
from tirek.calls.models import JuryAbsence, JuryDay, JurySlot, Stage
from tirek.calls.permissions_of_days import may_enter_room, may_lead_day, may_plan_days
from tirek.calls.queries import jury_days as queries
from tirek.calls.views.awards import call_or_404
from tirek.calls.views.deeds import deed
from tirek.calls.views.pages import actor_of, work_call
from tirek.core.access import public, requires, signed_in
from tirek.core.http import see_other
from tirek.core.verdict import ensure

FORM = ["GET", "HEAD", "POST"]


@requires(CallPermission.VIEW)
@require_GET
def days(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """The days of a jury and who presents when."""
    stage = _stage(request, code, position)
    slots = list(queries.slots_of(stage))
    context = {
        "stage": stage,
        "call": stage.call,
        "days": queries.days_of(stage),
        "absences": stage.absences.select_related("member"),
        "slots": slots,
        "to_tell": sum(slot.told_for != slot.starts_at for slot in slots),
        "may_plan": bool(may_plan_days(actor_of(request), stage)),
    }
    return render(request, "calls/days/days.html", context)


@requires(CallPermission.RUN)
@require_http_methods(FORM)
def new(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Plan a day."""
    stage = _stage(request, code, position)
    ensure(may_plan_days(actor_of(request), stage))
    initial = {"on": timezone.localdate(stage.starts_at), "begins": "09:00", "ends": "18:00", "minutes": 15}
    form = JuryDayForm(request.POST or None, initial=initial)
    return deed(
        request,
        form,
        lambda: actions.save_day(stage.pk, form.facts(stage), by=actor_of(request), at=timezone.now()),
        words=(_("A day of the jury"), _("The day is planned.")),
        back=_address(stage),
        about=stage.name,
    )


@requires(CallPermission.RUN)
@require_http_methods(FORM)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change a day."""
    day = _day(request, pk)
    form, stage = JuryDayForm(request.POST or None, initial=day_initial(day)), day.stage
    ensure(may_plan_days(actor_of(request), stage))
    return deed(
        request,
        form,
        lambda: actions.save_day(stage.pk, form.facts(stage), day_id=pk, by=actor_of(request), at=timezone.now()),
        words=(_("A day of the jury"), _("The day is changed. Arrange the days anew if hours have moved.")),
        back=_address(stage),
        about=stage.name,
    )


@requires(CallPermission.RUN)
@require_POST
def removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a day away."""
    stage = _day(request, pk).stage
    actions.remove_day(pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The day is taken away."))
    return see_other(_address(stage))


@requires(CallPermission.RUN)
@require_http_methods(FORM)
def absence(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """A member of the jury is away."""
    stage = _stage(request, code, position)
    ensure(may_plan_days(actor_of(request), stage))
    initial = {"on": timezone.localdate(stage.starts_at)}
    form = AbsenceForm(request.POST or None, stage=stage, initial=initial)
    return deed(
        request,
        form,
        lambda: actions.note_absence(
            stage.pk, form.cleaned_data["member"], *form.moments(stage), by=actor_of(request), at=timezone.now()
        ),
        words=(_("A member of the jury is away"), _("It is written down. Arrange the days anew.")),
        back=_address(stage),
        about=stage.name,
    )


@requires(CallPermission.RUN)
@require_POST
def absence_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """They are there after all."""
    found = get_object_or_404(JuryAbsence.objects.select_related("stage__call"), pk=pk)
    work_call(request, found.stage.call.code)
    actions.remove_absence(pk, by=actor_of(request), at=timezone.now())
    return see_other(_address(found.stage))


@requires(CallPermission.RUN)
@require_POST
def arranging(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Give every finalist an hour."""
    stage = _stage(request, code, position)
    try:
        table = actions.arrange_days(stage.pk, by=actor_of(request), at=timezone.now())
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        told = _("Arranged: %(slots)s. Members leave the room %(exits)s times; fewer than %(fewest)s is not possible.")
        facts = {"slots": len(table.hours), "exits": table.exits, "fewest": table.fewest}
        messages.success(request, told % facts)
    return see_other(_address(stage))


@requires(CallPermission.RUN)
@require_POST
def telling(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Write to those whose hour is new or moved."""
    stage = _stage(request, code, position)
    told = actions.tell_moved(stage.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("Letters written: %(number)s. Nobody else is written to.") % {"number": told})
    return see_other(_address(stage))


@requires(CallPermission.RUN)
@require_POST
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One place earlier or later."""
    slot = _slot(pk)
    work_call(request, slot.stage.call.code)
    steps = -1 if request.POST.get("to") == "earlier" else 1
    actions.move_slot(pk, steps, by=actor_of(request), at=timezone.now())
    return see_other(f"{_address(slot.stage)}#slot-{pk}")


@signed_in
@never_cache
@require_GET
def room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The screen of the day: now, next, the time left, where one scores, notes."""
    actor, day = actor_of(request), _day(request, pk)
    found = queries.room_of(day, actor, timezone.now())
    leads = bool(may_lead_day(actor, day.stage))
    notes = NotesForm(initial={"notes": found.now.notes}) if found.now and leads else None
    context = {"day": day, "stage": day.stage, "call": day.stage.call, "room": found, "leads": leads, "notes": notes}
    return render(request, "calls/days/room.html", context)


@signed_in
@require_POST
def step(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call a presentation in, end it, note that nobody came, keep notes."""
    slot, by, now = _slot(pk), actor_of(request), timezone.now()
    day = _day(request, slot.day_id)
    what = request.POST.get("what", "")
    if what == "call":
        actions.call_in(pk, by=by, at=now)
    elif what in ("end", "absent"):
        actions.end_presentation(pk, came=what == "end", by=by, at=now)
    elif what == "notes":
        actions.note_discussion(pk, request.POST.get("notes", "")[:9000], by=by, at=now)
        messages.success(request, _("The notes are kept."))
    else:
        raise Http404
    return see_other(day.get_absolute_url())


@public
@never_cache
@require_GET
def public_stage(request: HttpRequest, code: str) -> HttpResponse:
    """Who is heard now and who is next, for everyone: titles only."""
    call = call_or_404(request, code)
    stage = call.stages.filter(kind=StageKind.JURY, jury_days__isnull=False).distinct().first()
    slots = list(queries.slots_of(stage)) if stage else []
    now = next((slot for slot in slots if slot.state == "now"), None)
    coming = [slot for slot in slots if slot.state == "planned"]
    context = {"call": call, "slots": slots, "now": now, "next": coming[0] if coming else None}
    return render(request, "calls/days/stage.html", context)


def _stage(request: HttpRequest, code: str, position: int) -> Stage:
    call = work_call(request, code)
    stage = get_object_or_404(call.stages.filter(kind=StageKind.JURY), position=position)
    stage.call = call
    return stage


def _day(request: HttpRequest, pk: UUID) -> JuryDay:
    day = get_object_or_404(JuryDay.objects.select_related("stage__call__organisation"), pk=pk)
    if not may_enter_room(actor_of(request), day.stage):
        raise Http404
    return day


def _slot(pk: UUID) -> JurySlot:
    return get_object_or_404(JurySlot.objects.select_related("stage__call", "day"), pk=pk)


def _address(stage: Stage) -> str:
    return reverse("calls:jury_days", args=[stage.call.code, stage.position])
