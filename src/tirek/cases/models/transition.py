"""Hand-overs: who had the case or a line of it, when, why and on whose word."""

from datetime import date

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from tirek.cases.enums import (
    OPEN_TRANSITION_STATES,
    CasePermission,
    PlanPermission,
    ReferralPermission,
    TransitionKind,
    TransitionState,
)
from tirek.core.actor import Actor
from tirek.core.models import Base


class TransitionQuerySet(models.QuerySet["Transition"]):
    """Hand-overs by access and state."""

    def visible_to(self, actor: Actor) -> "TransitionQuerySet":
        """The case's office sees all hand-overs of its cases; the receiver sees one only while it is open."""
        sender = actor.reach(CasePermission.VIEW)
        if sender.everywhere:
            return self
        condition = Q()
        if sender:
            condition |= sender.q("case__office_id")
            condition |= Q(kind=TransitionKind.TRANSFER, state=TransitionState.PENDING) & sender.q("to_organisation_id")
        receiver = actor.reach(ReferralPermission.VIEW)
        if receiver:
            condition |= _open_referral() & receiver.q("to_organisation_id")
        return self.filter(condition) if condition else self.none()

    def open(self) -> "TransitionQuerySet":
        return self.filter(state__in=OPEN_TRANSITION_STATES)

    def referrals(self) -> "TransitionQuerySet":
        return self.filter(kind=TransitionKind.REFERRAL)

    def transfers(self) -> "TransitionQuerySet":
        return self.filter(kind=TransitionKind.TRANSFER)

    def silent(self, on: date) -> "TransitionQuerySet":
        """Referrals whose receiver owes an answer since before a day. Its own open question stops the term."""
        return self.referrals().filter(_no_open_question(), state=TransitionState.PENDING, respond_by__lt=on)

    def asked_back(self) -> "TransitionQuerySet":
        """Open referrals whose receiver waits for an answer of the office."""
        return self.referrals().open().filter(~_no_open_question())

    def counted_for(self, actor: Actor) -> "TransitionQuerySet":
        """Referrals whose totals the actor may read: sent from offices within reach, or sent to the actor's own
        organisation, ended ones too. For figures only: whose they are is ``visible_to``."""
        reach = actor.reach(PlanPermission.SCORECARD)
        if not reach:
            return self.none()
        return self.referrals().filter(reach.q("from_organisation_id") | reach.q("to_organisation_id"))


def _no_open_question() -> Q:
    questions = apps.get_model("cases", "ReferralQuestion").objects
    return ~Q(Exists(questions.filter(referral=OuterRef("pk"), answered_at__isnull=True)))


def _open_referral() -> Q:
    return Q(kind=TransitionKind.REFERRAL, state__in=OPEN_TRANSITION_STATES)


class Transition(Base):
    """One hand-over: an assignment to a person, a transfer to an office, or the referral of a line to a partner.

    A referral stands on a ``memorandum`` and carries the ``crossing`` fields it allowed when sent; ``respond_by``
    is when the receiver has to accept or decline. ``key`` makes sending it twice harmless.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="transitions")
    line = models.ForeignKey(
        "cases.PlanLine", null=True, blank=True, on_delete=models.CASCADE, related_name="referrals"
    )
    kind = models.CharField(max_length=10, choices=TransitionKind.choices)
    state = models.CharField(max_length=12, choices=TransitionState.choices, default=TransitionState.PENDING)
    from_organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="arrivals")
    to_user = models.ForeignKey("network.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    memorandum = models.ForeignKey("network.Memorandum", null=True, blank=True, on_delete=models.PROTECT)
    crossing = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by_id = models.UUIDField(null=True)
    respond_by = models.DateField(null=True)
    responded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = TransitionQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=TransitionKind.REFERRAL) | Q(line__isnull=False, memorandum__isnull=False),
                name="referral_has_line_and_memorandum",
            ),
            models.UniqueConstraint(
                fields=["line"],
                condition=Q(kind="referral", state__in=["pending", "accepted"]),
                name="one_open_referral_per_line",
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(kind="transfer", state="pending"),
                name="one_pending_transfer_per_case",
            ),
        ]
        indexes = [
            models.Index(
                fields=["to_organisation", "respond_by"],
                condition=Q(state__in=["pending", "accepted"]),
                name="transition_open_at_receiver",
            ),
        ]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_TRANSITION_STATES

    def get_absolute_url(self) -> str:
        return reverse("cases:referral", args=[self.pk])
