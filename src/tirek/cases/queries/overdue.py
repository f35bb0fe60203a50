"""What is overdue below an office: computed when it is read, so that it is visible upward the same minute."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Min, Q
from django.urls import reverse

from tirek.cases.clock.ladder import LONG_OVERDUE_DAYS, working_days_before
from tirek.cases.enums import CasePermission
from tirek.cases.models import Case
from tirek.cases.models.case import CaseQuerySet
from tirek.core.actor import Actor
from tirek.core.calendar import WorkingCalendar
from tirek.network.models import Organisation


@dataclass(frozen=True, slots=True)
class OfficeOverdue:
    """One office that owes answers. ``oldest`` is how many working days its oldest one is late."""

    office: Organisation
    above: str
    overdue: int
    long: int
    unassigned: int
    open: int
    oldest: int

    @property
    def url(self) -> str:
        """The overdue cases themselves."""
        return self._queue("overdue")

    @property
    def long_url(self) -> str:
        """Those that are three working days late or more."""
        return self._queue("long")

    def _queue(self, due: str) -> str:
        return f"{reverse('cases:queue')}?{urlencode({'due': due, 'office': self.office.code})}"


@dataclass(frozen=True, slots=True)
class Overdue:
    """The whole: offices, the most overdue first, and their sums."""

    offices: list[OfficeOverdue]
    overdue: int
    long: int
    unassigned: int


def answers_for_others(actor: Actor) -> bool:
    """Whether the actor sees the cases of more than one office."""
    reach = actor.reach(CasePermission.VIEW)
    return reach.everywhere or len(reach.ids) > 1


def cases_below(actor: Actor) -> CaseQuerySet:
    """The open cases at offices within reach: not those offered by others, nor one's own as an applicant."""
    reach = actor.reach(CasePermission.VIEW)
    return Case.objects.visible_to(actor).open().filter(reach.q("office_id") if reach else Q(pk__in=()))


def long_overdue(actor: Actor, on: date) -> CaseQuerySet:
    """Those late enough for the upper office to be told (index ``case_open_by_due``)."""
    return cases_below(actor).filter(due_on__lte=long_overdue_until(on))


def long_overdue_until(on: date) -> date:
    """The latest due date that is three working days late."""
    return working_days_before(on, LONG_OVERDUE_DAYS, WorkingCalendar.current())


def overdue_below(actor: Actor, on: date) -> Overdue:
    """Each office within reach that owes an answer, the most overdue first. Three queries."""
    late = Q(due_on__lt=on)
    rows = (
        cases_below(actor)
        .order_by()
        .values("office_id")
        .annotate(
            open=Count("pk"),
            overdue=Count("pk", filter=late),
            long=Count("pk", filter=Q(due_on__lte=long_overdue_until(on))),
            unassigned=Count("pk", filter=late & Q(assignee__isnull=True)),
            first=Min("due_on"),
        )
        .filter(overdue__gt=0)
        .order_by("-overdue", "first", "office_id")
    )
    found = list(rows)
    offices = Organisation.objects.in_bulk([row["office_id"] for row in found])
    above = _names_above(offices)
    lines = [_line(row, offices[row["office_id"]], above, on) for row in found]
    return Overdue(
        lines,
        sum(line.overdue for line in lines),
        sum(line.long for line in lines),
        sum(line.unassigned for line in lines),
    )


def _names_above(offices: dict[UUID, Organisation]) -> dict[str, str]:
    codes = {office.parent_code for office in offices.values() if office.parent_code}
    return {parent.code: parent.name for parent in Organisation.objects.filter(code__in=codes)}


def _line(row: Mapping[str, Any], office: Organisation, above: dict[str, str], on: date) -> OfficeOverdue:
    return OfficeOverdue(
        office=office,
        above=above.get(office.parent_code or "", ""),
        overdue=row["overdue"],
        long=row["long"],
        unassigned=row["unassigned"],
        open=row["open"],
        oldest=-WorkingCalendar.current().working_days_between(on, row["first"]),
    )
