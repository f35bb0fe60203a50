"""Figures of programmes: roadmaps and reviews, initiatives, research, and what became of what people said."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from tirek.programmes.enums import ActionState, CallOutcome, CallState, Phase, ResearchKind, ReviewState, RoadmapState
from tirek.programmes.models import (
    Broadcast,
    FollowUp,
    Research,
    ResearchVisit,
    Review,
    ReviewRegion,
    RoadmapAction,
    StageReached,
    Voice,
)
from tirek.reports.enums import Section, Unit
from tirek.reports.indicators.base import Indicator, register
from tirek.reports.indicators.subjects import Subject
from tirek.reports.indicators.subjects_of_programmes import (
    ACTIONS,
    BROADCASTS,
    CALLS,
    REACHED,
    RESEARCH,
    REVIEW_REGIONS,
    REVIEWS,
    VISITS,
    VOICES,
)
from tirek.reports.period import Period

FIRST_EDITION = date(2019, 1, 1)
HALF_A_YEAR = 6


def _register(
    code: str,
    section: Section,
    unit: Unit,
    subject: Subject,
    title: Promise,
    definition: Promise,
    records: Callable[[Period], "QuerySet[Any]"],
    **more: Any,
) -> Indicator:
    """These indicators differ in no more than this."""
    return register(
        Indicator(code, 1, FIRST_EDITION, section, unit, title, definition, records, subject=subject, **more)
    )


def _moments(column: str, period: Period) -> Q:
    first, after = (
        make_aware(datetime.combine(day, time())) for day in (period.first, period.last + timedelta(days=1))
    )
    return Q(**{f"{column}__gte": first, f"{column}__lt": after})


def _actions() -> "QuerySet[RoadmapAction]":
    """What is really to be done: actions without parts on adopted roadmaps, those taken off left out."""
    leaves = RoadmapAction.objects.leaves().exclude(state=ActionState.CANCELLED)
    return leaves.exclude(roadmap__state=RoadmapState.DRAFT)


def _planned(period: Period) -> "QuerySet[RoadmapAction]":
    return _actions().filter(since__lte=period.last, due_on__gte=period.first)


def _done(period: Period) -> "QuerySet[RoadmapAction]":
    return _actions().filter(done_on__range=(period.first, period.last))


def _late(period: Period) -> "QuerySet[RoadmapAction]":
    return _actions().filter(Q(done_on__isnull=True) | Q(done_on__gt=period.last), due_on__lt=period.last)


def _reviews(period: Period) -> "QuerySet[Review]":
    return Review.objects.filter(state=ReviewState.HELD, held_on__range=(period.first, period.last))


def _reached(phase: Phase, period: Period) -> "QuerySet[StageReached]":
    return StageReached.objects.filter(stage__phase=phase, on__range=(period.first, period.last))


def _earning(period: Period) -> "QuerySet[FollowUp]":
    calls = FollowUp.objects.filter(months=HALF_A_YEAR, state=CallState.REACHED, outcome=CallOutcome.EARNING)
    return calls.filter(_moments("called_at", period))


def _research(kind: ResearchKind, period: Period) -> "QuerySet[Research]":
    return Research.objects.filter(kind=kind, during__overlap=DateRange(period.first, period.last, "[]"))


_register(
    "roadmap_actions", Section.ROADMAPS, Unit.ACTIONS, ACTIONS,
    _("Actions of roadmaps"),
    _("Actions without parts of adopted roadmaps whose days overlap with the period. Those taken off are left out."),
    _planned,
)  # fmt: skip
_register(
    "roadmap_done", Section.ROADMAPS, Unit.ACTIONS, ACTIONS,
    _("Actions of roadmaps done"),
    _("Actions done in the period: with evidence, or because the figure they are bound to reached its target."),
    _done,
)  # fmt: skip
_register(
    "roadmap_late", Section.ROADMAPS, Unit.ACTIONS, ACTIONS,
    _("Actions of roadmaps that are late"),
    _("Actions due before the last day of the period that were not done by then."),
    _late, at_the_end=True,
)  # fmt: skip
_register(
    "reviews_held", Section.ROADMAPS, Unit.SESSIONS, REVIEWS,
    _("Review sessions held"),
    _("Review sessions held in the period. One that was only planned is not counted."),
    _reviews,
)  # fmt: skip
_register(
    "regions_reviewed", Section.ROADMAPS, Unit.REGIONS, REVIEW_REGIONS,
    _("Regions reviewed"),
    _("Different regions that reported at review sessions held in the period."),
    lambda period: ReviewRegion.objects.filter(review__in=_reviews(period)), distinct="area_id",
)  # fmt: skip

for _code, _phase, _title in (
    ("initiative_applied", Phase.APPLIED, _("Came into initiatives")),
    ("initiative_trained", Phase.TRAINED, _("Trained in initiatives")),
    ("initiative_equipped", Phase.EQUIPPED, _("Equipped in initiatives")),
    ("initiative_earning", Phase.SELLING, _("Began to earn after an initiative")),
):
    _register(
        _code, Section.WAYS, Unit.PEOPLE, REACHED, _title,
        _("People who reached such a stage of an initiative in the period; of several initiatives, in each of them."),
        lambda period, phase=_phase: _reached(phase, period),  # type: ignore[misc]
    )  # fmt: skip
_register(
    "initiative_after_half_a_year", Section.WAYS, Unit.PEOPLE, CALLS,
    _("Earning half a year later"),
    _("People who said on the call after six months, made in the period, that they earn by this work."),
    _earning,
)  # fmt: skip
_register(
    "broadcasts", Section.WAYS, Unit.BROADCASTS, BROADCASTS,
    _("Broadcasts of initiatives"),
    _("Broadcasts of initiatives aired in the period."),
    lambda period: Broadcast.objects.filter(aired_on__range=(period.first, period.last)),
)  # fmt: skip

for _code, _kind, _title in (
    ("research_programmes", ResearchKind.PROGRAMME, _("Research programmes")),
    ("research_grants", ResearchKind.GRANT, _("Research grant projects")),
    ("studies", ResearchKind.STUDY, _("Studies")),
    ("monitoring_trips", ResearchKind.TRIP, _("Monitoring trips")),
):
    _register(
        _code, Section.RESEARCH, Unit.WORKS, RESEARCH, _title,
        _("Research of this kind that was under way on any day of the period."),
        lambda period, kind=_kind: _research(kind, period),  # type: ignore[misc]
    )  # fmt: skip
_register(
    "regions_studied", Section.RESEARCH, Unit.REGIONS, VISITS,
    _("Regions visited by research"),
    _("Different regions visited in the period by monitoring trips and other research."),
    lambda period: ResearchVisit.objects.filter(on__range=(period.first, period.last)), distinct="area_id",
)  # fmt: skip
_register(
    "voices_linked", Section.VOICES, Unit.VOICES, VOICES,
    _("Things said that concern a programme"),
    _("What people said in the period, at meetings, in proposals or after an answer, linked to a programme."),
    lambda period: Voice.objects.filter(said_on__range=(period.first, period.last)),
)  # fmt: skip
_register(
    "voices_answered", Section.VOICES, Unit.VOICES, VOICES,
    _("Things said of which the answer is published"),
    _("What people said of which it was published in the period what was done."),
    lambda period: Voice.objects.filter(_moments("published_at", period)),
)  # fmt: skip
