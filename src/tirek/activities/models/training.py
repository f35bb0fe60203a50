"""Courses, tests and certificates. A session of a course is an event with ``course`` set."""

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from tirek.activities.enums import ActivityPermission
from tirek.core.actor import Actor
from tirek.core.models import Base, TrilingualName


class CourseQuerySet(models.QuerySet["Course"]):
    def visible_to(self, actor: Actor) -> "CourseQuerySet":
        """The list of courses is public."""
        return self


class Course(Base, TrilingualName):
    """What is taught. ``hours`` of attendance and ``pass_mark`` (percent; empty: no test) earn the certificate, valid
    for ``valid_months`` (empty: for good). ``attempts`` is how often the test may be tried; ``for_roles`` are roles
    whose holders have to have it."""

    code = models.SlugField(max_length=40, unique=True)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="courses")
    hours = models.PositiveSmallIntegerField()
    pass_mark = models.PositiveSmallIntegerField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=3)
    valid_months = models.PositiveSmallIntegerField(null=True, blank=True)
    for_roles = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    about_kk = models.TextField(blank=True)
    about_ru = models.TextField(blank=True)
    about_en = models.TextField(blank=True)
    is_open = models.BooleanField(default=True)

    objects = CourseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(pass_mark__isnull=True) | Q(pass_mark__gte=1, pass_mark__lte=100),
                name="course_pass_mark_percent",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("activities:course", args=[self.code])


class TestItem(Base):
    """A question of a course's test, with choices as ``[{"text": {"kk": …, "ru": …}, "is_right": true}, …]``."""

    __test__ = False  # pytest: not a test

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    choices = models.JSONField()

    class Meta:
        ordering = ["position", "id"]


class LearnersQuerySet(models.QuerySet[Any]):
    """Rows about one learner."""

    def visible_to(self, actor: Actor) -> "LearnersQuerySet":
        """Those who keep the course, who hold the session, who answer for the learner's organisation, the learner."""
        reach = actor.reach(ActivityPermission.SEE_PARTICIPANTS)
        if reach.everywhere:
            return self
        condition = Q(pk__in=())
        if reach:
            condition |= reach.q("course__organisation_id") | reach.q("event__organiser_id")
            condition |= reach.q("organisation_id")
        if actor.person_id:
            condition |= Q(person_id=actor.person_id)
        if actor.user_id:
            condition |= Q(user_id=actor.user_id)
        return self.filter(condition)


class Learning(Base):
    """Whose row it is: a registration at a session (``event``), the account of one of the staff, or a known person;
    ``organisation`` is where they worked then."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="%(class)ss")
    event = models.ForeignKey("activities.Event", on_delete=models.PROTECT, related_name="%(class)ss")
    registration = models.ForeignKey(
        "activities.Registration", null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss"
    )
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss"
    )
    user = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="%(class)ss"
    )
    organisation = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True


class TestAttempt(Learning):
    """One try at a course's test. ``items`` are the questions as they stood when it began, right answers included;
    ``answers``: item key → chosen positions; ``percent`` is computed when handed in."""

    __test__ = False

    items = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)
    percent = models.PositiveSmallIntegerField(null=True)

    objects = LearnersQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=Q(handed_in_at__isnull=True), name="attempt_one_open"
            ),
        ]


class Certificate(Learning):
    """What somebody was trained in. ``number`` is public: whoever has it may check it; ``code`` is the secret on the
    paper that shows the whole name. ``hours`` are those of the course then. A revoked one stays, with its reason."""

    number = models.CharField(max_length=30, unique=True)
    code = models.CharField(max_length=16, blank=True)
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=2, default="kk")
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    issued_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    issued_by_id = models.UUIDField(null=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by_id = models.UUIDField(null=True)
    revoke_reason = models.CharField(max_length=300, blank=True)

    objects = LearnersQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="certificate_once_by_session"),
            models.UniqueConstraint(
                fields=["registration"], condition=Q(revoked_at__isnull=True), name="certificate_once_by_registration"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True) | ~Q(revoke_reason=""), name="certificate_revoked_with_reason"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("issued_on")),
                name="certificate_valid_after_issue",
            ),
        ]
        indexes = [
            models.Index(fields=["issued_on", "course"], name="certificate_by_day"),
            models.Index(fields=["person", "course"], name="certificate_by_person"),
            models.Index(fields=["user", "course"], name="certificate_by_user"),
        ]

    @property
    def holder(self) -> str:
        """The name on the paper."""
        return self.name or (self.person.full_name if self.person else "")

    def is_valid(self, on: date) -> bool:
        """Whether it stands on a day."""
        return self.revoked_at is None and (self.valid_until is None or on <= self.valid_until)

    def get_absolute_url(self) -> str:
        return reverse("activities:certificate", args=[self.number])
