"""Three partners whose systems are integrated, one that has asked, a sandbox, and months compared."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from secrets import token_urlsafe
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db.models import Count, Q
from django.utils import timezone

from tirek.cases.enums import TransitionState
from tirek.cases.models import Transition
from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.core.terms import add_months
from tirek.core.writing import copy_in
from tirek.exchange.actions.clients import NewClient, make_client
from tirek.exchange.actions.practice import lay_out
from tirek.exchange.actions.reconciliation import compare_month
from tirek.exchange.actors import actor_of
from tirek.exchange.enums import PARTNER_SCOPES, ClientMode
from tirek.exchange.models import ApiClient, ClientHour, OutsideReference, Reconciliation
from tirek.exchange.queries.clients import memoranda_of
from tirek.exchange.queries.months import TheirLine, month_list
from tirek.network.models import Memorandum, Organisation

SEED = 34
DAYS = 130
BUSY = 35  # the last of them are counted by the hour
# Code of the partner and what its system is called.
INTEGRATED = (
    ("8061", "Еңбек нарығы ақпараттық жүйесі"),
    ("8261", "Тұрғын үй кезегі жүйесі"),
    ("0004", "Қордың көмек есебі жүйесі"),
)
ASKING = ("8047", "Маңғыстау: жұмыс іздеушілер базасы")
CALLS = (
    ("GET referrals", 40, 30),
    ("GET referrals/<referral_id>", 12, 35),
    ("POST referrals/<referral_id>/acceptance", 3, 60),
    ("POST referrals/<referral_id>/completion", 2, 65),
)


def integrate(today: date, *, by: Actor, at: datetime) -> list[ApiClient]:
    """Connect the systems, count their calls of four months, compare the last months of each."""
    rng = Random(SEED)  # noqa: S311 - a story, not a secret
    clients = [made for code, name in INTEGRATED if (made := _connect(code, name, today, by, at))]
    copy_in([hour for client in clients for hour in _hours(client, today, rng)])
    for client in clients:
        _name_referrals(client, today, at)
        _compare(client, today, by, at)
    if clients:
        _connect(INTEGRATED[0][0], f"{INTEGRATED[0][1]} (сынақ)", today, by, at, mode=ClientMode.SANDBOX)
    _connect(*ASKING, today, by, at, is_waiting=True)
    return clients


def _connect(
    code: str,
    name: str,
    today: date,
    by: Actor,
    at: datetime,
    mode: str = ClientMode.LIVE,
    is_waiting: bool = False,
) -> ApiClient | None:
    partner = Organisation.objects.filter(code=code).first()
    memorandum = _busiest(partner, today) if partner else None
    if partner is None or memorandum is None:
        return None
    new = NewClient(name, partner.pk, (Role.PARTNER_CLERK,), tuple(PARTNER_SCOPES), memorandum.pk, mode, is_waiting)
    client = make_client(new, partner, digest=_nobodys(), by=by, at=at).client
    if client.is_sandbox:
        lay_out(client, at=at)
    return client


def _busiest(partner: Organisation, today: date) -> Memorandum | None:
    """The memorandum under which most is referred."""
    sent = Count("transition", filter=Q(transition__made_at__date__gte=today - timedelta(days=BUSY * 4)))
    return memoranda_of(partner, today).annotate(sent=sent).order_by("-sent", "-signed_on", "number").first()


@cache
def _nobodys() -> str:
    """The digest of a secret nobody knows."""
    return make_password(token_urlsafe(64))


def _hours(client: ApiClient, today: date, rng: Random) -> Iterable[ClientHour]:
    """The calls of the hours of work; some refused, one day with an outage."""
    outage = rng.randrange(5, 20)
    for back in range(DAYS):
        day = today - timedelta(days=back)
        hours = (10, 15) if back < BUSY and day.weekday() < 5 else (12,)
        for hour in hours if back else ():
            moment = timezone.make_aware(datetime(day.year, day.month, day.day, hour))
            yield from _hour(client, moment, rng, fails=back == outage)


def _hour(client: ApiClient, moment: datetime, rng: Random, *, fails: bool) -> Iterable[ClientHour]:
    for operation, about, usual in CALLS:
        calls = rng.randint(about // 2, about)
        failed = calls // 2 if fails else int(rng.random() < 0.06)
        for status, count in ((200, calls), (503 if fails else 422, failed)):
            if count:
                slowest = usual * rng.randint(3, 9) * (6 if fails else 1)
                yield ClientHour(
                    client=client,
                    hour=moment,
                    operation=operation,
                    status=status,
                    calls=count,
                    spent_ms=count * usual,
                    slowest_ms=slowest,
                )


def _name_referrals(client: ApiClient, today: date, at: datetime) -> None:
    """The numbers the partner knows the referrals of half a year by."""
    since = add_months(today.replace(day=1), -6)
    sent = Transition.objects.referrals().filter(memorandum=client.memorandum_id, made_at__date__gte=since)
    keys: list[UUID] = list(sent.order_by("made_at", "id").values_list("pk", flat=True))
    named = [
        OutsideReference(client=client, referral_id=key, text=f"{client.organisation.code}-{number:05}", at=at)
        for number, key in enumerate(keys, start=1)
    ]
    OutsideReference.objects.bulk_create(named)


def _compare(client: ApiClient, today: date, by: Actor, at: datetime) -> None:
    """The month before the last, in which both sides agree; and the last, in which the partner has one line less far
    than we have."""
    this, actor = today.replace(day=1), actor_of(client)
    for back in (2, 1):
        month = add_months(this, -back)
        theirs = [
            TheirLine(each.number, each.reference, each.state, each.day) for each in month_list(client, actor, month)
        ]
        if back == 1:
            theirs = _one_behind(theirs)
        if theirs:
            kept = compare_month(client, month, theirs, by=by, at=at)
            if not kept.differences.exists():
                settled = {"ours_agreed_at": at, "ours_agreed_by_id": by.user_id, "theirs_agreed_at": at}
                Reconciliation.objects.filter(pk=kept.pk).update(theirs_agreed_by_id=client.pk, **settled)


def _one_behind(lines: list[TheirLine]) -> list[TheirLine]:
    """A referral we know to be done is still accepted with the partner."""
    for place, line in enumerate(lines):
        if line.state == TransitionState.DONE:
            return [*lines[:place], replace(line, state=TransitionState.ACCEPTED), *lines[place + 1 :]]
    return lines
