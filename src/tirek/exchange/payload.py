"""What a notice looks like on the wire: the payload of Standard Webhooks, the same at every try."""

import json

from tirek.exchange.models import WebhookDelivery


def key_of(delivery: WebhookDelivery) -> str:
    """``webhook-id``: what tells a notice from any other, however often it comes."""
    return f"msg_{delivery.key.hex}"


def body_of(delivery: WebhookDelivery, *, site: str) -> bytes:
    """``type``, ``timestamp`` and ``data``. ``sequence`` rises from notice to notice of one application."""
    data = {"sequence": delivery.pk, **delivery.data}
    if link := data.get("link"):
        data["link"] = f"{site}{link}"
    told = {"type": delivery.kind, "timestamp": delivery.written_at.isoformat(), "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
