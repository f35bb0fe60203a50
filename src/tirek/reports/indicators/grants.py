"""Figures of what comes after a contest: grants and their money, awards, prizes that are given or put off."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from tirek.calls.models import Award, Grant, GrantReport, Prize, PrizeStep, Tranche
from tirek.calls.queries.figures import PLACES, PUBLIC_STATES, WITH_GRANTEE, AwardKind, PrizeState, TrancheState
from tirek.reports.enums import Section, Unit
from tirek.reports.indicators.base import Breakdown, Indicator, register
from tirek.reports.indicators.subjects import Subject
from tirek.reports.indicators.subjects_of_grants import AWARDS, GRANT_REPORTS, GRANTS, PRIZES, TRANCHES
from tirek.reports.period import Period

FIRST_EDITION = date(2019, 1, 1)
BY_STATE = (Breakdown("state", "state", _("By state")),)
BY_KIND = (Breakdown("kind", "kind", _("By kind")),)


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
    told: dict[str, Any] = {"title": title, "definition": definition, "records": records, "subject": subject}
    return register(
        Indicator(code=code, version=1, in_force_from=FIRST_EDITION, section=section, unit=unit, **told, **more)
    )


def _given(period: Period) -> "QuerySet[Grant]":
    return Grant.objects.filter(state__in=PUBLIC_STATES, signed_on__range=(period.first, period.last))


def _running(period: Period) -> "QuerySet[Grant]":
    not_over = Q(ended_on__isnull=True) | Q(ended_on__gt=period.last)
    return Grant.objects.filter(not_over, state__in=PUBLIC_STATES, signed_on__lte=period.last)


def _paid(period: Period) -> "QuerySet[Tranche]":
    return Tranche.objects.filter(state=TrancheState.PAID, paid_on__range=(period.first, period.last))


def _late(period: Period) -> "QuerySet[GrantReport]":
    """Owed on the last day: not handed in by then, the grant not over."""
    not_handed_in = Q(state__in=WITH_GRANTEE, submitted_at__isnull=True) | Q(submitted_at__gte=_after(period))
    not_over = Q(grant__ended_on__isnull=True) | Q(grant__ended_on__gt=period.last)
    signed = Q(grant__state__in=PUBLIC_STATES, grant__signed_on__lte=period.last)
    return GrantReport.objects.filter(not_handed_in, not_over, signed, due_on__lt=period.last)


def _awarded(kinds: tuple[AwardKind, ...], period: Period) -> "QuerySet[Award]":
    return Award.objects.standing().filter(kind__in=kinds, awarded_on__range=(period.first, period.last))


def _handed_over(period: Period) -> "QuerySet[Prize]":
    return Prize.objects.filter(given_on__range=(period.first, period.last))


def _postponed(period: Period) -> "QuerySet[Prize]":
    """By the last step before the end of the day, so that a later one changes no earlier figure."""
    steps = PrizeStep.objects.filter(prize=OuterRef("pk"), at__lt=_after(period)).order_by("-at", "-id")
    return Prize.objects.annotate(stood=Subquery(steps.values("state")[:1])).filter(stood=PrizeState.POSTPONED)


def _after(period: Period) -> datetime:
    return make_aware(datetime.combine(period.last + timedelta(days=1), time()))


_register(
    "grants_given",
    Section.GRANTS,
    Unit.GRANTS,
    GRANTS,
    _("Grants given"),
    _("Grants whose contract was signed in the period."),
    _given,
    breakdowns=BY_STATE,
)
_register(
    "grants_sum",
    Section.GRANTS,
    Unit.TENGE,
    GRANTS,
    _("Sum of grants given"),
    _("What the contracts signed in the period promise, in tenge."),
    _given,
    added="total",
)
_register(
    "grants_paid",
    Section.GRANTS,
    Unit.TENGE,
    TRANCHES,
    _("Paid to grantees"),
    _("Tranches paid in the period by their payment order, in tenge. Money that came back is not taken off."),
    _paid,
    added="amount",
)
_register(
    "grants_under_way",
    Section.GRANTS,
    Unit.GRANTS,
    GRANTS,
    _("Grants under way"),
    _("Grants signed by the last day of the period and neither completed nor ended by then."),
    _running,
    at_the_end=True,
)
_register(
    "grant_reports_late",
    Section.GRANTS,
    Unit.REPORTS,
    GRANT_REPORTS,
    _("Reports of grantees that are late"),
    _("Reports due before the last day of the period and not handed in by then, of grants under way."),
    _late,
    at_the_end=True,
)
_register(
    "awards_given",
    Section.AWARDS,
    Unit.AWARDS,
    AWARDS,
    _("Places and wins in contests"),
    _("Places and wins given in the period in the country and in regions, without those taken back."),
    lambda period: _awarded(PLACES, period),
    breakdowns=BY_KIND,
)
_register(
    "orders_given",
    Section.AWARDS,
    Unit.AWARDS,
    AWARDS,
    _("Orders given"),
    _("Orders given in the period by a decision of two people, without those taken back."),
    lambda period: _awarded((AwardKind.ORDER,), period),
)
_register(
    "laureates",
    Section.AWARDS,
    Unit.AWARDS,
    AWARDS,
    _("Laureates of the prize"),
    _("Laureates of the prize named in the period, without those taken back."),
    lambda period: _awarded((AwardKind.PRIZE,), period),
)
_register(
    "prize_nominations",
    Section.AWARDS,
    Unit.NOMINATIONS,
    AWARDS,
    _("Nominations in which the prize was given"),
    _("Different nominations that have a laureate of the prize named in the period."),
    lambda period: _awarded((AwardKind.PRIZE,), period),
    distinct="nomination_id",
)
_register(
    "prizes_given",
    Section.AWARDS,
    Unit.PRIZES,
    PRIZES,
    _("Prizes given"),
    _("Things, trips and places in camps that were given in the period."),
    _handed_over,
    breakdowns=BY_KIND,
)
_register(
    "prizes_postponed",
    Section.AWARDS,
    Unit.PRIZES,
    PRIZES,
    _("Prizes postponed"),
    _("Prizes promised whose last step by the end of the last day of the period was to put them off."),
    _postponed,
    breakdowns=BY_KIND,
    at_the_end=True,
)
