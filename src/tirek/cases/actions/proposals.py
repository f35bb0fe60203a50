"""Proposals and opinions: received, gathered into ideas, supported, answered in public."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.idea_notices import tell_supporters
from tirek.cases.actions.locking import user_of
from tirek.cases.actions.texts import required
from tirek.cases.clock.ledger import count_term, day_of
from tirek.cases.enums import (
    ACCEPTED_IDEA_STATES,
    DECIDED_IDEA_STATES,
    CaseKind,
    IdeaState,
    ProposalKind,
    ProposalState,
)
from tirek.cases.models import Account, Idea, IdeaStep, Proposal, Support
from tirek.cases.permissions import may_answer_proposals, may_sort_proposals
from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.audit import record
from tirek.core.calendar import WorkingCalendar
from tirek.core.jobs import defer
from tirek.core.lines import one_line, paragraphs
from tirek.core.text import search_terms
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.enums import Level
from tirek.network.models import Organisation
from tirek.people.enums import Language
from tirek.programmes.queries import NoOffice, nearest_office

LONGEST = 5000
LONGEST_TITLE = 160
_PRIVATE = re.compile(r"\d[\d\s()-]{8,}\d|\S+@\S+\.\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProposal:
    """A proposal as handed in. ``key`` is made by the form: the same key is the same proposal."""

    key: UUID
    body: str
    kind: str = ProposalKind.PROPOSAL
    area_id: UUID | None = None
    name: str = ""
    language: str = Language.KAZAKH


def propose(new: NewProposal, *, account: Account | None, at: datetime) -> Proposal:
    """Take a proposal in; whoever sends it. The same key again gives the first one. Raises ValidationError by field."""
    body = paragraphs(new.body)
    if not body:
        raise ValidationError({"body": _("Write what you propose.")})
    if len(body) > LONGEST:
        raise ValidationError({"body": _("The text is too long: at most %(n)s characters.") % {"n": LONGEST}})
    known = Proposal.objects.filter(key=new.key).first()
    if known is not None:
        return known
    try:
        return _take_in(new, body, account, at)
    except IntegrityError:
        return Proposal.objects.get(key=new.key)  # the same press twice at the same moment


@atomic
def _take_in(new: NewProposal, body: str, account: Account | None, at: datetime) -> Proposal:
    received_on, _why = WorkingCalendar.current().registration_date(at)
    office = nearest_office(new.area_id, received_on) if new.area_id else _national_office(at)
    due = count_term(received_on, is_bound_by_code=office.is_bound_by_code, kind=CaseKind.PROPOSAL).due_on
    proposal = Proposal.objects.create(
        key=new.key,
        kind=new.kind if new.kind in ProposalKind.values else ProposalKind.PROPOSAL,
        office=office,
        area_id=new.area_id,
        account=account,
        language=new.language if new.language in Language.values else Language.KAZAKH,
        name=one_line(new.name)[:200],
        body=body,
        received_at=at,
        received_on=received_on,
        due_on=due,
        search_terms=search_terms(body),
    )
    record("cases.proposal_received", proposal, by=ANONYMOUS, at=at, office=office.pk)
    return proposal


@atomic
def gather(proposal_id: UUID, idea_id: UUID, *, by: Actor, at: datetime) -> Proposal:
    """Put a proposal to the idea it says. Its sender, once proven, supports that idea."""
    proposal = _to_sort(proposal_id, by)
    idea = Idea.objects.visible_to(by).select_for_update(of=("self",)).get(pk=idea_id)
    ensure(may_sort_proposals(by, idea.office_id))
    return _gather(proposal, idea, by, at)


@atomic
def begin_idea(proposal_id: UUID, title: str, summary: str, *, by: Actor, at: datetime) -> Idea:
    """Begin an idea from a proposal, in the office's own words: they, and never the citizen's, are published."""
    proposal = _to_sort(proposal_id, by)
    title, summary = _public_words(title, summary, [proposal.name])
    idea = Idea.objects.create(
        office_id=proposal.office_id,
        title=title,
        summary=summary,
        language=proposal.language,
        search_terms=search_terms(f"{title}\n{summary}\n{proposal.body}"),
    )
    IdeaStep.objects.create(idea=idea, state=IdeaState.RECEIVED, words="", at=proposal.received_at)
    _gather(proposal, idea, by, at)
    record("cases.idea_begun", idea, by=by, at=at, proposal=proposal.pk)
    return idea


@atomic
def set_aside(proposal_id: UUID, reason: str, *, by: Actor, at: datetime) -> Proposal:
    """Leave a proposal out with a reason that the staff reads: an insult, an application, nothing proposed."""
    reason = required(reason)
    proposal = _to_sort(proposal_id, by)
    proposal.state, proposal.reason, proposal.sorted_at = ProposalState.SET_ASIDE, reason, at
    proposal.save(update_fields=["state", "reason", "sorted_at"])
    record("cases.proposal_set_aside", proposal, by=by, at=at)
    return proposal


@atomic
def put_back(proposal_id: UUID, *, by: Actor, at: datetime) -> Proposal:
    """Undo: the proposal is new again, and the support that came with it goes."""
    proposal = _locked(proposal_id, by)
    ensure(may_sort_proposals(by, proposal.office_id))
    if proposal.sorted_at is not None:
        Support.objects.filter(idea=proposal.idea_id, account=proposal.account_id, at=proposal.sorted_at).delete()
    proposal.state, proposal.idea, proposal.reason, proposal.sorted_at = ProposalState.NEW, None, "", None
    proposal.save(update_fields=["state", "idea", "reason", "sorted_at"])
    record("cases.proposal_put_back", proposal, by=by, at=at)
    return proposal


@atomic
def reword_idea(idea_id: UUID, title: str, summary: str, *, by: Actor, at: datetime) -> Idea:
    """Change the public words of an idea."""
    idea = _idea_to_sort(idea_id, by)
    idea.title, idea.summary = _public_words(title, summary, _names_in(idea))
    idea.save(update_fields=["title", "summary"])
    record("cases.idea_reworded", idea, by=by, at=at)
    return idea


@atomic
def publish_idea(idea_id: UUID, *, is_public: bool = True, by: Actor, at: datetime) -> Idea:
    """Show an idea to everybody, or hide it again."""
    idea = _idea_to_sort(idea_id, by)
    idea.published_at = (idea.published_at or at) if is_public else None
    idea.save(update_fields=["published_at"])
    record("cases.idea_published" if is_public else "cases.idea_hidden", idea, by=by, at=at)
    return idea


@atomic
def join_ideas(idea_id: UUID, into_id: UUID, *, by: Actor, at: datetime) -> Idea:
    """Two ideas are one: proposals and supporters of the first go to the second, each person once; the first goes."""
    if idea_id == into_id:
        raise ValidationError({"into": _("Choose another idea.")})
    first_two = Idea.objects.visible_to(by).select_for_update(of=("self",)).filter(pk__in=[idea_id, into_id])
    found = {idea.pk: idea for idea in first_two.order_by("pk")}
    if len(found) < 2:
        raise Idea.DoesNotExist
    idea, into = found[idea_id], found[into_id]
    ensure(may_sort_proposals(by, idea.office_id))
    ensure(may_sort_proposals(by, into.office_id))
    if idea.state != IdeaState.RECEIVED:
        raise Refused(refuse(_("This idea has been answered already: join the other one into it.")))
    idea.proposals.update(idea=into)
    idea.supports.exclude(account__in=into.supports.values("account")).update(idea=into)
    record("cases.ideas_joined", into, by=by, at=at, joined=idea.pk)
    idea.delete()
    return into


@atomic
def answer_idea(idea_id: UUID, state: str, words: str, *, by: Actor, at: datetime) -> IdeaStep:
    """Say in public what becomes of an idea, and why. Publishes it; its supporters are told."""
    words = required(words, "words")
    idea = Idea.objects.visible_to(by).select_for_update(of=("self",)).get(pk=idea_id)
    ensure(may_answer_proposals(by, idea.office_id))
    if state not in IdeaState.values or state == IdeaState.RECEIVED:
        raise ValidationError({"state": _("Choose what becomes of it.")})
    _check_public(words, "words", _names_in(idea))
    idea.state, idea.answer, idea.published_at = state, words, idea.published_at or at
    if state in DECIDED_IDEA_STATES:
        idea.answered_on = idea.answered_on or day_of(at)
        idea.accepted_on = (idea.accepted_on or day_of(at)) if state in ACCEPTED_IDEA_STATES else None
    idea.save(update_fields=["state", "answer", "published_at", "answered_on", "accepted_on"])
    step = IdeaStep.objects.create(idea=idea, state=state, words=words, at=at, by_id=user_of(by), by_name=by.name)
    record("cases.idea_answered", idea, by=by, at=at, state=str(state), step=step.pk)
    defer(tell_supporters, step_id=str(step.pk))
    return step


@atomic
def support(idea_id: UUID, account: Account, *, at: datetime) -> None:
    """A proven person supports a published idea; once, however often pressed."""
    idea = Idea.objects.published().get(pk=idea_id)
    Support.objects.get_or_create(idea=idea, account=account, defaults={"at": at})


@atomic
def withdraw_support(idea_id: UUID, account: Account) -> None:
    """The same person no longer does."""
    Support.objects.filter(idea_id=idea_id, account=account).delete()


def _national_office(at: datetime) -> Organisation:
    offices = Organisation.objects.on(day_of(at)).filter(kind="office", level=Level.REPUBLIC, accepts_applications=True)
    found = offices.order_by("code").first()
    if found is None:
        raise NoOffice
    return found


def _gather(proposal: Proposal, idea: Idea, by: Actor, at: datetime) -> Proposal:
    proposal.state, proposal.idea, proposal.sorted_at = ProposalState.GROUPED, idea, at
    proposal.save(update_fields=["state", "idea", "sorted_at"])
    if proposal.account_id:
        Support.objects.get_or_create(idea=idea, account_id=proposal.account_id, defaults={"at": at})
    record("cases.proposal_gathered", proposal, by=by, at=at, idea=idea.pk)
    return proposal


def _locked(proposal_id: UUID, by: Actor) -> Proposal:
    return Proposal.objects.visible_to(by).select_for_update(of=("self",)).get(pk=proposal_id)


def _to_sort(proposal_id: UUID, by: Actor) -> Proposal:
    proposal = _locked(proposal_id, by)
    ensure(may_sort_proposals(by, proposal.office_id))
    if proposal.state != ProposalState.NEW:
        raise Refused(refuse(_("Somebody has sorted this proposal already.")))
    return proposal


def _idea_to_sort(idea_id: UUID, by: Actor) -> Idea:
    idea = Idea.objects.visible_to(by).select_for_update(of=("self",)).get(pk=idea_id)
    ensure(may_sort_proposals(by, idea.office_id))
    return idea


def _names_in(idea: Idea) -> list[str]:
    return list(idea.proposals.exclude(name="").values_list("name", flat=True))


def _public_words(title: str, summary: str, names: list[str]) -> tuple[str, str]:
    title, summary = one_line(title), paragraphs(summary)
    if not title or len(title) > LONGEST_TITLE:
        raise ValidationError({"title": _("Write a title of at most %(n)s characters.") % {"n": LONGEST_TITLE}})
    if not summary or len(summary) > LONGEST:
        raise ValidationError({"summary": _("Say in a few sentences what is proposed.")})
    _check_public(title, "title", names)
    _check_public(summary, "summary", names)
    return title, summary


def _check_public(text: str, field: str, names: list[str]) -> None:
    """Nothing personal goes public: no number that may be a phone or an IIN, no e-mail, no sender's name."""
    folded = text.casefold()
    if _PRIVATE.search(text) or any(name.casefold() in folded for name in names if len(name) > 3):
        raise ValidationError({field: _("This is public: leave out names, phones, addresses and numbers of people.")})
