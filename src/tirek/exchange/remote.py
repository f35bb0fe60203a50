"""Calls to the interface of another Tirek, as the system that it has connected for us."""

import json
import time
from base64 import b64encode
from dataclasses import replace
from threading import Lock
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from tirek.exchange.calling import Reply, call
from tirek.exchange.models import Peer
from tirek.exchange.sealing import Unreadable, unseal

EARLY = 60
_TOKENS: dict[tuple[UUID, str, str], tuple[str, float]] = {}
_LOCK = Lock()


def get(peer: Peer, path: str, **asked: object) -> Reply:
    """Read under ``/api/v1``."""
    told = {name: str(value) for name, value in asked.items() if value not in ("", None)}
    return _with_token(peer, "GET", f"/{path}" + (f"?{urlencode(told)}" if told else ""), None, {})


def post(peer: Peer, path: str, told: dict[str, Any], key: UUID) -> Reply:
    """Write under ``/api/v1``; the same key is done once however often it is sent."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": str(key)}
    return _with_token(peer, "POST", f"/{path}", json.dumps(told, ensure_ascii=False).encode(), headers)


def read(reply: Reply) -> Any:
    """What the answer says. Raises ValueError."""
    return json.loads(reply.body)


def _with_token(peer: Peer, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Reply:
    """With the token we have, and once more with a new one when it is refused."""
    reply = Reply(None, "no token")
    for fresh in (False, True):
        token, refused = _token(peer, fresh=fresh)
        if refused is not None:
            return refused
        told = {**headers, "Authorization": f"Bearer {token}", "Accept": "application/json", "Accept-Language": "en"}
        reply = call(method, f"{peer.address}/api/v1{path}", body, told)
        if reply.code != 401:
            return reply
    return reply


def _token(peer: Peer, *, fresh: bool) -> tuple[str, Reply | None]:
    """A token in force, kept in this process until shortly before its end; or why there is none."""
    place = (peer.pk, peer.address, peer.client_id)
    with _LOCK:
        kept, ends = _TOKENS.get(place, ("", 0.0))
    if kept and not fresh and time.monotonic() < ends:
        return kept, None
    try:
        secret = unseal(peer.secret)
    except Unreadable:
        return "", Reply(None, "secret unreadable")
    pair = b64encode(f"{peer.client_id}:{secret}".encode()).decode()
    headers = {"Authorization": f"Basic {pair}", "Content-Type": "application/x-www-form-urlencoded"}
    reply = call("POST", f"{peer.address}/api/oauth/token", b"grant_type=client_credentials", headers)
    try:
        told = read(reply) if reply.is_good else {}
        token, lasts = str(told["access_token"]), float(told.get("expires_in", 600))
    except (ValueError, KeyError, TypeError, AttributeError):
        return "", replace(reply, code=None if reply.is_good else reply.code, error=reply.error or "no token")
    with _LOCK:
        _TOKENS[place] = (token, time.monotonic() + max(lasts - EARLY, 0))
    return token, None
