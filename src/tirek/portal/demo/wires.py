"""Webhooks of two partners: one works, the server of the other has been down for days; and a second Tirek for
practice, which is this very installation: its notices arrive at our own door."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from django.conf import settings

from tirek.cases.enums import TransitionState
from tirek.cases.models import Transition
from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.core.writing import copy_in
from tirek.exchange.actions.carrying import begun
from tirek.exchange.actions.clients import NewClient, make_client
from tirek.exchange.actions.notices import BY_STATE
from tirek.exchange.enums import PARTNER_SCOPES, ClientMode
from tirek.exchange.enums_of_wires import CHOSEN_KINDS, NoticeKind, OutgoingState, WayState
from tirek.exchange.models import ApiClient, Peer, WebhookAttempt, WebhookDelivery, WebhookEndpoint
from tirek.exchange.sealing import new_secret, seal
from tirek.network.models import Organisation

SEED = 33
TOLD = 60
DOWN_SINCE = timedelta(days=5)
NOBODY = "http://127.0.0.1:9/notices"  # the port of a server that is not there
SECOND = "Оқу Тірегі (сынақ)"
OF_REFERRALS = [kind.value for kind in CHOSEN_KINDS if kind.startswith("referral.")]


def tell_systems(office: Organisation, *, by: Actor, at: datetime) -> None:
    """Write the webhooks, their logs, and the second Tirek that refers to an office."""
    live = ApiClient.objects.standing().live().filter(mode=ClientMode.LIVE, memorandum__isnull=False)
    clients = list(live.select_related("memorandum", "organisation").order_by("pk")[:2])
    if len(clients) < 2:
        return
    rng, secret = Random(SEED), new_secret()  # noqa: S311 - a story, not a secret
    peer = _second(clients[0], office, secret, by, at)
    door = f"{settings.SITE_URL}/api/peers/{peer.pk}/notices"  # reverse() would import every view here
    working = _endpoint(clients[0], door, secret, by, reached_at=at - timedelta(hours=3))
    down = at - DOWN_SINCE
    told = {"failures": 67, "failing_since": down, "rests_until": at + timedelta(minutes=50), "reached_at": down}
    broken = _endpoint(clients[1], NOBODY, new_secret(), by, **told)
    for endpoint, since in ((working, None), (broken, down)):
        _log(endpoint, since, rng, at)


def _second(client: ApiClient, office: Organisation, secret: str, by: Actor, at: datetime) -> Peer:
    """Paused, so that nothing is taken over before somebody wants to see it."""
    scopes = tuple(PARTNER_SCOPES)
    new = NewClient(SECOND, client.organisation_id, (Role.PARTNER_CLERK,), scopes, client.memorandum_id)
    connected = make_client(new, client.organisation, by=by, at=at)
    assert client.memorandum is not None
    return Peer.objects.create(
        name=SECOND,
        address=settings.SITE_URL,
        client_id=connected.client_id,
        secret=seal(connected.secret),
        webhook_secret=seal(secret),
        memorandum=client.memorandum,
        organisation=office,
        state=WayState.PAUSED,
        looked_at=at,
        made_by_id=by.user_id,
    )


def _endpoint(client: ApiClient, url: str, secret: str, by: Actor, **told: object) -> WebhookEndpoint:
    return WebhookEndpoint.objects.create(
        client=client, url=url, events=OF_REFERRALS, secret=seal(secret), made_by_id=by.user_id, **told
    )


def _log(endpoint: WebhookEndpoint, down: datetime | None, rng: Random, at: datetime) -> None:
    """What was told of the latest referrals, and the tries."""
    referrals = Transition.objects.referrals().filter(memorandum=endpoint.client.memorandum_id, made_at__lt=at)
    latest = referrals.select_related("case__service", "memorandum").order_by("-made_at")[:TOLD]
    happened = [(moment, kind, referral) for referral in latest for moment, kind in _moments(referral, at)]
    happened.sort(key=lambda each: (each[0], each[2].case.number, each[1]))
    rows = [_delivery(endpoint, kind, moment, referral, down) for moment, kind, referral in happened[-TOLD:]]
    WebhookDelivery.objects.bulk_create(rows)
    copy_in([each for row in rows for each in _tries(row, rng)])


def _moments(referral: Transition, at: datetime) -> list[tuple[datetime, str]]:
    found = [(referral.made_at, str(NoticeKind.REFERRAL_OFFERED))]
    if referral.responded_at and referral.state in (TransitionState.ACCEPTED, TransitionState.DONE):
        found.append((referral.responded_at, str(NoticeKind.REFERRAL_ACCEPTED)))
    if referral.ended_at:
        found.append((referral.ended_at, str(BY_STATE[TransitionState(referral.state)])))
    return [(moment, kind) for moment, kind in found if moment < at]


def _delivery(
    endpoint: WebhookEndpoint, kind: str, moment: datetime, referral: Transition, down: datetime | None
) -> WebhookDelivery:
    data = {
        "number": referral.case.number,
        "service": referral.case.service.code,
        "referral": str(referral.pk),
        "memorandum": referral.memorandum.number if referral.memorandum else "",
        "link": f"/api/v1/referrals/{referral.pk}",
    }
    lane: UUID = referral.case_id
    row = WebhookDelivery(way=endpoint, kind=kind, lane=lane, number=referral.case.number, data=data, **begun(moment))
    if down is not None and moment >= down:
        row.attempts, row.last_error = 1, "ConnectionRefusedError"
        row.next_attempt_at = endpoint.rests_until or moment
    else:
        row.state, row.attempts, row.last_code = OutgoingState.DELIVERED, 1, 202
        row.settled_at = moment + timedelta(seconds=2)
    return row


def _tries(row: WebhookDelivery, rng: Random) -> list[WebhookAttempt]:
    """Mostly one; now and then the server was too busy at first."""
    if row.is_waiting:
        return [WebhookAttempt(delivery=row, at=row.written_at, error=row.last_error, milliseconds=rng.randint(1, 4))]
    answers = [503, 202] if rng.random() < 0.05 else [202]
    row.attempts = len(answers)
    return [
        WebhookAttempt(
            delivery=row,
            at=row.written_at + timedelta(seconds=1 + 6 * place),
            code=code,
            milliseconds=rng.randint(18, 140),
            answer='{"is_new": true}' if code == 202 else "",
        )
        for place, code in enumerate(answers)
    ]
