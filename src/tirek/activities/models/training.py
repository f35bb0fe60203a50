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
    for ``valid_months`` (empty: for good). ``for_roles`` are roles whose holders have to have it."""

    code = models.SlugField(max_length=40, unique=True)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="courses")
    hours = models.PositiveSmallIntegerField()
    pass_mark = models.PositiveSmallIntegerField(null=True, blank=True)
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
        """Those who teach the course, those who answer for the learner's organisation, and the learner."""
        reach = actor.reach(ActivityPermission.SEE_PARTICIPANTS)
        if reach.everywhere:
            return self
        condition = Q(pk__in=())
        if reach:
            condition |= reach.q("course__organisation_id") | reach.q("organisation_id")
        if actor.person_id:
            condition |= Q(person_id=actor.person_id)
        return self.filter(condition)


class TestAttempt(Base):
    """One try at a course's test. ``answers``: item key → chosen positions; ``percent`` is computed when handed in."""

    __test__ = False

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="attempts")
    event = models.ForeignKey("activities.Event", on_delete=models.PROTECT, related_name="attempts")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="attempts")
    organisation = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answers = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)
    percent = models.PositiveSmallIntegerField(null=True)

    objects = LearnersQuerySet.as_manager()


class Certificate(Base):
    """What somebody was trained in. ``number`` is public: whoever has it may check it; ``organisation`` is where the
    person worked then. A revoked one stays, with its reason."""

    number = models.CharField(max_length=30, unique=True)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="certificates")
    event = models.ForeignKey("activities.Event", on_delete=models.PROTECT, related_name="certificates")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="certificates")
    organisation = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    issued_on = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoke_reason = models.CharField(max_length=300, blank=True)

    objects = LearnersQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person"], name="certificate_once_by_session"),
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
        ]

    def is_valid(self, on: date) -> bool:
        """Whether it stands on a day."""
        return self.revoked_at is None and (self.valid_until is None or on <= self.valid_until)
