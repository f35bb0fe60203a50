"""What travels when a system keeps its own addresses of notices."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from tirek.exchange.api.schemas import Text
from tirek.exchange.enums_of_wires import NoticeKind, OutgoingState, WayState


class NewWebhook(Schema):
    """Where to send notices, and of what. An address begins with https:// and is open to the internet."""

    url: Annotated[Text, Field(min_length=1, max_length=500)]
    events: Annotated[list[NoticeKind], Field(min_length=1, max_length=20, description="All but ping may be chosen")]


class WebhookOut(Schema):
    """An address and how it fares. ``fingerprint`` tells its secrets apart: the first 16 characters of the SHA-256."""

    id: UUID
    url: str
    events: list[NoticeKind]
    state: WayState
    fingerprint: str
    former_until: datetime | None = Field(description="Until then the former secret signs too")
    failing_since: datetime | None
    reached_at: datetime | None = Field(description="When it last answered")
    waiting: int = Field(description="Notices on their way")
    dead: int = Field(description="Notices that were given up: send them again with /replay")


class WebhookSecret(WebhookOut):
    """An address with the secret its notices are signed with (Standard Webhooks)."""

    secret: str | None = Field(description="Told under this Idempotency-Key only, and null once it has been changed")


class NewSecret(Schema):
    """A new secret. Both sign for a week, unless the old one has become known."""

    at_once: bool = False


class DeliveryOut(Schema):
    """A notice on its way. ``key`` is its webhook-id: the same however often it is sent."""

    id: int
    key: UUID
    kind: NoticeKind
    number: str
    state: OutgoingState
    written_at: datetime
    settled_at: datetime | None
    attempts: int
    last_code: int | None
    last_error: str


class DeliveriesPage(Schema):
    """Some notices, the newest first; ``next`` goes into ``after`` to read on and is null at the end."""

    items: list[DeliveryOut]
    next: str | None


class Replay(Schema):
    """What to send again: with ``since`` and ``until`` everything written then, else all that was given up."""

    since: datetime | None = None
    until: datetime | None = None


class Replayed(Schema):
    """How many notices go again, in order and under their old keys."""

    sent_again: int
