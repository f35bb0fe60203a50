"""How an applicant has carried out earlier grants: shown after scoring, so that it weighs in no score."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, Q, Sum

from tirek.calls.enums_of_grants import PUBLIC_STATES, GrantState, ReportState, TrancheState
from tirek.calls.models import Entry, Grant, GrantReport, Tranche


@dataclass(frozen=True, slots=True)
class Delivery:
    """Earlier grants of one applicant: how many, how much, reports in time, money owed back."""

    grants: int
    completed: int
    ended_early: int
    total: Decimal
    paid: Decimal
    reports: int
    reports_late: int
    owed_back: int
    numbers: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        """Whether the applicant never had a grant here."""
        return self.grants == 0


def delivery_of(entry: Entry) -> Delivery:
    """What the applicant of an entry did with earlier grants: found by BIN, or by the account; three queries.

    Its own grant is not counted. Never shown to who still scores the entry: ask only after the stage's scores are
    locked.
    """
    same = Q(grantee_number=entry.organisation_number) if entry.organisation_number else Q(pk__in=())
    if entry.user_id:
        same |= Q(user_id=entry.user_id)
    grants = Grant.objects.filter(same, state__in=PUBLIC_STATES).exclude(entry=entry)
    facts = grants.order_by().aggregate(
        count=Count("pk"),
        completed=Count("pk", filter=Q(state=GrantState.COMPLETED)),
        ended=Count("pk", filter=Q(state=GrantState.ENDED)),
        total=Sum("total"),
    )
    inside = grants.order_by().values("pk")
    paid = Tranche.objects.filter(grant__in=inside, state=TrancheState.PAID).aggregate(total=Sum("amount"))["total"]
    reports = GrantReport.objects.filter(grant__in=inside, state=ReportState.ACCEPTED).aggregate(
        count=Count("pk"), late=Count("pk", filter=Q(submitted_at__date__gt=F("due_on")))
    )
    owed = grants.filter(returns__isnull=False, returns__returned_on__isnull=True).distinct().count()
    return Delivery(
        grants=facts["count"],
        completed=facts["completed"],
        ended_early=facts["ended"],
        total=facts["total"] or Decimal(0),
        paid=paid or Decimal(0),
        reports=reports["count"],
        reports_late=reports["late"],
        owed_back=owed,
        numbers=tuple(grants.order_by("-signed_on").values_list("number", flat=True)[:10]),
    )
