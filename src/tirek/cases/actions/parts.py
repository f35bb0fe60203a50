"""Parts of a case at other offices (АППК art. 65): sent, accepted, answered, given back, joined into one answer.

The case stays where it is and stays open until each part is answered, declined or taken back.
"""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.assignment import ensure_not_offered, worker_at
from tirek.cases.actions.locking import locked, save, user_of
from tirek.cases.actions.notices import tell_part
from tirek.cases.actions.texts import required
from tirek.cases.clock import ledger
from tirek.cases.enums import CaseState, ClockEvent
from tirek.cases.enums_of_hands import PartState
from tirek.cases.models import Case, CasePart, PartClockEntry
from tirek.cases.permissions import may_forward
from tirek.cases.permissions_of_hands import may_assign_part, may_receive_part, may_work_on_part
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.enums import CrossingField
from tirek.network.models import Organisation
from tirek.people.actions import disclose

MOST_PARTS = 12
USUAL_CROSSING = (CrossingField.NAME, CrossingField.PHONE)


@atomic
def send_part(
    case_id: UUID,
    to_office_id: UUID,
    text: str,
    reason: str = "",
    crossing: Collection[str] = USUAL_CROSSING,
    *,
    expected_version: int | None = None,
    by: Actor,
    at: datetime,
) -> CasePart:
    """Send one request of an application to another office, which answers it within a term of its own.

    The applicant is told at once. The receiver sees the text and the ``crossing`` fields, nothing else of the case.
    Raises Refused when the case is answered or being forwarded whole.
    """
    text = required(text, "text")
    case = locked(case_id, by, expected_version)
    ensure(may_forward(by, case))
    _ensure_open(case)
    office = _receiver(case, to_office_id, at)
    part = _written(case, office, text, reason.strip(), _fields(crossing), by, at)
    case.state = CaseState.IN_PROGRESS
    save(case, "state")
    record("cases.part_sent", case, by=by, at=at, part=part.pk, to=office.pk, due=part.due_on)
    _disclose(part, by, at)
    tell_part(case, office.name_in(case.language), str(part.pk))
    return part


@atomic
def accept_part(part_id: UUID, *, by: Actor, at: datetime) -> CasePart:
    """Take a part into work at the receiving office. Accepting again changes nothing."""
    part = locked_part(part_id, by)
    ensure(may_receive_part(by, part))
    if part.state == PartState.ACCEPTED:
        return part
    _ensure_state(part, PartState.SENT)
    part.state, part.responded_at = PartState.ACCEPTED, at
    return _saved(part, "cases.part_accepted", by, at, "state", "responded_at")


@atomic
def decline_part(part_id: UUID, reason: str, *, by: Actor, at: datetime) -> CasePart:
    """Decline a part with the reason; the case's office sends it elsewhere or answers it itself."""
    reason = required(reason)
    part = locked_part(part_id, by)
    ensure(may_receive_part(by, part))
    _ensure_state(part, PartState.SENT, PartState.ACCEPTED)
    part.state, part.responded_at, part.ended_at, part.response = PartState.DECLINED, at, at, reason
    return _saved(part, "cases.part_declined", by, at, "state", "responded_at", "ended_at", "response")


@atomic
def take_part_back(part_id: UUID, reason: str, *, by: Actor, at: datetime) -> CasePart:
    """End a part that is not answered: from this moment its receiver no longer sees it."""
    reason = required(reason)
    part = locked_part(part_id, by)
    ensure(may_forward(by, part.case))
    _ensure_state(part, PartState.SENT, PartState.ACCEPTED)
    _end(part, reason, at)
    return _saved(part, "cases.part_taken_back", by, at, "state", "ended_at", "response")


@atomic
def assign_part(part_id: UUID, to_user_id: UUID, *, by: Actor, at: datetime) -> CasePart:
    """Give a part to a case worker of the receiving office; that accepts it too."""
    part = locked_part(part_id, by)
    ensure(may_assign_part(by, part))
    _ensure_state(part, PartState.SENT, PartState.ACCEPTED)
    worker = worker_at(part.office, to_user_id, at)
    if worker is None:
        raise Refused(refuse(_("This person is not a case worker of the office.")))
    part.state, part.responded_at = PartState.ACCEPTED, part.responded_at or at
    part.assignee = worker
    return _saved(part, "cases.part_assigned", by, at, "state", "responded_at", "assignee", user=worker.pk)


@atomic
def answer_part(part_id: UUID, text: str, *, by: Actor, at: datetime) -> CasePart:
    """Answer a part. It goes to the case's office, which joins it into the one letter to the applicant."""
    text = required(text, "text")
    part = locked_part(part_id, by)
    ensure(may_work_on_part(by, part))
    _ensure_state(part, PartState.SENT, PartState.ACCEPTED)
    part.state, part.answer, part.answered_at = PartState.ANSWERED, text, at
    part.responded_at = part.responded_at or at
    part.answered_by_id, part.answered_by_name = user_of(by), by.name
    columns = ("state", "answer", "answered_at", "responded_at", "answered_by_id", "answered_by_name")
    return _saved(part, "cases.part_answered", by, at, *columns)


@atomic
def return_part(part_id: UUID, reason: str, *, by: Actor, at: datetime) -> CasePart:
    """Give an answered part back to its receiver for more, with remarks, while the case is open. Its term stays."""
    reason = required(reason)
    part = locked_part(part_id, by)
    ensure(may_forward(by, part.case))
    _ensure_open(part.case)
    _ensure_state(part, PartState.ANSWERED)
    part.state, part.response, part.answered_at = PartState.ACCEPTED, reason, None
    return _saved(part, "cases.part_returned", by, at, "state", "response", "answered_at")


def end_parts(case: Case, reason: str, *, by: Actor, at: datetime) -> None:
    """End the unanswered parts of a locked case, for instance because its applicant withdrew."""
    for part in case.parts.unanswered().select_for_update():
        _end(part, reason, at)
        part.save(update_fields=["state", "ended_at", "response"])
        record("cases.part_taken_back", case, by=by, at=at, part=part.pk)


def locked_part(part_id: UUID, by: Actor) -> CasePart:
    """A visible part; its case and itself are locked, in this order, and it is read again once locked."""
    case_id = CasePart.objects.visible_to(by).values_list("case_id", flat=True).get(pk=part_id)
    case = Case.objects.select_for_update().get(pk=case_id)
    part = CasePart.objects.select_for_update(of=("self",)).select_related("office").get(pk=part_id)
    part.case = case
    return part


def _written(
    case: Case, office: Organisation, text: str, reason: str, crossing: list[str], by: Actor, at: datetime
) -> CasePart:
    last = case.parts.order_by("-position").values_list("position", flat=True).first() or 0
    if last >= MOST_PARTS:
        raise ValidationError({"text": _("At most %(n)s parts.") % {"n": MOST_PARTS}})
    part, entry = part_rows(case, last + 1, office, text, reason, crossing, by=by, at=at)
    part.save(force_insert=True)
    entry.save(force_insert=True)
    return part


def part_rows(
    case: Case,
    position: int,
    office: Organisation,
    text: str,
    reason: str,
    crossing: list[str],
    *,
    by: Actor,
    at: datetime,
) -> tuple[CasePart, PartClockEntry]:
    """The part and the first entry of its own clock, unsaved: its term runs at the receiver from the day it is sent."""
    count = ledger.count_term(ledger.day_of(at), is_bound_by_code=office.is_bound_by_code, kind=case.kind)
    part = CasePart(
        case=case,
        position=position,
        text=text,
        reason=reason,
        from_office_id=case.office_id,
        office=office,
        crossing=crossing,
        due_on=count.due_on,
        sent_at=at,
        sent_by_id=by.user_id,
    )
    return part, part_entry(part, ClockEvent.FORWARDED, count, 1, by=by, at=at)


def part_entry(
    part: CasePart, event: ClockEvent, count: ledger.Count, sequence: int, *, by: Actor, at: datetime
) -> PartClockEntry:
    """A count as an entry of a part's own clock, unsaved."""
    return PartClockEntry(
        part=part,
        sequence=sequence,
        event=event,
        rule=count.rule.code,
        rule_version=count.rule.version,
        happened_at=at,
        counts_from=count.counts_from,
        working_days=count.working_days,
        skipped=count.skipped,
        calendar=count.calendar,
        due_on=count.due_on,
        by_user_id=by.user_id,
        by_organisation_id=by.organisation_id,
    )


def _fields(crossing: Collection[str]) -> list[str]:
    unknown = set(map(str, crossing)) - set(CrossingField.values)
    if unknown:
        raise ValidationError({"crossing": _("Choose from the list.")})
    return [field for field in CrossingField.values if field in crossing]


def _receiver(case: Case, office_id: UUID, at: datetime) -> Organisation:
    office = Organisation.objects.on(ledger.day_of(at)).filter(pk=office_id, accepts_applications=True).first()
    if office is None:
        raise ValidationError({"to_office": _("This office does not take applications.")})
    if office.pk == case.office_id:
        raise ValidationError({"to_office": _("The case is at this office already.")})
    return office


def _disclose(part: CasePart, by: Actor, at: datetime) -> None:
    """The applicant later reads who received what of them."""
    receiver = Actor(
        user_id=by.user_id,
        name=by.name,
        organisation_id=part.office_id,
        organisation_name=part.office.name_in(part.case.language),
        language=by.language,
    )
    what = [*part.crossing, "need"]
    disclose(person_id=part.case.applicant_id, what=what, why=part.case.number, about=part, by=receiver, at=at)


def _ensure_open(case: Case) -> None:
    if not case.is_open:
        raise Refused(refuse(_("The case is answered; its parts are closed with it.")))
    ensure_not_offered(case)


def _ensure_state(part: CasePart, *states: PartState) -> None:
    if part.state not in states:
        state = PartState(part.state).label
        raise Refused(refuse(_("This can no longer be done: the part is “%(state)s”.") % {"state": state}))


def _end(part: CasePart, reason: str, at: datetime) -> None:
    part.state, part.ended_at, part.response = PartState.TAKEN_BACK, at, reason


def _saved(part: CasePart, verb: str, by: Actor, at: datetime, *columns: str, **facts: object) -> CasePart:
    part.save(update_fields=[*columns])
    save(part.case)
    record(verb, part.case, by=by, at=at, part=part.pk, **facts)
    return part
