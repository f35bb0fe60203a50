"""The figure of the exchange: partners whose systems are integrated."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from tirek.exchange.queries.traffic import integrated_since
from tirek.network.models import Organisation
from tirek.reports.enums import Section, Unit
from tirek.reports.queries import BODIES, Indicator, Period, register


def _integrated(period: Period) -> Any:
    systems = integrated_since(period.first, period.last)
    return Organisation.objects.filter(pk__in=systems.values("organisation"))


register(
    Indicator(
        code="partners_integrated",
        version=1,
        in_force_from=date(2019, 1, 1),
        section=Section.BODIES,
        unit=Unit.BODIES,
        title=_("Partners integrated"),
        definition=_(
            "Organisations whose own system worked under a memorandum in the period: at least one call that was not "
            "refused. Sandboxes are left out."
        ),
        subject=BODIES,
        records=_integrated,
    )
)
