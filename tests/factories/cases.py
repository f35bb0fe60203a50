"""Cases and what hangs on them, made through the actions."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

from django.db.backends.postgresql.psycopg_any import DateRange
from tests.factories.network import make_actor, make_office
from tests.factories.programmes import make_service

from tirek.cases.actions.intake import Application, NewApplicant, submit
from tirek.cases.actions.plan import add_line
from tirek.cases.actions.referrals import refer
from tirek.cases.enums import Channel
from tirek.cases.models import Case, PlanLine, Transition
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.roles import Role
from tirek.network.enums import CrossingField
from tirek.network.models import Memorandum, MemorandumParty, Organisation
from tirek.people.enums import ConsentHow
from tirek.programmes.models import Service

NOW = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)  # Monday, 11:00 in Kazakhstan


def make_application(office: Organisation, *, service: Service | None = None, **changes: object) -> Application:
    """An application to an office, complete but for what ``changes`` say."""
    told: dict[str, object] = {
        "intake_key": uuid4(),
        "channel": Channel.WEB,
        "area_id": office.area_id,
        "service_id": (service or make_service()).pk,
        "subject": "Жұмыс іздеймін",
        "body": "Екі айдан бері жұмыс таба алмай жүрмін.",
        "received_at": NOW,
        "office_id": office.pk,
        "applicant": NewApplicant(family_name="Серікова", given_name="Айгүл", phone="+77010000001"),
    }
    return Application(**(told | changes))  # type: ignore[arg-type]


def make_case(
    office: Organisation | None = None, *, by: Actor = ANONYMOUS, at: datetime = NOW, **changes: object
) -> Case:
    """A registered case."""
    office = office or make_office()
    changes.setdefault("received_at", at)
    return submit(make_application(office, **changes), by=by, at=at).case


def make_memorandum(
    sender: Organisation,
    receiver: Organisation,
    *,
    services: tuple[str, ...] = ("job",),
    crossing: tuple[str, ...] = (CrossingField.NAME, CrossingField.PHONE),
    since: date = date(2020, 1, 1),
    until: date | None = None,
    monthly_capacity: int | None = None,
    response_days: int = 3,
) -> Memorandum:
    """A memorandum in force between two organisations."""
    memorandum = Memorandum.objects.create(
        title="Ынтымақтастық туралы меморандум",
        number=f"М-{uuid4().hex[:8]}",
        signed_on=since,
        during=DateRange(since, until),
        services=list(services),
        crossing=[str(field) for field in crossing],
        monthly_capacity=monthly_capacity,
        response_days=response_days,
    )
    MemorandumParty.objects.bulk_create(
        MemorandumParty(memorandum=memorandum, organisation=party) for party in (sender, receiver)
    )
    return memorandum


def make_line(case: Case, *, by: Actor | None = None, service: Service | None = None, at: datetime = NOW) -> PlanLine:
    """A planned line of a case."""
    by = by or make_actor(Role.CLERK, case.office)
    due_on = at.date() + timedelta(days=10)
    return add_line(case.pk, (service or case.service).pk, due_on, None, by=by, at=at)


def make_referral(line: PlanLine, receiver_id: UUID, *, by: Actor, at: datetime = NOW) -> Transition:
    """A pending referral of a line under the memorandum in force, agreed to on paper."""
    reason, paper = "Жұмысқа орналастыру", ConsentHow.SIGNED_PAPER
    return refer(line.pk, receiver_id, None, reason, consent_how=paper, by=by, at=at)
