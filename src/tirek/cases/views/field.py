"""Village meetings as the office sees them: devices, numbers, what was taken, what waits for a choice."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tirek.cases.actions.field_devices import agree_recovery, ask_recovery, cut_off_device
from tirek.cases.actions.field_sync import decide
from tirek.cases.enums import CasePermission, FieldDeviceState, FieldPermission
from tirek.cases.forms.field import ReasonForm, choices_from_page
from tirek.cases.models import FieldDevice, FieldMeeting, FieldRecord
from tirek.cases.permissions import may_agree_recovery, may_ask_recovery, may_manage_device
from tirek.cases.queries.field_pages import (
    cases_of_meeting,
    device_page,
    devices_for_list,
    meetings_for_list,
    undecided_for_list,
)
from tirek.cases.views.fetching import actor_of
from tirek.core.access import requires
from tirek.core.http import see_other
from tirek.core.verdict import ensure

MOST_MEETINGS, MOST_DEVICES = 50, 300
ACTIVE = FieldDeviceState.ACTIVE


@requires(CasePermission.REGISTER, FieldPermission.MANAGE)
@require_GET
def office(request: HttpRequest) -> HttpResponse:
    """Devices, meetings, and what waits for a choice."""
    actor = actor_of(request)
    context = {
        "devices": devices_for_list(actor)[:MOST_DEVICES],
        "meetings": meetings_for_list(actor)[:MOST_MEETINGS],
        "undecided": undecided_for_list(actor)[:MOST_MEETINGS],
        "may_take": actor.holds(CasePermission.REGISTER, at=actor.organisation_id),
    }
    return render(request, "cases/field/office.html", context)


@requires(CasePermission.REGISTER, FieldPermission.MANAGE)
@require_GET
def device(request: HttpRequest, pk: str) -> HttpResponse:
    """One device: who has it, how it stands, every number and what became of it."""
    actor, found = actor_of(request), _device(request, pk)
    page = device_page(found)
    context = {
        "page": page,
        "device": found,
        "may_cut_off": found.state == ACTIVE and bool(may_manage_device(actor, found)),
        "may_ask": found.state == ACTIVE and page.recovery is None and bool(may_ask_recovery(actor, found)),
        "may_agree": page.recovery is not None
        and page.recovery.agreed_at is None
        and bool(may_agree_recovery(actor, page.recovery)),
        "crumbs": _crumbs(),
    }
    return render(request, "cases/field/device.html", context)


@requires(FieldPermission.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def cutting_off(request: HttpRequest, pk: str) -> HttpResponse:
    """The device is lost."""
    found = _device(request, pk)
    ensure(may_manage_device(actor_of(request), found))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cut_off_device(found.pk, form.cleaned_data["reason"], by=actor_of(request), at=timezone.now())
        messages.success(request, _("The device is cut off. It empties itself when it is next in touch."))
        return see_other(reverse("cases:field_device", args=[found.pk]))
    return _asked(request, form, found, "cut_off")


@requires(CasePermission.REGISTER, FieldPermission.MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def recovery(request: HttpRequest, pk: str) -> HttpResponse:
    """The passphrase is forgotten: one person asks."""
    found = _device(request, pk)
    ensure(may_ask_recovery(actor_of(request), found))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_recovery(found.pk, form.cleaned_data["reason"], by=actor_of(request), at=timezone.now())
        messages.success(request, _("Asked. Now another responsible person has to agree."))
        return see_other(reverse("cases:field_device", args=[found.pk]))
    return _asked(request, form, found, "recovery")


@requires(FieldPermission.MANAGE)
@require_http_methods(["POST"])
def agreement(request: HttpRequest, pk: str) -> HttpResponse:
    """Another person agrees."""
    found = _device(request, pk)
    asked = get_object_or_404(found.recoveries, fetched_at=None)
    agree_recovery(asked.pk, by=actor_of(request), at=timezone.now())
    messages.success(request, _("Agreed. The device's user can now choose a new passphrase on it."))
    return see_other(reverse("cases:field_device", args=[found.pk]))


@requires(CasePermission.VIEW)
@require_GET
def meeting(request: HttpRequest, pk: str) -> HttpResponse:
    """What was taken at a meeting."""
    actor = actor_of(request)
    found = get_object_or_404(FieldMeeting.objects.visible_to(actor).select_related("office", "area"), pk=pk)
    waiting = undecided_for_list(actor).filter(meeting=found)
    context = {
        "meeting": found,
        "cases": cases_of_meeting(found, actor),
        "undecided": waiting,
        "today": timezone.localdate(),
        "crumbs": _crumbs(),
    }
    return render(request, "cases/field/meeting.html", context)


@requires(CasePermission.REGISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest, pk: str) -> HttpResponse:
    """An application that disagrees with what is known: both values, and a choice, for a device that is not there."""
    actor = actor_of(request)
    visible = FieldRecord.objects.visible_to(actor).select_related("device__user", "device__office", "meeting", "case")
    found = get_object_or_404(visible, pk=pk)
    if found.case is not None:
        return see_other(found.case.get_absolute_url())
    if request.method != "POST":
        return _decision(request, found)
    try:
        done = decide(found.pk, choices_from_page(request.POST), by=actor, at=timezone.now())
    except ValidationError as problem:
        return _decision(request, found, problem.messages)
    if done.record.case is None:
        found.refresh_from_db()
        return _decision(request, found, [_("Decide each question.")])
    messages.success(request, _("Registered under number %(number)s.") % {"number": done.record.number})
    return see_other(done.record.case.get_absolute_url())


def _decision(request: HttpRequest, found: FieldRecord, problems: list[str] | None = None) -> HttpResponse:
    context = {"record": found, "told": found.told, "problems": problems or [], "crumbs": _crumbs()}
    return render(request, "cases/field/record.html", context, status=422 if request.method == "POST" else 200)


def _asked(request: HttpRequest, form: ReasonForm, found: FieldDevice, what: str) -> HttpResponse:
    context = {"form": form, "device": found, "what": what, "crumbs": _crumbs()}
    return render(request, "cases/field/reason.html", context, status=422 if request.method == "POST" else 200)


def _device(request: HttpRequest, pk: str) -> FieldDevice:
    visible = FieldDevice.objects.visible_to(actor_of(request)).select_related("office", "user")
    return get_object_or_404(visible, pk=pk)


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Village meetings"), reverse("cases:field_office"))]
