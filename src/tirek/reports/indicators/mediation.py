"""Figures of mediation: who mediates, what came in, what was agreed, what was noticed in time.

Figures of sealed files are not broken down further here: one dispute of a kind in a district would be known by it. The
page of mediation in numbers does so with small numbers kept back.
"""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tirek.mediation.enums import AGREED, DisputeState, SignalState
from tirek.mediation.models import Dispute, Mediator, Signal
from tirek.reports.enums import Section, Unit
from tirek.reports.indicators.base import Breakdown, Indicator, register
from tirek.reports.indicators.subjects import Subject
from tirek.reports.indicators.subjects_of_mediation import FILES, MEDIATORS, SIGNALS
from tirek.reports.period import Period

FIRST_EDITION = date(2019, 1, 1)
OF_SIGNALS = (Breakdown("kind", "kind", _("By kind")), Breakdown("source", "source", _("By where it comes from")))


def _days(period: Period) -> tuple[date, date]:
    return period.first, period.last


def _mediators(period: Period) -> "QuerySet[Mediator]":
    return Mediator.objects.standing(period.last)


def _opened(period: Period) -> "QuerySet[Dispute]":
    return Dispute.objects.filter(opened_on__range=_days(period))


def _agreed(period: Period) -> "QuerySet[Dispute]":
    return Dispute.objects.filter(agreed_on__range=_days(period), outcome__in=AGREED)


def _without(period: Period) -> "QuerySet[Dispute]":
    ended = Dispute.objects.filter(state=DisputeState.CLOSED, closed_on__range=_days(period))
    return ended.exclude(outcome__in=AGREED)


def _noticed(period: Period) -> "QuerySet[Signal]":
    return Signal.objects.filter(noticed_on__range=_days(period))


def _settled(period: Period) -> "QuerySet[Signal]":
    return Signal.objects.filter(state=SignalState.CLOSED, closed_on__range=_days(period))


def _register(code: str, section: Section, unit: Unit, title: Any, meaning: Any, subject: Subject, **more: Any) -> None:
    register(
        Indicator(
            code=code,
            version=1,
            in_force_from=FIRST_EDITION,
            section=section,
            unit=unit,
            title=title,
            definition=meaning,
            subject=subject,
            **more,
        )
    )


_register(
    "mediators",
    Section.MEDIATORS,
    Unit.PEOPLE,
    _("Mediators"),
    _("Entries of the register who work and whose certificate holds on the last day of the period."),
    MEDIATORS,
    records=_mediators,
    at_the_end=True,
    breakdowns=(Breakdown("kind", "kind", _("By kind")),),
)
_register(
    "mediations_opened",
    Section.DISPUTES,
    Unit.FILES,
    _("Disputes brought to mediation"),
    _("Mediation files opened in the period. Files are sealed: the figure opens none of them."),
    FILES,
    records=_opened,
)
_register(
    "mediation_agreements",
    Section.DISPUTES,
    Unit.FILES,
    _("Agreements reached by mediation"),
    _(
        "Files whose agreement, of the whole dispute or of a part, came into force in the period. Files are sealed:"
        " the figure opens none of them."
    ),
    FILES,
    records=_agreed,
)
_register(
    "mediations_without_agreement",
    Section.DISPUTES,
    Unit.FILES,
    _("Mediations without agreement"),
    _("Files closed in the period without an agreement: none was reached, or a party withdrew."),
    FILES,
    records=_without,
)
_register(
    "early_warnings",
    Section.PREVENTION,
    Unit.SIGNALS,
    _("Early warnings"),
    _("Signs of tension noticed in the period, from whatever source."),
    SIGNALS,
    records=_noticed,
    breakdowns=OF_SIGNALS,
)
_register(
    "early_warnings_settled",
    Section.PREVENTION,
    Unit.SIGNALS,
    _("Early warnings settled"),
    _("Signals closed in the period with what came of them."),
    SIGNALS,
    records=_settled,
    breakdowns=OF_SIGNALS,
)
