"""The case: one application of one applicant, at one office at a time."""

from datetime import date

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Least
from django.urls import reverse

from tirek.cases.enums import (
    OPEN_STATES,
    CaseKind,
    CasePermission,
    CaseState,
    Channel,
    OutcomeResult,
)
from tirek.cases.models.of_case import StaffOnlyQuerySet
from tirek.core.actor import Actor
from tirek.core.models import Base


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases by access, state and deadline."""

    def visible_to(self, actor: Actor) -> "CaseQuerySet":
        """THE access rule of cases: list, detail, count, export, API and search all start here.

        An actor sees the cases of the offices within reach, those being forwarded to them while the forwarding is
        open, and their own. A partner's sight of a referred line goes through ``Transition.visible_to``.
        """
        reach = actor.reach(CasePermission.VIEW)
        if reach.everywhere:
            return self
        condition = Q()
        if reach:
            condition |= reach.q("office_id") | reach.q("offered_to_id")
        if actor.person_id:
            condition |= Q(applicant_id=actor.person_id)
        return self.filter(condition) if condition else self.none()

    def for_queue(self) -> "CaseQuerySet":
        """What a row of the queue shows, in one query and without the long texts."""
        related = self.select_related("service", "office", "assignee", "applicant")
        return related.defer("body", "search_terms", "applicant__search_keys", "pin_digest")

    def open(self) -> "CaseQuerySet":
        """Those the office still has to answer (index ``case_open_by_office``)."""
        return self.filter(state__in=OPEN_STATES)

    def undecided_on(self, day: date) -> "CaseQuerySet":
        """Those registered by the end of a day that had no outcome then (index ``case_undecided``, same expression)."""
        begun = Least("registered_on", "outcome_on")  # withdrawn before the working day it counts as registered
        span = Func(begun, "outcome_on", function="daterange", output_field=DateRangeField())
        return self.alias(undecided_during=span).filter(undecided_during__contains=day)

    def overdue(self, on: date) -> "CaseQuerySet":
        """Open ones whose due date has passed."""
        return self.open().filter(due_on__lt=on)

    def due(self, on: date) -> "CaseQuerySet":
        """Open ones due that day."""
        return self.open().filter(due_on=on)


class Case(Base):
    """One application. ``due_on`` is written only with a clock entry; ``outcome`` only with an ``Outcome``.

    ``offered_to`` is the office a pending forwarding offers it to, which sees it while it decides.
    ``received_at`` is when the applicant handed it in; ``registered_on`` the (working) day it counts as registered.
    ``intake_key`` makes sending the same application twice harmless. ``version`` rises with each change, so that the
    second of two people who edit at once is told. ``contacts_given`` are the e-mail and the phone told with this very
    application: whoever proves one of them may follow it.
    """

    number = models.CharField(max_length=20, unique=True)
    pin_digest = models.CharField(max_length=64, editable=False)
    intake_key = models.UUIDField(null=True, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=CaseKind.choices, default=CaseKind.APPLICATION)
    channel = models.CharField(max_length=6, choices=Channel.choices)
    state = models.CharField(max_length=12, choices=CaseState.choices, default=CaseState.REGISTERED)
    office = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="cases")
    area = models.ForeignKey("territory.Area", on_delete=models.PROTECT, related_name="+")
    applicant = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="cases")
    service = models.ForeignKey("programmes.Service", on_delete=models.PROTECT, related_name="cases")
    assignee = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.PROTECT, related_name="assigned_cases"
    )
    offered_to = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="offered_cases"
    )
    language = models.CharField(max_length=2, default="kk")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    received_at = models.DateTimeField()
    registered_on = models.DateField()
    due_on = models.DateField()
    answered_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=12, choices=OutcomeResult.choices, null=True)  # noqa: DJ001 - no outcome yet
    outcome_on = models.DateField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    reopened_count = models.PositiveSmallIntegerField(default=0)
    registered_by_id = models.UUIDField(null=True, editable=False)
    contacts_given = models.CharField(max_length=300, blank=True, default="", editable=False)
    anonymised_at = models.DateTimeField(null=True, editable=False)
    search_terms = models.TextField(blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[CaseState.REGISTERED, CaseState.IN_PROGRESS])
                | Q(outcome__isnull=False, outcome_on__isnull=False),
                name="case_done_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(state=CaseState.CLOSED) | Q(closed_at__isnull=True),
                name="case_closed_at_iff_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state=CaseState.CLOSED) | Q(closed_at__isnull=False), name="case_closed_has_time"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("registered_on")), name="case_due_after_registration"),
        ]
        indexes = [
            models.Index(
                fields=["office", "due_on", "id"],
                condition=Q(state__in=["registered", "in_progress"]),
                name="case_open_by_office",
            ),
            models.Index(
                fields=["due_on", "id"],
                condition=Q(state__in=["registered", "in_progress"]),
                name="case_open_by_due",
            ),
            models.Index(fields=["due_on", "id"], name="case_by_due"),
            models.Index(
                fields=["assignee", "due_on"],
                condition=Q(state__in=["registered", "in_progress"]),
                name="case_open_by_assignee",
            ),
            models.Index(fields=["office", "-registered_on", "-id"], name="case_by_office"),
            models.Index(fields=["offered_to"], condition=Q(offered_to__isnull=False), name="case_offered"),
            models.Index(fields=["registered_on", "office"], name="case_by_registration"),
            models.Index(
                fields=["outcome_on", "office"], name="case_by_outcome", condition=Q(outcome_on__isnull=False)
            ),
            models.Index(
                fields=["answered_on", "office"], name="case_by_answer", condition=Q(answered_on__isnull=False)
            ),
            models.Index(fields=["confirmed_at"], name="case_by_confirmation", condition=Q(confirmed_at__isnull=False)),
            models.Index(fields=["applicant", "-registered_on"], name="case_by_applicant"),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("cases:case", args=[self.number])

    @property
    def is_done(self) -> bool:
        """Whether the office has ended it, with an answer or without: its deadline no longer runs."""
        return not self.is_open

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    def is_overdue(self, on: date) -> bool:
        """Whether the answer is still owed after the due date."""
        return self.is_open and self.due_on < on


class Note(Base):
    """A working note on a case, seen by staff within reach, never by the applicant or a partner."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = StaffOnlyQuerySet["Note"].as_manager()

    class Meta:
        ordering = ["at", "id"]
