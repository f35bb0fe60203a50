"""What is kept about what was told to others' systems: keys, numbers and answers of machines; no person's data."""

from tirek.core.retention import Category, Term, keep
from tirek.exchange.models import (
    Peer,
    PeerCase,
    PeerDeed,
    PeerNotice,
    WebhookAttempt,
    WebhookDelivery,
    WebhookEndpoint,
)

CONNECTED = Term(5, "the address is closed")
ON_ITS_WAY = Term(1, "it was settled; forgotten after three months")
AS_THE_CASE = Term(None, "kept with the application")

WAY = ("id", "created_at", "state", "failures", "failing_since", "rests_until", "reached_at")
PIECE = (
    "id", "key", "lane", "state", "written_at", "trying_since", "next_attempt_at", "settled_at", "attempts",
    "last_code", "last_error",
)  # fmt: skip

keep(
    WebhookEndpoint,
    CONNECTED,
    {Category.TRACE: ("made_by_id",)},
    plain=(*WAY, "client", "url", "events", "secret", "old_secret", "old_until"),
)
keep(WebhookDelivery, ON_ITS_WAY, {}, plain=(*PIECE, "way", "kind", "number", "data"))
keep(
    WebhookAttempt,
    ON_ITS_WAY,
    {Category.CONTENT: ("answer",)},
    plain=("id", "delivery", "at", "code", "error", "milliseconds"),
)
keep(
    Peer,
    CONNECTED,
    {Category.TRACE: ("made_by_id",)},
    plain=(
        *WAY, "name", "address", "client_id", "secret", "webhook_secret", "memorandum", "organisation", "service",
        "looked_at",
    ),
)  # fmt: skip
keep(PeerNotice, ON_ITS_WAY, {}, plain=(*PIECE, "way", "kind", "told_id", "told_kind"))
keep(
    PeerCase,
    AS_THE_CASE,
    {},
    plain=(
        "id", "created_at", "peer", "remote_id", "remote_number", "remote_state", "case", "withdrawn_at", "looked_at",
    ),
)  # fmt: skip
keep(PeerDeed, AS_THE_CASE, {Category.CONTENT: ("told", "answer")}, plain=(*PIECE, "way", "peer_case", "kind"))
