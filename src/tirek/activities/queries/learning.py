"""How far learners have come: hours attended, the test, the certificate."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from tirek.activities.enums import RegistrationState
from tirek.activities.models import Attendance, Certificate, Course, Event, Registration, TestAttempt

Key = tuple[str, str]
Row = TypeVar("Row", TestAttempt, Certificate)
HOURS_COUNT_FOR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Learner:
    """A registration at a session with what its holder has done in the course. ``hours`` are those of all sessions of
    the course attended within a year and not yet spent on a certificate."""

    registration: Registration
    course: Course
    has_come: bool
    hours: int
    attempts: list[TestAttempt] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)

    @property
    def has_test(self) -> bool:
        """Whether the course asks for a test, be it written yet or not."""
        return self.course.pass_mark is not None

    @property
    def missing_hours(self) -> int:
        """Hours of attendance still to earn."""
        return max(self.course.hours - self.hours, 0)

    @property
    def best(self) -> int | None:
        """The best result handed in."""
        return max((each.percent for each in self.attempts if each.percent is not None), default=None)

    @property
    def open_attempt(self) -> TestAttempt | None:
        return next((each for each in self.attempts if each.handed_in_at is None), None)

    @property
    def tries_left(self) -> int:
        return max(self.course.attempts - len(self.attempts), 0)

    @property
    def has_passed(self) -> bool:
        """Whether the test is passed; without one, always."""
        return not self.has_test or (self.best or 0) >= (self.course.pass_mark or 0)

    @property
    def certificate(self) -> Certificate | None:
        """The certificate that stands, else the revoked one."""
        return min(self.certificates, key=lambda each: each.revoked_at is not None, default=None)

    @property
    def has_earned(self) -> bool:
        """Whether hours and test earn a certificate that was not given yet."""
        return self.has_come and not self.missing_hours and self.has_passed and not self.certificates


def class_of(event: Event) -> list[Learner]:
    """Those with a place at a session, by name; four queries however many."""
    rows = event.registrations.filter(state=RegistrationState.CONFIRMED).select_related("organisation")
    return _learners(event, sorted(rows, key=lambda row: (row.name.casefold(), str(row.pk))))


def learner_of(registration: Registration) -> Learner | None:
    """One of them; None where the event is not a session of a course or there is no place."""
    event = registration.event
    if event.course is None or registration.state != RegistrationState.CONFIRMED:
        return None
    (found,) = _learners(event, [registration])
    return found


def _learners(event: Event, rows: Sequence[Registration]) -> list[Learner]:
    course = event.course
    if course is None or not rows:
        return []
    hours, came = _hours(event, course, rows)
    attempts = _by_registration(TestAttempt.objects.filter(registration__in=rows).order_by("started_at"))
    given = _by_registration(Certificate.objects.filter(registration__in=rows).order_by("created_at"))
    return [Learner(row, course, row.pk in came, hours[key_of(row)], attempts[row.pk], given[row.pk]) for row in rows]


def key_of(row: Registration) -> Key:
    """Who a registration is of: the same account, person, address, or telephone and name are one learner."""
    if row.user_id:
        return "user", str(row.user_id)
    if row.person_id:
        return "person", str(row.person_id)
    return ("email", row.email) if row.email else ("phone", f"{row.phone} {row.name.casefold()}")


def _same(rows: Iterable[Registration]) -> Q:
    rows = list(rows)
    condition = Q(registration__in=rows)
    for column in ("user_id", "person_id", "email", "phone"):
        if values := {value for row in rows if (value := getattr(row, column))}:
            condition |= Q(**{f"registration__{column}__in": values})
    return condition


def _hours(event: Event, course: Course, rows: Sequence[Registration]) -> tuple[dict[Key, int], set[UUID]]:
    """Hours earned by each learner, and which of the rows have come to this very session. One query."""
    standing = Attendance.objects.filter(voids__isnull=True, voided_by__isnull=True, event__course=course)
    recent = standing.filter(_same(rows), event__starts_at__gt=event.starts_at - HOURS_COUNT_FOR)
    spent = Certificate.objects.filter(registration=OuterRef("registration"))
    unspent = recent.filter(Q(event=event) | ~Exists(spent)).select_related("event", "registration")
    hours: dict[Key, int] = defaultdict(int)
    met: set[tuple[Key, UUID]] = set()
    came = set()
    for each in unspent.distinct():
        key = key_of(each.registration)
        if (key, each.event_id) not in met:
            hours[key] += course.hours if each.event.course_hours is None else each.event.course_hours
            met.add((key, each.event_id))
        if each.event_id == event.pk:
            came.add(each.registration_id)
    return hours, came


def _by_registration(found: Iterable[Row]) -> dict[UUID, list[Row]]:
    by: dict[UUID, list[Row]] = defaultdict(list)
    for each in found:
        if each.registration_id:
            by[each.registration_id].append(each)
    return by
