"""Somebody on the way through an initiative: stages reached, equipment handed over, calls afterwards."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from tirek.core.actor import Actor
from tirek.core.models import Base
from tirek.programmes.enums_of_initiatives import (
    CallOutcome,
    CallState,
    DropReason,
    EnrolmentState,
    InitiativePermission,
)


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def visible_to(self, actor: Actor) -> "EnrolmentQuerySet":
        """Those accompanied by an organisation where the actor sees people, and one's own."""
        reach = actor.reach(InitiativePermission.SEE_PEOPLE)
        if reach.everywhere:
            return self
        seen = reach.q("organisation_id") if reach else Q(pk__in=())
        if actor.person_id:
            seen |= Q(person_id=actor.person_id)
        return self.filter(seen)

    def on_the_way(self) -> "EnrolmentQuerySet":
        return self.filter(state=EnrolmentState.ACTIVE)


class Enrolment(Base):
    """A person in an initiative, accompanied by ``organisation``. ``stage`` is the last one reached."""

    initiative = models.ForeignKey("programmes.Initiative", on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="enrolments")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="enrolments")
    stage = models.ForeignKey("programmes.Stage", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=EnrolmentState.choices, default=EnrolmentState.ACTIVE)
    enrolled_on = models.DateField()
    trade = models.CharField(max_length=200, blank=True)
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.CharField(max_length=12, choices=DropReason.choices, blank=True)
    left_note = models.TextField(blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person"], condition=~Q(state=EnrolmentState.LEFT), name="enrolment_once"
            ),
            models.CheckConstraint(
                condition=Q(state=EnrolmentState.LEFT, left_on__isnull=False) & ~Q(left_reason="")
                | ~Q(state=EnrolmentState.LEFT) & Q(left_on__isnull=True, left_reason=""),
                name="enrolment_left_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state"], name="enrolment_by_office"),
            models.Index(fields=["initiative", "enrolled_on"], name="enrolment_by_day"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("programmes:enrolment", args=[self.pk])


class FactQuerySet(models.QuerySet[Any]):
    """Facts about those on the way: counted, and listed without a name."""

    def visible_to(self, actor: Actor) -> "FactQuerySet":
        """Where the actor sees people or runs initiatives, and one's own."""
        reach = actor.reach(InitiativePermission.SEE_PEOPLE) | actor.reach(InitiativePermission.RUN)
        if reach.everywhere:
            return self
        seen = reach.q("enrolment__organisation_id") if reach else Q(pk__in=())
        if actor.person_id:
            seen |= Q(enrolment__person_id=actor.person_id)
        return self.filter(seen)

    def due(self, on: date) -> "FactQuerySet":
        """Calls to be made today or before."""
        return self.filter(state=CallState.DUE, due_on__lte=on)


class StageReached(Base):
    """A stage somebody reached on a day, with what proves it. Rows are added, never changed."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="reached")
    stage = models.ForeignKey("programmes.Stage", on_delete=models.PROTECT, related_name="reached")
    on = models.DateField()
    note = models.TextField(blank=True)
    certificate = models.CharField(max_length=60, blank=True)
    income = models.BigIntegerField(null=True, blank=True)
    by_id = models.UUIDField(null=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["enrolment", "stage"], name="stage_reached_once")]
        indexes = [models.Index(fields=["stage", "on"], name="stage_reached_by_day")]


class HandOver(Base):
    """Equipment handed over by an act of acceptance. ``accepted_on``: the signed act is back."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="hand_overs")
    number = models.CharField(max_length=30, unique=True)
    item = models.CharField(max_length=300)
    serial = models.CharField(max_length=100, blank=True)
    value = models.BigIntegerField()
    given_by = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    handed_on = models.DateField()
    accepted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["handed_on", "id"]
        constraints = [models.CheckConstraint(condition=Q(value__gte=0), name="hand_over_value")]


class FollowUp(Base):
    """A call so many months after the stage that follows up. Nobody answered: it is put off, three times at most."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=CallState.choices, default=CallState.DUE)
    attempts = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=12, choices=CallOutcome.choices, blank=True)
    income = models.BigIntegerField(null=True, blank=True)
    note = models.TextField(blank=True)
    called_at = models.DateTimeField(null=True, blank=True)
    called_by_id = models.UUIDField(null=True)

    objects = FactQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "months"], name="follow_up_once"),
            models.CheckConstraint(
                condition=~Q(state=CallState.REACHED) | ~Q(outcome="") & Q(called_at__isnull=False),
                name="follow_up_reached_with_outcome",
            ),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(state="due"), name="follow_up_due")]
