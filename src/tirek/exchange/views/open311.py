"""Open311 GeoReport v2: applications from any client that speaks it, and where they stand. JSON and XML.

A partner's system sends its token as ``api_key`` (or as a bearer token). Without one an application is registered as
from the public form, its number and PIN are told in the answer, and the PIN opens its status.
"""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from tirek.cases.actions.disclosures import note_cases
from tirek.cases.actions.intake import Application, NewApplicant, submit
from tirek.cases.enums import CaseKind, CasePermission, Channel
from tirek.cases.models import Case
from tirek.cases.queries.tracking import track
from tirek.core.access import public
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.http import client_address, uuid_or_none
from tirek.core.lines import has_control_characters
from tirek.core.numbering import normalise
from tirek.core.verdict import Refused
from tirek.exchange.enums import Scope
from tirek.exchange.queries import open311
from tirek.exchange.views.open311_answers import Wrong, answer, explained
from tirek.exchange.views.open311_keys import actor_of_key, may_send_without_key
from tirek.people.enums import DataKind, DisclosureHow, Language
from tirek.programmes.queries import NoOffice

SENDERS = UUID("6f9d3f5e-6a58-5d0b-9c39-1f1a3f1f7a11")
LONGEST = {"description": 20_000, "first_name": 150, "last_name": 150, "phone": 40, "email": 254}
ADDRESS = 500


@public
@require_safe
def discovery(request: HttpRequest, form: str) -> HttpResponse:
    """Where the endpoints are."""
    return answer(form, "discovery", "", open311.discovery(timezone.now()))


@public
@require_safe
def services(request: HttpRequest, form: str) -> HttpResponse:
    """Services an application may be made about."""
    return answer(form, "services", "service", open311.services(timezone.localdate()))


@public
@require_safe
@explained
def service(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """What a service asks."""
    found = open311.definition(code, timezone.localdate())
    if found is None:
        raise Wrong(404, _("There is no such service."))
    return answer(form, "service_definition", "", found)


@public
@never_cache
@csrf_exempt  # a client of the interface has no session; its key is in the request
@require_http_methods(["GET", "HEAD", "POST"])
@explained
def requests(request: HttpRequest, form: str) -> HttpResponse:
    """Requests a system may see, or a new one."""
    if request.method == "POST":
        return _posted(request, form)
    actor = _reader(request)
    found = list(open311.requests(_asked(request), actor, timezone.now()))
    note_cases(found, how=DisclosureHow.API, what=[DataKind.APPLICATION], by=actor, at=timezone.now())
    return answer(form, "service_requests", "request", [open311.request(each) for each in found])


@public
@never_cache
@require_safe
@explained
def one_request(request: HttpRequest, number: str, form: str) -> HttpResponse:
    """One request: for a system that sees it, or whoever has its PIN."""
    case = _tracked(request, number) if "pin" in request.GET else _seen(request, number)
    return answer(form, "service_requests", "request", [open311.request(case, with_body=True)])


@public
@never_cache
@require_safe
@explained
def token(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """The number that the request sent with an ``Idempotency-Key`` was given: for a sender that got no answer."""
    sender = actor_of_key(request, Scope.CASES_WRITE)
    asked = uuid_or_none(key)
    rows = Case.objects.filter(intake_key=_intake_key(sender, asked)) if asked else Case.objects.none()
    case = rows.only("number").first()
    if case is None:
        raise Wrong(404, _("Nothing was registered with this key."))
    told = {"service_request_id": case.number, "token": str(asked)}
    return answer(form, "service_requests", "request", [told])


def _posted(request: HttpRequest, form: str) -> HttpResponse:
    at, sender = timezone.now(), actor_of_key(request, Scope.CASES_WRITE)
    if sender is None and not may_send_without_key(client_address(request)):
        raise Wrong(429, _("Too many applications from this address. Wait an hour, or ask for a key."))
    key = uuid_or_none(request.headers.get("Idempotency-Key", "")) or uuid4()
    application = _application(request.POST, _intake_key(sender, key), at)
    try:
        done = submit(application, by=sender or ANONYMOUS, at=at)
    except ValidationError as error:
        raise Wrong(400, " ".join(error.messages)) from error
    except NoOffice as error:
        raise Wrong(400, _("No office takes applications from this area.")) from error
    return answer(form, "service_requests", "request", [open311.registered(done.case, done.pin)], status=201)


def _application(told: Any, key: UUID, at: datetime) -> Application:
    """The application a client posted. Raises Wrong with every field that lacks or is wrong."""
    given = {name: str(told.get(name, "")).strip()[:longest] for name, longest in LONGEST.items()}
    address_id, address = (str(told.get(name, "")).strip()[:ADDRESS] for name in ("address_id", "address_string"))
    words = [*given.values(), address_id, address]
    found = open311.service_named(str(told.get("service_code", ""))[:40].replace("\0", ""))
    if any(map(has_control_characters, words)):
        raise Wrong(400, _("The text has characters that cannot be printed."))
    area = open311.place(address_id, address)
    lacking = []
    if found is None:
        lacking.append(_("service_code: there is no such service."))
    if area is None:
        lacking.append(_("address_id: give the code of the place, as in /api/v1/areas, or its name in address_string."))
    if not given["description"]:
        lacking.append(_("description: write what the applicant needs."))
    if not given["last_name"] and not given["first_name"]:
        lacking.append(_("last_name: give the name of the applicant."))
    if lacking or found is None or area is None:
        raise Wrong(400, " ".join(lacking))
    return Application(
        intake_key=key,
        channel=Channel.API,
        area_id=area,
        service_id=found.pk,
        body=given["description"],
        received_at=at,
        language=_chosen(told, "language", Language.values, Language.KAZAKH),
        kind=_chosen(told, "kind", CaseKind.values, CaseKind.APPLICATION),
        applicant=NewApplicant(
            family_name=given["last_name"],
            given_name=given["first_name"],
            phone=given["phone"],
            email=given["email"],
            address=address,
        ),
    )


def _chosen(told: Any, name: str, values: list[str], default: str) -> str:
    """An answer to a question of the service. Raises Wrong for none of its values."""
    found = str(told.get(f"attribute[{name}]", "") or default)
    if found not in values:
        raise Wrong(
            400, _("attribute[%(name)s]: choose one of %(values)s.") % {"name": name, "values": ", ".join(values)}
        )
    return found


def _intake_key(sender: Actor | None, key: UUID) -> UUID:
    """Keys of different senders never meet; a system's are those of its other way in."""
    return uuid5(sender.user_id if sender and sender.user_id else SENDERS, str(key))


def _reader(request: HttpRequest) -> Actor:
    actor = actor_of_key(request, Scope.CASES_READ)
    if actor is None:
        raise Wrong(403, _("Send a token as api_key: requests are read by connected systems."))
    if not actor.holds(CasePermission.VIEW):
        raise Wrong(403, _("This system's roles do not read applications."))
    return actor


def _seen(request: HttpRequest, number: str) -> Case:
    actor = _reader(request)
    found = open311.requests(open311.Asked(numbers=[number]), actor, timezone.now()).first()
    if found is None:
        raise Wrong(404, _("There is no such request."))
    note_cases([found], how=DisclosureHow.API, what=[DataKind.APPLICATION, DataKind.BODY], by=actor, at=timezone.now())
    return found


def _tracked(request: HttpRequest, number: str) -> Case:
    """The case of a number and its PIN, with the limits of the tracking page."""
    pin, at = request.GET.get("pin", "")[:20], timezone.now()
    try:
        found = track(number, pin, remote_key=client_address(request), at=at)
    except Refused as refused:
        raise Wrong(429, str(refused.verdict.reason)) from refused
    if found is None:
        raise Wrong(404, _("This number and PIN do not belong together. Check both with your coupon."))
    return found.case


def _asked(request: HttpRequest) -> open311.Asked:
    told = {
        name: request.GET.get(name, "").replace("\0", "")[:4000]
        for name in ("service_request_id", "service_code", "status")
    }
    lists = {name: [each.strip() for each in value.split(",") if each.strip()][:200] for name, value in told.items()}
    if not set(lists["status"]) <= {open311.OPEN, open311.CLOSED}:
        raise Wrong(400, _("status: open or closed."))
    numbers = [each for each in lists["service_request_id"] if normalise(each)]
    if lists["service_request_id"] and not numbers:
        numbers = ["0"]
    first, last = _moment(request, "start_date"), _moment(request, "end_date")
    return open311.Asked(numbers, lists["service_code"], lists["status"], first, last)


def _moment(request: HttpRequest, name: str) -> datetime | None:
    """A moment of the address. Raises Wrong for what is none or has no time zone."""
    text = request.GET.get(name, "").replace(" ", "+")
    if not text:
        return None
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not 1900 < found.year < 9000:
        raise Wrong(400, _("%(name)s: write a moment with its time zone, as in 2026-03-01T00:00:00Z.") % {"name": name})
    return found
