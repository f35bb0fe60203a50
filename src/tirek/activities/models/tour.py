"""Outreach tours: districts visited by a team of agencies, and what people asked there."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.activities.enums import ActivityPermission, QuestionKind, QuestionState, TourState
from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName


class TourQuerySet(models.QuerySet["Tour"]):
    def visible_to(self, actor: Actor) -> "TourQuerySet":
        """Tours are announced to everyone; what was asked is not (``Question.visible_to``)."""
        return self


class Tour(Base, TrilingualName):
    """A journey of a team through districts. The stops have the days and places."""

    organiser = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="tours")
    state = models.CharField(max_length=10, choices=TourState.choices, default=TourState.PLANNED)
    about_kk = models.TextField(blank=True)
    about_ru = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    answer_days = models.PositiveSmallIntegerField(default=10)
    begins_on = models.DateField()
    ends_on = models.DateField()

    objects = TourQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="tour_ends_after_it_begins"),
        ]
        indexes = [models.Index(fields=["begins_on", "organiser"], name="tour_by_day")]

    def get_absolute_url(self) -> str:
        return reverse("activities:tour", args=[self.pk])


class TourAgency(Base):
    """An organisation of the team, and what it explains there."""

    tour = models.ForeignKey(Tour, on_delete=models.CASCADE, related_name="agencies")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="tour_parts")
    explains = models.CharField(max_length=300, blank=True)
    representative = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tour", "organisation"], name="tour_agency_once")]


class TourStop(Base):
    """A meeting of the tour in one place: an event, whose attendance and closing are those of any event."""

    tour = models.ForeignKey(Tour, on_delete=models.CASCADE, related_name="stops")
    event = models.OneToOneField("activities.Event", on_delete=models.PROTECT, related_name="stop")
    position = models.PositiveSmallIntegerField()
    transport = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["tour", "position"], name="tour_stop_position")]


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions by access and state."""

    def visible_to(self, actor: Actor) -> "QuestionQuerySet":
        """Published ones are everyone's (without who asked); the others are seen by the organiser of the event, by the
        agency they were given to, and by the one who asked."""
        reach = actor.reach(ActivityPermission.ANSWER_QUESTIONS)
        if reach.everywhere:
            return self
        condition = Q(published_at__isnull=False)
        if reach:
            condition |= reach.q("event__organiser_id") | reach.q("agency_id")
        if actor.person_id:
            condition |= Q(person_id=actor.person_id)
        return self.filter(condition)

    def open(self) -> "QuestionQuerySet":
        """Those still owed an answer (index ``question_owed``)."""
        return self.filter(state__in=[QuestionState.ASKED, QuestionState.ASSIGNED])


class Question(Base):
    """Something asked or proposed at an event. ``nonce`` makes sending it twice harmless.

    ``published_*`` is the wording the public reads, without personal data, written by whoever publishes it.
    """

    event = models.ForeignKey("activities.Event", on_delete=models.PROTECT, related_name="questions")
    kind = models.CharField(max_length=10, choices=QuestionKind.choices, default=QuestionKind.QUESTION)
    state = models.CharField(max_length=10, choices=QuestionState.choices, default=QuestionState.ASKED)
    person = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asker_name = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=2, default="kk")
    text = models.TextField()
    service = models.ForeignKey("programmes.Service", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    nonce = models.UUIDField(unique=True)
    asked_at = models.DateTimeField()
    taken_by_id = models.UUIDField(null=True)
    agency = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )
    due_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    on_the_spot = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_id = models.UUIDField(null=True)
    published_text = models.TextField(blank=True)
    published_answer = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=QuestionState.ANSWERED) | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="question_answered_has_answer",
            ),
            models.CheckConstraint(
                condition=~Q(state=QuestionState.ASSIGNED) | Q(agency__isnull=False, due_on__isnull=False),
                name="question_assigned_has_agency",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | ~Q(published_text=""), name="question_published_has_text"
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "due_on"], condition=Q(state__in=["asked", "assigned"]), name="question_owed"
            ),
            models.Index(fields=["event", "asked_at"], name="question_by_event"),
        ]
