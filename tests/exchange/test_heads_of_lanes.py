"""Which pieces may go next is found by a walk along an index, whatever the statistics know."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from tests.exchange.test_webhooks import listen, office_client

from tirek.exchange.actions.carrying import begun
from tirek.exchange.enums_of_wires import NoticeKind, OutgoingState
from tirek.exchange.models import WebhookDelivery, WebhookEndpoint

LANES, EACH = 300, 3


@pytest.fixture
def endpoint(db: None, world: Any, settings: Any) -> WebhookEndpoint:
    settings.EXCHANGE_NETWORKS = ["127.0.0.0/8"]
    return listen(world, office_client(world), "http://127.0.0.1:9/").endpoint


def write(endpoint: WebhookEndpoint, lanes: int, each: int) -> list[WebhookDelivery]:
    keys = [uuid4() for _ in range(lanes)]
    written = [
        WebhookDelivery(way=endpoint, lane=key, kind=NoticeKind.CASE_REGISTERED, data={}, **begun(timezone.now()))
        for _ in range(each)
        for key in keys
    ]
    return WebhookDelivery.objects.bulk_create(written)


def nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for part in plan.get("Plans", []):
        yield from nodes(part)


def test_the_first_waiting_piece_of_each_lane_goes_next_in_order_of_writing(endpoint: WebhookEndpoint) -> None:
    written = write(endpoint, lanes=3, each=2)
    settled = {"state": OutgoingState.DELIVERED, "settled_at": timezone.now()}
    WebhookDelivery.objects.filter(pk=written[0].pk).update(**settled)
    found = list(WebhookDelivery.objects.heads(endpoint.pk))
    assert [piece.pk for piece in found] == [written[1].pk, written[2].pk, written[3].pk]


def test_many_pieces_just_written_are_not_compared_with_each_other(endpoint: WebhookEndpoint) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE exchange_webhookdelivery")  # as of a table that is still empty
    write(endpoint, LANES, EACH)
    asked = WebhookDelivery.objects.heads(endpoint.pk).due(timezone.now())[:64]
    plan = json.loads(asked.explain(format="json", analyze=True))[0]["Plan"]
    touched = sum(
        (node["Actual Rows"] + node.get("Rows Removed by Join Filter", 0) + node.get("Rows Removed by Filter", 0))
        * node["Actual Loops"]
        for node in nodes(plan)
    )
    assert touched < 20 * LANES * EACH
