"""Reminding the staff of courses they have to take."""

from datetime import date, datetime

from django.db import transaction

from tirek.activities.actions.certificate_notices import tell_due
from tirek.activities.models import Course
from tirek.activities.queries.training_due import NOTICE, enrolled_among, in_state, staff_for
from tirek.core.actor import system_actor
from tirek.core.calendar import local_date


def remind_due(*, at: datetime) -> int:
    """Write to everybody who has to have a course and has none that lasts two months more, and no place at a session;
    returns how many were due. Once a quarter to who never had it, once for each certificate that ends."""
    on, count = local_date(at), 0
    for course in Course.objects.filter(is_open=True).exclude(for_roles=[]):
        count += _remind(course, on)
    return count


def _remind(course: Course, on: date) -> int:
    rows = in_state(staff_for(course, system_actor("training"), on), "due", on)
    due = list(rows.select_related("user"))
    enrolled = enrolled_among(course, [grant.user_id for grant in due], on)
    waiting = [grant for grant in due if grant.user_id not in enrolled]
    for grant in waiting:
        until: date | None = grant.until  # type: ignore[attr-defined]
        with transaction.atomic():
            tell_due(grant.user, course, _occasion(until, on))
    return len(waiting)


def _occasion(until: date | None, on: date) -> str:
    """What a reminder is about: the certificate that ends, or this quarter without one."""
    if until is not None and until > on - NOTICE:
        return until.isoformat()
    return f"{on.year}-{(on.month - 1) // 3 + 1}"
