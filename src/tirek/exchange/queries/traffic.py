"""What systems did, and what of whom crossed to partners: counts, never a person."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Func, Max, Q, Sum
from django.db.models.functions import TruncDate

from tirek.cases.models import Transition
from tirek.exchange.models import ApiClient, ClientHour
from tirek.network.enums import CrossingField
from tirek.network.models import Memorandum
from tirek.people.enums import DataKind
from tirek.people.models import Disclosure

WEEK = timedelta(days=7)
MONTH = timedelta(days=30)
SLOW_MS = 1000
FAILED = Q(status__gte=400)


@dataclass(frozen=True, slots=True)
class Traffic:
    """Calls of a system in a span: how many, how many were refused or failed, the last hour with one."""

    calls: int = 0
    errors: int = 0
    last: datetime | None = None
    spent_ms: int = 0
    slowest_ms: int = 0

    @property
    def mean_ms(self) -> int:
        return self.spent_ms // self.calls if self.calls else 0

    @property
    def error_share(self) -> int:
        """Percent."""
        return round(100 * self.errors / self.calls) if self.calls else 0


NOTHING = Traffic()


@dataclass(frozen=True, slots=True)
class Line:
    """Calls of one day, or of one operation."""

    what: Any
    traffic: Traffic

    @property
    def is_slow(self) -> bool:
        return self.traffic.slowest_ms >= SLOW_MS


@dataclass(frozen=True, slots=True)
class Crossed:
    """One field and of how many persons it went to the partner."""

    label: str
    persons: int


def traffic_of(client_ids: list[UUID], since: datetime) -> dict[UUID, Traffic]:
    """Traffic of each system since a moment. One query."""
    rows = _counted(ClientHour.objects.filter(client__in=client_ids, hour__gte=since), "client_id")
    return {row["client_id"]: _traffic(row) for row in rows}


def by_day(client: ApiClient, since: datetime) -> list[Line]:
    """Each day with calls, the last first."""
    hours = ClientHour.objects.filter(client=client, hour__gte=since).annotate(day=TruncDate("hour"))
    return [Line(row["day"], _traffic(row)) for row in _counted(hours, "day").order_by("-day")]


def by_operation(client: ApiClient, since: datetime) -> list[Line]:
    """Each operation called, the most called first."""
    rows = _counted(ClientHour.objects.filter(client=client, hour__gte=since), "operation")
    return [Line(row["operation"], _traffic(row)) for row in rows.order_by("-all_calls", "operation")]


def crossed_under(memorandum: Memorandum, since: date) -> tuple[int, list[Crossed]]:
    """Of how many persons data went to partners under a memorandum, and which fields, from the persons' own register of
    disclosures. Index ``people_disclosure_matter``."""
    referrals = Transition.objects.referrals().filter(memorandum=memorandum, made_at__date__gte=since)
    told = Disclosure.objects.filter(
        matter_id__in=referrals.values("case_id"), about_type="cases.transition", about_id__in=referrals.values("pk")
    )
    persons = told.aggregate(n=Count("person", distinct=True))["n"]
    fields = told.annotate(field=Func(F("what"), function="unnest")).order_by().values("field")
    counted = fields.annotate(n=Count("person", distinct=True)).order_by("-n", "field")
    return persons, [Crossed(_label(row["field"]), row["n"]) for row in counted]


def integrated_since(since: date, until: date) -> Any:
    """Systems of partners that worked with real records between two days: not refused, under a memorandum."""
    answered = ClientHour.objects.filter(hour__date__range=(since, until), status__lt=400)
    live = ApiClient.objects.live().filter(memorandum__isnull=False, is_waiting=False)
    return live.filter(pk__in=answered.values("client"))


def _counted(hours: Any, by: str) -> Any:
    return (
        hours.order_by()
        .values(by)
        .annotate(
            all_calls=Sum("calls"),
            all_errors=Sum("calls", filter=FAILED),
            all_last=Max("hour"),
            all_spent_ms=Sum("spent_ms"),
            all_slowest_ms=Max("slowest_ms"),
        )
    )


def _traffic(row: dict[str, Any]) -> Traffic:
    numbers = (row[f"all_{name}"] or 0 for name in ("calls", "errors", "spent_ms", "slowest_ms"))
    calls, errors, spent, slowest = numbers
    return Traffic(calls, errors, row["all_last"], spent, slowest)


def _label(field: str) -> str:
    known = dict(DataKind.choices) | dict(CrossingField.choices)
    return str(known.get(field, field))
