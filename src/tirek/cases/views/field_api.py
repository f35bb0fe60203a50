"""What a device of village meetings asks and sends. Each answer is JSON; each request may be repeated safely.

A device proves itself by its secret in ``X-Field-Device``; whoever sends is also signed in as the device's user. Only
``contact`` is answered without a session, and tells nothing but whether the device may go on.
"""

import base64
import json
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tirek.activities.actions.questions import take_question
from tirek.activities.models import Event, Tour
from tirek.activities.queries.questions import stops_to_take_along
from tirek.cases.actions import field_devices, field_sync
from tirek.cases.actions.attachments import append_chunk, finish_upload
from tirek.cases.enums import CasePermission, FieldDeviceState
from tirek.cases.escrow import Unopenable
from tirek.cases.forms.field import (
    BlockForm,
    DeviceForm,
    MeetingForm,
    QuestionForm,
    ReasonForm,
    RecordForm,
    choices_of,
    key_of,
    moment,
)
from tirek.cases.models import Attachment, Case, FieldDevice, FieldMeeting
from tirek.cases.permissions import may_register, may_send_from
from tirek.cases.queries.field_reference import in_languages, reference
from tirek.cases.views.fetching import actor_of
from tirek.core.access import public, requires
from tirek.core.http import client_address
from tirek.core.throttle import hit
from tirek.core.uploads import WrongOffset
from tirek.core.verdict import Refused, ensure
from tirek.network.models import Organisation

HEADER = "X-Field-Device"
LARGEST_CHUNK = 1 << 20
CONTACTS = 2000
WINDOW = timedelta(hours=1)
NEAR, AHEAD = timedelta(days=7), timedelta(days=60)  # stops of tours taken along

View = Callable[..., JsonResponse]


class Ended(Exception):
    """The device may not go on."""


def spoken(view: View) -> View:
    """Whatever goes wrong is said in JSON, so that the device can tell its user."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        try:
            return view(request, *args, **kwargs)
        except Ended:
            return JsonResponse({"error": "ended"}, status=410)
        except Refused as refused:
            return JsonResponse({"error": "refused", "reason": str(refused.verdict.reason)}, status=403)
        except ValidationError as problem:
            return JsonResponse({"error": "wrong", "problems": _problems(problem)}, status=422)
        except (FieldDevice.DoesNotExist, Attachment.DoesNotExist):
            return JsonResponse({"error": "unknown"}, status=404)

    return answered


@public
@csrf_exempt
@never_cache
@require_POST
@spoken
def contact(request: HttpRequest) -> JsonResponse:
    """Where the device stands: may it go on, is its user signed in, what time is it here. Needs the secret only."""
    if not hit(f"field:{client_address(request)}", CONTACTS, WINDOW):
        return JsonResponse({"error": "often"}, status=429)
    device = _proved(request)
    if device is None:
        return JsonResponse({"state": "unknown"}, status=404)
    told, now = _json(request), timezone.now()
    skew = now - moment(str(told.get("now", "")))
    field_devices.hear_from(
        device,
        unsent=_whole(told.get("unsent")),
        skew_seconds=round(skew.total_seconds()),
        is_wiped=told.get("wiped") is True,
        at=now,
    )
    actor = actor_of(request)
    return JsonResponse(
        {
            "state": device.state,
            "signed_in": actor.user_id == device.user_id,
            "somebody_else": actor.user_id is not None and actor.user_id != device.user_id,
            "may_open": device.recoveries.filter(fetched_at=None, agreed_at__isnull=False).exists(),
            "skew_seconds": device.skew_seconds,
            "now": now.isoformat(),
            "csrf": get_token(request),
        }
    )


@requires(CasePermission.REGISTER)
@never_cache
@require_GET
@spoken
def take_along(request: HttpRequest) -> JsonResponse:
    """What a device takes along, and the meetings of the office that are still to come."""
    actor, today = actor_of(request), timezone.localdate()
    ensure(may_register(actor, actor.organisation_id))
    office = Organisation.objects.get(pk=actor.organisation_id)
    user = request.user
    found = reference(office, user_name=user.name, user_post=user.post, on=today)
    coming = FieldMeeting.objects.visible_to(actor).filter(office=office, held_on__gte=today - timedelta(days=7))
    found["meetings"] = [_meeting(one) for one in coming[:20]]
    found["stops"] = [_stop(*one) for one in stops_to_take_along(actor, today - NEAR, today + AHEAD)]
    found["csrf"] = get_token(request)
    return JsonResponse(found)


@requires(CasePermission.REGISTER)
@require_POST
@spoken
def devices(request: HttpRequest) -> JsonResponse:
    """A device is made ready."""
    told = _json(request)
    form = _valid(DeviceForm(told))
    device = field_devices.enrol_device(form.device(told.get("escrow")), by=actor_of(request), at=timezone.now())
    return JsonResponse({"device": str(device.pk), "state": device.state})


@requires(CasePermission.REGISTER)
@require_POST
@spoken
def meetings(request: HttpRequest) -> JsonResponse:
    """The meeting it goes to."""
    form = _valid(MeetingForm(_json(request)))
    meeting = field_devices.plan_meeting(form.meeting(), by=actor_of(request), at=timezone.now())
    return JsonResponse(_meeting(meeting))


@requires(CasePermission.REGISTER)
@require_POST
@spoken
def numbers(request: HttpRequest) -> JsonResponse:
    """A block of numbers for it."""
    device, told = _active(request), _valid(BlockForm(_json(request))).cleaned_data
    found = field_devices.reserve_numbers(
        device.pk, told["key"], told["count"], by=actor_of(request), at=timezone.now()
    )
    return JsonResponse({"numbers": found})


@requires(CasePermission.REGISTER)
@require_POST
@spoken
def void(request: HttpRequest) -> JsonResponse:
    """A number was given out by mistake."""
    device, told = _active(request), _json(request)
    reason = _valid(ReasonForm(told)).cleaned_data["reason"]
    number = str(told.get("number", ""))[:20]
    field_devices.void_number(device.pk, number, reason, by=actor_of(request), at=timezone.now())
    return JsonResponse({"number": number, "state": "void"})


@requires(CasePermission.REGISTER)
@require_POST
@spoken
def records(request: HttpRequest) -> JsonResponse:
    """One application: registered, or what has to be decided first."""
    device, told, now = _active(request), _json(request), timezone.now()
    taken = _valid(RecordForm(told)).taken()
    skew = now - moment(str(told.get("now", "")))
    done = field_sync.receive(
        device.pk, taken, choices_of(told.get("choices")), skew=skew, by=actor_of(request), at=now
    )
    return JsonResponse(_receipt(done))


@requires(CasePermission.REGISTER)
@require_POST
@spoken
def questions(request: HttpRequest) -> JsonResponse:
    """A question of a stop: taken once, however often it is sent."""
    ensure(may_send_from(actor_of(request), _active(request)))
    told, now = _json(request), timezone.now()
    form = _valid(QuestionForm(told))
    asked = form.asked(now - moment(str(told.get("now", ""))))
    try:
        question, _new = take_question(form.cleaned_data["stop"], asked, by=actor_of(request), at=now)
    except Event.DoesNotExist:
        raise ValidationError({"stop": _("This stop is not known here.")}) from None
    return JsonResponse({"question": str(question.pk), "state": question.state})


@requires(CasePermission.REGISTER)
@require_http_methods(["POST", "PUT"])
@spoken
def files(request: HttpRequest, record: Any, pk: Any) -> JsonResponse:
    """A paper: announced (POST), then its pieces (PUT), each where the last ended. A piece twice is a piece once."""
    device, actor, now = _active(request), actor_of(request), timezone.now()
    if request.method == "POST":
        told = _json(request)
        name, size = str(told.get("name", ""))[:200], _whole(told.get("size"))
        attachment = field_sync.begin_file(device.pk, record, pk, name, size, by=actor, at=now)
        return JsonResponse({"received": attachment.received, "done": bool(attachment.media_type)})
    attachment = Attachment.objects.get(pk=field_sync.file_of(device.pk, record, pk, by=actor))
    offset = _whole(request.headers.get("Upload-Offset"))
    if len(request.body) > LARGEST_CHUNK:
        raise ValidationError({"file": _("This piece is too large.")})
    try:
        attachment = append_chunk(attachment.pk, offset, request.body)
        attachment = finish_upload(attachment.pk) if attachment.is_complete else attachment
    except WrongOffset as gap:
        return JsonResponse({"received": gap.received, "done": False}, status=409)
    return JsonResponse({"received": attachment.received, "done": bool(attachment.media_type)})


@requires(CasePermission.REGISTER)
@require_POST
@spoken
def retirement(request: HttpRequest) -> JsonResponse:
    """The device is given back; its numbers that nobody got return to the office."""
    device = field_devices.retire_device(_active(request).pk, by=actor_of(request), at=timezone.now())
    return JsonResponse({"state": device.state})


@requires(CasePermission.REGISTER)
@never_cache
@require_POST
@spoken
def key(request: HttpRequest) -> JsonResponse:
    """The data key, once, after two people have agreed."""
    try:
        found = field_devices.fetch_key(_active(request).pk, by=actor_of(request), at=timezone.now())
    except Unopenable as error:
        raise ValidationError({"device": _("The sealed key cannot be opened on this server.")}) from error
    return JsonResponse({"key": base64.b64encode(found).decode()})


def _receipt(done: field_sync.Received) -> dict[str, Any]:
    case: Case | None = done.record.case
    receipt = {"state": "conflict" if done.conflicts else done.record.state, "conflicts": done.conflicts}
    receipt |= {"receipt": str(done.record.pk), "number": done.record.number}
    receipt["received_at"] = done.record.received_at.isoformat()
    if case is not None:
        receipt |= {"registered_on": case.registered_on.isoformat(), "due_on": case.due_on.isoformat()}
    return receipt


def _meeting(meeting: FieldMeeting) -> dict[str, Any]:
    return {
        "id": str(meeting.pk),
        "place": meeting.place,
        "area": str(meeting.area_id),
        "held_on": meeting.held_on.isoformat(),
        "agencies": meeting.agencies,
    }


def _stop(event: Event, tour: Tour) -> dict[str, Any]:
    names = in_languages(tour.name_in)
    return {
        "id": str(event.pk),
        "place": f"{event.area.name}, {event.place}",
        "held_on": event.held_on.isoformat(),
        "tour": names,
    }


def _proved(request: HttpRequest) -> FieldDevice | None:
    told, _space, secret = request.headers.get(HEADER, "").partition(" ")
    device_key = key_of(told)
    return field_devices.device_of(device_key, secret) if device_key and secret else None


def _active(request: HttpRequest) -> FieldDevice:
    device = _proved(request)
    if device is None or device.state != FieldDeviceState.ACTIVE:
        raise Ended
    return device


def _json(request: HttpRequest) -> dict[str, Any]:
    try:
        told = json.loads(request.body or b"{}")
    except (ValueError, RecursionError) as error:
        raise ValidationError({"": _("This cannot be read.")}) from error
    return told if isinstance(told, dict) else {}


def _whole(told: Any) -> int:
    text = str(told)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else 0


def _valid(form: Any) -> Any:
    """The form when it is valid. Raises ValidationError naming every bad field."""
    if not form.is_valid():
        raise ValidationError({name or "": list(errors) for name, errors in form.errors.items()})
    return form


def _problems(problem: ValidationError) -> dict[str, list[str]]:
    return problem.message_dict if hasattr(problem, "error_dict") else {"": problem.messages}
