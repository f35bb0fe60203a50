"""The queue of an office: one list, filtered; its counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.expressions import RawSQL

from tirek.cases.enums import DONE_STATES, OPEN_STATES, CaseState
from tirek.cases.models import Case
from tirek.cases.models.case import CaseQuerySet
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
    """What to show. ``state``: open (default), done, all, or one state; ``due``: overdue, today, week.

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
    return search_in(cases, filters.text).order_by(*SORTS.get(filters.sort, SORTS["due"]))


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
            mine=Count("pk", filter=Q(assignee_id=actor.user_id)),
            arriving=Count("pk", filter=reach_arriving),
            reopened=Count("pk", filter=Q(reopened_count__gt=0)),
        )
    )
    return QueueCounts(**row)


def search_in(cases: CaseQuerySet, text: str) -> CaseQuerySet:
    """Those with the number typed, or every word of the text in subject, body or applicant's name (index
    ``case_search``)."""
    text = text.strip()
    if not text:
        return cases
    number = normalise(text)
    if number:
        return cases.filter(number=number)
    query = query_for(text)
    if query is None:
        return cases.none()
    # The expression of the index, word for word; another spelling of it would scan the table.
    found = RawSQL(
        "to_tsvector('simple'::regconfig, \"cases_case\".\"search_terms\") @@ to_tsquery('simple', %s)", [query]
    )
    return cases.alias(found=found).filter(found=True)


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
    return {"overdue": overdue, "today": Q(due_on=on), "week": _within_a_week(on)}.get(due, Q())


def _within_a_week(on: date) -> Q:
    return Q(due_on__gt=on, due_on__lte=on + timedelta(days=7))


def _whose(actor: Actor, whose: str) -> Q:
    known = {
        "mine": Q(assignee_id=actor.user_id),
        "unassigned": Q(assignee__isnull=True),
        "arriving": _arriving(actor),
        "here": Q(offered_to__isnull=True),
    }
    return known.get(whose, Q())


def _arriving(actor: Actor) -> Q:
    """Offered to the office the actor acts for, or to one within reach when that is not everywhere."""
    return Q(offered_to_id=actor.organisation_id) if actor.organisation_id else Q(pk__in=())
