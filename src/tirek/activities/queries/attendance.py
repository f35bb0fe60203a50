"""How many came, and who. Attendances, distinct people and estimates are three figures that are never added."""

from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from tirek.activities.enums import Evidence
from tirek.activities.models import Attendance, Event


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that stand: comings, and distinct persons where every row names one."""

    attendances: int
    people: int | None


def standing(event: Event) -> "QuerySet[Attendance, Attendance]":
    """The rows of an event that were not voided."""
    return Attendance.objects.filter(event=event, voids__isnull=True, voided_by__isnull=True)


def standing_rows(event: Event, evidence: Evidence) -> Rows:
    """The count of one evidence; one query."""
    found = (
        standing(event)
        .filter(evidence=evidence)
        .aggregate(
            attendances=Count("pk"),
            named=Count("pk", filter=Q(person__isnull=False)),
            people=Count(F("person"), distinct=True),
        )
    )
    is_known = found["attendances"] and found["named"] == found["attendances"]
    return Rows(found["attendances"], found["people"] if is_known else None)


def counts_by_evidence(event: Event) -> dict[str, int]:
    """Standing rows by evidence; one query."""
    rows = standing(event).values_list("evidence").annotate(number=Count("pk")).order_by()
    return {Evidence.SCANNED: 0, Evidence.SIGNED: 0, **dict(rows)}
