"""Figures of what the bodies do: events by the kind of their organiser, whom they reached, training, tours."""

from datetime import date
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tirek.activities.enums import COUNTED, Evidence, ProjectKind, QuestionState, TourState
from tirek.activities.models import Attendance, Certificate, Event, Headcount, Project, Question, Tour
from tirek.network.enums import OrganisationKind
from tirek.reports.enums import EvidenceClass, Section, Unit
from tirek.reports.indicators.base import Breakdown, Indicator, register
from tirek.reports.indicators.dimensions import by_age, by_language, by_sex
from tirek.reports.indicators.subjects import (
    ATTENDANCES,
    CERTIFICATES,
    EVENTS,
    HEADCOUNTS,
    PROJECTS,
    QUESTIONS,
    TOURS,
)
from tirek.reports.period import Period

FIRST_EDITION = date(2019, 1, 1)
Kind = OrganisationKind
BY_KIND = (
    Breakdown("kind", "kind", _("By kind")),
    Breakdown("format", "format", _("By format")),
    by_language(),
    Breakdown("organiser", "organiser__kind", _("By kind of the organiser"), is_quiet=True),
)
OF_THE_EVENT = (
    Breakdown("kind", "event__kind", _("By kind"), is_quiet=True),
    Breakdown("format", "event__format", _("By format"), is_quiet=True),
    by_language("event__language"),
    Breakdown("organiser", "event__organiser__kind", _("By kind of the organiser"), is_quiet=True),
)
OF_A_QUESTION = (
    by_language(),
    Breakdown("kind", "kind", _("By kind"), is_quiet=True),
    Breakdown("service", "service__code", _("By service"), is_quiet=True),
)
BY_EVIDENCE = Breakdown("evidence", "evidence", _("By evidence"), is_quiet=True)
ORGANISERS: dict[OrganisationKind | None, tuple[Any, ...]] = {
    None: ("", _("Events held"), _("Reached"), _("Reached, by estimate")),
    Kind.ELDERS: (
        "elders_", _("Events of elders' councils"), _("Reached by elders' councils"),
        _("Reached by elders' councils, by estimate"),
    ),
    Kind.MOTHERS: (
        "mothers_", _("Events of mothers' councils"), _("Reached by mothers' councils"),
        _("Reached by mothers' councils, by estimate"),
    ),
    Kind.YOUTH: (
        "youth_", _("Events of the youth organisation"), _("Reached by the youth organisation"),
        _("Reached by the youth organisation, by estimate"),
    ),
    Kind.HOUSE: (
        "house_", _("Events of Friendship Houses"), _("Reached by Friendship Houses"),
        _("Reached by Friendship Houses, by estimate"),
    ),
}  # fmt: skip
EVENTS_MEAN = _("Events of these organisers that were held in the period and reported with the closing form.")
REACHED_MEAN = _(
    "Attendances at those events by scanned tickets or a signed list. Who came twice is counted twice; estimates are"
    " not part of it."
)
ESTIMATED_MEAN = _(
    "What organisers estimated where there is neither a scan nor a signed list. Never added to the counted."
)


def _held(kind: OrganisationKind | None, period: Period) -> "QuerySet[Event]":
    held = Event.objects.held().filter(held_on__range=(period.first, period.last))
    return held.filter(organiser__kind=kind) if kind else held


def _counts(kind: OrganisationKind | None, evidence: tuple[Evidence, ...], period: Period) -> "QuerySet[Headcount]":
    found = Headcount.objects.filter(
        evidence__in=evidence, event__state="closed", event__held_on__range=(period.first, period.last)
    )
    return found.filter(event__organiser__kind=kind) if kind else found


def _register_for(kind: OrganisationKind | None) -> None:
    prefix, events, reached, estimated = ORGANISERS[kind]
    register(
        Indicator(
            code=f"{prefix}events",
            version=1,
            in_force_from=FIRST_EDITION,
            section=Section.HELD,
            unit=Unit.EVENTS,
            title=events,
            definition=EVENTS_MEAN,
            records=lambda period: _held(kind, period),
            subject=EVENTS,
            breakdowns=BY_KIND,
        )
    )
    for code, title, meaning, evidence, standing in (
        ("reached", reached, REACHED_MEAN, COUNTED, EvidenceClass.COUNTED),
        ("estimated", estimated, ESTIMATED_MEAN, (Evidence.ESTIMATE,), EvidenceClass.ESTIMATED),
    ):
        register(
            Indicator(
                code=f"{prefix}{code}",
                version=1,
                in_force_from=FIRST_EDITION,
                section=Section.REACHED,
                unit=Unit.ATTENDANCES,
                title=title,
                definition=meaning,
                records=lambda period, evidence=evidence: _counts(kind, evidence, period),  # type: ignore[misc]
                subject=HEADCOUNTS,
                added="attendances",
                evidence=standing,
                breakdowns=(*OF_THE_EVENT, BY_EVIDENCE),
            )
        )


for _kind in ORGANISERS:
    _register_for(_kind)

register(
    Indicator(
        code="people_reached",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.REACHED,
        unit=Unit.PEOPLE,
        title=_("Different people who came"),
        definition=_(
            "Persons known by name who came to an event held in the period, each once however often they came."
            " The figures of two places do not add up: somebody may have come in both."
        ),
        records=lambda period: Attendance.objects.filter(
            person__isnull=False,
            voids__isnull=True,
            voided_by__isnull=True,
            event__state="closed",
            event__held_on__range=(period.first, period.last),
        ),
        subject=ATTENDANCES,
        distinct="person_id",
        breakdowns=(*OF_THE_EVENT, by_sex("person"), by_age("person", "event__held_on")),
    )
)


def _trained(period: Period) -> "QuerySet[Certificate]":
    return Certificate.objects.filter(issued_on__range=(period.first, period.last), revoked_at__isnull=True)


for _code, _title, _meaning, _slug in (
    ("trained", _("Trained"), _("Certificates issued in the period that stand, of all courses."), ""),
    (
        "mediation_trained",
        _("Trained in mediation"),
        _("Certificates of the course in ethno-mediation that were issued in the period and stand."),
        "ethno-mediation",
    ),
    (
        "staff_trained",
        _("Office staff trained"),
        _("Certificates of courses for the staff of offices that were issued in the period and stand."),
        "reception",
    ),
):
    register(
        Indicator(
            code=_code,
            version=1,
            in_force_from=FIRST_EDITION,
            section=Section.TRAINED,
            unit=Unit.PEOPLE,
            title=_title,
            definition=_meaning,
            records=lambda period, slug=_slug: (  # type: ignore[misc]
                _trained(period).filter(course__code__startswith=slug) if slug else _trained(period)
            ),
            subject=CERTIFICATES,
            breakdowns=(by_language(), by_sex("person"), by_age("person", "issued_on")),
        )
    )


def _projects(kind: ProjectKind, period: Period) -> "QuerySet[Project]":
    return Project.objects.filter(kind=kind, during__overlap=DateRange(period.first, period.last, "[]"))


for _code, _title, _projects_of in (
    ("house_projects", _("Projects of Friendship Houses"), ProjectKind.HOUSE),
    ("national_projects", _("National projects"), ProjectKind.NATIONAL),
):
    register(
        Indicator(
            code=_code,
            version=1,
            in_force_from=FIRST_EDITION,
            section=Section.HELD,
            unit=Unit.PROJECTS,
            title=_title,
            definition=_("Projects that were under way on any day of the period."),
            records=lambda period, kind=_projects_of: _projects(kind, period),  # type: ignore[misc]
            subject=PROJECTS,
        )
    )


def _tours(period: Period) -> "QuerySet[Tour]":
    return Tour.objects.filter(begins_on__range=(period.first, period.last), state=TourState.DONE)


def _asked(period: Period) -> "QuerySet[Question]":
    return Question.objects.filter(event__held_on__range=(period.first, period.last))


register(
    Indicator(
        code="tours",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.TOURS,
        unit=Unit.EVENTS,
        title=_("Outreach tours"),
        definition=_("Tours that began in the period and were held."),
        records=_tours,
        subject=TOURS,
    )
)
register(
    Indicator(
        code="questions_asked",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.TOURS,
        unit=Unit.QUESTIONS,
        title=_("Questions and proposals taken down"),
        definition=_("What was asked or proposed at events held in the period."),
        records=_asked,
        subject=QUESTIONS,
        breakdowns=(Breakdown("state", "state", _("By state")), *OF_A_QUESTION),
    )
)
register(
    Indicator(
        code="questions_answered",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.TOURS,
        unit=Unit.QUESTIONS,
        title=_("Questions answered"),
        definition=_("Those of them that were answered or became a case."),
        records=lambda period: _asked(period).filter(state__in=[QuestionState.ANSWERED, QuestionState.CASE]),
        subject=QUESTIONS,
        breakdowns=OF_A_QUESTION,
    )
)
