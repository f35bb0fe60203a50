"""Referrals as a partner's system is given them: facts of all that were sent to it, the person while it is open."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from tirek.cases.enums import ReferralPermission
from tirek.cases.models import Attachment, ReferralQuestion, Transition
from tirek.cases.queries.referral_page import ReferralPage, load
from tirek.core.actor import Actor
from tirek.exchange.models import ApiClient, OutsideReference
from tirek.network.enums import CrossingField
from tirek.people.enums import ContactKind
from tirek.people.models import Contact


@dataclass(frozen=True, slots=True)
class Handed:
    """A referral and where it stands, without personal data."""

    id: UUID
    number: str
    state: str
    service: str
    office: str
    memorandum: str
    reference: str
    made_at: datetime
    respond_by: date | None
    due_on: date
    responded_at: datetime | None
    ended_at: datetime | None
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class HandedWhole(Handed):
    """A referral with what the memorandum lets cross; once it has ended, nothing of that is left."""

    language: str
    area: str
    need: str = ""
    body: str | None = None
    person: dict[str, Any] | None = None
    files: list[Attachment] = field(default_factory=list)
    questions: list[Any] = field(default_factory=list)
    may: list[str] = field(default_factory=list)


def handed_to(client: ApiClient, actor: Actor) -> "QuerySet[Transition]":
    """Every referral sent to the system's organisation under its memorandum, ended ones too, for the facts in
    ``Handed`` only. Whose they are is ``Transition.visible_to``, while they are open."""
    reach = actor.reach(ReferralPermission.RESPOND)
    rows = Transition.objects.counted_for(actor).filter(reach.q("to_organisation_id"), memorandum=client.memorandum_id)
    told = OutsideReference.objects.filter(client=client, referral=OuterRef("pk")).values("text")
    asked = ReferralQuestion.objects.filter(referral=OuterRef("pk")).order_by().values("referral")
    answered = asked.annotate(last=Max("answered_at")).values("last")
    rows = rows.annotate(
        reference=Coalesce(Subquery(told), Value(""), output_field=CharField()),
        changed_at=Greatest("made_at", "responded_at", "ended_at", Subquery(answered)),
        office_kato=F("from_organisation__area__kato"),
    )
    return rows.select_related("case", "line__service", "from_organisation", "memorandum")


def as_handed(row: Any) -> Handed:
    """The facts of one row of ``handed_to``."""
    return Handed(**_facts(row))


def read_whole(client: ApiClient, actor: Actor, referral_id: UUID, *, at: datetime) -> tuple[HandedWhole, Transition]:
    """One referral with what crosses now: what was fixed when it was sent and the memorandum still lets cross. Raises
    Transition.DoesNotExist for one that is not theirs."""
    row: Any = handed_to(client, actor).get(pk=referral_id)
    more: dict[str, Any] = {"language": row.case.language, "area": row.office_kato or ""}
    if row.is_open:
        try:
            more |= _opened(load(actor, referral_id, at=at))
        except Transition.DoesNotExist:  # it has ended since we read it: its facts are left, and it is not unknown
            row = handed_to(client, actor).get(pk=referral_id)
    return HandedWhole(**_facts(row), **more), row


def crossing_now(referral: Transition) -> list[str]:
    """What was fixed when the referral was sent, less what the memorandum no longer lets cross."""
    still = referral.memorandum.crossing if referral.memorandum else []
    return [name for name in referral.crossing if name in still]


def _facts(row: Any) -> dict[str, Any]:
    """The columns of ``Handed``."""
    plain = ("state", "made_at", "respond_by", "responded_at", "ended_at", "reference", "changed_at")
    return {name: getattr(row, name) for name in plain} | {
        "id": row.pk,
        "number": row.case.number,
        "service": row.line.service.code,
        "office": row.from_organisation.code,
        "memorandum": row.memorandum.number,
        "due_on": row.line.due_on,
    }


def _opened(page: ReferralPage) -> dict[str, Any]:
    """What an open referral shows beside its facts."""
    crossing = crossing_now(page.referral)
    values = {str(each.field): each.value for each in page.fields if each.field in crossing}
    return {
        "need": page.need,
        "body": values.get(CrossingField.BODY),
        "person": _person(page.referral, crossing, values),
        "files": page.attachments if CrossingField.FILES in crossing else [],
        "questions": page.questions,
        "may": page.steps,
    }


def _person(referral: Transition, crossing: list[str], values: dict[str, str]) -> dict[str, Any]:
    """The applicant as machines read them: names apart, the day in ISO, phones as they are dialled."""
    one = referral.case.applicant
    told: dict[str, Any] = {
        name: values.get(name) for name in (CrossingField.IIN, CrossingField.ADDRESS, CrossingField.HOUSEHOLD)
    }
    if CrossingField.NAME in crossing:
        told |= {"family_name": one.family_name, "given_name": one.given_name, "patronymic": one.patronymic}
    if CrossingField.BIRTH_DATE in crossing:
        told["birth_date"] = one.birth_date
    if CrossingField.PHONE in crossing:
        phones = Contact.objects.current().filter(person_id=one.pk, kind=ContactKind.PHONE)
        told["phones"] = list(phones.order_by("-is_preferred").values_list("value", flat=True))
    return {str(name): value for name, value in told.items()}
