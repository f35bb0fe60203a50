"""Reads of questions: the desk's lists, what is owed, the stop's own list."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from tirek.activities.enums import ActivityPermission, QuestionState
from tirek.activities.models import Event, Question, Tour, TourStop
from tirek.core.actor import Actor
from tirek.network.models import Organisation

ANSWER_DAYS = 10
TABS = ("sort", "ours", "publish", "all")
MOST_AGENCIES = 300


def answer_days(event: Event) -> int:
    """Working days an agency has for an answer: as the event's tour says, ten for any other event."""
    found = Tour.objects.filter(stops__event=event).values_list("answer_days", flat=True).first()
    return found or ANSWER_DAYS


def desk_questions(
    actor: Actor,
    *,
    tab: str,
    on: date,
    event_id: UUID | None = None,
    tour_id: UUID | None = None,
    text: str = "",
    late: bool = False,
) -> "QuerySet[Question, Question]":
    """Questions by what they wait for: ``sort`` (an agency), ``ours`` (the actor's answer), ``publish`` (a public
    wording), ``all``."""
    tabs = {"sort": to_assign, "ours": to_answer, "publish": _to_publish}
    found = tabs[tab](actor) if tab in tabs else Question.objects.whole_for(actor)
    found = found.select_related("event", "event__area", "agency")
    if event_id:
        found = found.filter(event_id=event_id)
    if tour_id:
        found = found.filter(event__stop__tour=tour_id)
    if late:
        found = found.filter(state=QuestionState.ASSIGNED, due_on__lt=on)
    if text:
        words = Q(text__icontains=text) | Q(asker_name__icontains=text) | Q(answer__icontains=text)
        found = found.filter(words)
    return found.order_by("due_on", "asked_at", "id") if tab == "ours" else found.order_by("-asked_at", "-id")


def _to_publish(actor: Actor) -> "QuerySet[Question, Question]":
    reach = actor.reach(ActivityPermission.ANSWER_QUESTIONS)
    answered = Question.objects.filter(state=QuestionState.ANSWERED, published_at__isnull=True)
    return answered.filter(reach.q("event__organiser_id")) if reach else answered.none()


def to_assign(actor: Actor) -> "QuerySet[Question, Question]":
    """Questions at events the actor organises that no agency has been given yet."""
    reach = actor.reach(ActivityPermission.ANSWER_QUESTIONS)
    asked = Question.objects.filter(state=QuestionState.ASKED)
    return asked.filter(reach.q("event__organiser_id")) if reach else asked.none()


def to_answer(actor: Actor) -> "QuerySet[Question, Question]":
    """Questions given to the organisation acted for (index ``question_owed``)."""
    given = Question.objects.filter(state=QuestionState.ASSIGNED)
    holds = actor.organisation_id and actor.holds(ActivityPermission.ANSWER_QUESTIONS, at=actor.organisation_id)
    return given.filter(agency_id=actor.organisation_id) if holds else given.none()


def taken_at(actor: Actor, event: Event) -> "QuerySet[Question, Question]":
    """What was taken down at an event and the actor sees whole, the newest first."""
    return Question.objects.whole_for(actor).filter(event=event).select_related("agency").order_by("-asked_at", "-id")


def stops_to_take_along(actor: Actor, first: date, last: date) -> list[tuple[Event, Tour]]:
    """Stops of tours between two days where the actor may take down questions, each with its tour."""
    reach = actor.reach(ActivityPermission.TAKE_QUESTIONS)
    if not reach:
        return []
    team = TourStop.objects.filter(reach.q("tour__agencies__organisation_id"), pk=OuterRef("pk"))
    stops = TourStop.objects.filter(reach.q("tour__organiser_id") | Q(Exists(team)))
    stops = stops.filter(event__held_on__range=(first, last)).exclude(event__state="cancelled")
    rows = stops.select_related("event__area", "tour").order_by("event__starts_at", "id")
    return [(stop.event, stop.tour) for stop in rows]


def agencies_for(question: Question, on: date) -> list[Organisation]:
    """Who may be asked to answer: the team of the tour, those who take part in the event and its organiser."""
    event = question.event
    near = Q(tour_parts__tour__stops__event=event) | Q(event_parts__event=event) | Q(pk=event.organiser_id)
    return list(Organisation.objects.on(on).filter(near).distinct().order_by("name_kk", "code")[:MOST_AGENCIES])


def published_at(event_ids: QuerySet[Event] | list[UUID]) -> "QuerySet[Question, Question]":
    """Published questions of some events with who answered, in the order of asking."""
    rows = Question.objects.published().filter(event__in=event_ids)
    return rows.select_related("agency", "event__area").order_by("event__starts_at", "asked_at", "id")
