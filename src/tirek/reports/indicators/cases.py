"""Figures of the work on applications: what came in, what came of it, in time or late."""

from datetime import date, datetime, time, timedelta

from django.db.models import F, QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import LineState, OutcomeResult
from tirek.cases.models import Case, PlanLine
from tirek.programmes.enums import ServiceCategory
from tirek.reports.enums import Section, Unit
from tirek.reports.indicators.base import Indicator, register
from tirek.reports.indicators.dimensions import BY_APPLICANT, BY_CHANNEL, BY_SERVICE, OF_CASES, quiet
from tirek.reports.period import Period

FIRST_EDITION = date(2019, 1, 1)


def _received(period: Period) -> "QuerySet[Case]":
    return Case.objects.filter(registered_on__range=(period.first, period.last))


def _with_outcome(period: Period, result: OutcomeResult) -> "QuerySet[Case]":
    return Case.objects.filter(outcome=result, outcome_on__range=(period.first, period.last))


def _answered(period: Period) -> "QuerySet[Case]":
    return Case.objects.filter(answered_on__range=(period.first, period.last))


def _open_at_end(period: Period) -> "QuerySet[Case]":
    return Case.objects.undecided_on(period.last)


def _housed(period: Period) -> "QuerySet[Case]":
    housed = PlanLine.objects.filter(
        service__category=ServiceCategory.HOUSING,
        service__counts_family=True,
        state=LineState.DELIVERED,
        delivered_on__range=(period.first, period.last),
    )
    return Case.objects.filter(pk__in=housed.values("case_id"))


def _confirmed(period: Period) -> "QuerySet[Case]":
    first, after = (
        make_aware(datetime.combine(day, time())) for day in (period.first, period.last + timedelta(days=1))
    )
    return Case.objects.filter(confirmed_at__gte=first, confirmed_at__lt=after)


RECEIVED = register(
    Indicator(
        code="cases_received",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.INTAKE,
        unit=Unit.CASES,
        title=_("Applications received"),
        definition=_(
            "Cases whose day of registration lies in the period, at the office that has them now. A forwarded case is"
            " counted once, at the office it was forwarded to."
        ),
        records=_received,
        breakdowns=(BY_CHANNEL, BY_SERVICE, *BY_APPLICANT),
    )
)
SOLVED = register(
    Indicator(
        code="cases_solved",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.CASES,
        title=_("Solved"),
        definition=_("Cases whose outcome “solved” was recorded in the period and stands."),
        records=lambda period: _with_outcome(period, OutcomeResult.SOLVED),
        breakdowns=(BY_SERVICE, quiet(BY_CHANNEL), *BY_APPLICANT),
    )
)
PARTLY = register(
    Indicator(
        code="cases_partly_solved",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.CASES,
        title=_("Partly solved"),
        definition=_("Cases whose outcome “partly solved” was recorded in the period and stands."),
        records=lambda period: _with_outcome(period, OutcomeResult.PARTLY),
        breakdowns=OF_CASES,
    )
)
REFUSED = register(
    Indicator(
        code="cases_refused",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.CASES,
        title=_("Cannot be solved"),
        definition=_("Cases whose outcome “cannot be solved”, with its reason, was recorded in the period and stands."),
        records=lambda period: _with_outcome(period, OutcomeResult.NOT_SOLVABLE),
        breakdowns=OF_CASES,
    )
)
WITHDRAWN = register(
    Indicator(
        code="cases_withdrawn",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.CASES,
        title=_("Withdrawn by the applicant"),
        definition=_("Cases the applicant withdrew in the period. They count neither as solved nor as refused."),
        records=lambda period: _with_outcome(period, OutcomeResult.WITHDRAWN),
        breakdowns=OF_CASES,
    )
)
RETURNED = register(
    Indicator(
        code="cases_returned",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.CASES,
        title=_("Returned unmended"),
        definition=_(
            "Cases returned to the applicant in the period because the defects named to them were not mended in time."
            " They count neither as solved nor as refused."
        ),
        records=lambda period: _with_outcome(period, OutcomeResult.RETURNED),
        breakdowns=OF_CASES,
    )
)
FILED = register(
    Indicator(
        code="cases_filed_as_repeats",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.CASES,
        title=_("Repeats filed"),
        definition=_(
            "Cases filed in the period without an answer because the same applicant had been answered the same before."
            " They count neither as solved nor as refused."
        ),
        records=lambda period: _with_outcome(period, OutcomeResult.FILED),
        breakdowns=OF_CASES,
    )
)
CONFIRMED = register(
    Indicator(
        code="cases_confirmed",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.CASES,
        title=_("Confirmed by the applicant"),
        definition=_("Cases whose applicant said in the period that the answer settles the matter."),
        records=_confirmed,
        breakdowns=OF_CASES,
    )
)
HOUSED = register(
    Indicator(
        code="families_housed",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.RESULT,
        unit=Unit.FAMILIES,
        title=_("Families housed"),
        definition=_(
            "Families whose plan has a housing service given to the whole family and delivered in the period."
            " A family is counted once per application."
        ),
        records=_housed,
        breakdowns=OF_CASES,
    )
)
ANSWERED = register(
    Indicator(
        code="cases_answered",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.TERM,
        unit=Unit.CASES,
        title=_("Answered"),
        definition=_("Cases whose written answer that stands was signed in the period."),
        records=_answered,
        breakdowns=OF_CASES,
    )
)
LATE = register(
    Indicator(
        code="cases_answered_late",
        less_is_better=True,
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.TERM,
        unit=Unit.CASES,
        title=_("Answered late"),
        definition=_("Cases answered in the period after their due date, extensions included."),
        records=lambda period: _answered(period).filter(answered_on__gt=F("due_on")),
        breakdowns=OF_CASES,
    )
)
OVERDUE = register(
    Indicator(
        code="cases_overdue",
        less_is_better=True,
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.TERM,
        unit=Unit.CASES,
        title=_("Overdue at the end of the period"),
        definition=_("Cases without an outcome on the last day of the period whose due date had passed by then."),
        records=lambda period: _open_at_end(period).filter(due_on__lt=period.last),
        at_the_end=True,
        breakdowns=OF_CASES,
    )
)
OPEN = register(
    Indicator(
        code="cases_open",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.TERM,
        unit=Unit.CASES,
        title=_("Open at the end of the period"),
        definition=_("Cases registered by the last day of the period that had no outcome on that day."),
        records=_open_at_end,
        at_the_end=True,
        breakdowns=OF_CASES,
    )
)
MEDIAN_DAYS = register(
    Indicator(
        code="median_days_to_answer",
        less_is_better=True,
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.TERM,
        unit=Unit.DAYS,
        title=_("Median days to the answer"),
        definition=_(
            "The middle number of calendar days from registration to the answer, over the cases answered in the period."
        ),
        records=_answered,
        measured=F("answered_on") - F("registered_on"),
        breakdowns=OF_CASES,
    )
)
