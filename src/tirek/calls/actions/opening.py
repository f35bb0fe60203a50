"""One-time links to an entry whose code was lost."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core import signing
from django.db.models import F
from django.db.transaction import atomic

from tirek.calls.actions.letters import send_link
from tirek.calls.models import Entry
from tirek.calls.queries.entering import recipient_of
from tirek.core.actor import ANONYMOUS
from tirek.core.audit import record

SALT = "calls.entry-link"
LIVES = timedelta(minutes=30)


@atomic
def ask_link(number: str, email: str, *, at: datetime) -> None:
    """Send the link to the address of the entry, where it is the one that was told. Otherwise nothing happens."""
    entry = Entry.objects.select_related("call").filter(number=number).first()
    if entry is None:
        return
    known = {recipient_of(entry).lower(), str(entry.typed.get("email") or "").lower()} - {""}
    if email.lower() in known:
        send_link(entry, signing.dumps([str(entry.pk), entry.link_serial], salt=SALT), at)
        record("calls.entry_link_sent", entry, by=ANONYMOUS, at=at)


def read_link(token: str) -> Entry:
    """The entry of a link that has not been used. Raises BadSignature, also for one that is used up or too old."""
    key, serial = _told(token)
    entry = Entry.objects.select_related("call").filter(pk=key, link_serial=serial).first()
    if entry is None:
        raise signing.BadSignature
    return entry


@atomic
def use_link(token: str, *, at: datetime) -> bool:
    """Use a link up; False when somebody has done so already."""
    key, serial = _told(token)
    used = Entry.objects.filter(pk=key, link_serial=serial).update(link_serial=F("link_serial") + 1)
    if used:
        record("calls.entry_opened_by_link", Entry.objects.get(pk=key), by=ANONYMOUS, at=at)
    return bool(used)


def _told(token: str) -> tuple[UUID, int]:
    told: Any = signing.loads(token, salt=SALT, max_age=LIVES)
    return UUID(told[0]), int(told[1])
