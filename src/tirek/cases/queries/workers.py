"""Who may be given a case, how much each already carries, and who is on leave."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, DateField, F, Func, Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.cases.enums import OPEN_STATES, CasePermission
from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.core.gather import gather_values
from tirek.core.permissions import roles_of
from tirek.network.models import Organisation, Substitution, User

ONE_DAY, WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Worker:
    """A case worker with the open cases on their hands, those overdue and those due within a week.

    ``away_until`` is the last day of a leave under way, with the colleague who stands in; ``is_suggested`` marks the
    least laden of those who are here.
    """

    id: UUID
    name: str
    post: str
    open: int
    overdue: int
    week: int = 0
    away_until: date | None = None
    substitute_id: UUID | None = None
    substitute: str = ""
    is_suggested: bool = False

    @property
    def load_words(self) -> str:
        """Name and load in one line."""
        label = _("%(name)s: %(open)s open, %(overdue)s overdue, %(week)s due this week")
        return label % {"name": self.name, "open": self.open, "overdue": self.overdue, "week": self.week}

    @property
    def leave_words(self) -> str:
        """Until when they are away and who stands in; empty for who is here."""
        if self.away_until is None:
            return ""
        day = date_format(self.away_until, "SHORT_DATE_FORMAT")
        return _("On leave until %(day)s; in their place: %(name)s") % {"day": day, "name": self.substitute}


def workers_at(offices: Iterable[UUID], *, on: date) -> list[Worker]:
    """The case workers of some offices: those who are here first, the least laden first. Two queries."""
    codes = Organisation.objects.filter(pk__in=list(offices)).values("code")
    granted = Q(
        grants__role__in=roles_of(CasePermission.WORK),
        grants__during__contains=on,
        grants__organisation__code__in=codes,
    )
    users = list(User.objects.filter(granted, is_active=True).distinct())
    keys = [user.pk for user in users]
    told = gather_values(load=_load(keys, on), away=_away(keys, on))
    load = {row["assignee_id"]: (row["open"], row["overdue"], row["week"]) for row in told["load"]}
    away = {row["absent_id"]: row for row in told["away"]}
    found = [_worker(user, load.get(str(user.pk), (0, 0, 0)), away.get(str(user.pk))) for user in users]
    found.sort(key=lambda one: (one.away_until is not None, one.open, one.name))
    return _with_suggestion(found)


def absence_of(user_id: UUID, *, on: date) -> Substitution | None:
    """The leave of a user that is under way on a day, with who stands in."""
    return Substitution.objects.in_force(on).filter(absent=user_id).select_related("absent", "substitute").first()


def colleagues_of(actor: Actor, *, on: date) -> list[Worker]:
    """The case workers of the one office an actor sees; none for who sees several and chooses the office first."""
    reach = actor.reach(CasePermission.VIEW)
    return [] if reach.everywhere or len(reach.ids) != 1 else workers_at(reach.ids, on=on)


def _worker(user: User, load: tuple[int, int, int], leave: dict[str, Any] | None) -> Worker:
    if leave is None:
        return Worker(user.pk, user.name, user.post, *load)
    return Worker(
        user.pk,
        user.name,
        user.post,
        *load,
        away_until=date.fromisoformat(leave["ends_before"]) - ONE_DAY,
        substitute_id=UUID(leave["substitute_id"]),
        substitute=leave["substitute_name"],
    )


def _with_suggestion(workers: list[Worker]) -> list[Worker]:
    """The first is suggested, when there is anybody to choose from and they are here."""
    if len(workers) < 2 or workers[0].away_until is not None:
        return workers
    first = workers[0]
    suggested = Worker(first.id, first.name, first.post, first.open, first.overdue, first.week, is_suggested=True)
    return [suggested, *workers[1:]]


def _load(users: list[UUID], on: date) -> "QuerySet[Any, Any]":
    """Open, overdue and due within a week by user (index ``case_open_by_assignee``)."""
    counted = Case.objects.filter(assignee__in=users, state__in=OPEN_STATES).order_by().values("assignee_id")
    return counted.annotate(
        open=Count("pk"),
        overdue=Count("pk", filter=Q(due_on__lt=on)),
        week=Count("pk", filter=Q(due_on__gte=on, due_on__lte=on + WEEK)),
    )


def _away(users: list[UUID], on: date) -> "QuerySet[Any, Any]":
    leaves = Substitution.objects.in_force(on).filter(absent__in=users)
    told = {
        "ends_before": Func("during", function="upper", output_field=DateField()),
        "substitute_name": F("substitute__name"),
    }
    return leaves.values("absent_id", "substitute_id", **told)
