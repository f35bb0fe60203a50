"""A bundle of rules from another region's installation, brought in by one coordinator; another decides."""

import base64
import copy
import json
from datetime import date, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils.translation import override

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.exchange.actions.bundles import bring_in
from tirek.exchange.actions.trusted_keys import trust
from tirek.exchange.bundles import all_parts
from tirek.exchange.bundles.document import FORMAT, fingerprint, hash_of
from tirek.network.models import RoleGrant
from tirek.network.queries.actors import actor_of

SENDER = "Қызылорда облысының Тірегі"
SEED = bytes(range(7, 39))
SHOWN = 12
NEW = {
    "code": "first-home",
    "need": "housing_loss",
    "name_kk": "Алғашқы баспана: кеңес пен қаражат",
    "name_ru": "Первое жильё: совет и средства",
    "name_en": "A first home: advice and means",
    "is_offered": True,
    "lines": [
        {"service": "housing", "days": 30, "by": "partner", "milestone": ""},
        {"service": "social_aid", "days": 15, "by": "office", "milestone": ""},
    ],
}


def share(today: date, *, at: datetime) -> None:
    """Trust the key and bring the bundle in; both by whoever came last to that role."""
    administrator, coordinator = (_last(role, today) for role in (Role.ADMINISTRATOR, Role.COORDINATOR))
    if administrator is None or coordinator is None:
        return
    document = _document(at)
    trust(SENDER, document["public_key"], by=administrator, at=at)
    with override("kk"):
        bring_in(json.dumps(document).encode(), by=coordinator, at=at)


def _last(role: Role, today: date) -> Actor | None:
    grants = RoleGrant.objects.in_force(today).filter(role=role).select_related("user")
    grant = grants.order_by("created_at", "id").last()
    return actor_of(grant.user, today, "kk") if grant else None


def _document(at: datetime) -> dict[str, Any]:
    """What the other installation would give out: ours with its own habits."""
    key = Ed25519PrivateKey.from_private_bytes(SEED)
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    told: dict[str, Any] = {
        "format": FORMAT,
        "title": "Қызылорда: жоспар үлгілері мен нысан",
        "source": "https://qyzylorda.tirek.example",
        "made_at": at.isoformat(timespec="seconds"),
        "content": _content(at),
    }
    sha256 = hash_of(told)
    signature = base64.b64encode(key.sign(bytes.fromhex(sha256))).decode()
    return told | {
        "sha256": sha256, "public_key": public, "fingerprint": fingerprint(public), "signature": signature,
    }  # fmt: skip


def _content(at: datetime) -> dict[str, Any]:
    parts = all_parts()
    templates = copy.deepcopy(parts["plan_templates"].given(at))
    for template in templates[:1]:
        for line in template["lines"][:1]:
            line["days"] += 5
    forms = parts["sheet_forms"].given(at)
    moons = {"code": "yurts_opened", "version": 1, "title": {"kk": "Ашылған киіз үйлер"}, "definition": {}}
    return {
        "plan_templates": [*templates, NEW],
        "indicators": [*parts["indicators"].given(at)[:SHOWN], moons],
        "sheet_forms": [form | {"small": form["small"] + 5} for form in forms],
    }
