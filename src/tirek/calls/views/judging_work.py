"""Judging for those who run it: sharing out, beginning, a second look, locking."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from tirek.calls.actions import judging_stages
from tirek.calls.actions import sharing as actions
from tirek.calls.enums import CallPermission, StageKind
from tirek.calls.forms.judging import AnchorsForm, ReasonForm, SecondLookForm, SharingForm, initial_wishes
from tirek.calls.models import Stage
from tirek.calls.permissions_of_judging import JUDGED, may_read_scores, may_share_out, may_unlock
from tirek.calls.queries.judges import judges_page
from tirek.calls.queries.sharing import told
from tirek.calls.queries.stage_page import stage_page
from tirek.calls.views.pages import actor_of, work_call
from tirek.core.access import requires
from tirek.core.fields import add_errors
from tirek.core.http import see_other
from tirek.core.pages import form_page
from tirek.core.verdict import ensure


def stage_or_404(request: HttpRequest, code: str, position: int) -> Stage:
    """A stage of a call that this actor runs or follows; of a second look, the stage it adds reviews to."""
    call = work_call(request, code)
    found = Stage.objects.filter(call=call, position=position).first()
    if found and found.kind == StageKind.SECOND_LOOK:
        found = Stage.objects.filter(call=call, position__lt=position, kind__in=JUDGED).order_by("-position").first()
    if found is None or found.kind not in JUDGED:
        raise Http404
    found.call = call
    return found


def address_of(stage: Stage) -> str:
    return reverse("calls:stage", args=[stage.call.code, stage.position])


@requires(CallPermission.VIEW)
@require_GET
def stage(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """How the judging of a stage is getting on, and what can be done next."""
    actor, found = actor_of(request), stage_or_404(request, code, position)
    context = {
        "call": found.call,
        "stage": found,
        "page": stage_page(found, actor, timezone.now()),
        "judges": judges_page(found, *(request.GET.get(name, "") for name in ("show", "name", "page"))),
        "may_read": may_read_scores(actor, found),
    }
    return render(request, "calls/judging/stage.html", context)


@requires(CallPermission.RUN)
def sharing(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Share out the entries; where it cannot be, which rule stands in the way and by how much."""
    actor, found = actor_of(request), stage_or_404(request, code, position)
    ensure(may_share_out(actor, found))
    form = SharingForm(request.POST or None, initial=initial_wishes(found, actions.drawn_seed()))
    shortfalls = []
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.share_out(found.pk, form.wishes(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        except actions.CannotShare as blocked:
            shortfalls = told(blocked.shortfalls)
        else:
            messages.success(request, _("Shared out: %(n)s reviews.") % {"n": made.summary["pairs"]})
            return see_other(address_of(found))
    context = {"call": found.call, "stage": found, "form": form, "shortfalls": shortfalls}
    status = 422 if request.method == "POST" else 200
    return render(request, "calls/judging/sharing.html", context, status=status)


@requires(CallPermission.RUN)
@require_POST
def to_all(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Give every entry to every judge without a conflict."""
    found = stage_or_404(request, code, position)
    made = actions.give_to_all(found.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("Shared out: %(n)s reviews.") % {"n": made.summary["pairs"]})
    return see_other(address_of(found))


@requires(CallPermission.RUN)
@require_POST
def rest(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Give out what has no judge yet: entries that came since, reviews that were lost."""
    found = stage_or_404(request, code, position)
    lacking = actions.give_out_rest(found.pk, by=actor_of(request), at=timezone.now())
    if lacking:
        told = ngettext("%(n)s review has no judge now.", "%(n)s reviews have no judge now.", lacking) % {"n": lacking}
        messages.warning(request, told)
    else:
        messages.success(request, _("Done. Everything has found a judge; what was given out before has not moved."))
    return see_other(address_of(found))


@requires(CallPermission.RUN)
def second_look(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """More reviews for the entries near the line."""
    actor, found = actor_of(request), stage_or_404(request, code, position)
    ensure(may_share_out(actor, found))
    form, shortfalls = SecondLookForm(request.POST or None), []
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.give_second_look(found.pk, form.cleaned_data["more"], by=actor, at=timezone.now())
        except actions.CannotShare as blocked:
            shortfalls = told(blocked.shortfalls)
        else:
            n = made.assignments.count()
            messages.success(request, _("Given out for a second look: %(n)s reviews.") % {"n": n})
            return see_other(address_of(found))
    near = len(actions.second_look_entries(found))
    context = {"call": found.call, "stage": found, "form": form, "shortfalls": shortfalls, "near": near}
    status = 422 if request.method == "POST" else 200
    return render(request, "calls/judging/second_look.html", context, status=status)


@requires(CallPermission.RUN)
def calibration(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Three anchor entries for every judge."""
    actor, found = actor_of(request), stage_or_404(request, code, position)
    ensure(may_share_out(actor, found))
    form = AnchorsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.calibrate(found.pk, form.listed(), by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("Every judge has the three anchors. Their points enter no ranking."))
            return see_other(address_of(found))
    says = _("Every judge scores the same three entries first and then sees how the others did.")
    return form_page(request, form, _("Calibration"), address_of(found), intro=says)


@requires(CallPermission.RUN)
@require_POST
def beginning(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Open the stage to its judges."""
    found = stage_or_404(request, code, position)
    judging_stages.begin_stage(found.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The stage is under way. The judges are told."))
    return see_other(address_of(found))


@requires(CallPermission.RUN)
@require_POST
def locking(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Lock the scores."""
    found = stage_or_404(request, code, position)
    judging_stages.lock_stage(found.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("The scores are locked."))
    return see_other(address_of(found))


@requires(CallPermission.RUN)
def unlocking(request: HttpRequest, code: str, position: int) -> HttpResponse:
    """Open the scores again, with a reason that stays."""
    actor, found = actor_of(request), stage_or_404(request, code, position)
    ensure(may_unlock(actor, found))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            judging_stages.unlock_stage(found.pk, form.cleaned_data["reason"], by=actor, at=timezone.now())
        except ValidationError as error:
            add_errors(form, error)
        else:
            messages.success(request, _("The scores may be changed again."))
            return see_other(address_of(found))
    title = _("Open the scores again")
    says = _("The reason stands in the public protocol.")
    return form_page(request, form, title, address_of(found), intro=says, press=title)
