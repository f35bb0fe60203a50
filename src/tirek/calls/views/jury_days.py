"""The days of a jury, planned by those who run the call."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.calls.actions import jury_days as actions
from tirek.calls.enums import CallPermission, StageKind
from tirek.calls.forms.jury_days import AbsenceForm, JuryDayForm, day_initial
from tirek.calls.models import JuryAbsence, Stage
from tirek.calls.permissions_of_days import may_plan_days
from tirek.calls.queries import jury_days as queries
from tirek.calls.views.deeds import deed
from tirek.calls.views.jury_room import day_or_404, slot_or_404
from tirek.calls.views.pages import actor_of, work_call
from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.verdict import ensure

FORM = ["GET", "HEAD", "POST"]
STEPS = {"earlier": -1, "later": 1}


@requires(CallPermission.VIEW)
@require_GET
def days(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """The days of a jury and who presents when."""
    stage = _stage(request, code, position)
    context = {
        "stage": stage,
        "call": stage.call,
        "days": queries.days_of(stage),
        "absences": stage.absences.select_related("member"),
        "plan": queries.plan_of(stage),
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
    day = day_or_404(request, pk)
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
    stage = day_or_404(request, pk).stage
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
    """One place earlier or later; or to a place, where a row was dragged."""
    slot, by, now = slot_or_404(pk), actor_of(request), timezone.now()
    work_call(request, slot.stage.call.code)
    to, place = request.POST.get("to", ""), request.POST.get("place", "")
    if to in STEPS:
        actions.move_slot(pk, STEPS[to], by=by, at=now)
    elif place.isdecimal() and len(place) < 6:
        actions.place_slot(pk, int(place), by=by, at=now)
    else:
        raise Http404
    return see_other(f"{_address(slot.stage)}#slot-{pk}")


def _stage(request: HttpRequest, code: str, position: int) -> Stage:
    call = work_call(request, code)
    stage = get_object_or_404(call.stages.filter(kind=StageKind.JURY), position=position)
    stage.call = call
    return stage


def _address(stage: Stage) -> str:
    return reverse("calls:jury_days", args=[stage.call.code, stage.position])
