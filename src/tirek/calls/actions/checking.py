"""The formal check of entries, and more time for one entrant."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.calls.actions.changing import NOBODY
from tirek.calls.actions.letters import tell_checked, tell_extended
from tirek.calls.enums import CallPermission, EntryState, FormalOutcome, FormalState
from tirek.calls.models import Entry, Extension, FormalCheck
from tirek.calls.permissions import may_check, may_extend
from tirek.calls.queries.entering import children_of
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import paragraphs
from tirek.core.verdict import Refused, ensure, refuse


@atomic
def check_entry(
    entry_id: UUID, outcome: str, reason: str, *, by: Actor, at: datetime, until: datetime | None = None
) -> FormalCheck:
    """Say what the formal check of the revision that counts found; the entrant is told.

    Returned, it may be mended until ``until``: an extension that everyone who runs the call sees. Without the consent
    of every guardian nothing passes. Raises Refused, or ValidationError by field.
    """
    entry = _entry(entry_id, by)
    ensure(may_check(by, entry, at))
    revision, reason, outcome = entry.revision, paragraphs(reason)[:1000], FormalOutcome(outcome)
    if revision is None:
        raise Refused(refuse(_("Only an entry that is handed in can be checked.")))
    if outcome != FormalOutcome.PASSED and not reason:
        raise ValidationError({"reason": _("Say why: the entrant reads it.")})
    if outcome == FormalOutcome.PASSED:
        _need_consents(entry)
    returned = outcome == FormalOutcome.RETURNED
    if returned and (until is None or until <= at):
        raise ValidationError({"until": _("Say until when it can be mended.")})
    check = FormalCheck.objects.create(
        entry=entry,
        revision=revision,
        outcome=outcome,
        reason=reason,
        until=until if returned else None,
        checked_at=at,
        checked_by_id=by.user_id or NOBODY,
    )
    if returned and until:
        Extension.objects.create(
            entry=entry, until=until, reason=reason[:500], given_at=at, given_by_id=by.user_id or NOBODY
        )
    failed = outcome == FormalOutcome.FAILED
    entry.formal, entry.state = FormalState(outcome.value), EntryState.INELIGIBLE if failed else EntryState.SUBMITTED
    entry.state_reason = reason[:500] if failed else ""
    entry.save(update_fields=["formal", "state", "state_reason"])
    record("calls.entry_checked", entry, by=by, at=at, outcome=str(outcome), revision=entry.revision_id)
    tell_checked(entry, check)
    return check


@atomic
def extend_entry(entry_id: UUID, until: datetime, reason: str, *, by: Actor, at: datetime) -> Extension:
    """Give one entrant a later end of the window, with a reason; the entrant is told. Raises Refused, or
    ValidationError by field."""
    entry = _entry(entry_id, by)
    ensure(may_extend(by, entry))
    reason = paragraphs(reason)[:500]
    if not reason:
        raise ValidationError({"reason": _("Say why: everyone who runs the call reads it.")})
    if until <= max(at, entry.call.closes_at):
        raise ValidationError({"until": _("This is not later than the end of the window.")})
    extension = Extension.objects.create(
        entry=entry, until=until, reason=reason, given_at=at, given_by_id=by.user_id or NOBODY
    )
    record("calls.entry_extended", entry, by=by, at=at, until=until)
    tell_extended(entry, extension)
    return extension


def _need_consents(entry: Entry) -> None:
    children = children_of(entry, kind=entry.entrant_kind, born_on=entry.born_on)
    waiting = [each.name for each in children if not (each.consent and each.consent.stands)]
    if waiting:
        raise Refused(refuse(_("A guardian has not agreed yet: %(names)s.") % {"names": ", ".join(waiting)}))


def _entry(entry_id: UUID, by: Actor) -> Entry:
    """One that is handed in, or a draft of somebody who asked for time: those who run the call reach both."""
    reach = by.reach(CallPermission.RUN)
    rows = Entry.objects.filter(reach.q("call__organisation_id")) if reach else Entry.objects.none()
    return rows.select_for_update(of=("self",)).select_related("call__organisation").get(pk=entry_id)
