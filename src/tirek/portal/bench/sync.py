"""Two hundred applications taken offline, sent by one device over HTTP one after the other, as a tablet does."""

import json
import time
import urllib.request
from base64 import b64encode
from collections.abc import Callable
from datetime import timedelta
from os import urandom
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections
from django.utils import timezone

from tirek.cases import escrow
from tirek.cases.models import FieldDevice, FieldRecord
from tirek.core.roles import Role
from tirek.network.models import RoleGrant
from tirek.portal.bench.applications import BODY, FAMILIES, GIVEN, places
from tirek.portal.bench.database import address
from tirek.portal.bench.server import serving

RECORDS = 200
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + urandom(180_000)
WITH_PHOTO = 10


def measure() -> list[dict[str, Any]]:
    """Time to send all, each request of a record, and what it takes to send them all once more (receipts only)."""
    grant = RoleGrant.objects.in_force(timezone.localdate()).filter(role=Role.REGISTRAR).select_related("user").first()
    assert grant is not None
    with serving(address(connections.settings["default"]["NAME"])) as site:
        tablet = _Tablet(site, session_of(grant.user))
        numbers = tablet.make_ready(grant.organisation.area_id)
        records = [_record(number, tablet.meeting, grant.organisation.area_id) for number in numbers]
        first, spent = _timed(lambda: [tablet.send(record) for record in records])
        photos, photo_spent = _timed(lambda: [tablet.photo(record["key"]) for record in records[:WITH_PHOTO]])
        again, again_spent = _timed(lambda: [tablet.send(record) for record in records])
    assert FieldRecord.objects.filter(device_id=tablet.key, case__isnull=False).count() == RECORDS
    FieldDevice.objects.filter(pk=tablet.key).update(unsent=0)
    return [
        {"what": f"{RECORDS} applications", "seconds": round(spent, 2), **_shares(first)},
        {"what": "all sent again", "seconds": round(again_spent, 2), **_shares(again)},
        {"what": f"{WITH_PHOTO} photos of 180 kB", "seconds": round(photo_spent, 2), **_shares(photos)},
    ]


class _Tablet:
    """The device's side of the conversation, with the cookies of its user."""

    def __init__(self, site: str, session: str) -> None:
        self.site, self.key, self.secret, self.meeting = site, uuid4(), uuid4().hex * 2, uuid4()
        self.headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={'a' * 32}",
            "X-CSRFToken": "a" * 32,
            "X-Field-Device": f"{self.key} {self.secret}",
            "Content-Type": "application/json",
        }

    def make_ready(self, area_id: Any) -> list[str]:
        self._ask("devices/", {"key": str(self.key), "secret": self.secret, "name": "bench", "escrow": _escrow()})
        place = {"place": "bench", "area": str(area_id), "held_on": timezone.localdate().isoformat()}
        self._ask("meetings/", {"key": str(self.meeting), **place})
        numbers: list[str] = self._ask("numbers/", {"key": str(uuid4()), "count": RECORDS})["numbers"]
        return numbers

    def send(self, record: dict[str, Any]) -> float:
        """Milliseconds until the receipt."""
        receipt, spent = _timed(lambda: self._ask("records/", record))
        assert receipt["state"] == "registered", receipt
        return spent * 1000

    def photo(self, record: str) -> float:
        path = f"records/{record}/files/{uuid4()}/"
        _done, spent = _timed(
            lambda: (
                self._ask(path, {"name": "photo.jpg", "size": len(PHOTO)}),
                self._ask(path, PHOTO, method="PUT", **{"Upload-Offset": "0"}),
            )
        )
        return spent * 1000

    def _ask(self, path: str, told: Any, *, method: str = "POST", **headers: str) -> dict[str, Any]:
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        request = urllib.request.Request(  # noqa: S310 - our own address
            f"{self.site}/field/api/{path}", body, self.headers | headers, method=method
        )
        with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
            found: dict[str, Any] = json.loads(answer.read())
        return found


def _record(number: str, meeting: Any, area_id: Any) -> dict[str, Any]:
    serial, now = int(number.split("-")[2]), timezone.now()
    return {
        "key": str(uuid4()),
        "number": number,
        "pin": f"{serial:06d}"[-6:],
        "meeting": str(meeting),
        "kind": "application",
        "language": "kk",
        "family_name": FAMILIES[serial % len(FAMILIES)],
        "given_name": GIVEN[serial // 8 % len(GIVEN)],
        "phone": f"+7702{serial:07d}",
        "area": str(area_id),
        "service": str(places()[1][serial % 8][0]),
        "body": BODY,
        "taken_at": (now - timedelta(minutes=serial % 300)).isoformat(),
        "now": now.isoformat(),
        "consent": True,
        "files": 0,
    }


def _escrow() -> dict[str, str]:
    point = ec.generate_private_key(ec.SECP256R1()).public_key()
    sent = b64encode(point.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)).decode()
    return {"key": escrow.public_key()["name"], "from": sent, "iv": "", "sealed": ""}


def session_of(user: Any) -> str:
    """The cookie of somebody who has signed in."""
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    return work(), time.perf_counter() - started


def _shares(spent: list[float]) -> dict[str, float]:
    ordered = sorted(spent)
    return {"median_ms": round(ordered[len(ordered) // 2], 1), "p95_ms": round(ordered[int(len(ordered) * 0.95)], 1)}
