"""Who comes: registrations, attendances with their evidence, and headcounts."""

from typing import Any

from django.db import models
from django.db.models import Q

from tirek.activities.enums import COUNTED, ActivityPermission, Evidence, RegistrationState
from tirek.activities.models.event import Event
from tirek.core.actor import Actor
from tirek.core.models import Base


class ParticipantsQuerySet(models.QuerySet[Any]):
    """Rows that name participants. ``account``: the column of the participant's account among the staff."""

    account = ""

    def visible_to(self, actor: Actor) -> "ParticipantsQuerySet":
        """Those who keep the event's list, and the participant. The public page never names anyone."""
        reach = actor.reach(ActivityPermission.SEE_PARTICIPANTS)
        if reach.everywhere:
            return self
        condition = Q(pk__in=())
        if reach:
            condition |= reach.q("event__organiser_id")
        if actor.person_id:
            condition |= Q(person_id=actor.person_id)
        if actor.user_id and self.account:
            condition |= Q(**{self.account: actor.user_id})
        return self.filter(condition)


class RegistrationQuerySet(ParticipantsQuerySet):
    """Registrations; one of the staff has them by account."""

    account = "user_id"


class Registration(Base):
    """Somebody announced for an event. ``ticket`` is the secret in the QR code; ``user`` one of the staff, enrolled by
    account."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="registrations")
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="registrations"
    )
    user = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="registrations"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=2, default="kk")
    organisation = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=RegistrationState.choices)
    ticket = models.CharField(max_length=40, unique=True)
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        indexes = [models.Index(fields=["event", "state", "asked_at"], name="registration_by_event")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email"],
                condition=~Q(email="") & Q(state__in=["asked", "confirmed", "waiting"]),
                name="registration_once_by_email",
            ),
            models.UniqueConstraint(
                fields=["event", "user"],
                condition=Q(user__isnull=False) & Q(state__in=["asked", "confirmed", "waiting"]),
                name="registration_once_by_account",
            ),
        ]


class Attendance(Base):
    """One person came to one event: a scanned ticket, or a line of the signed list. Rows are only ever added.

    ``nonce`` is made by the device, so that sending a scan twice adds nothing; ``voids`` names a row entered in error.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="attendances")
    registration = models.ForeignKey(
        Registration, null=True, blank=True, on_delete=models.PROTECT, related_name="attendances"
    )
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="attendances"
    )
    name = models.CharField(max_length=200, blank=True)
    evidence = models.CharField(max_length=10, choices=Evidence.choices)
    nonce = models.UUIDField(unique=True)
    came_at = models.DateTimeField()
    recorded_by_id = models.UUIDField(null=True)
    device = models.CharField(max_length=60, blank=True)
    voids = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="voided_by")

    objects = ParticipantsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "registration"],
                condition=Q(registration__isnull=False, voids__isnull=True),
                name="attendance_once_by_ticket",
            ),
            models.CheckConstraint(condition=~Q(evidence="estimate"), name="attendance_is_not_an_estimate"),
        ]
        indexes = [
            models.Index(fields=["event", "evidence"], name="attendance_by_event"),
            models.Index(fields=["person"], condition=Q(person__isnull=False), name="attendance_by_person"),
        ]


class HeadcountQuerySet(models.QuerySet["Headcount"]):
    def visible_to(self, actor: Actor) -> "HeadcountQuerySet":
        """How many came is seen with the event."""
        return self.filter(event__in=Event.objects.visible_to(actor))


class Headcount(Base):
    """How many came, by one evidence. ``attendances`` counts comings, ``people`` distinct persons where that is known.

    A scanned headcount is computed from the rows at closing, never typed; a signed list and an estimate are entered
    with ``document`` saying what they stand on. An event has one counted headcount, scanned or signed, so that nobody
    is counted twice; the estimate stands apart.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="headcounts")
    evidence = models.CharField(max_length=10, choices=Evidence.choices)
    attendances = models.PositiveIntegerField()
    people = models.PositiveIntegerField(null=True, blank=True)
    document = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.UUIDField(null=True)

    objects = HeadcountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "evidence"], name="headcount_once_by_evidence"),
            models.UniqueConstraint(
                fields=["event"], condition=Q(evidence__in=list(COUNTED)), name="headcount_one_counted"
            ),
            models.CheckConstraint(
                condition=Q(people__isnull=True) | Q(people__lte=models.F("attendances")),
                name="headcount_people_within_attendances",
            ),
        ]
        indexes = [models.Index(fields=["event"], include=["evidence", "attendances"], name="headcount_by_event")]
