"""Parts of a case: requests inside one application that other offices answer (АППК art. 65: forwarded in part)."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.cases.enums import OPEN_STATES, CasePermission, ClockEvent
from tirek.cases.enums_of_hands import UNANSWERED_PARTS, PartState
from tirek.core.actor import Actor, Reach
from tirek.core.models import Base


class CasePartQuerySet(models.QuerySet["CasePart"]):
    """Parts by access and state."""

    def visible_to(self, actor: Actor) -> "CasePartQuerySet":
        """The case's office sees all its parts, the applicant those of their own case, the receiver one while it is
        under way there: until it is declined or taken back, or the whole case is answered."""
        reach = actor.reach(CasePermission.VIEW)
        if reach.everywhere:
            return self
        condition = Q()
        if reach:
            condition |= reach.q("case__office_id") | (UNDER_WAY & reach.q("office_id"))
        if actor.person_id:
            condition |= Q(case__applicant_id=actor.person_id)
        return self.filter(condition) if condition else self.none()

    def at(self, reach: Reach) -> "CasePartQuerySet":
        """Those under way at the receivers within reach (index ``part_at_receiver``)."""
        return self.filter(UNDER_WAY & reach.q("office_id"))

    def unanswered(self) -> "CasePartQuerySet":
        """Those somebody still has to answer: the case stays open for them."""
        return self.filter(state__in=UNANSWERED_PARTS)

    def overdue(self, on: date) -> "CasePartQuerySet":
        """Unanswered ones whose own due date has passed."""
        return self.unanswered().filter(due_on__lt=on)


UNDER_WAY = Q(state__in=UNANSWERED_PARTS) | Q(state=PartState.ANSWERED, case__state__in=OPEN_STATES)


class CasePart(Base):
    """One request of an application at another office: its text, that office's own term, its partial answer.

    ``crossing`` lists what of the case the receiver sees beside the text (as under a memorandum). ``due_on`` is the
    due date of the part's last clock entry; the case's own due date never moves by it.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.CASCADE, related_name="parts")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    reason = models.TextField(blank=True)
    from_office = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="parts")
    state = models.CharField(max_length=10, choices=PartState.choices, default=PartState.SENT)
    crossing = models.JSONField(default=list)
    assignee = models.ForeignKey("network.User", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    sent_at = models.DateTimeField()
    sent_by_id = models.UUIDField(null=True)
    responded_at = models.DateTimeField(null=True)
    response = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by_id = models.UUIDField(null=True)
    answered_by_name = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True)

    objects = CasePartQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["case", "position"], name="part_position"),
            models.CheckConstraint(
                condition=~Q(state=PartState.ANSWERED) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="part_answered_has_answer",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[PartState.DECLINED, PartState.TAKEN_BACK]) | ~Q(response=""),
                name="part_ended_has_reason",
            ),
        ]
        indexes = [
            models.Index(
                fields=["office", "due_on"],
                condition=Q(state__in=["sent", "accepted", "answered"]),
                name="part_at_receiver",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.number}·{self.position}"

    def get_absolute_url(self) -> str:
        return reverse("cases:part", args=[self.pk])

    @property
    def is_unanswered(self) -> bool:
        return self.state in UNANSWERED_PARTS

    @property
    def extensions(self) -> list["PartClockEntry"]:
        """The decisions that extended its term, first to last; read from ``clock``, prefetched where many are shown."""
        return [entry for entry in self.clock.all() if entry.event == ClockEvent.EXTENDED]

    def is_overdue(self, on: date) -> bool:
        """Whether the part's answer is still owed after its own due date."""
        return self.is_unanswered and self.due_on < on


class OfPartQuerySet(models.QuerySet["PartClockEntry"]):
    """Rows that belong to a part."""

    def visible_to(self, actor: Actor) -> "OfPartQuerySet":
        """Those of visible parts; ``CasePart.visible_to`` is the only rule."""
        return self.filter(part__in=CasePart.objects.visible_to(actor))


class PartClockEntry(Base):
    """One movement of a part's own deadline, kept as a case's are (``ClockEntry``): a replay gives ``due_on``.

    An extension is a reasoned decision: why, who decided it, and ``notify_by``, the last day to tell the applicant.
    """

    part = models.ForeignKey(CasePart, on_delete=models.CASCADE, related_name="clock")
    sequence = models.PositiveSmallIntegerField()
    event = models.CharField(max_length=12, choices=ClockEvent.choices)
    rule = models.CharField(max_length=40)
    rule_version = models.CharField(max_length=20)
    happened_at = models.DateTimeField()
    counts_from = models.DateField()
    working_days = models.PositiveSmallIntegerField(null=True)
    skipped = models.JSONField(default=list)
    calendar = models.CharField(max_length=40)
    due_on = models.DateField()
    reason = models.TextField(blank=True)
    by_user_id = models.UUIDField(null=True)
    by_organisation_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=200, blank=True)
    notify_by = models.DateField(null=True)

    objects = OfPartQuerySet.as_manager()

    class Meta:
        ordering = ["sequence"]
        constraints = [
            models.UniqueConstraint(fields=["part", "sequence"], name="part_clock_sequence"),
            models.CheckConstraint(
                condition=~Q(event=ClockEvent.EXTENDED) | (~Q(reason="") & Q(notify_by__isnull=False)),
                name="part_extension_has_reason",
            ),
        ]
