"""Whose bundles are believed: the keys of other installations, compared by telephone and kept by the administrator."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.signing import is_signed
from tirek.core.verdict import ensure
from tirek.exchange.models import TrustedKey
from tirek.exchange.permissions_of_bundles import may_keep_keys

NOTHING = "00" * 32
NO_SIGNATURE = "A" * 86 + "=="


def trust(name: str, key: str, *, by: Actor, at: datetime) -> TrustedKey:
    """Believe bundles signed by a key. Raises Refused; ValidationError by field for no name, no key, or one that is
    trusted already."""
    ensure(may_keep_keys(by))
    tidy, key = one_line(name)[:200], "".join(key.split())
    if not tidy:
        raise ValidationError({"name": _("Say whose key it is.")})
    if not _is_key(key):
        raise ValidationError({"public_key": _("This is no public key: it has forty-four letters, digits and signs.")})
    try:
        with atomic():
            made = TrustedKey.objects.create(name=tidy, public_key=key, trusted_at=at, trusted_by_id=by.user_id)
            record("exchange.key_trusted", made, by=by, at=at)
    except IntegrityError:
        raise ValidationError({"public_key": _("This key is trusted already.")}) from None
    return made


@atomic
def end_trust(key_id: UUID, *, by: Actor, at: datetime) -> TrustedKey:
    """Believe it no longer; what was taken under it stays. Raises Refused."""
    ensure(may_keep_keys(by))
    known = TrustedKey.objects.visible_to(by).in_force().select_for_update().get(pk=key_id)
    known.ended_at, known.ended_by_id = at, by.user_id
    known.save(update_fields=["ended_at", "ended_by_id"])
    record("exchange.key_ended", known, by=by, at=at)
    return known


def _is_key(text: str) -> bool:
    """Whether it can be an Ed25519 key at all."""
    try:
        is_signed(NOTHING, NO_SIGNATURE, text)
    except ValueError:
        return False
    return True
