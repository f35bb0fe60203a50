"""Courses, page-shaped: what is taught, when next, how many were trained."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils.translation import get_language

from tirek.activities.models import Certificate, Course, Event, TestItem
from tirek.core.terms import add_months

NEAR = 10


def courses(*, now: datetime, closed: bool = False) -> QuerySet[Course, Course]:
    """Open (or closed) courses by name, each with its sessions to come and the next of them."""
    coming = Q(sessions__starts_at__gt=now, sessions__state="planned", sessions__is_public=True)
    found = Course.objects.filter(is_open=not closed).select_related("organisation")
    counted = found.annotate(coming=Count("sessions", filter=coming), next_at=Min("sessions__starts_at", filter=coming))
    return counted.order_by("name_kk", "code")


@dataclass(frozen=True, slots=True)
class CoursePage:
    """One course as anybody may read it."""

    course: Course
    about: str
    coming: list[Event]
    held: int
    trained: int
    items: int

    @property
    def has_test(self) -> bool:
        return self.course.pass_mark is not None


def course_page(course: Course, *, now: datetime) -> CoursePage:
    """Four queries whatever its size."""
    sessions = Event.objects.filter(course=course).standing()
    coming = sessions.filter(is_public=True, starts_at__gt=now, state="planned").select_related("area", "organiser")
    return CoursePage(
        course=course,
        about=in_language(course, "about"),
        coming=list(coming.order_by("starts_at", "id")[:NEAR]),
        held=sessions.held().count(),
        trained=Certificate.objects.filter(course=course, revoked_at__isnull=True).count(),
        items=course.items.count(),
    )


def in_language(record: Any, field: str) -> str:
    """A text of a record in the reader's language, in Kazakh or else in Russian where there is none."""
    language = (get_language() or "kk")[:2]
    texts = (getattr(record, f"{field}_{each}", "") for each in (language, "kk", "ru"))
    return next(filter(None, texts), "")


def items_of(course: Course) -> list[TestItem]:
    """The questions of its test in order."""
    return list(course.items.all())


def required_of(roles: frozenset[str]) -> QuerySet[Course, Course]:
    """Open courses that holders of some of these roles have to have."""
    return Course.objects.filter(is_open=True, for_roles__overlap=sorted(roles)).order_by("name_kk", "code")


def last_day(course: Course, issued_on: date) -> date | None:
    """Until when a certificate issued on a day is valid."""
    return add_months(issued_on, course.valid_months) if course.valid_months else None
