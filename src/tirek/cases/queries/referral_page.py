"""What a partner sees of a case: the need, and the fields its memorandum lets cross. Nothing else is read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from django.utils.formats import date_format

from tirek.cases.enums import TransitionState
from tirek.cases.models import Attachment, Case, ReferralQuestion, Transition
from tirek.cases.permissions import may_respond_referral
from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.lines import phone_for_reading
from tirek.network.enums import CrossingField
from tirek.people.enums import ContactKind, HouseholdRole, IdentifierKind
from tirek.people.models import Contact, HouseholdMember, Identifier


@dataclass(frozen=True, slots=True)
class Crossed:
    """One field that crossed, with its value."""

    field: CrossingField
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """A referral as its receiver reads it. ``steps``: accept, decline, finish, ask – those the actor may take now."""

    referral: Transition
    number: str
    service: str
    office: str
    need: str
    due_on: date
    fields: list[Crossed]
    attachments: list[Attachment]
    steps: list[str]
    is_silent: bool
    questions: list[ReferralQuestion]
    waits_for_office: bool


def load(actor: Actor, referral_id: UUID, *, at: datetime) -> ReferralPage:
    """The page of a visible referral; raises Transition.DoesNotExist otherwise, also once it has ended for the
    receiver."""
    rows = Transition.objects.visible_to(actor).referrals()
    related = ("case", "case__applicant", "line", "line__service", "from_organisation", "to_organisation", "memorandum")
    referral = rows.select_related(*related).get(pk=referral_id)
    assert referral.line is not None
    questions = list(referral.questions.all())
    waits = any(question.is_open for question in questions)
    return ReferralPage(
        referral=referral,
        number=referral.case.number,
        service=referral.line.service.name,
        office=referral.from_organisation.name,
        need=referral.reason,
        due_on=referral.line.due_on,
        fields=crossed_fields(referral),
        attachments=_files(actor, referral),
        steps=_steps(actor, referral, waits),
        is_silent=not waits and is_silent(referral, local_date(at)),
        questions=questions,
        waits_for_office=waits,
    )


def is_silent(referral: Transition, on: date) -> bool:
    """Whether the receiver owes an answer since before that day."""
    return referral.state == TransitionState.PENDING and referral.respond_by is not None and referral.respond_by < on


class Carrying(Protocol):
    """What carries fields of a case across: a referral, or a part sent to another office."""

    crossing: Any
    case: Any


def crossed_fields(referral: Carrying) -> list[Crossed]:
    """The fields fixed when it was sent, with their values; a field that did not cross is not even read."""
    crossing = [field for field in CrossingField if field.value in referral.crossing and field in _READERS]
    values = ((field, _READERS[field](referral.case)) for field in crossing)
    return [Crossed(field, str(field.label), value) for field, value in values if value]


def _phone(case: Case) -> str:
    phones = Contact.objects.current().filter(person_id=case.applicant_id, kind=ContactKind.PHONE)
    found = phones.order_by("-is_preferred").values_list("value", flat=True)
    return ", ".join(phone_for_reading(value) for value in found)


def _iin(case: Case) -> str:
    numbers = Identifier.objects.current().filter(person_id=case.applicant_id, kind=IdentifierKind.IIN)
    return numbers.values_list("value", flat=True).first() or ""


def _birth_date(case: Case) -> str:
    born = case.applicant.birth_date
    return date_format(born, "SHORT_DATE_FORMAT") if born else ""


def _household(case: Case) -> str:
    home = HouseholdMember.objects.current().filter(person_id=case.applicant_id).values("household")
    members = HouseholdMember.objects.current().filter(household__in=home).select_related("person").order_by("id")
    return "; ".join(f"{member.person.full_name} ({HouseholdRole(member.role).label})" for member in members)


def _story(case: Case) -> str:
    """The text, under its subject unless that only repeats how the text begins."""
    return case.body if case.body.startswith(case.subject.rstrip("…")) else f"{case.subject}\n\n{case.body}"


_READERS: dict[CrossingField, Callable[[Case], str]] = {
    CrossingField.NAME: lambda case: case.applicant.full_name,
    CrossingField.PHONE: _phone,
    CrossingField.IIN: _iin,
    CrossingField.BIRTH_DATE: _birth_date,
    CrossingField.ADDRESS: lambda case: case.applicant.address,
    CrossingField.HOUSEHOLD: _household,
    CrossingField.BODY: _story,
}


def _files(actor: Actor, referral: Transition) -> list[Attachment]:
    if CrossingField.FILES.value not in referral.crossing:
        return []
    return list(Attachment.objects.visible_to(actor).complete().filter(case_id=referral.case_id))


def _steps(actor: Actor, referral: Transition, waits: bool) -> list[str]:
    """What the receiver may do now; it asks one question at a time."""
    if not may_respond_referral(actor, referral):
        return []
    steps = {"pending": ["accept", "decline"], "accepted": ["finish"]}.get(referral.state, [])
    return steps if waits or not steps else [*steps, "ask"]
