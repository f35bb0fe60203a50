"""Three partners whose systems are integrated, one that has asked, a sandbox, and a month compared."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from secrets import token_urlsafe
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.utils import timezone

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
from tirek.exchange.models import ApiClient, ClientHour, OutsideReference
from tirek.exchange.queries.clients import memoranda_of
from tirek.exchange.queries.months import TheirLine, month_list
from tirek.network.models import Organisation

SEED = 34
DAYS = 130
BUSY = 35  # the last of them are counted by the hour
# Code of the partner and what its system is called.
INTEGRATED = (
    ("8061", "Еңбек нарығы ақпараттық жүйесі"),
    ("8161", "Балабақша кезегі жүйесі"),
    ("8261", "Тұрғын үй кезегі жүйесі"),
)
ASKING = ("8047", "Маңғыстау: жұмыс іздеушілер базасы")
CALLS = (
    ("GET referrals", 40, 30),
    ("GET referrals/<referral_id>", 12, 35),
    ("POST referrals/<referral_id>/acceptance", 3, 60),
    ("POST referrals/<referral_id>/completion", 2, 65),
)


def integrate(today: date, *, by: Actor, at: datetime) -> list[ApiClient]:
    """Connect the systems, count their calls of four months, compare the last month of the first."""
    rng = Random(SEED)  # noqa: S311 - a story, not a secret
    clients = [made for code, name in INTEGRATED if (made := _connect(code, name, today, by, at))]
    copy_in([hour for client in clients for hour in _hours(client, today, rng)])
    for client in clients:
        _name_referrals(client, today, at)
    if clients:
        _compare(clients[0], today, by, at)
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
    memorandum = memoranda_of(partner, today).first() if partner else None
    if partner is None or memorandum is None:
        return None
    new = NewClient(name, partner.pk, (Role.PARTNER_CLERK,), tuple(PARTNER_SCOPES), memorandum.pk, mode, is_waiting)
    client = make_client(new, partner, digest=_nobodys(), by=by, at=at).client
    if client.is_sandbox:
        lay_out(client, at=at)
    return client


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
    """The fullest of the last months but for three lines: one forgotten, one in another state, one nobody has sent."""
    this, actor = today.replace(day=1), actor_of(client)
    lists = {month: month_list(client, actor, month) for month in (add_months(this, -n) for n in range(1, 7))}
    month, ours = max(lists.items(), key=lambda each: (len(each[1]), each[0]))
    theirs = [TheirLine(each.number, each.reference, each.state, each.day) for each in ours[1:]]
    if theirs:
        first = theirs[0]
        theirs[0] = TheirLine(first.number, first.reference, "in_progress", first.day)
    theirs.append(TheirLine("", f"{client.organisation.code}-99999", "accepted", month))
    compare_month(client, month, theirs, by=by, at=at)
