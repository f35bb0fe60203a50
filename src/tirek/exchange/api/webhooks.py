"""A system's own addresses of notices: made, changed, paused, closed; what was given up sent again."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Query, Router, Schema
from pydantic import Field

from tirek.exchange.actions import webhooks as actions
from tirek.exchange.api.auth import Token
from tirek.exchange.api.deeds import WRONG, WRONG_WRITE, Key, answer_once
from tirek.exchange.api.problems import Problem, ProblemDetails, reader
from tirek.exchange.api.schemas import Text
from tirek.exchange.api.schemas_webhooks import (
    DeliveriesPage,
    DeliveryOut,
    NewSecret,
    NewWebhook,
    Replay,
    Replayed,
    WebhookOut,
    WebhookSecret,
)
from tirek.exchange.enums import Scope
from tirek.exchange.enums_of_wires import OutgoingState
from tirek.exchange.models import ApiClient, WebhookDelivery, WebhookEndpoint
from tirek.exchange.queries.wires import Load, loads_of
from tirek.exchange.sealing import Unreadable, fingerprint, unseal

router = Router()
AUTH = Token(Scope.WEBHOOKS, in_sandbox=True)
ONE: dict[Any, Any] = {200: WebhookOut, **WRONG_WRITE}
FACTS = ("url", "events", "state", "failing_since", "reached_at")


@router.get(
    "/webhooks",
    auth=AUTH,
    response={200: list[WebhookOut], **WRONG},
    operation_id="list_webhooks",
    summary="The addresses this system is told at",
    description="At most ten; those closed for good are left out.",
)
def list_webhooks(request: HttpRequest) -> Any:
    rows = list(_own(request).live())
    loads = loads_of(WebhookDelivery, [each.pk for each in rows])
    return [_told(each, loads.get(each.pk, Load())) for each in rows]


@router.get(
    "/webhooks/{webhook_id}",
    auth=AUTH,
    response={200: WebhookOut, 404: ProblemDetails, **WRONG},
    operation_id="read_webhook",
    summary="One address and how it fares",
)
def read_webhook(request: HttpRequest, webhook_id: UUID) -> Any:
    return _shown(request, webhook_id)


@router.post(
    "/webhooks",
    auth=AUTH,
    response={201: WebhookSecret, **WRONG_WRITE},
    operation_id="add_webhook",
    summary="Be told of news at an address",
    description="Answers with the secret that signs the notices. A system sees its own addresses only.",
)
def add(request: HttpRequest, response: HttpResponse, told: NewWebhook, key: Key) -> Any:
    def make(at: datetime) -> actions.Made:
        return actions.add_webhook(_client(request).pk, told.url, told.events, by=reader(request), at=at)

    return _with_secret(request, response, key, told, make, 201)


@router.put(
    "/webhooks/{webhook_id}",
    auth=AUTH,
    response=ONE,
    operation_id="change_webhook",
    summary="Another address, or other news",
    description="What waits goes to the new address.",
)
def change(request: HttpRequest, response: HttpResponse, webhook_id: UUID, told: NewWebhook, key: Key) -> Any:
    def do(at: datetime) -> None:
        actions.change_webhook(webhook_id, told.url, told.events, by=reader(request), at=at)

    return _deed(request, response, webhook_id, told, key, do)


@router.post(
    "/webhooks/{webhook_id}/pause",
    auth=AUTH,
    response=ONE,
    operation_id="pause_webhook",
    summary="Send nothing until it is opened again",
    description="What happens meanwhile waits.",
)
def pause(request: HttpRequest, response: HttpResponse, webhook_id: UUID, key: Key) -> Any:
    return _deed(request, response, webhook_id, None, key, _by(request, actions.pause_webhook, webhook_id))


@router.post(
    "/webhooks/{webhook_id}/opening",
    auth=AUTH,
    response=ONE,
    operation_id="open_webhook",
    summary="Go on, with what has waited first",
)
def go_on(request: HttpRequest, response: HttpResponse, webhook_id: UUID, key: Key) -> Any:
    return _deed(request, response, webhook_id, None, key, _by(request, actions.open_webhook, webhook_id))


@router.post(
    "/webhooks/{webhook_id}/closure",
    auth=AUTH,
    response=ONE,
    operation_id="close_webhook",
    summary="Close an address for good",
    description="What waits for it is dropped.",
)
def close(request: HttpRequest, response: HttpResponse, webhook_id: UUID, key: Key) -> Any:
    return _deed(request, response, webhook_id, None, key, _by(request, actions.close_webhook, webhook_id))


@router.post(
    "/webhooks/{webhook_id}/secret",
    auth=AUTH,
    response={200: WebhookSecret, **WRONG_WRITE},
    operation_id="renew_webhook_secret",
    summary="Get a new secret for an address",
)
def renew(request: HttpRequest, response: HttpResponse, webhook_id: UUID, told: NewSecret, key: Key) -> Any:
    def make(at: datetime) -> actions.Made:
        _endpoint(request, webhook_id)
        return actions.change_secret(webhook_id, overlap=not told.at_once, by=reader(request), at=at)

    return _with_secret(request, response, key, told, make, 200)


@router.post(
    "/webhooks/{webhook_id}/test",
    auth=AUTH,
    response={200: DeliveryOut, **WRONG_WRITE},
    operation_id="test_webhook",
    summary="Send a test to an address",
)
def test(request: HttpRequest, response: HttpResponse, webhook_id: UUID, key: Key) -> Any:
    def deed(at: datetime) -> tuple[int, Schema]:
        _endpoint(request, webhook_id)
        return 200, DeliveryOut.model_validate(actions.ping(webhook_id, by=reader(request), at=at))

    return answer_once(request, response, key, None, deed)


@router.get(
    "/webhooks/{webhook_id}/deliveries",
    auth=AUTH,
    response={200: DeliveriesPage, 404: ProblemDetails, **WRONG},
    operation_id="list_deliveries",
    summary="What was sent to an address",
    description="The newest first. `state=dead` asks for those that were given up.",
)
def deliveries(
    request: HttpRequest,
    webhook_id: UUID,
    after: Annotated[Text, Field(max_length=20)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    state: OutgoingState | None = None,
) -> Any:
    rows = WebhookDelivery.objects.filter(way=_endpoint(request, webhook_id)).order_by("-pk")
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(pk__lt=int(after)) if after.isascii() and after.isdigit() and len(after) < 19 else rows
    found = list(rows[: limit + 1])
    return {"items": found[:limit], "next": str(found[limit - 1].pk) if len(found) > limit else None}


@router.post(
    "/webhooks/{webhook_id}/replay",
    auth=AUTH,
    response={200: Replayed, **WRONG_WRITE},
    operation_id="replay_webhook",
    summary="Have notices sent again",
    description="Those given up, or all of a span of time. They keep their keys: leave one that you have already.",
)
def replay(request: HttpRequest, response: HttpResponse, webhook_id: UUID, told: Replay, key: Key) -> Any:
    def deed(at: datetime) -> tuple[int, Schema]:
        _endpoint(request, webhook_id)
        if told.since is None and told.until is None:
            count = actions.replay_dead(webhook_id, by=reader(request), at=at)
        else:
            count = actions.replay_period(webhook_id, *_span(told), by=reader(request), at=at)
        return 200, Replayed(sent_again=count)

    return answer_once(request, response, key, told, deed)


def _span(told: Replay) -> tuple[datetime, datetime]:
    for name, moment in (("since", told.since), ("until", told.until)):
        if moment is None:
            raise Problem(422, "", [(name, _("This is required."))])
        if moment.tzinfo is None:
            raise Problem(422, "", [(name, _("Say in which time zone."))])
    assert told.since is not None
    assert told.until is not None
    return told.since, told.until


def _by(request: HttpRequest, action: Callable[..., Any], webhook_id: UUID) -> Callable[[datetime], None]:
    return lambda at: action(webhook_id, by=reader(request), at=at)


def _deed(
    request: HttpRequest,
    response: HttpResponse,
    webhook_id: UUID,
    told: Schema | None,
    key: UUID,
    do: Callable[[datetime], None],
) -> Any:
    """Do it to an address of the system's own, and answer with how it stands now."""

    def deed(at: datetime) -> tuple[int, Schema]:
        _endpoint(request, webhook_id)
        do(at)
        return 200, _shown(request, webhook_id)

    return answer_once(request, response, key, told, deed)


def _with_secret(
    request: HttpRequest,
    response: HttpResponse,
    key: UUID,
    told: Schema,
    make: Callable[[datetime], actions.Made],
    status: int,
) -> Any:
    """Make a secret once. The answer kept for a repetition is without it: it is read anew from where it is sealed."""

    def deed(at: datetime) -> tuple[int, Schema]:
        shown = _shown(request, make(at).endpoint.pk)
        return status, WebhookSecret(**shown.dict(), secret=None)

    answer = answer_once(request, response, key, told, deed)
    endpoint = _endpoint(request, UUID(answer.value["id"]))
    if _mark(endpoint) == answer.value["fingerprint"]:
        answer.value = answer.value | {"secret": unseal(endpoint.secret)}
    return answer


def _client(request: HttpRequest) -> ApiClient:
    client: ApiClient = request.api_client  # type: ignore[attr-defined]
    return client


def _own(request: HttpRequest) -> Any:
    """The addresses of the system that calls: not those of another system of the same organisation."""
    return WebhookEndpoint.objects.filter(client=_client(request)).order_by("pk")


def _endpoint(request: HttpRequest, webhook_id: UUID) -> WebhookEndpoint:
    found: WebhookEndpoint = _own(request).get(pk=webhook_id)
    return found


def _shown(request: HttpRequest, webhook_id: UUID) -> WebhookOut:
    return _told(_endpoint(request, webhook_id), loads_of(WebhookDelivery, [webhook_id]).get(webhook_id, Load()))


def _told(endpoint: WebhookEndpoint, load: Load) -> WebhookOut:
    return WebhookOut(
        id=endpoint.pk,
        fingerprint=_mark(endpoint),
        former_until=endpoint.old_until,
        waiting=load.waiting,
        dead=load.dead,
        **{name: getattr(endpoint, name) for name in FACTS},
    )


def _mark(endpoint: WebhookEndpoint) -> str:
    """Empty when the installation's own key was lost: nothing can be signed then, and a new secret is needed."""
    with suppress(Unreadable):
        return fingerprint(unseal(endpoint.secret))
    return ""
