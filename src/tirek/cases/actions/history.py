"""A case with all that happened to it, told as events and turned into rows: for imports of closed years and the demo.

The events are those of the other actions. The builder keeps the same invariants – numbers issued, the clock counted by
the rules of the day, outcome and state in step, hand-overs ended – but asks no permission and sends no notice: it
writes down what has happened elsewhere.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import models

from tirek.cases.actions.happenings import (
    Answered,
    AskedBack,
    Assigned,
    Closed,
    Confirmed,
    Delivered,
    Extended,
    Forwarded,
    Happened,
    HistoricCase,
    LineSaid,
    Noted,
    PlanBegun,
    Planned,
    Referred,
    Reopened,
    Withdrawn,
)
from tirek.cases.actions.history_of_plans import asked_back, line_said, plan_begun
from tirek.cases.actions.texts import case_terms
from tirek.cases.clock import ledger
from tirek.cases.clock.rules import NOTICE_WITHIN_DAYS, rule_on
from tirek.cases.enums import (
    CaseState,
    ClockEvent,
    DecisionKind,
    FeedbackVerdict,
    LineState,
    OutcomeResult,
    SaidHow,
    TransitionKind,
    TransitionState,
)
from tirek.cases.models import (
    Answer,
    Case,
    ClockEntry,
    Decision,
    Feedback,
    Note,
    Outcome,
    PlanLine,
    Transition,
)
from tirek.core.actor import Actor
from tirek.core.audit import Entry
from tirek.core.calendar import WorkingCalendar
from tirek.core.writing import new_row
from tirek.network.models import Organisation
from tirek.people.enums import LinkReason
from tirek.people.models import PersonLink

__all__ = [
    "Answered",
    "AskedBack",
    "Assigned",
    "CaseBuilder",
    "Closed",
    "Confirmed",
    "Delivered",
    "Extended",
    "Forwarded",
    "Happened",
    "HistoricCase",
    "LineSaid",
    "Noted",
    "PlanBegun",
    "Planned",
    "Referred",
    "Reopened",
    "Rows",
    "Withdrawn",
]


@dataclass
class Rows:
    """Rows to write, by model, and the audit entries that go with them."""

    of: dict[type[models.Model], list[models.Model]] = field(default_factory=lambda: defaultdict(list))
    audit: list[Entry] = field(default_factory=list)

    def add(self, row: models.Model) -> None:
        self.of[type(row)].append(row)


class CaseBuilder:
    """Turns one historic case into rows. Counting is remembered between cases: many share a day."""

    def __init__(self, rows: Rows, by: Actor) -> None:
        self.rows, self.by = rows, by
        self.calendar = WorkingCalendar.current()
        self.counts: dict[tuple[date, bool, str], ledger.Count] = {}
        self.days: dict[datetime, date] = {}

    def registration_day(self, received_at: datetime) -> date:
        """The day it counts as registered."""
        if received_at not in self.days:
            self.days[received_at] = self.calendar.registration_date(received_at)[0]
        return self.days[received_at]

    def build(self, told: HistoricCase, number: str, pin_digest: str) -> Case:
        """Add all rows of one case; returns it as it stands after the last event."""
        self.case = self._registered(told, number, pin_digest)
        self.plan: list[PlanLine] = []
        self.referrals: dict[int, Transition] = {}
        self.outcome: Outcome | None = None
        self.sequence, self.answers = 0, 0
        self._clock(ClockEvent.REGISTERED, self._term(self.case.registered_on), told.received_at)
        self._link(told.received_at)
        self.note("cases.case_registered", told.received_at, office=told.office.pk, channel=str(told.channel))
        for event in told.events:
            _HANDLERS[type(event)](self, event)
        self.rows.add(self.case)
        return self.case

    def _registered(self, told: HistoricCase, number: str, pin_digest: str) -> Case:
        return new_row(
            Case,
            number=number,
            pin_digest=pin_digest,
            intake_key=told.intake_key,
            kind=told.kind,
            channel=told.channel,
            office=told.office,
            area_id=told.area_id,
            applicant_id=told.applicant_id,
            service_id=told.service_id,
            language=told.language,
            subject=told.subject,
            body=told.body,
            received_at=told.received_at,
            registered_on=self.registration_day(told.received_at),
            registered_by_id=told.registered_by_id,
            search_terms=case_terms(told.subject, told.body, told.applicant_name),
            state=CaseState.REGISTERED,
        )

    # -- Events --------------------------------------------------------------------------------------------------

    def _assigned(self, event: Assigned) -> None:
        self.case.state, self.case.assignee_id = CaseState.IN_PROGRESS, event.user_id
        office = self.case.office
        self._transition(
            event,
            TransitionKind.ASSIGNMENT,
            office,
            state=TransitionState.DONE,
            ended_at=event.at,
            to_user_id=event.user_id,
        )
        self.note("cases.case_assigned", event.at, user=event.user_id)

    def _forwarded(self, event: Forwarded) -> None:
        answered = event.state in (TransitionState.ACCEPTED, TransitionState.DECLINED)
        transfer = self._transition(
            event,
            TransitionKind.TRANSFER,
            event.to,
            state=event.state,
            reason=event.reason,
            answer=event.answer,
            ended_at=event.ended_at,
            responded_at=event.ended_at if answered else None,
            respond_by=self.calendar.add_working_days(ledger.day_of(event.at), NOTICE_WITHIN_DAYS)[0],
        )
        self.note("cases.case_forwarded", event.at, to=event.to.pk, transition=transfer.pk)
        if event.state == TransitionState.PENDING:
            self.case.offered_to = event.to
        if event.state == TransitionState.ACCEPTED and event.ended_at is not None:
            self._arrived(event, event.ended_at)

    def _arrived(self, event: Forwarded, at: datetime) -> None:
        self.link.ended_at = max(at, self.link.opened_at)
        self.case.office, self.case.assignee_id, self.case.state = event.to, None, CaseState.REGISTERED
        self._clock(ClockEvent.FORWARDED, self._term(ledger.day_of(event.at)), event.at)
        self._link(at)
        self.note("cases.transfer_accepted", at, office=event.to.pk)

    def _extended(self, event: Extended) -> None:
        day = ledger.day_of(event.at)
        rule = rule_on(day, self.case.kind, is_bound_by_code=self.case.office.is_bound_by_code)
        entry = self._clock(ClockEvent.EXTENDED, ledger.count_until(rule, event.until, self.calendar), event.at)
        entry.reason = event.reason
        self.rows.add(
            Decision(
                case=self.case,
                kind=DecisionKind.EXTENSION,
                reason=event.reason,
                until=self.case.due_on,
                decided_at=event.at,
                decided_by_id=event.by_id,
                decided_by_name=event.by_name,
                notify_by=self.calendar.add_working_days(day, NOTICE_WITHIN_DAYS)[0],
            )
        )
        self.note("cases.term_extended", event.at, until=self.case.due_on)

    def _planned(self, event: Planned) -> None:
        self.case.state = CaseState.IN_PROGRESS
        line = new_row(
            PlanLine,
            case=self.case,
            service_id=event.service_id,
            owner=self.case.office,
            due_on=event.due_on,
            position=len(self.plan) + 1,
            owner_kind=event.owner_kind,
            milestone=event.milestone,
        )
        self.plan.append(line)
        self.rows.add(line)
        self.note("cases.line_added", event.at, line=line.pk, service=event.service_id)

    def _delivered(self, event: Delivered) -> None:
        _deliver(self.plan[event.line], event.result, event.at)
        self.plan[event.line].evidence = event.evidence
        self.note("cases.line_delivered", event.at, line=self.plan[event.line].pk)

    def _referred(self, event: Referred) -> None:
        line = self.plan[event.line]
        referral = self._transition(
            event,
            TransitionKind.REFERRAL,
            event.to,
            line=line,
            memorandum_id=event.memorandum_id,
            crossing=list(event.crossing),
            state=event.state,
            reason=event.reason,
            answer=event.answer,
            respond_by=event.respond_by,
            responded_at=event.responded_at,
            ended_at=event.ended_at,
        )
        self.referrals[event.line] = referral
        if event.state in (TransitionState.PENDING, TransitionState.ACCEPTED):
            line.state = LineState.REFERRED
        if event.state in (TransitionState.ACCEPTED, TransitionState.DONE):
            line.owner = event.to
        if event.state == TransitionState.DONE and event.ended_at is not None:
            if event.delivered:
                _deliver(line, event.answer, event.ended_at)
            else:
                line.state, line.result = LineState.NOT_DELIVERED, event.answer
        self.note("cases.referral_made", event.at, transition=referral.pk, to=event.to.pk, line=line.pk)

    def _noted(self, event: Noted) -> None:
        self.rows.add(
            Note(case=self.case, text=event.text, author_id=event.by_id, author_name=event.by_name, at=event.at)
        )

    def _answered(self, event: Answered) -> None:
        self.answers += 1
        self.case.state, self.case.answered_on = CaseState.ANSWERED, ledger.day_of(event.at)
        self._outcome(event, event.result, event.reason)
        answer = new_row(
            Answer,
            case=self.case,
            text=event.text,
            language=self.case.language,
            number=f"{self.case.number}/{self.answers}",
            signed_by_id=event.by_id,
            signed_by_name=event.by_name,
            signed_by_post=event.by_post,
            signed_at=event.at,
        )
        self.rows.add(answer)
        self.note("cases.case_answered", event.at, answer=answer.pk, result=str(event.result))

    def _closed(self, event: Closed) -> None:
        self.case.state, self.case.closed_at = CaseState.CLOSED, event.at
        self.note("cases.case_closed", event.at, result=str(self.case.outcome))

    def _confirmed(self, event: Confirmed) -> None:
        self.case.state, self.case.confirmed_at = CaseState.CLOSED, event.at
        self.case.closed_at = self.case.closed_at or event.at
        for line in self.plan:
            if line.state == LineState.DELIVERED and line.denied_at is None and line.confirmed_at is None:
                line.confirmed_at, line.said_how = event.at, SaidHow.ANSWER
        self._feedback(event, FeedbackVerdict.CONFIRMED, event.words, event.rating)
        self.note("cases.case_confirmed", event.at, rating=event.rating)

    def _reopened(self, event: Reopened) -> None:
        case = self.case
        case.state, case.reopened_count = CaseState.IN_PROGRESS, case.reopened_count + 1
        case.outcome = case.outcome_on = case.answered_on = case.closed_at = case.confirmed_at = None
        if self.outcome is not None:
            self.outcome.superseded_at = event.at
        self._feedback(event, FeedbackVerdict.REOPENED, event.reason)
        self._clock(ClockEvent.REOPENED, self._term(ledger.day_of(event.at)), event.at)
        self.note("cases.case_reopened", event.at, office=case.office_id)

    def _withdrawn(self, event: Withdrawn) -> None:
        self.case.state, self.case.closed_at = CaseState.CLOSED, event.at
        for line in self.plan:
            if line.state == LineState.PLANNED:
                line.state = LineState.CANCELLED
        self._outcome(event, OutcomeResult.WITHDRAWN, event.reason)
        self.note("cases.case_withdrawn", event.at)

    # -- Rows ----------------------------------------------------------------------------------------------------

    def _term(self, day: date) -> ledger.Count:
        key = (day, self.case.office.is_bound_by_code, str(self.case.kind))
        if key not in self.counts:
            self.counts[key] = ledger.count_term(
                day, is_bound_by_code=key[1], kind=key[2], working_calendar=self.calendar
            )
        return self.counts[key]

    def _clock(self, event: ClockEvent, count: ledger.Count, at: datetime) -> ClockEntry:
        self.sequence += 1
        entry = ledger.entry_for(self.case, event, count, sequence=self.sequence, by=self.by, at=at)
        self.rows.add(entry)
        return entry

    def _link(self, at: datetime) -> None:
        self.link = new_row(
            PersonLink,
            person_id=self.case.applicant_id,
            organisation_id=self.case.office_id,
            reason=LinkReason.CASE,
            about_id=self.case.pk,
            opened_at=at,
        )
        self.rows.add(self.link)

    def _transition(self, event: Happened, kind: TransitionKind, to: Organisation, **told: object) -> Transition:
        transition = new_row(
            Transition,
            case=self.case,
            kind=kind,
            from_organisation=self.case.office,
            to_organisation=to,
            made_at=event.at,
            made_by_id=event.by_id,
            **told,
        )
        self.rows.add(transition)
        return transition

    def _outcome(self, event: Happened, result: str, reason: str) -> None:
        if self.outcome is not None and self.outcome.superseded_at is None:
            self.outcome.superseded_at = event.at
        self.outcome = new_row(
            Outcome, case=self.case, result=result, reason=reason, recorded_at=event.at, recorded_by_id=event.by_id
        )
        self.rows.add(self.outcome)
        self.case.outcome, self.case.outcome_on = result, ledger.day_of(event.at)

    def _feedback(self, event: Happened, verdict: FeedbackVerdict, words: str, rating: int | None = None) -> None:
        office_id = self.case.office_id
        self.rows.add(
            Feedback(case=self.case, verdict=verdict, rating=rating, words=words, at=event.at, office_id_then=office_id)
        )

    def note(self, verb: str, at: datetime, **facts: object) -> None:
        self.rows.audit.append(Entry(verb, self.case, facts, at))


def _deliver(line: PlanLine, result: str, at: datetime) -> None:
    line.state, line.result = LineState.DELIVERED, result
    line.delivered_on, line.delivered_at = ledger.day_of(at), at


_HANDLERS: dict[type[Happened], Callable[..., None]] = {
    Assigned: CaseBuilder._assigned,
    Forwarded: CaseBuilder._forwarded,
    Extended: CaseBuilder._extended,
    Planned: CaseBuilder._planned,
    PlanBegun: plan_begun,
    AskedBack: asked_back,
    LineSaid: line_said,
    Delivered: CaseBuilder._delivered,
    Referred: CaseBuilder._referred,
    Noted: CaseBuilder._noted,
    Answered: CaseBuilder._answered,
    Closed: CaseBuilder._closed,
    Confirmed: CaseBuilder._confirmed,
    Reopened: CaseBuilder._reopened,
    Withdrawn: CaseBuilder._withdrawn,
}
