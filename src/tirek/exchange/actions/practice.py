"""The sandbox: invented referrals and applications that move by the rules of real ones and touch nothing else."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.enums import OPEN_TRANSITION_STATES, CaseState, TransitionState
from tirek.core.calendar import WorkingCalendar, local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import Refused, refuse
from tirek.exchange.actions.notices import tell_practice
from tirek.exchange.enums import PracticeKind
from tirek.exchange.enums_of_wires import NoticeKind
from tirek.exchange.models import ApiClient, PracticeRecord
from tirek.network.models import Organisation

# Invented: the months of these IINs do not exist, the phones lead nowhere.
PERSONS = (
    ("Сынақбаев", "Үлгі", "Мысалұлы", "991301300017", "1999-01-01", "+77000000001"),
    ("Мысалова", "Сынақ", "Үлгіқызы", "881402400025", "1988-02-14", "+77000000002"),
    ("Пробный", "Образец", "Примерович", "771503300033", "1977-03-15", "+77000000003"),
    ("Тәжірибеева", "Дағды", "Сынаққызы", "661604400041", "1966-04-16", "+77000000004"),
    ("Үлгілі", "Мысал", "Сынақұлы", "551705300058", "1955-05-17", "+77000000005"),
)
NEEDS = (
    "Жұмыс іздеп жүр, үш ай бойы табыссыз.",
    "Балабақшадан орын керек, екі бала бар.",
    "Нужна консультация и помощь с документами.",
    "Баспана жалдауға көмек керек.",
    "Нужны курсы переподготовки.",
)
FIRST = 5


@atomic
def lay_out(client: ApiClient, count: int = FIRST, service: str = "", *, at: datetime) -> list[PracticeRecord]:
    """Offer invented referrals of the memorandum's services to a sandbox."""
    client = ApiClient.objects.select_for_update(of=("self",)).select_related("memorandum").get(pk=client.pk)
    assert client.memorandum is not None
    services = [service] if service else client.memorandum.services
    if service and service not in client.memorandum.services:
        raise ValidationError({"service": _("The memorandum does not name this service.")})
    before = client.practice.filter(kind=PracticeKind.REFERRAL).count()
    rows = [_referral(client, services, before + n, at) for n in range(count)]
    made = PracticeRecord.objects.bulk_create(rows)
    for row in made:
        tell_practice(row, at=at)
    return made


@atomic
def take_in(client: ApiClient, told: Mapping[str, Any], reference: str, *, at: datetime) -> PracticeRecord:
    """Register an invented application."""
    client = ApiClient.objects.select_for_update(of=("self",)).get(pk=client.pk)
    count = client.practice.filter(kind=PracticeKind.CASE).count() + 1
    today = local_date(at)
    row = PracticeRecord(
        client=client,
        kind=PracticeKind.CASE,
        number=f"SANDBOX-A-{count}",
        service=told["service"],
        office=told["office"],
        state=CaseState.REGISTERED,
        reference=one_line(reference),
        told={"body": told["body"]},
        made_at=at,
        due_on=WorkingCalendar.current().add_working_days(today, 15)[0],
        changed_at=at,
    )
    return _told(_saved(row), at)


@atomic
def accept(client: ApiClient, pk: UUID, reference: str, *, at: datetime) -> PracticeRecord:
    """Accept an invented referral."""
    row = _locked(client, pk, (TransitionState.PENDING,))
    row.state, row.responded_at = TransitionState.ACCEPTED, at
    return _told(_named(row, reference or row.reference, at), at)


@atomic
def decline(client: ApiClient, pk: UUID, reason: str, *, at: datetime) -> PracticeRecord:
    """Decline an invented referral."""
    row = _locked(client, pk, (TransitionState.PENDING,))
    row.state, row.responded_at, row.ended_at = TransitionState.DECLINED, at, at
    row.told = {"answer": paragraphs(reason)}
    return _told(_changed(row, at), at)


@atomic
def ask(client: ApiClient, pk: UUID, text: str, *, at: datetime) -> PracticeRecord:
    """Ask about an invented referral; the sandbox answers at once."""
    row = _locked(client, pk, OPEN_TRANSITION_STATES)
    moment = at.isoformat()
    answer = _("This is the sandbox: the office has answered you at once.")
    question = {"text": paragraphs(text), "asked_at": moment, "answer_by": local_date(at).isoformat()}
    row.told["questions"] = [*row.told.get("questions", []), question | {"answer": answer, "answered_at": moment}]
    tell_practice(row, NoticeKind.QUESTION_ANSWERED, at=at)
    return _changed(row, at)


@atomic
def finish(
    client: ApiClient, pk: UUID, result: str, delivered: bool, amount: Decimal | None, *, at: datetime
) -> PracticeRecord:
    """State what came of an invented referral."""
    if not delivered and not result.strip():
        raise ValidationError({"result": _("This is required.")})
    row = _locked(client, pk, (TransitionState.ACCEPTED,))
    row.state, row.ended_at = TransitionState.DONE, at
    row.told = {"answer": paragraphs(result), "delivered": delivered, "amount": str(amount or "")}
    return _told(_changed(row, at), at)


@atomic
def rename(client: ApiClient, pk: UUID, reference: str, *, at: datetime) -> PracticeRecord:
    """Remember the partner's own number of an invented referral."""
    row = PracticeRecord.objects.select_for_update().get(client=client, pk=pk, kind=PracticeKind.REFERRAL)
    return _named(row, reference, at)


def _referral(client: ApiClient, services: list[str], n: int, at: datetime) -> PracticeRecord:
    assert client.memorandum is not None
    calendar, today = WorkingCalendar.current(), local_date(at)
    office = Organisation.objects.offices().order_by("path").values_list("code", flat=True)[0]
    family_name, given_name, patronymic, iin, born, phone = PERSONS[n % len(PERSONS)]
    person = {"family_name": family_name, "given_name": given_name, "patronymic": patronymic, "iin": iin}
    return PracticeRecord(
        client=client,
        kind=PracticeKind.REFERRAL,
        number=f"SANDBOX-{n + 1}",
        service=services[n % len(services)],
        office=office,
        state=TransitionState.PENDING,
        told={"need": NEEDS[n % len(NEEDS)], "person": person | {"birth_date": born, "phones": [phone]}},
        made_at=at,
        respond_by=calendar.add_working_days(today, client.memorandum.response_days)[0],
        due_on=calendar.add_working_days(today, 15)[0],
        changed_at=at,
    )


def _locked(client: ApiClient, pk: UUID, states: tuple[TransitionState, ...]) -> PracticeRecord:
    row = PracticeRecord.objects.select_for_update().get(client=client, pk=pk, kind=PracticeKind.REFERRAL)
    if row.state not in states:
        label = TransitionState(row.state).label
        raise Refused(refuse(_("This can no longer be done: the referral is “%(state)s”.") % {"state": label}))
    return row


def _named(row: PracticeRecord, reference: str, at: datetime) -> PracticeRecord:
    row.reference = one_line(reference)[:80]
    return _changed(row, at)


def _told(row: PracticeRecord, at: datetime) -> PracticeRecord:
    tell_practice(row, at=at)
    return row


def _changed(row: PracticeRecord, at: datetime) -> PracticeRecord:
    row.changed_at = at
    return _saved(row)


def _saved(row: PracticeRecord) -> PracticeRecord:
    try:
        with atomic():
            row.save()
    except IntegrityError as error:
        if "practicerecord_reference" not in str(error):
            raise
        raise ValidationError({"reference": _("Your system uses this number for another record.")}) from None
    return row
