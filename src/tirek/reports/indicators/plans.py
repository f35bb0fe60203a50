"""Figures of plans: what was delivered and counted, what the person confirmed, what the person denies."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import LineState, PlanNeed
from tirek.cases.models import Case, PlanLine, PlanStart
from tirek.reports.enums import Section, Unit
from tirek.reports.indicators.base import Indicator, register
from tirek.reports.indicators.dimensions import OF_CASES
from tirek.reports.period import Period

FIRST_EDITION = date(2026, 1, 1)


def _with_line(condition: Q) -> "QuerySet[Case]":
    """Cases with a line of the plan that meets a condition, each once."""
    return Case.objects.filter(pk__in=PlanLine.objects.filter(condition).values("case_id"))


def _delivered_in(period: Period) -> Q:
    return Q(state=LineState.DELIVERED, delivered_on__range=(period.first, period.last))


def _moments(column: str, period: Period) -> Q:
    first, after = (
        make_aware(datetime.combine(day, time())) for day in (period.first, period.last + timedelta(days=1))
    )
    return Q(**{f"{column}__gte": first, f"{column}__lt": after})


def _returnees(period: Period) -> "QuerySet[Case]":
    begun = PlanStart.objects.filter(need=PlanNeed.KANDAS, started_on__range=(period.first, period.last))
    return Case.objects.filter(pk__in=begun.values("case_id"))


def _register(
    code: str,
    title: Promise,
    definition: Promise,
    records: Callable[[Period], "QuerySet[Case]"],
    unit: Unit = Unit.CASES,
) -> Indicator:
    """These indicators differ in no more than this."""
    one = Indicator(code, 1, FIRST_EDITION, Section.RESULT, unit, title, definition, records, breakdowns=OF_CASES)
    return register(one)


DELIVERED = _register(
    "plans_delivered",
    _("With a service delivered"),
    _(
        "Cases whose plan has a service delivered in the period that the person has not denied. A case is counted once,"
        " however many services it brought."
    ),
    lambda period: _with_line(_delivered_in(period) & Q(denied_at__isnull=True)),
)
CONFIRMED = _register(
    "plans_confirmed",
    _("With a service confirmed by the person"),
    _("Cases with a delivered service of which the person said in the period that it has reached them."),
    lambda period: _with_line(_moments("confirmed_at", period)),
)
DENIED = _register(
    "plans_denied",
    _("With a delivery denied by the person"),
    _("Cases with a service said to be delivered of which the person said in the period that it has not, and says so."),
    lambda period: _with_line(_moments("denied_at", period)),
)
RETURNEES = _register(
    "returnees_begun",
    _("Families of returnees whose support began"),
    _("Cases whose plan was begun in the period from a template for returnees (kandas)."),
    _returnees,
    Unit.FAMILIES,
)
