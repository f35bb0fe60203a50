"""Figures of support measures: what the catalogue holds, how much is confirmed, and what checks found."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from tirek.cases.models import EntitlementCheck
from tirek.programmes.models import Service
from tirek.programmes.queries.answers import DUE, NOT_KNOWN
from tirek.reports.enums import Section, Unit
from tirek.reports.indicators.base import Breakdown, Indicator, register
from tirek.reports.indicators.subjects import Column, Subject
from tirek.reports.period import Period

FIRST_EDITION = date(2019, 1, 1)
ASSISTANCE = "asp"
MEASURES = Subject(
    model=Service,
    place="owner_id",
    order=("position", "code"),
    related=("owner",),
    deferred=("search_terms",),
    address=lambda measure: measure.get_absolute_url(),
    columns=(
        Column(_("Measure"), lambda measure: measure.name),
        Column(_("Need"), lambda measure: measure.get_category_display()),
        Column(_("Who confirms it"), lambda measure: measure.owner.name if measure.owner else ""),
        Column(_("Confirmed"), lambda measure: measure.confirmed_on),
    ),
)
CHECKS = Subject(
    model=EntitlementCheck,
    place="case__office_id",
    order=("-at", "-id"),
    related=("case__office",),
    deferred=("facts", "answers"),
    address=lambda check: check.get_absolute_url(),
    columns=(
        Column(_("Number"), lambda check: check.case.number),
        Column(_("Office"), lambda check: check.case.office.name),
        Column(_("Checked"), lambda check: check.at.date()),
        Column(_("Version of the rules"), lambda check: check.rules_version),
    ),
)


def _offered(period: Period) -> "QuerySet[Service]":
    return Service.objects.on(period.last).filter(is_asked_for=False, owner__isnull=False)


def _confirmed(period: Period) -> "QuerySet[Service]":
    return _offered(period).filter(confirmed_on__lte=period.last, review_due__gt=period.last)


def _checked(period: Period) -> "QuerySet[EntitlementCheck]":
    first, after = (
        make_aware(datetime.combine(day, time())) for day in (period.first, period.last + timedelta(days=1))
    )
    return EntitlementCheck.objects.filter(at__gte=first, at__lt=after)


def _found(state: str, period: Period) -> "QuerySet[EntitlementCheck]":
    """Whatever the language, an answer names a measure by its code and says yes, no or unknown."""
    return _checked(period).filter(answers__kk__findings__contains=[{"code": ASSISTANCE, "state": state}])


def _register(code: str, unit: Unit, subject: Subject, title: Any, definition: Any, records: Any, **more: Any) -> None:
    register(
        Indicator(code, 1, FIRST_EDITION, Section.SUPPORT, unit, title, definition, records, subject=subject, **more)
    )


_register(
    "measures_offered", Unit.MEASURES, MEASURES,
    _("Support measures in the catalogue"),
    _("Measures of the state that the catalogue offers on the last day of the period and a body answers for. What an"
      " application is about is not counted."),
    _offered, at_the_end=True,
    breakdowns=(Breakdown("need", "category", _("By need")), Breakdown("certainty", "certainty", _("By how sure"))),
)  # fmt: skip
_register(
    "measures_confirmed", Unit.MEASURES, MEASURES,
    _("Support measures confirmed as still true"),
    _("Measures of which a second person confirmed that they are as described, and whose next look is still to come."),
    _confirmed, at_the_end=True,
)  # fmt: skip
_register(
    "entitlement_checks", Unit.CHECKS, CHECKS,
    _("Checks of what a family is entitled to"),
    _("Checks made in the period and kept with an application, by the office or by the applicant before applying."),
    _checked,
)  # fmt: skip
_register(
    "assistance_due", Unit.CHECKS, CHECKS,
    _("Checks that found targeted assistance due"),
    _("Checks of the period by which the family is entitled to targeted social assistance, as the rules of the day had"
      " it."),
    lambda period: _found(DUE, period),
)  # fmt: skip
_register(
    "assistance_unknown", Unit.CHECKS, CHECKS,
    _("Checks that could not tell about targeted assistance"),
    _("Checks of the period in which something was not known: a fact of the family, or the line of its region."),
    lambda period: _found(NOT_KNOWN, period),
)  # fmt: skip
