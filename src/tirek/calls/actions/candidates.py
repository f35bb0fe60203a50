"""Orders and prizes: a body proposes, the commission votes, two people decide."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.calls.actions.awards import award_candidate
from tirek.calls.enums_of_awards import AwardKind, CandidateState
from tirek.calls.models import Call, Candidate, Nomination
from tirek.calls.permissions_of_awards import may_consider, may_draft_decision, may_propose, may_sign_decision
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import ensure

ORDER = "order"  # the nomination of a call that gives the order; all others give the prize


@dataclass(frozen=True, kw_only=True)
class NewCandidate:
    """Who is proposed, for what."""

    nomination_id: UUID
    name: str
    post: str = ""
    merits: str = ""
    area_id: UUID | None = None


@transaction.atomic
def propose_candidate(call_id: UUID, new: NewCandidate, *, body_id: UUID, by: Actor, at: datetime) -> Candidate:
    """Propose somebody for a body. The same name in one nomination by one body is refused. Raises ValidationError."""
    call = Call.objects.visible_to(by).select_for_update(of=("self",)).get(pk=call_id)
    ensure(may_propose(by, call, body_id, at))
    _check(call, new, body_id)
    candidate = Candidate.objects.create(
        call=call,
        nomination_id=new.nomination_id,
        name=one_line(new.name)[:200],
        post=one_line(new.post)[:300],
        merits=paragraphs(new.merits),
        area_id=new.area_id,
        proposed_by_id=body_id,
        proposed_at=at,
        proposed_by_user_id=by.user_id,
    )
    record("calls.candidate_proposed", candidate, by=by, at=at, body=body_id)
    return candidate


def _check(call: Call, new: NewCandidate, body_id: UUID) -> None:
    wrong: dict[str, Any] = {}
    if not one_line(new.name):
        wrong["name"] = _("Write the name.")
    if not paragraphs(new.merits):
        wrong["merits"] = _("Write what this person has done.")
    if not Nomination.objects.filter(call=call, pk=new.nomination_id).exists():
        wrong["nomination"] = _("Choose one from the list.")
    same = Candidate.objects.filter(call=call, nomination_id=new.nomination_id, proposed_by_id=body_id)
    if same.filter(name__iexact=one_line(new.name)).exists():
        wrong["name"] = _("Your body has proposed this person here already.")
    if wrong:
        raise ValidationError(wrong)


@dataclass(frozen=True, kw_only=True)
class Votes:
    """How the commission voted."""

    votes_for: int
    votes_against: int
    votes_abstained: int
    considered_on: date
    protocol: str = ""


@transaction.atomic
def consider_candidate(candidate_id: UUID, votes: Votes, *, by: Actor, at: datetime) -> Candidate:
    """Write down how the commission voted: more for than against recommends; abstentions are no votes."""
    candidate = _locked(candidate_id, by)
    ensure(may_consider(by, candidate))
    if votes.considered_on > local_date(at):
        raise ValidationError({"considered_on": _("This day is still to come.")})
    if votes.votes_for + votes.votes_against + votes.votes_abstained == 0:
        raise ValidationError({"votes_for": _("Nobody has voted.")})
    for name, value in vars(votes).items():
        setattr(candidate, name, one_line(value)[:100] if name == "protocol" else value)
    is_recommended = votes.votes_for > votes.votes_against
    candidate.state = CandidateState.RECOMMENDED if is_recommended else CandidateState.NOT_RECOMMENDED
    candidate.save()
    record("calls.candidate_considered", candidate, by=by, at=at, votes_for=votes.votes_for)
    return candidate


@transaction.atomic
def draft_decision(candidate_id: UUID, *, awards: bool, act: str, by: Actor, at: datetime) -> Candidate:
    """Bring the decision with its act; another person signs it. Brought anew it replaces the unsigned one."""
    candidate = _locked(candidate_id, by)
    ensure(may_draft_decision(by, candidate))
    if not one_line(act):
        raise ValidationError({"act": _("Name the act: its kind, day and number.")})
    candidate.awards, candidate.act = awards, one_line(act)[:200]
    candidate.drafted_by_id, candidate.drafted_at = by.user_id, at
    candidate.save(update_fields=["awards", "act", "drafted_by_id", "drafted_at"])
    record("calls.decision_drafted", candidate, by=by, at=at, awards=awards)
    return candidate


@transaction.atomic
def sign_decision(candidate_id: UUID, *, by: Actor, at: datetime) -> Candidate:
    """Sign the decision: the award is given, or it is not."""
    candidate = _locked(candidate_id, by)
    ensure(may_sign_decision(by, candidate))
    candidate.state = CandidateState.AWARDED if candidate.awards else CandidateState.DECLINED
    candidate.decided_by_id, candidate.decided_at = by.user_id, at
    candidate.save(update_fields=["state", "decided_by_id", "decided_at"])
    record("calls.decision_signed", candidate, by=by, at=at, awards=bool(candidate.awards))
    if candidate.awards:
        kind = AwardKind.ORDER if candidate.nomination.code == ORDER else AwardKind.PRIZE
        award_candidate(candidate, kind=kind, by=by, at=at)
    return candidate


def _locked(candidate_id: UUID, by: Actor) -> Candidate:
    rows = Candidate.objects.visible_to(by).select_for_update(of=("self",))
    return rows.select_related("call", "nomination").get(pk=candidate_id)
