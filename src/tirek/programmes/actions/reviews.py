"""Review sessions: calling the regions, holding the session, deciding, following decisions up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import ensure
from tirek.network.models import Organisation
from tirek.programmes.actions.roadmaps import ActionFacts, add_action
from tirek.programmes.enums_of_roadmaps import DecisionState, ReviewState, RoadmapState
from tirek.programmes.models import Review, ReviewDecision, ReviewRegion, Roadmap, RoadmapAction
from tirek.programmes.permissions_of_roadmaps import (
    may_decide_at,
    may_prepare_review,
    may_review_for,
    may_settle_decision,
)
from tirek.programmes.queries.review_pages import results_of

MOST_REGIONS = 20


@dataclass(frozen=True, kw_only=True)
class ReviewFacts:
    """A session: its day, the days it looks at, the regions in the order they speak."""

    organiser_id: UUID
    held_on: date
    looks_from: date
    looks_until: date
    place: str = ""
    area_ids: tuple[UUID, ...] = ()


@transaction.atomic
def plan_review(roadmap_id: UUID, facts: ReviewFacts, *, by: Actor, at: datetime) -> Review:
    """Call regions to a session on a national roadmap. Raises Refused, or ValidationError by field."""
    roadmap = Roadmap.objects.visible_to(by).get(pk=roadmap_id)
    ensure(may_review_for(by, facts.organiser_id))
    if roadmap.area_id or roadmap.state != RoadmapState.ADOPTED:
        raise ValidationError({"areas": _("Regions are reviewed by an adopted national roadmap.")})
    _check(facts)
    review = Review.objects.create(
        roadmap=roadmap,
        organiser_id=facts.organiser_id,
        held_on=facts.held_on,
        looks_from=facts.looks_from,
        looks_until=facts.looks_until,
        place=one_line(facts.place)[:300],
    )
    _seat(review, facts.area_ids)
    record("programmes.review_planned", review, by=by, at=at, roadmap=roadmap.pk, regions=len(facts.area_ids))
    return review


@transaction.atomic
def edit_review(review_id: UUID, facts: ReviewFacts, *, by: Actor, at: datetime) -> Review:
    """Change a session until it is held. Raises Refused, or ValidationError by field."""
    review = _locked(review_id, by)
    ensure(may_prepare_review(by, review))
    ensure(may_review_for(by, facts.organiser_id))
    _check(facts)
    for name in ("organiser_id", "held_on", "looks_from", "looks_until"):
        setattr(review, name, getattr(facts, name))
    review.place = one_line(facts.place)[:300]
    review.save()
    review.regions.exclude(area__in=facts.area_ids).delete()
    _seat(review, facts.area_ids)
    record("programmes.review_changed", review, by=by, at=at)
    return review


def _check(facts: ReviewFacts) -> None:
    if facts.looks_until < facts.looks_from:
        raise ValidationError({"looks_until": _("It ends before it begins.")})
    if not 1 <= len(facts.area_ids) <= MOST_REGIONS:
        raise ValidationError({"areas": _("Choose the regions that report: from one to %(n)s.") % {"n": MOST_REGIONS}})


def _seat(review: Review, area_ids: Sequence[UUID]) -> None:
    for position, area in enumerate(area_ids):
        ReviewRegion.objects.update_or_create(review=review, area_id=area, defaults={"position": position})


@transaction.atomic
def note_region(region_id: UUID, *, speaker: str, said: str, by: Actor, at: datetime) -> ReviewRegion:
    """Write down who spoke for a region and what was said. Raises Refused."""
    row = ReviewRegion.objects.get(pk=region_id)
    review = _locked(row.review_id, by)
    ensure(may_prepare_review(by, review))
    row.speaker, row.said = one_line(speaker)[:200], paragraphs(said)[:8000]
    row.save(update_fields=["speaker", "said"])
    record("programmes.review_noted", review, by=by, at=at, area=row.area_id)
    return row


@transaction.atomic
def hold_review(review_id: UUID, *, summary: str, by: Actor, at: datetime) -> Review:
    """The session was held: its figures are frozen into the minutes. Raises Refused, or ValidationError by field."""
    review = _locked(review_id, by)
    ensure(may_prepare_review(by, review))
    if review.held_on > local_date(at):
        raise ValidationError({"summary": _("This session is still to come.")})
    review.results = results_of(review, today=local_date(at), opened=False).as_json()
    review.state, review.summary, review.held_at = ReviewState.HELD, paragraphs(summary)[:8000], at
    review.save(update_fields=["results", "state", "summary", "held_at"])
    record("programmes.review_held", review, by=by, at=at)
    return review


@transaction.atomic
def cancel_review(review_id: UUID, *, by: Actor, at: datetime) -> Review:
    """The session does not take place. Raises Refused."""
    review = _locked(review_id, by)
    ensure(may_prepare_review(by, review))
    review.state = ReviewState.CANCELLED
    review.save(update_fields=["state"])
    record("programmes.review_cancelled", review, by=by, at=at)
    return review


@transaction.atomic
def decide(
    review_id: UUID,
    text: str,
    *,
    owner_id: UUID,
    due_on: date,
    area_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> ReviewDecision:
    """Write down a decision: who does what until when. Raises Refused, or ValidationError by field."""
    review = _locked(review_id, by)
    ensure(may_decide_at(by, review))
    if not paragraphs(text):
        raise ValidationError({"text": _("Write what was decided.")})
    if due_on < review.held_on:
        raise ValidationError({"due_on": _("It is due before the session.")})
    if not Organisation.objects.on(local_date(at)).filter(pk=owner_id).exists():
        raise ValidationError({"owner": _("There is no such organisation today.")})
    decision = ReviewDecision.objects.create(
        review=review, text=paragraphs(text)[:4000], owner_id=owner_id, due_on=due_on, area_id=area_id
    )
    record("programmes.review_decided", decision, by=by, at=at, review=review.pk, owner=owner_id, due_on=due_on)
    return decision


@transaction.atomic
def settle_decision(decision_id: UUID, *, state: str, outcome: str, by: Actor, at: datetime) -> ReviewDecision:
    """Say what came of a decision: carried out, or dropped with the reason. Raises Refused, or ValidationError."""
    decision = _locked_decision(decision_id, by)
    ensure(may_settle_decision(by, decision))
    if state not in (DecisionState.DONE, DecisionState.DROPPED):
        raise ValidationError({"state": _("There is no such state.")})
    if not paragraphs(outcome):
        raise ValidationError({"outcome": _("Say what came of it.")})
    decision.state, decision.outcome = state, paragraphs(outcome)[:4000]
    decision.settled_at, decision.settled_by_id = at, by.user_id
    decision.save(update_fields=["state", "outcome", "settled_at", "settled_by_id"])
    record("programmes.decision_settled", decision, by=by, at=at, state=state)
    return decision


@transaction.atomic
def put_on_roadmap(decision_id: UUID, roadmap_id: UUID, *, by: Actor, at: datetime) -> RoadmapAction:
    """Make a decision a line of a roadmap, with its owner and day. Raises Refused, or ValidationError."""
    decision = _locked_decision(decision_id, by)
    ensure(may_decide_at(by, decision.review))
    if decision.action_id:
        raise ValidationError(_("This decision stands on a roadmap already."))
    name = decision.text.splitlines()[0][:300]
    facts = ActionFacts(
        owner_id=decision.owner_id,
        name_kk=name,
        name_ru=name,
        since=min(decision.review.held_on, decision.due_on),
        due_on=decision.due_on,
    )
    action = add_action(roadmap_id, facts, by=by, at=at)
    decision.action = action
    decision.save(update_fields=["action"])
    record("programmes.decision_placed", decision, by=by, at=at, action=action.pk)
    return action


def _locked(review_id: UUID, by: Actor) -> Review:
    return Review.objects.visible_to(by).select_for_update(of=("self",)).select_related("roadmap").get(pk=review_id)


def _locked_decision(decision_id: UUID, by: Actor) -> ReviewDecision:
    visible = ReviewDecision.objects.visible_to(by).select_related("review")
    return visible.select_for_update(of=("self",)).get(pk=decision_id)
