"""Figures of the network itself: which bodies there are on a day, and who sits there."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tirek.network.enums import OrganisationKind
from tirek.network.models import Membership, Organisation
from tirek.reports.enums import Section, Unit
from tirek.reports.indicators.base import Breakdown, Indicator, register
from tirek.reports.indicators.dimensions import by_sex
from tirek.reports.indicators.subjects import BODIES, SEATS
from tirek.reports.period import Period

FIRST_EDITION = date(2019, 1, 1)
Kind = OrganisationKind
COUNTED_BODIES = {
    Kind.OFFICE: ("offices", _("Reception offices")),
    Kind.ASSOCIATION: ("associations", _("Ethnocultural associations")),
    Kind.HOUSE: ("houses", _("Friendship Houses")),
    Kind.ELDERS: ("elders_councils", _("Elders' councils")),
    Kind.MOTHERS: ("mothers_councils", _("Mothers' councils")),
    Kind.YOUTH: ("youth_branches", _("Branches of the youth organisation")),
    Kind.ADVISORY: ("advisory_councils", _("Advisory councils")),
    Kind.CONSENT: ("consent_councils", _("Public-consent councils")),
    Kind.NGO: ("ngos", _("Non-governmental organisations")),
    Kind.DEPARTMENT: ("departments", _("Departments")),
    Kind.EXPERTS: ("expert_groups", _("Expert groups")),
    Kind.CLUB: ("journalist_clubs", _("Journalists' clubs")),
    Kind.OUTLET: ("outlets", _("Media outlets")),
}
COUNTED_SEATS = {
    Kind.ELDERS: ("elders_members", _("Members of elders' councils")),
    Kind.MOTHERS: ("mothers_members", _("Members of mothers' councils")),
    Kind.YOUTH: ("youth_activists", _("Activists of the youth organisation")),
    Kind.DELEGATION: ("deputies", _("Deputies")),
    Kind.AMBASSADORS: ("ambassadors", _("Ambassadors")),
    Kind.EXPERTS: ("experts", _("Experts of the groups")),
    Kind.CLUB: ("club_members", _("Members of journalists' clubs")),
}


def _bodies(kind: OrganisationKind, period: Period) -> "QuerySet[Organisation]":
    return Organisation.objects.filter(kind=kind).on(period.last)


def _seats(kind: OrganisationKind, period: Period) -> "QuerySet[Membership]":
    return Membership.objects.filter(organisation__kind=kind).on(period.last)


for _kind, (_code, _title) in COUNTED_BODIES.items():
    register(
        Indicator(
            code=_code,
            version=1,
            in_force_from=FIRST_EDITION,
            section=Section.BODIES,
            unit=Unit.BODIES,
            title=_title,
            definition=_("Bodies of this kind that exist on the last day of the period."),
            records=lambda period, kind=_kind: _bodies(kind, period),  # type: ignore[misc]
            subject=BODIES,
            at_the_end=True,
            breakdowns=(Breakdown("level", "level", _("By level")),),
        )
    )
for _kind, (_code, _title) in COUNTED_SEATS.items():
    register(
        Indicator(
            code=_code,
            version=1,
            in_force_from=FIRST_EDITION,
            section=Section.SEATS,
            unit=Unit.PEOPLE,
            title=_title,
            definition=_("Seats of bodies of this kind that are held on the last day of the period."),
            records=lambda period, kind=_kind: _seats(kind, period),  # type: ignore[misc]
            subject=SEATS,
            at_the_end=True,
            breakdowns=(by_sex("person"),),
        )
    )
