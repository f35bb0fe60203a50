"""The queue of an office: one list, filtered; its counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q

from tirek.cases.enums import DONE_STATES, OPEN_STATES, CasePermission, CaseState
from tirek.cases.models import Case, CaseMerge, CoExecutor
from tirek.cases.models.case import CaseQuerySet
from tirek.cases.queries.overdue import long_overdue_until
from tirek.cases.queries.words import with_words
from tirek.core.actor import Actor
from tirek.core.numbering import normalise
from tirek.core.text import query_for
from tirek.territory.queries.areas import areas_under

SORTS = {
    "due": ("due_on", "id"),
    "-due": ("-due_on", "-id"),
    "registered": ("registered_on", "id"),
    "-registered": ("-registered_on", "-id"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilters:
    """What to show. ``state``: open (default), done, all, or one state; ``due``: overdue, long, today, week.

    ``since`` and ``until`` are days of registration; ``area_id`` takes in all that lies in the area.
    ``whose``: mine, unassigned, arriving (offered by another office), here (not the arriving ones), or empty.
    """

    state: str = "open"
    due: str = ""
    whose: str = ""
    service_id: UUID | None = None
    office_id: UUID | None = None
    assignee_id: UUID | None = None
    channel: str = ""
    text: str = ""
    area_id: UUID | None = None
    since: date | None = None
    until: date | None = None
    reopened: bool = False
    sort: str = "due"
    on: date


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """Open cases of the actor's reach, by what they need."""

    open: int
    overdue: int
    today: int
    week: int
    unassigned: int
    mine: int
    arriving: int
    reopened: int


def queue(actor: Actor, filters: QueueFilters) -> CaseQuerySet:
    """The cases the actor may see that fit the filters, sorted; page it with keyset or slices. One query."""
    cases = Case.objects.visible_to(actor).for_queue()
    for condition in _conditions(actor, filters):
        cases = cases.filter(condition)
    cases = search_in(cases, filters.text, in_one_office=is_one_office(actor) or bool(filters.office_id))
    return cases.order_by(*SORTS.get(filters.sort, SORTS["due"]))


def is_one_office(actor: Actor) -> bool:
    """Whether all cases an actor may see are those of one office."""
    reach = actor.reach(CasePermission.VIEW)
    return not reach.everywhere and len(reach.ids) == 1


def counts(actor: Actor, *, on: date) -> QueueCounts:
    """The numbers above the queue, in one query over open cases."""
    reach_arriving = _arriving(actor)
    row = (
        Case.objects.visible_to(actor)
        .open()
        .aggregate(
            open=Count("pk"),
            overdue=Count("pk", filter=Q(due_on__lt=on)),
            today=Count("pk", filter=Q(due_on=on)),
            week=Count("pk", filter=_within_a_week(on)),
            unassigned=Count("pk", filter=Q(assignee__isnull=True)),
            mine=Count("pk", filter=mine(actor)),
            arriving=Count("pk", filter=reach_arriving),
            reopened=Count("pk", filter=Q(reopened_count__gt=0)),
        )
    )
    return QueueCounts(**row)


def search_in(cases: CaseQuerySet, text: str, *, in_one_office: bool = False) -> CaseQuerySet:
    """Those with the number typed, or every word of the text in subject, body or applicant's name.

    ``in_one_office`` says that the cases are already those of a single office: few enough to read them all.
    """
    text = text.strip()
    if not text:
        return cases
    number = normalise(text)
    if number:
        own = Case.objects.filter(number=number).values("pk")  # a union: an OR would read every case
        return cases.filter(pk__in=own.union(CaseMerge.objects.filter(number=number).values("case")))
    query = query_for(text)
    return cases.none() if query is None else with_words(cases, query, in_one_office=in_one_office)


def _conditions(actor: Actor, filters: QueueFilters) -> list[Q]:
    found = [_state(filters.state), _due(filters.due, filters.on), _whose(actor, filters.whose)]
    exact = {
        "service_id": filters.service_id,
        "office_id": filters.office_id,
        "assignee_id": filters.assignee_id,
        "channel": filters.channel,
    }
    found += [Q(**{name: value}) for name, value in exact.items() if value]
    if filters.area_id:
        found.append(Q(area_id__in=areas_under(filters.area_id, filters.on)))
    if filters.since:
        found.append(Q(registered_on__gte=filters.since))
    if filters.until:
        found.append(Q(registered_on__lte=filters.until))
    if filters.reopened:
        found.append(Q(reopened_count__gt=0))
    return [condition for condition in found if condition]


def _state(state: str) -> Q:
    groups = {"open": Q(state__in=OPEN_STATES), "done": Q(state__in=DONE_STATES), "all": Q()}
    if state in CaseState.values:
        return Q(state=state)
    return groups.get(state, groups["open"])


def _due(due: str, on: date) -> Q:
    overdue = Q(state__in=OPEN_STATES, due_on__lt=on)
    if due == "long":
        return Q(state__in=OPEN_STATES, due_on__lte=long_overdue_until(on))
    return {"overdue": overdue, "today": Q(due_on=on), "week": _within_a_week(on)}.get(due, Q())


def _within_a_week(on: date) -> Q:
    return Q(due_on__gt=on, due_on__lte=on + timedelta(days=7))


def mine(actor: Actor) -> Q:
    """One's own, those of the colleague one stands in for, and those one works on as a co-executor."""
    hands = [key for key in (actor.user_id, actor.for_user_id) if key]
    shared = CoExecutor.objects.filter(user__in=hands, ended_at__isnull=True).values("case")
    return Q(assignee_id__in=hands) | Q(pk__in=shared)


def _whose(actor: Actor, whose: str) -> Q:
    known = {
        "mine": mine(actor),
        "unassigned": Q(assignee__isnull=True),
        "arriving": _arriving(actor),
        "here": Q(offered_to__isnull=True),
    }
    return known.get(whose, Q())


def _arriving(actor: Actor) -> Q:
    """Offered to the office the actor acts for, or to one within reach when that is not everywhere."""
    return Q(offered_to_id=actor.organisation_id) if actor.organisation_id else Q(pk__in=())
