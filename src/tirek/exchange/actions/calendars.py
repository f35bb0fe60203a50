"""Making and ending the address of one's own calendar."""

from datetime import datetime
from hashlib import sha256
from secrets import token_urlsafe

from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, refuse
from tirek.exchange.models import CalendarAddress


@atomic
def make_address(*, by: Actor, at: datetime) -> str:
    """A new secret for the actor's own calendar, told this once; an earlier one stops working. Raises Refused."""
    if by.user_id is None:
        raise Refused(refuse(_("Sign in first.")))
    token = token_urlsafe(24)
    made, _new = CalendarAddress.objects.update_or_create(
        user_id=by.user_id, defaults={"token_digest": digest_of(token), "made_at": at}
    )
    record("exchange.calendar_made", made, by=by, at=at)
    return token


@atomic
def end_address(*, by: Actor, at: datetime) -> bool:
    """End it; whether there was one."""
    rows = CalendarAddress.objects.select_for_update().filter(user_id=by.user_id) if by.user_id else None
    known = rows.first() if rows is not None else None
    if known is None:
        return False
    record("exchange.calendar_ended", known, by=by, at=at)
    known.delete()
    return True


def digest_of(token: str) -> str:
    """What is kept of a secret."""
    return sha256(token.encode()).hexdigest()
