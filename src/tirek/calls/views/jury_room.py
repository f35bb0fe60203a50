"""The day of a jury: the screen of who judges, the waiting room of who presents, the stage everybody sees."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.calls.actions import jury_room as actions
from tirek.calls.enums import StageKind
from tirek.calls.forms.judging import ReasonForm
from tirek.calls.forms.jury_days import NotesForm
from tirek.calls.models import JuryDay, JurySlot
from tirek.calls.permissions_of_days import may_enter_room, may_lead_day, may_reopen_work
from tirek.calls.queries import jury_days as queries
from tirek.calls.views.awards import call_or_404
from tirek.calls.views.deeds import deed
from tirek.calls.views.door import own_entry
from tirek.calls.views.pages import actor_of
from tirek.calls.views.reviews import rubric_of
from tirek.core.access import public, signed_in
from tirek.core.http import see_other
from tirek.core.verdict import ensure


@signed_in
@never_cache
@require_GET
def room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The screen of the day: now, next, the time left, the rubric of what is heard, notes, what is over. The part that
    asks the server again by itself says when another work is heard than the one the page scores."""
    actor, day = actor_of(request), day_or_404(request, pk)
    found = queries.room_of(day, actor, timezone.now())
    leads = bool(may_lead_day(actor, day.stage))
    heard = found.review
    context: dict[str, Any] = {
        "day": day,
        "stage": day.stage,
        "call": day.stage.call,
        "room": found,
        "leads": leads,
        "notes": NotesForm(initial={"notes": found.now.slot.notes}) if found.now and leads else None,
        "rubric": rubric_of(heard, actor) if heard else None,
        "scoring": str(heard.pk) if heard else "",
        "has_moved": "scoring" in request.GET and request.GET["scoring"] != (str(heard.pk) if heard else ""),
    }
    return render(request, "calls/days/room.html", context)


@signed_in
@require_POST
def step(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call a presentation in, end it, note that nobody came, keep notes, lock the scores of a work."""
    slot, by, now = slot_or_404(pk), actor_of(request), timezone.now()
    day = day_or_404(request, slot.day_id)
    what = request.POST.get("what", "")
    if what == "call":
        actions.call_in(pk, by=by, at=now)
    elif what in ("end", "absent"):
        actions.end_presentation(pk, came=what == "end", by=by, at=now)
    elif what == "notes":
        actions.note_discussion(pk, request.POST.get("notes", "")[:9000], by=by, at=now)
        messages.success(request, _("The notes are kept."))
    elif what == "lock":
        actions.lock_work(pk, by=by, at=now)
        messages.success(request, _("The scores of this work are locked."))
    else:
        raise Http404
    return see_other(day.get_absolute_url())


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reopening(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Open the locked scores of a work again, with the reason."""
    slot = slot_or_404(pk)
    day = day_or_404(request, slot.day_id)
    ensure(may_reopen_work(actor_of(request), slot))
    form = ReasonForm(request.POST or None)
    return deed(
        request,
        form,
        lambda: actions.reopen_work(pk, form.cleaned_data["reason"], by=actor_of(request), at=timezone.now()),
        words=(_("Open the scores of this work again"), _("The scores of this work are open again.")),
        back=day.get_absolute_url(),
        about=f"{slot.entry.number} {slot.entry.title}",
        says=_("The reason stands in the protocol."),
    )


@public
@require_POST
def waiting(request: HttpRequest, number: str) -> HttpResponse:
    """The entrant is there and waits to be called in."""
    entry = own_entry(request, number)
    actions.come_to_wait(entry.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The jury sees that you are here. Stay near: you will be called in."))
    return see_other(entry.get_absolute_url())


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


def day_or_404(request: HttpRequest, pk: UUID) -> JuryDay:
    """A day whose room the reader may enter."""
    day = get_object_or_404(JuryDay.objects.select_related("stage__call__organisation"), pk=pk)
    if not may_enter_room(actor_of(request), day.stage):
        raise Http404
    return day


def slot_or_404(pk: UUID) -> JurySlot:
    """A presentation; who may do what with it is asked by the day it belongs to."""
    return get_object_or_404(JurySlot.objects.select_related("stage__call", "day", "entry"), pk=pk)
