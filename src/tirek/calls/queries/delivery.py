"""How applicants have carried out earlier grants: shown after scoring, so that it weighs in no score."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, F, Q, Sum

from tirek.calls.enums_of_grants import PUBLIC_STATES, GrantState, ReportState, TrancheState
from tirek.calls.models import Entry, Grant, GrantReport, GrantReturn, Tranche

MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Delivery:
    """Earlier grants of one applicant: how many, how much, reports in time, grants with money owed back."""

    grants: int = 0
    completed: int = 0
    ended_early: int = 0
    total: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)
    reports: int = 0
    reports_late: int = 0
    owed_back: int = 0
    numbers: tuple[str, ...] = ()

    @property
    def is_first(self) -> bool:
        """Whether the applicant never had a grant here."""
        return self.grants == 0

    @property
    def is_clean(self) -> bool:
        """Whether nothing in it asks for a second thought."""
        return not (self.ended_early or self.reports_late or self.owed_back)


def delivery_of(entry: Entry) -> Delivery:
    """What the applicant of one entry did with earlier grants; see ``deliveries_of``."""
    return deliveries_of([entry])[entry.pk]


def deliveries_of(entries: Sequence[Entry]) -> dict[UUID, Delivery]:
    """What applicants did with earlier grants, by entry: found by BIN, or by the account; four queries however many.

    An entry's own grant is not counted. Never shown to who still scores: ask ``may_read_delivery`` first.
    """
    grants = _earlier(entries)
    money, reports, owed = _facts({grant.pk for each in grants.values() for grant in each})
    return {entry.pk: _delivery(grants.get(entry.pk, []), money, reports, owed) for entry in entries}


def _earlier(entries: Sequence[Entry]) -> dict[UUID, list[Grant]]:
    """Grants in force or over of each entry's applicant, the newest first."""
    numbers = {entry.organisation_number for entry in entries} - {""}
    users = {entry.user_id for entry in entries} - {None}
    if not (numbers or users):
        return {}
    rows = Grant.objects.filter(Q(grantee_number__in=numbers) | Q(user_id__in=users), state__in=PUBLIC_STATES)
    known = list(rows.order_by("-signed_on", "-number"))
    return {entry.pk: [grant for grant in known if _is_of(grant, entry)] for entry in entries}


def _is_of(grant: Grant, entry: Entry) -> bool:
    by_number = bool(entry.organisation_number) and grant.grantee_number == entry.organisation_number
    by_account = entry.user_id is not None and grant.user_id == entry.user_id
    return (by_number or by_account) and grant.entry_id != entry.pk


_Reports = dict[UUID, tuple[int, int]]


def _facts(grants: Iterable[UUID]) -> "tuple[dict[UUID, Decimal], _Reports, set[UUID]]":
    """Paid; reports accepted and those of them that came late; where money is owed back: by grant."""
    keys = list(grants)
    if not keys:
        return {}, {}, set()
    paid = Tranche.objects.filter(grant__in=keys, state=TrancheState.PAID).order_by().values_list("grant")
    told = GrantReport.objects.filter(grant__in=keys, state=ReportState.ACCEPTED).order_by().values_list("grant")
    is_late = Count("pk", filter=Q(submitted_at__date__gt=F("due_on")))
    owed = GrantReturn.objects.filter(grant__in=keys, returned_on__isnull=True).order_by().values_list("grant")
    reports = {key: (count, late) for key, count, late in told.annotate(count=Count("pk"), late=is_late)}
    return dict(paid.annotate(total=Sum("amount"))), reports, set(owed.values_list("grant", flat=True))


def _delivery(
    grants: Sequence[Grant], money: Mapping[UUID, Decimal], reports: Mapping[UUID, tuple[int, int]], owed: set[UUID]
) -> Delivery:
    states: dict[str, int] = defaultdict(int)
    for grant in grants:
        states[grant.state] += 1
    told = [reports.get(grant.pk, (0, 0)) for grant in grants]
    return Delivery(
        grants=len(grants),
        completed=states[GrantState.COMPLETED],
        ended_early=states[GrantState.ENDED],
        total=sum((grant.total for grant in grants), Decimal(0)),
        paid=sum((money.get(grant.pk, Decimal(0)) for grant in grants), Decimal(0)),
        reports=sum(count for count, _late in told),
        reports_late=sum(late for _count, late in told),
        owed_back=sum(grant.pk in owed for grant in grants),
        numbers=tuple(grant.number for grant in grants[:MOST_NAMED]),
    )


@dataclass(frozen=True, slots=True)
class Remembered:
    """An entry that passes, with what its applicant did before."""

    entry: Entry
    delivery: Delivery


def delivery_of_passing(call_id: UUID, numbers: Sequence[str]) -> list[Remembered]:
    """Those of the entries whose applicants had grants before, those with troubles first."""
    entries = list(Entry.objects.filter(call_id=call_id, number__in=numbers).order_by("number"))
    found = deliveries_of(entries)
    rows = [Remembered(entry, found[entry.pk]) for entry in entries if not found[entry.pk].is_first]
    return sorted(rows, key=lambda row: (row.delivery.is_clean, row.entry.number))
