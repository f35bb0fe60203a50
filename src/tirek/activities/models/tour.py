"""Outreach tours: districts visited by a team of agencies, and what people asked there."""

from datetime import date

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
    """A journey of a team through districts. The stops have the days and places; ``services`` are the support measures
    it explains; ``answer_days`` are working days an agency has for an answer."""

    organiser = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="tours")
    state = models.CharField(max_length=10, choices=TourState.choices, default=TourState.PLANNED)
    about_kk = models.TextField(blank=True)
    about_ru = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    services = models.ManyToManyField("programmes.Service", blank=True, related_name="+")
    answer_days = models.PositiveSmallIntegerField(default=10)
    begins_on = models.DateField()
    ends_on = models.DateField()
    cancel_reason = models.CharField(max_length=300, blank=True, default="")

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
        """Published ones are everyone's (their public wording only, see ``whole_for``); the others are seen by those
        who see them whole, and by the one who asked."""
        if actor.reach(ActivityPermission.ANSWER_QUESTIONS).everywhere:
            return self
        condition = Q(published_at__isnull=False) | _seen_whole(actor)
        if actor.person_id:
            condition |= Q(person_id=actor.person_id)
        return self.filter(condition)

    def whole_for(self, actor: Actor) -> "QuestionQuerySet":
        """Those seen with the asker's own words: by the organiser of the event, by the agency they were given to, and
        by whoever took them down."""
        if actor.reach(ActivityPermission.ANSWER_QUESTIONS).everywhere:
            return self
        return self.filter(_seen_whole(actor))

    def published(self) -> "QuestionQuerySet":
        """Those everyone may read."""
        return self.filter(published_at__isnull=False)

    def open(self) -> "QuestionQuerySet":
        """Those still owed an answer (index ``question_owed``)."""
        return self.filter(state__in=[QuestionState.ASKED, QuestionState.ASSIGNED])


def _seen_whole(actor: Actor) -> Q:
    reach = actor.reach(ActivityPermission.ANSWER_QUESTIONS)
    condition = (reach.q("event__organiser_id") | reach.q("agency_id")) if reach else Q(pk__in=())
    if actor.user_id:
        condition |= Q(taken_by_id=actor.user_id)
    return condition


class Question(Base):
    """Something asked or proposed at an event. ``nonce`` makes sending it twice harmless.

    ``published_*`` is the wording the public reads, without personal data, written by whoever publishes it. ``note`` is
    what an agency said when it gave the question back.
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
    note = models.CharField(max_length=500, blank=True, default="")
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

    def get_absolute_url(self) -> str:
        return reverse("activities:question", args=[self.pk])

    def is_late(self, on: date) -> bool:
        """Whether the answer is owed after its last day."""
        return self.state == QuestionState.ASSIGNED and self.due_on is not None and self.due_on < on
