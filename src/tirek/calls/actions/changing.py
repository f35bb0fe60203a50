"""Changing what a call promises: freely while it is prepared, by a public amendment once it has opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext_lazy as _

from tirek.calls.enums import CallState
from tirek.calls.models import Amendment, Call
from tirek.calls.permissions import may_change
from tirek.calls.queries.promise import differences, digest_of, promise_of
from tirek.calls.schema import Words
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure

NOBODY = UUID(int=0)


def is_frozen(call: Call, at: datetime) -> bool:
    """Whether what the call promises stands: once it is announced and has opened."""
    return call.state == CallState.PUBLISHED and call.opens_at <= at


@contextmanager
def changing(call_id: UUID, verb: str, *, by: Actor, at: datetime, why: Words | None = None) -> Iterator[Call]:
    """Lock a call, let the caller change what it promises, and keep what changed.

    Of an open call every change becomes an ``Amendment`` that says ``why`` in Kazakh and in Russian. Raises Refused, or
    ValidationError at ``why_kk`` and ``why_ru``; nothing is written then.
    """
    with atomic():
        call = Call.objects.visible_to(by).select_for_update(of=("self",)).get(pk=call_id)
        ensure(may_change(by, call))
        before, frozen = promise_of(call), is_frozen(call, at)
        yield call
        call.refresh_from_db()
        changed = differences(before, promise_of(call))
        if not changed:
            return
        if frozen:
            _amend(call, changed, why or Words(), by, at)
        call.version += 1
        call.save(update_fields=["version", "promise_digest"])
        record(verb, call, by=by, at=at, changes=len(changed), amended=int(frozen))


def _amend(call: Call, changed: list[dict[str, object]], why: Words, by: Actor, at: datetime) -> None:
    missing = [name for name in ("kk", "ru") if not getattr(why, name).strip()]
    if missing:
        told = _("The call is open: say publicly why this changes.")
        raise ValidationError({f"why_{name}": told for name in missing})
    if any(each["path"] == "closes_at" and str(each["after"]) < str(each["before"]) for each in changed):
        raise ValidationError({"closes_at": _("Once a call is open it is never closed earlier.")})
    Amendment.objects.create(
        call=call,
        text_kk=why.kk,
        text_ru=why.ru,
        text_en=why.en,
        changes=changed,
        made_at=at,
        made_by_id=by.user_id or NOBODY,
    )
    call.promise_digest = digest_of(promise_of(call))
