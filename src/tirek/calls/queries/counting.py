"""How many entries a call has: by nomination, region and country, by day."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from tirek.calls.enums import HANDED_IN, EntryState, FormalState, StageKind
from tirek.calls.models import Call, Entry, Likeness, Nomination
from tirek.territory.models import Area


@dataclass(frozen=True, slots=True)
class Counters:
    """Entries of a call. ``handed_in`` counts those that are received, checked or not."""

    handed_in: int
    written: int
    withdrawn: int
    unchecked: int
    returned: int
    failed: int
    alike: int
    nominations: list[tuple[Nomination, int]]
    regions: list[tuple[Any, str, int]]
    countries: list[tuple[str, int]]


def counters_of(call: Call) -> Counters:
    """Six queries, whatever its size. Where a call has no formal check, nothing waits for one."""
    entries = Entry.objects.filter(call=call)
    taken = Q(state__in=HANDED_IN)
    totals = entries.aggregate(
        handed_in=Count("pk", filter=taken),
        written=Count("pk", filter=Q(state=EntryState.DRAFT)),
        withdrawn=Count("pk", filter=Q(state=EntryState.WITHDRAWN)),
        unchecked=Count("pk", filter=Q(state=EntryState.SUBMITTED, formal=FormalState.WAITING)),
        returned=Count("pk", filter=Q(state=EntryState.SUBMITTED, formal=FormalState.RETURNED)),
        failed=Count("pk", filter=Q(state=EntryState.INELIGIBLE)),
    )
    if not call.stages.filter(kind=StageKind.FORMAL).exists():
        totals["unchecked"] = 0
    handed = entries.filter(taken).order_by()
    by_nomination = dict(handed.values_list("nomination").annotate(number=Count("pk")))
    regions = handed.exclude(area__isnull=True).values_list("area", "area__name_kk").annotate(number=Count("pk"))
    countries = handed.values_list("country").annotate(number=Count("pk")).order_by("-number", "country")
    return Counters(
        **totals,
        alike=Likeness.objects.filter(entry__call=call, verdict="").count(),
        nominations=[(each, by_nomination.get(each.pk, 0)) for each in call.nominations.all()],
        regions=_named(list(regions.order_by("-number", "area__kato"))),
        countries=list(countries),
    )


def _named(rows: list[tuple[Any, str, int]]) -> list[tuple[Any, str, int]]:
    names = {area.pk: area.name for area in Area.objects.filter(pk__in=[row[0] for row in rows])}
    return [(key, names.get(key, name), number) for key, name, number in rows]
