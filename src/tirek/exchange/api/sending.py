"""Applications a partner's system sends under its memorandum: its services, its areas, its fields."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.transaction import atomic
from django.utils.translation import gettext as _
from ninja.responses import Status

from tirek.cases.actions.intake import Application, Submitted, submit
from tirek.cases.enums import Channel
from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.verdict import ensure
from tirek.exchange.actions.practice import take_in
from tirek.exchange.actions.references import refer_to_as
from tirek.exchange.actions.sending_once import once
from tirek.exchange.api.problems import Problem
from tirek.exchange.api.schemas import CaseRegistered, NewCase
from tirek.exchange.models import ApiClient
from tirek.network.enums import CrossingField
from tirek.network.models import Organisation
from tirek.network.queries.memoranda import allows
from tirek.programmes.queries import route

# What of an applicant is which field of a memorandum.
FIELDS = {
    "family_name": CrossingField.NAME,
    "given_name": CrossingField.NAME,
    "patronymic": CrossingField.NAME,
    "phone": CrossingField.PHONE,
    "email": CrossingField.PHONE,
    "iin": CrossingField.IIN,
    "birth_date": CrossingField.BIRTH_DATE,
    "address": CrossingField.ADDRESS,
}
SANDBOX_PIN = "000000"


def ensure_under_memorandum(client: ApiClient, new: NewCase, area_id: UUID, at: datetime) -> None:
    """Raises Refused for another service or area, Problem naming each field that may not cross."""
    assert client.memorandum is not None
    ensure(allows(client.memorandum, new.service, area_id, local_date(at)))
    told = new.applicant.dict()
    words = _("The memorandum does not let this cross.")
    wrong = [
        (f"applicant.{name}", words)
        for name, field in FIELDS.items()
        if told[name] and field not in client.memorandum.crossing
    ]
    if wrong:
        raise Problem(422, "", wrong)


def submit_named(client: ApiClient, application: Application, reference: str, *, by: Actor, at: datetime) -> Submitted:
    """Register an application; one sent under a memorandum, or with a reference, is remembered as the system's own."""
    if not client.memorandum_id and not reference:
        return submit(application, by=by, at=at)
    with atomic():
        done = submit(application, by=by, at=at)
        if done.is_new:
            refer_to_as(client, reference, case=done.case, by=by, at=at)
    return done


def practise(client: ApiClient, new: NewCase, application: Application, key: UUID, at: datetime) -> Any:
    """Register an invented application: nobody's case, with the answer a real one gets."""
    office = application.office_id or route(application.area_id, application.service_id, local_date(at)).pk
    code = Organisation.objects.values_list("code", flat=True).get(pk=office)

    def deed() -> tuple[int, Any]:
        row = take_in(client, {"service": new.service, "office": code, "body": new.body}, new.reference, at=at)
        told = CaseRegistered.model_construct(
            number=row.number,
            kind=new.kind,
            channel=Channel.API,
            state=row.state,
            language=new.language,
            subject=new.subject,
            service=row.service,
            office=row.office,
            received_at=application.received_at,
            registered_on=local_date(at),
            due_on=row.due_on,
            answered_on=None,
            outcome=None,
            pin=SANDBOX_PIN,
        )
        return 201, told.model_dump(mode="json")

    done = once(client, key, {"to": "POST cases", "body": new.model_dump(mode="json")}, deed, at=at)
    told = SimpleNamespace(**done.body | ({"pin": None} if done.is_repeat else {}))
    return Status(200 if done.is_repeat else done.status, told)
