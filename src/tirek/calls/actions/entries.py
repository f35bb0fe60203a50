"""Entering a call: begun, written as it is typed, handed in, taken back. The server's moment of receipt counts."""

from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.calls.actions.letters import confirm_receipt, confirm_withdrawal
from tirek.calls.actions.likeness import compare_entry
from tirek.calls.enums import EntryState, FormalState
from tirek.calls.models import Call, Entry, EntryRevision
from tirek.calls.permissions import may_enter, may_withdraw, may_write
from tirek.calls.queries.entering import (
    GRACE,
    WITH_TEAM,
    checked_answers,
    deadline_of,
    draft_revision,
    is_minor,
)
from tirek.calls.queries.entrants import EntrantFacts, entrant_problems
from tirek.calls.queries.promise import digest_of
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.ids import uuid7
from tirek.core.jobs import defer
from tirek.core.numbering import next_number
from tirek.core.pin import digest, new_pin
from tirek.core.verdict import Refused, ensure, refuse

MOST_ANSWERS = 120
LONGEST_ANSWER = 60_000
KEPT_IN_CLASS = (
    "entrant_kind",
    "name",
    "organisation_name",
    "organisation_number",
    "email",
    "phone",
    "area",
    "country",
)


@atomic
def start_entry(
    call: Call, language: str, *, by: Actor, at: datetime, beside: Entry | None = None
) -> tuple[Entry, str]:
    """Begin an entry; it and the code that opens it, which only its entrant is shown. Raises Refused.

    ``beside``: another work of the same teacher, whose details it takes over.
    """
    ensure(may_enter(call, at))
    number, code = next_number(call.organisation.code, local_date(at).year), new_pin()
    if beside is not None and beside.group is None:
        beside.group = uuid7()
        beside.save(update_fields=["group"])
    entry = Entry.objects.create(
        call=call,
        number=number,
        user_id=by.user_id,
        code_digest=digest(number, code),
        language=language[:2],
        group=beside.group if beside else None,
        typed=_of_teacher(beside) if beside else {},
    )
    form = call.forms.order_by("number").last()
    if form is None:
        raise Refused(refuse(_("This call has no form.")))
    entry.revision = EntryRevision.objects.create(entry=entry, number=1, form=form, saved_at=at)
    entry.save(update_fields=["revision"])
    record("calls.entry_begun", entry, by=by, at=at, call=call.pk)
    return entry, code


def _of_teacher(beside: Entry) -> dict[str, Any]:
    """The teacher's details, as handed in or as they are being typed."""
    known = {name: getattr(beside, name) for name in KEPT_IN_CLASS if name != "area"}
    told = {**known, "area": str(beside.area_id or ""), **beside.typed}
    return {name: told[name] for name in KEPT_IN_CLASS if told.get(name)}


@atomic
def save_typed(
    entry_id: UUID, *, at: datetime, entrant: dict[str, Any] | None = None, answers: dict[str, Any] | None = None
) -> Entry:
    """Keep what is typed, unchecked: nothing is lost. The caller has found the entry through its owner.

    An entry that was handed in keeps its revision that counts until it is handed in again. Raises Refused after the
    deadline.
    """
    entry = _writable(entry_id, at)
    if entrant is not None:
        entry.typed = {**entry.typed, **_bounded(entrant)}
        entry.save(update_fields=["typed"])
    if answers is not None:
        revision = _open_revision(entry, at)
        revision.answers, revision.saved_at = {**revision.answers, **_bounded(answers)}, at
        revision.save(update_fields=["answers", "saved_at"])
    return entry


@atomic
def submit_entry(entry_id: UUID, facts: EntrantFacts, *, by: Actor, at: datetime) -> Entry:
    """Hand an entry in as it is written. ``at``: when the server received it, which is the legal moment.

    Pressed twice it is handed in once. Raises Refused after the deadline, ValidationError by field for what lacks.
    """
    entry = _writable(entry_id, at)
    revision = draft_revision(entry)
    _check_entrant(entry, facts)
    checked = checked_answers(entry, revision, facts.nomination)
    if checked.problems:
        raise ValidationError({name: [text] for name, text in checked.problems.items()})
    if revision.submitted_at is not None and not _differs(entry, facts):
        return entry
    if revision.submitted_at is not None:
        revision = _open_revision(entry, at)
    revision.answers, revision.submitted_at, revision.saved_at = checked.values, at, at
    revision.digest = digest_of({"answers": checked.values, "form": revision.form_id})
    revision.save(update_fields=["answers", "submitted_at", "saved_at", "digest"])
    _hand_in(entry, facts, revision, at)
    record("calls.entry_submitted", entry, by=by, at=at, revision=revision.pk, call=entry.call_id)
    confirm_receipt(entry, revision)
    defer(compare_entry, once=f"likeness-{entry.pk}", entry_id=str(entry.pk))
    return entry


@atomic
def withdraw_entry(entry_id: UUID, *, by: Actor, at: datetime) -> Entry:
    """Take an entry back; until the deadline it may be handed in again. Raises Refused."""
    entry = _locked(entry_id)
    ensure(may_withdraw(entry, deadline_of(entry) + GRACE, at))
    entry.state = EntryState.WITHDRAWN
    entry.save(update_fields=["state"])
    record("calls.entry_withdrawn", entry, by=by, at=at)
    confirm_withdrawal(entry, at)
    return entry


def _hand_in(entry: Entry, facts: EntrantFacts, revision: EntryRevision, at: datetime) -> None:
    for field in fields(facts):
        setattr(entry, field.name, getattr(facts, field.name))
    if facts.entrant_kind not in WITH_TEAM and is_minor(entry.call, facts.born_on):
        entry.email = entry.phone = ""  # no letters to children
    entry.revision, entry.state, entry.formal, entry.state_reason = (
        revision,
        EntryState.SUBMITTED,
        FormalState.WAITING,
        "",
    )
    entry.submitted_at, entry.first_submitted_at = at, entry.first_submitted_at or at
    entry.version += 1
    entry.save()


def _check_entrant(entry: Entry, facts: EntrantFacts) -> None:
    problems = entrant_problems(entry, facts)
    if problems:
        raise ValidationError({name: [text] for name, text in problems.items()})


def _differs(entry: Entry, facts: EntrantFacts) -> bool:
    """Whether handing in again would say anything new: an entry taken back always does."""
    if entry.state != EntryState.SUBMITTED or entry.formal == FormalState.RETURNED:
        return True
    hidden = is_minor(entry.call, facts.born_on)
    told = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return any(
        getattr(entry, name) != value for name, value in told.items() if not (hidden and name in ("email", "phone"))
    )


def _open_revision(entry: Entry, at: datetime) -> EntryRevision:
    """The revision that may be written: a new one once the last was handed in, beginning as that one ended."""
    last = draft_revision(entry)
    if last.submitted_at is None:
        return last
    number = entry.revisions.aggregate(last=Max("number"))["last"] + 1
    return EntryRevision.objects.create(entry=entry, number=number, form=last.form, answers=last.answers, saved_at=at)


def _writable(entry_id: UUID, at: datetime) -> Entry:
    entry = _locked(entry_id)
    ensure(may_write(entry, deadline_of(entry) + GRACE, at))
    return entry


def _locked(entry_id: UUID) -> Entry:
    return Entry.objects.select_for_update(of=("self",)).select_related("call__organisation").get(pk=entry_id)


def _bounded(told: dict[str, Any]) -> dict[str, Any]:
    """At most so many answers of such a length: a form, not a store for strangers."""
    return {name[:60]: _short(value) for name, value in list(told.items())[:MOST_ANSWERS]}


def _short(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "ignore").decode()[:LONGEST_ANSWER]
    if isinstance(value, list):
        return [_short(each) for each in value[:60]]
    if isinstance(value, dict):
        return {str(name)[:20]: _short(each) for name, each in list(value.items())[:10]}
    return value
