"""Proposals and opinions of citizens, the ideas they are gathered in, and what came of them."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.cases.enums import IdeaState, ProposalKind, ProposalPermission, ProposalState
from tirek.core.actor import Actor
from tirek.core.models import Base


class IdeaQuerySet(models.QuerySet["Idea"]):
    """Ideas by access."""

    def visible_to(self, actor: Actor) -> "IdeaQuerySet":
        """What is published everybody reads; the rest is seen by the offices within reach."""
        if actor.is_system:
            return self
        reach = actor.reach(ProposalPermission.VIEW)
        condition = Q(published_at__isnull=False)
        return self.filter(condition | reach.q("office_id")) if reach else self.filter(condition)

    def published(self) -> "IdeaQuerySet":
        return self.filter(published_at__isnull=False)

    def kept(self) -> "IdeaQuerySet":
        """Those of which something came: what “you said, we did” shows."""
        return self.published().filter(state__in=[IdeaState.PLANNED, IdeaState.DONE])


class Idea(Base):
    """Similar proposals as one: a title and a summary in the office's words, which alone are public.

    ``state`` and ``answer`` are those of the last ``IdeaStep``. Support is counted from ``Support``, one a person.
    """

    office = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=160)
    summary = models.TextField()
    language = models.CharField(max_length=2, default="kk")
    state = models.CharField(max_length=10, choices=IdeaState.choices, default=IdeaState.RECEIVED)
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    search_terms = models.TextField(blank=True, editable=False)

    objects = IdeaQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[IdeaState.RECEIVED, IdeaState.CONSIDERED])
                | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="idea_decided_has_answer",
            ),
        ]
        indexes = [
            models.Index(fields=["-published_at"], condition=Q(published_at__isnull=False), name="idea_published"),
            GinIndex(SearchVector("search_terms", config="simple"), name="idea_words"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("cases:idea", args=[self.pk])


class IdeaStep(Base):
    """One thing the office said of an idea, in public."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=IdeaState.choices)
    words = models.TextField()
    at = models.DateTimeField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "id"]


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals by access."""

    def visible_to(self, actor: Actor) -> "ProposalQuerySet":
        """The offices within reach: what a citizen wrote is never public."""
        if actor.is_system:
            return self
        reach = actor.reach(ProposalPermission.VIEW)
        return self.filter(reach.q("office_id")) if reach else self.none()

    def unsorted(self) -> "ProposalQuerySet":
        return self.filter(state=ProposalState.NEW)


class Proposal(Base):
    """What a citizen proposes or thinks, in their own words. ``key`` makes sending it twice harmless.

    ``account`` is set once the sender has proved a contact: then the proposal counts as support of its idea.
    """

    key = models.UUIDField(unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=ProposalKind.choices, default=ProposalKind.PROPOSAL)
    state = models.CharField(max_length=9, choices=ProposalState.choices, default=ProposalState.NEW)
    office = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("territory.Area", null=True, on_delete=models.PROTECT, related_name="+")
    idea = models.ForeignKey(Idea, null=True, on_delete=models.PROTECT, related_name="proposals")
    account = models.ForeignKey("cases.Account", null=True, on_delete=models.SET_NULL, related_name="proposals")
    language = models.CharField(max_length=2, default="kk")
    name = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    received_at = models.DateTimeField()
    received_on = models.DateField()
    due_on = models.DateField()
    sorted_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    search_terms = models.TextField(blank=True, editable=False)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ProposalState.GROUPED, idea__isnull=False)
                | (~Q(state=ProposalState.GROUPED) & Q(idea__isnull=True)),
                name="proposal_grouped_has_idea",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.SET_ASIDE) | ~Q(reason=""), name="proposal_set_aside_has_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["office", "due_on"], condition=Q(state="new"), name="proposal_unsorted"),
            models.Index(fields=["office", "-received_on"], name="proposal_by_office"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("cases:proposal", args=[self.pk])


class Support(Base):
    """One proven person's support of an idea."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="supports")
    account = models.ForeignKey("cases.Account", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["idea", "account"], name="one_support_per_person")]
