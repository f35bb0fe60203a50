"""Applications in the shape of Open311 GeoReport v2: services, their questions, requests and where they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tirek.cases.enums import DONE_STATES, OPEN_STATES, CaseKind, CaseState, OutcomeResult
from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.core.calendar import ALMATY
from tirek.core.numbering import normalise
from tirek.people.enums import Language
from tirek.programmes.enums import ServiceCategory
from tirek.programmes.models import Service
from tirek.territory.queries import area_key
from tirek.territory.queries.search import areas_called

Row = dict[str, Any]
MOST = 1000
LONGEST_SPAN = timedelta(days=90)
CLOSED = "closed"
OPEN = "open"
# What a service asks beside the standard's own fields.
QUESTIONS: tuple[tuple[str, Any], ...] = (("language", Language), ("kind", CaseKind))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which requests: these numbers, or those of services received in a span, open or closed."""

    numbers: Sequence[str] = ()
    services: Sequence[str] = ()
    states: Sequence[str] = ()
    first: datetime | None = None
    last: datetime | None = None


def services(on: date) -> list[Row]:
    """Services an application may be made about."""
    return [_service(each) for each in Service.objects.asked_for().on(on)]


def definition(code: str, on: date) -> Row | None:
    """What a service asks; None when it is not offered."""
    if not Service.objects.asked_for().on(on).filter(code=code).exists():
        return None
    questions = [_question(place, name, values) for place, (name, values) in enumerate(QUESTIONS, start=1)]
    return {"service_code": code, "attributes": questions}


def requests(asked: Asked, actor: Actor, at: datetime) -> "QuerySet[Case]":
    """Cases the actor sees: by number, else of the last ninety days or of a span no longer than that."""
    found = Case.objects.visible_to(actor).select_related("service", "office", "area", "applicant")
    if asked.numbers:
        return found.filter(number__in=[normalise(each) or "" for each in asked.numbers]).order_by("number")[:MOST]
    last = asked.last or (asked.first + LONGEST_SPAN if asked.first else at)
    first = max(asked.first or last - LONGEST_SPAN, last - LONGEST_SPAN)
    found = found.filter(received_at__gte=first, received_at__lte=last)
    if asked.services:
        found = found.filter(service__code__in=asked.services)
    if asked.states:
        states = [*(OPEN_STATES if OPEN in asked.states else ()), *(DONE_STATES if CLOSED in asked.states else ())]
        found = found.filter(state__in=states)
    return found.order_by("-received_at", "-id")[:MOST]


def request(case: Case, *, with_body: bool = False) -> Row:
    """One request; the applicant's own words only where one request was asked for."""
    told = {
        "service_request_id": case.number,
        "status": OPEN if case.is_open else CLOSED,
        "status_notes": _status(case),
        "service_name": case.service.name,
        "service_code": case.service.code,
        "description": case.body if with_body else case.subject,
        "agency_responsible": case.office.name,
        "requested_datetime": _moment(case.received_at),
        "updated_datetime": _moment(case.closed_at or _noon(case.answered_on) or case.received_at),
        "expected_datetime": _moment(_noon(case.due_on)),
        "address": case.area.name,
        "address_id": case.area.kato or str(case.area_id),
    }
    return {name: value for name, value in told.items() if value}


def registered(case: Case, pin: str | None) -> Row:
    """The answer to a request that was posted; the PIN is told this once, in the notice."""
    words = _("Number %(number)s, PIN %(pin)s: keep both, with them the applicant follows the application.")
    notice = words % {"number": case.number, "pin": pin} if pin else _("This application was registered before.")
    return {"service_request_id": case.number, "service_notice": notice}


def place(address_id: str, address: str) -> UUID | None:
    """The area of an address: by its code, else by the most exact part of the words that names one area alone."""
    if address_id:
        return area_key(address_id)
    for part in [address, *reversed(address.split(","))]:
        found = areas_called(part) if part.strip() else []
        if len(found) == 1:
            return found[0]
    return None


def service_named(code: str) -> Service | None:
    """The service with a code."""
    return Service.objects.asked_for().filter(code=code).order_by().first()


def discovery(on: datetime) -> Row:
    """Where the endpoints are and what they speak."""
    address = f"{settings.SITE_URL}/api/open311/v2"
    formats = ["application/json", "text/xml"]
    endpoint = {"specification": "http://wiki.open311.org/GeoReport_v2", "url": address, "changeset": "2026-11-22"}
    return {
        "changeset": _moment(on),
        "contact": f"{settings.SITE_URL}/help/",
        "key_service": f"{settings.SITE_URL}/api/docs",
        "endpoints": [endpoint | {"type": "production", "formats": formats}],
    }


def _service(each: Service) -> Row:
    return {
        "service_code": each.code,
        "service_name": each.name,
        "description": each.description,
        "metadata": True,
        "type": "realtime",
        "keywords": "",
        "group": str(ServiceCategory(each.category).label),
    }


def _question(place: int, name: str, values: Iterable[Any]) -> Row:
    labels = {"language": _("Language of the answer"), "kind": _("Kind of appeal")}
    return {
        "variable": True,
        "code": name,
        "datatype": "singlevaluelist",
        "required": False,
        "datatype_description": "",
        "order": place,
        "description": labels[name],
        "values": [{"key": str(each.value), "name": str(each.label)} for each in values],
    }


def _status(case: Case) -> str:
    outcome = str(OutcomeResult(case.outcome).label) if case.outcome else ""
    return ". ".join(filter(None, (str(CaseState(case.state).label), outcome)))


def _noon(day: date | None) -> datetime | None:
    return datetime.combine(day, time(12), ALMATY) if day else None


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(ALMATY).isoformat(timespec="seconds") if moment else None
