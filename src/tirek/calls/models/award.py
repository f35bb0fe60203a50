"""Awards on paper, and those proposed for an order or a prize."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.calls.enums import CallPermission
from tirek.calls.enums_of_awards import AwardKind, AwardLevel, AwardPermission, CandidateState
from tirek.calls.models.call import Call, Nomination
from tirek.calls.models.entry import Entry
from tirek.calls.models.following import within
from tirek.core.actor import Actor
from tirek.core.models import Base


class CandidateQuerySet(models.QuerySet["Candidate"]):
    """Candidates by access."""

    def visible_to(self, actor: Actor) -> "CandidateQuerySet":
        """Those who run the call, and those who work for the body that proposed."""
        if actor.is_system:
            return self
        runs = within(actor.reach(CallPermission.VIEW), "call__organisation_id")
        return self.filter(runs | within(actor.reach(AwardPermission.PROPOSE), "proposed_by_id"))


class Candidate(Base):
    """Somebody a body proposes for an order or a prize. The commission votes; two people decide: ``drafted_by_id``
    brings the decision, ``decided_by_id``, another, signs it."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="candidates")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="candidates")
    state = models.CharField(max_length=16, choices=CandidateState.choices, default=CandidateState.PROPOSED)
    name = models.CharField(max_length=200)
    post = models.CharField(max_length=300, blank=True)
    merits = models.TextField()
    area = models.ForeignKey("territory.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    proposed_by = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="candidates")
    proposed_at = models.DateTimeField()
    proposed_by_user_id = models.UUIDField(null=True)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField(null=True, blank=True)
    considered_on = models.DateField(null=True, blank=True)
    protocol = models.CharField(max_length=100, blank=True)
    act = models.CharField(max_length=200, blank=True)
    awards = models.BooleanField(null=True, blank=True)
    drafted_by_id = models.UUIDField(null=True, blank=True)
    drafted_at = models.DateTimeField(null=True, blank=True)
    decided_by_id = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        ordering = ["nomination__position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by_id__isnull=True) | ~Q(decided_by_id=F("drafted_by_id")),
                name="candidate_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state=CandidateState.PROPOSED) | Q(votes_for__isnull=False, considered_on__isnull=False),
                name="candidate_considered_with_votes",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[CandidateState.AWARDED, CandidateState.DECLINED])
                | Q(decided_at__isnull=False, drafted_by_id__isnull=False),
                name="candidate_decided_by_two",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("calls:candidate", args=[self.pk])


class AwardQuerySet(models.QuerySet["Award"]):
    """Awards by access."""

    def visible_to(self, actor: Actor) -> "AwardQuerySet":
        """With names: who runs the call, and whose entry it is. What the public reads is ``public_name`` alone."""
        if actor.is_system:
            return self
        condition = within(actor.reach(CallPermission.VIEW), "call__organisation_id")
        return self.filter(condition | Q(entry__user_id=actor.user_id) if actor.user_id else condition)

    def standing(self) -> "AwardQuerySet":
        """Those not taken back."""
        return self.filter(revoked_at__isnull=True)


class Award(Base):
    """A diploma, a laureate's title or an order. ``number`` is public: whoever has it may check it; ``code`` is the
    secret on the paper that shows the whole name. ``public_name`` is what pages and lists show: a child's first name
    at most, and that only when its guardian agreed."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="awards")
    nomination = models.ForeignKey(Nomination, null=True, blank=True, on_delete=models.PROTECT, related_name="awards")
    entry = models.ForeignKey(Entry, null=True, blank=True, on_delete=models.PROTECT, related_name="awards")
    candidate = models.OneToOneField(Candidate, null=True, blank=True, on_delete=models.PROTECT, related_name="award")
    number = models.CharField(max_length=24, unique=True)
    code = models.CharField(max_length=16)
    kind = models.CharField(max_length=12, choices=AwardKind.choices)
    level = models.CharField(max_length=10, choices=AwardLevel.choices, default=AwardLevel.NATIONAL)
    area = models.ForeignKey("territory.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    public_name = models.CharField(max_length=300, blank=True)
    work_title = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=2, default="kk")
    awarded_on = models.DateField()
    act = models.CharField(max_length=200, blank=True)
    given_by_id = models.UUIDField(null=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by_id = models.UUIDField(null=True, blank=True)
    revoke_reason = models.CharField(max_length=300, blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        ordering = ["-awarded_on", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "level", "kind"], condition=Q(revoked_at__isnull=True), name="award_once"
            ),
            models.CheckConstraint(
                condition=Q(entry__isnull=False) | Q(candidate__isnull=False), name="award_is_somebodys"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | ~Q(revoke_reason=""), name="award_revoked_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["call", "kind", "awarded_on"], name="award_by_call")]

    def get_absolute_url(self) -> str:
        return reverse("calls:award", args=[self.number])
