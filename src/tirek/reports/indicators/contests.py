"""Figures of contests: entries handed in, by contest, nomination, region and country; contests held."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from tirek.calls.enums import HANDED_IN, CallKind, CallState
from tirek.calls.models import Call, Entry, Nomination
from tirek.reports.enums import Section, Unit
from tirek.reports.indicators.base import Breakdown, Indicator, register
from tirek.reports.indicators.subjects_of_contests import CALLS, ENTRIES
from tirek.reports.period import Period
from tirek.territory.models import Area

FIRST_EDITION = date(2019, 1, 1)


def _contests() -> Mapping[str, str]:
    return {each.code: each.name for each in Call.objects.exclude(state=CallState.DRAFT)}


def _nominations() -> Mapping[str, str]:
    return {each.code: each.name for each in Nomination.objects.exclude(call__state=CallState.DRAFT)}


def _regions() -> Mapping[str, str]:
    return {str(each.pk): each.name for each in Area.objects.region_level()}


HANDED_IN_MEANS = _(
    "Entries in contests whose text that counts reached our server within the period, by the server's clock. "
    "An entry handed in again counts once, on its last day; one that was taken back does not count."
)
OF_ENTRIES = (
    Breakdown("contest", "call__code", _("By contest"), labels=_contests),
    Breakdown("nomination", "nomination__code", _("By nomination"), labels=_nominations, is_quiet=True),
    Breakdown("region", "area", _("By the entrant's region"), labels=_regions, is_quiet=True),
    Breakdown("country", "country", _("By country"), is_quiet=True),
)


def _between(period: Period) -> tuple[datetime, datetime]:
    """The first moment of a period and the first one after it."""
    first, after = period.first, period.last + timedelta(days=1)
    return make_aware(datetime.combine(first, time())), make_aware(datetime.combine(after, time()))


def _handed_in(period: Period) -> "QuerySet[Entry]":
    """Entries whose revision that counts was received in the period. One that was taken back is none."""
    first, after = _between(period)
    return Entry.objects.filter(state__in=HANDED_IN, submitted_at__gte=first, submitted_at__lt=after)


def _closed(period: Period) -> "QuerySet[Call]":
    """Contests whose window closed in the period; one that was cancelled is none."""
    first, after = _between(period)
    states = (CallState.PUBLISHED, CallState.COMPLETED)
    return Call.objects.filter(state__in=states, closes_at__gte=first, closes_at__lt=after)


register(
    Indicator(
        code="contest_entries",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.CONTESTS,
        unit=Unit.ENTRIES,
        title=_("Entries handed in"),
        definition=HANDED_IN_MEANS,
        records=_handed_in,
        subject=ENTRIES,
        breakdowns=OF_ENTRIES,
    )
)


def _of_kind(kind: CallKind) -> Callable[[Period], "QuerySet[Entry]"]:
    return lambda period: _handed_in(period).filter(call__kind=kind)


KINDS = (
    ("grant_entries", CallKind.GRANTS, _("Projects entered for grants"), _("Entries in grant competitions only.")),
    ("children_entries", CallKind.CHILDREN, _("Works of children"), _("Entries in children's contests only.")),
    ("diaspora_entries", CallKind.DIASPORA, _("Works from abroad"), _("Entries in contests of compatriots only.")),
    ("prize_candidates", CallKind.PRIZE, _("Candidates for prizes"), _("Candidates put forward for prizes only.")),
)
for _code, _kind, _title, _only in KINDS:
    register(
        Indicator(
            code=_code,
            version=1,
            in_force_from=FIRST_EDITION,
            section=Section.CONTESTS,
            unit=Unit.ENTRIES,
            title=_title,
            definition=format_lazy("{} {}", _only, HANDED_IN_MEANS),
            records=_of_kind(_kind),
            subject=ENTRIES,
            breakdowns=OF_ENTRIES[1:],
        )
    )
register(
    Indicator(
        code="contests_held",
        version=1,
        in_force_from=FIRST_EDITION,
        section=Section.CONTESTS,
        unit=Unit.CONTESTS,
        title=_("Contests held"),
        definition=_("Contests and grant competitions whose window for entries closed within the period."),
        records=_closed,
        subject=CALLS,
        breakdowns=(Breakdown("kind", "kind", _("By kind")),),
    )
)
