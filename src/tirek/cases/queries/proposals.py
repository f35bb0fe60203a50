"""Reads of proposals and ideas: what the public sees, what the office sorts, what is like what."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Count, F, Q, QuerySet

from tirek.cases.enums import DECIDED_IDEA_STATES, IdeaState, ProposalPermission, ProposalState
from tirek.cases.models import AccountContact, Idea, IdeaStep, Proposal
from tirek.core.actor import Actor
from tirek.core.text import query_for

COMPARED = 400
ALIKE = 0.3
SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Likeness:
    """An idea or another new proposal that is like one, from 0 to 1."""

    row: Idea | Proposal
    score: float

    @property
    def percent(self) -> int:
        return round(100 * self.score)


def counted(ideas: "QuerySet[Idea]") -> "QuerySet[Idea, Any]":
    """With the number of distinct proven supporters and of proposals."""
    return ideas.annotate(
        supporters=Count("supports", distinct=True), letters=Count("proposals", distinct=True)
    ).select_related("office")


def public_ideas(*, state: str = "", words: str = "") -> "QuerySet[Idea]":
    """Published ideas, the most supported first. ``state`` also takes ``kept``: planned or done."""
    ideas = Idea.objects.published()
    if state == "kept":
        ideas = Idea.objects.kept()
    elif state in IdeaState.values:
        ideas = ideas.filter(state=state)
    if query := query_for(words):
        vector = SearchVector("search_terms", config="simple")  # the expression of index idea_words
        ideas = ideas.annotate(found=vector).filter(found=SearchQuery(query, config="simple", search_type="raw"))
    order = ("-accepted_on", "-created_at") if state == "kept" else ("-supporters", "-created_at")
    return counted(ideas).order_by(*order)


def idea_page(actor: Actor, key: UUID) -> Idea:
    """One visible idea with its counts; raises Idea.DoesNotExist."""
    found: Idea = counted(Idea.objects.visible_to(actor)).get(pk=key)
    return found


def to_sort(actor: Actor) -> "QuerySet[Proposal]":
    """New proposals of the offices within reach, by term."""
    return Proposal.objects.visible_to(actor).unsorted().select_related("office", "area").order_by("due_on", "id")


def ideas_of(actor: Actor, *, state: str = "") -> "QuerySet[Idea]":
    """Ideas of the offices within reach, the undecided and most supported first."""
    ideas = within_reach(actor)
    if state in IdeaState.values:
        ideas = ideas.filter(state=state)
    most_supported: Any = "-supporters"  # annotated by ``counted``
    return ideas.order_by(F("answered_on").asc(nulls_first=True), most_supported, "-created_at")


def within_reach(actor: Actor) -> "QuerySet[Idea]":
    """Ideas of the actor's own offices, with counts: to read what others have published is not to work on it."""
    reach = actor.reach(ProposalPermission.VIEW)
    return counted(Idea.objects.filter(reach.q("office_id")) if reach else Idea.objects.none())


def alike(proposal: Proposal, actor: Actor) -> list[Likeness]:
    """Ideas the proposal may belong to, and new proposals that say the same, by shared rare words in any language.

    Advice only: a person decides. Compares the last few hundred of the offices within reach.
    """
    ideas = list(within_reach(actor).order_by("-created_at")[:COMPARED])
    others = list(to_sort(actor).exclude(pk=proposal.pk).order_by("-received_at")[:COMPARED])
    rows: list[Idea | Proposal] = [*ideas, *others]
    found = _scored(proposal.search_terms, rows)
    return sorted(found, key=lambda one: (isinstance(one.row, Proposal), -one.score))[: 2 * SUGGESTED]


def likely_same(idea: Idea, actor: Actor) -> list[Likeness]:
    """Other ideas that may be the same one, the most alike first."""
    others = within_reach(actor).exclude(pk=idea.pk).order_by("-created_at")[:COMPARED]
    return sorted(_scored(idea.search_terms, list(others)), key=lambda one: -one.score)[:SUGGESTED]


def _scored(terms: str, rows: Sequence[Idea | Proposal]) -> list[Likeness]:
    rare, mine = _rarity([terms, *(row.search_terms for row in rows)]), set(terms.split())
    scored = [Likeness(row, _likeness(mine, set(row.search_terms.split()), rare)) for row in rows]
    return [one for one in scored if one.score >= ALIKE]


def _rarity(texts: Iterable[str]) -> dict[str, float]:
    """How much a term tells: the fewer texts hold it, the more."""
    sets = [set(text.split()) for text in texts]
    held = Counter(term for terms in sets for term in terms)
    return {term: log(1 + len(sets) / n) for term, n in held.items()}


def _likeness(mine: set[str], theirs: set[str], rare: dict[str, float]) -> float:
    shared = sum(rare[term] for term in mine & theirs)
    smaller = min(sum(rare[term] for term in mine), sum(rare[term] for term in theirs))
    return shared / smaller if smaller else 0.0


def letters_of(idea: Idea) -> "QuerySet[Proposal]":
    """The proposals gathered in an idea, for the staff."""
    return idea.proposals.select_related("area").order_by("received_at")


def told_of(step: IdeaStep) -> "QuerySet[AccountContact]":
    """The contacts to tell of a step: of each supporter the first one proved."""
    contacts = AccountContact.objects.filter(account__in=step.idea.supports.values("account"))
    return contacts.select_related("account").order_by("account_id", "proved_at").distinct("account_id")


def waiting_counts(actor: Actor) -> dict[str, int]:
    """How many proposals wait to be sorted, and ideas to be answered."""
    undecided = ~Q(state__in=DECIDED_IDEA_STATES)
    return {
        "unsorted": Proposal.objects.visible_to(actor).filter(state=ProposalState.NEW).count(),
        "unanswered": within_reach(actor).filter(undecided).count(),
    }
