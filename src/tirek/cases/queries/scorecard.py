"""How partners keep their memoranda: each figure and the referrals behind it by the same condition."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Aggregate, Count, DurationField, F, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils.functional import Promise
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import LineState, TransitionState
from tirek.cases.models import Transition
from tirek.core.actor import Actor
from tirek.core.calendar import ALMATY
from tirek.core.period import Period
from tirek.network.models import Memorandum, Organisation

_DONE = Q(state=TransitionState.DONE)
_DELIVERED = _DONE & Q(line__state=LineState.DELIVERED)
_HEARD = Q(responded_at__isnull=False)


class Median(Aggregate):
    """The middle value, by PostgreSQL."""

    function = "percentile_cont"
    template = "percentile_cont(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of the scorecard: its words and which referrals it counts."""

    code: str
    title: str | Promise
    condition: Q


def measures(today: date) -> list[Measure]:
    """The columns in order. "In time" compares the day of the answer with the term it had, questions allowed for."""
    in_time = _HEARD & Q(answered_on__lte=F("respond_by"))
    silent = Q(state=TransitionState.PENDING, respond_by__lt=today, open_questions=0)
    return [
        Measure("referred", _("Referred"), Q()),
        Measure("in_time", _("Answered in time"), in_time),
        Measure("late", _("Answered late"), _HEARD & Q(answered_on__gt=F("respond_by"))),
        Measure("silent", _("Silent now"), silent),
        Measure("declined", _("Declined"), Q(state=TransitionState.DECLINED)),
        Measure("delivered", _("Delivered"), _DELIVERED),
        Measure("not_delivered", _("Not delivered"), _DONE & Q(line__state=LineState.NOT_DELIVERED)),
        Measure("confirmed", _("Confirmed by the person"), _DELIVERED & Q(line__confirmed_at__isnull=False)),
        Measure("denied", _("Denied by the person"), _DELIVERED & Q(line__denied_at__isnull=False)),
    ]


@dataclass(frozen=True, slots=True)
class Score:
    """A partner's line, or one of its memoranda. ``median_days``: from the referral to its delivery. ``capacity`` is
    what the memorandum offered in the months of the period, None without a limit."""

    partner: Organisation
    memorandum: Memorandum | None
    counts: dict[str, int]
    median_days: float | None
    capacity: int | None = None
    reasons: list[tuple[str, int]] = field(default_factory=list)

    @property
    def capacity_used(self) -> int | None:
        """Per cent of the capacity that the referrals took."""
        return None if not self.capacity else round(100 * self.counts["referred"] / self.capacity)


def referrals_in(actor: Actor, period: Period) -> QuerySet[Transition]:
    """The referrals made in a period whose totals the actor may read, with what the measures compare."""
    first, after = (_midnight(day) for day in (period.first, period.last + timedelta(days=1)))
    rows = Transition.objects.counted_for(actor).filter(made_at__gte=first, made_at__lt=after)
    return rows.annotate(
        answered_on=TruncDate("responded_at", tzinfo=ALMATY),
        open_questions=Count("questions", filter=Q(questions__answered_at__isnull=True)),
    )


def scores_by_partner(actor: Actor, period: Period, *, today: date) -> list[Score]:
    """A line for each partner with referrals, most referrals first. Three queries."""
    found = _tallied(actor, period, "to_organisation_id", today)
    partners = Organisation.objects.in_bulk(found)
    scores = [Score(partners[key], None, counts, days) for key, (counts, days) in found.items()]
    return sorted(scores, key=lambda score: (-score.counts["referred"], score.partner.code))


def scores_by_memorandum(actor: Actor, partner: Organisation, period: Period, *, today: date) -> list[Score]:
    """A line for each memorandum the partner was referred to under, with capacity and reasons of refusals."""
    found = _tallied(actor, period, "memorandum_id", today, partner)
    memoranda = Memorandum.objects.in_bulk(found)
    reasons = _reasons(actor, period, partner)
    return [
        Score(partner, memoranda[key], counts, days, _capacity(memoranda[key], period), reasons.get(key, []))
        for key, (counts, days) in sorted(found.items(), key=lambda each: memoranda[each[0]].number)
    ]


def behind(
    actor: Actor, partner: Organisation, period: Period, code: str, *, today: date, memorandum: UUID | None = None
) -> tuple[QuerySet[Transition], int]:
    """The visible referrals behind a number, and how many more it counts that the actor may no longer open: an ended
    referral is closed to its partner. Raises LookupError for a measure there is none of."""
    measure = next((each for each in measures(today) if each.code == code), None)
    if measure is None:
        raise LookupError(code)
    counted = referrals_in(actor, period).filter(measure.condition, to_organisation=partner)
    if memorandum is not None:
        counted = counted.filter(memorandum=memorandum)
    keys = counted.order_by().values("pk")
    visible = Transition.objects.visible_to(actor).filter(pk__in=keys)
    related = ("case", "line__service", "from_organisation", "to_organisation", "memorandum")
    return visible.select_related(*related).order_by("-made_at", "-pk"), counted.count() - visible.count()


def _tallied(
    actor: Actor, period: Period, column: str, today: date, partner: Organisation | None = None
) -> dict[UUID, tuple[dict[str, int], float | None]]:
    rows = referrals_in(actor, period)
    if partner is not None:
        rows = rows.filter(to_organisation=partner)
    counted: dict[UUID, dict[str, int]] = {}
    for each in measures(today):
        for key, n in _grouped(rows.filter(each.condition), column):
            counted.setdefault(key, Counter())[each.code] = n
    days = dict(_medians(rows, column))
    return {
        key: ({one.code: counts[one.code] for one in measures(today)}, days.get(key)) for key, counts in counted.items()
    }


def _grouped(rows: "QuerySet[Transition]", column: str) -> Iterable[tuple[UUID, int]]:
    chosen = Transition.objects.filter(pk__in=rows.order_by().values("pk"))
    return chosen.order_by().values_list(column).annotate(n=Count("pk"))


def _medians(rows: "QuerySet[Transition]", column: str) -> Iterable[tuple[UUID, float]]:
    chosen = Transition.objects.filter(_DELIVERED, pk__in=rows.order_by().values("pk"), ended_at__isnull=False)
    taken = chosen.order_by().values_list(column).annotate(taken=Median(F("ended_at") - F("made_at")))
    return [(key, round(span.total_seconds() / 86400, 1)) for key, span in taken]


def _reasons(actor: Actor, period: Period, partner: Organisation) -> dict[UUID, list[tuple[str, int]]]:
    """Why the partner declined, the most frequent words first."""
    declined = referrals_in(actor, period).filter(to_organisation=partner, state=TransitionState.DECLINED)
    words: dict[UUID, Counter[str]] = {}
    for key, answer in declined.order_by().values_list("memorandum_id", "answer"):
        words.setdefault(key, Counter())[answer] += 1
    return {key: counts.most_common(5) for key, counts in words.items()}


def _capacity(memorandum: Memorandum, period: Period) -> int | None:
    """The monthly capacity times the months of the period in which it was in force."""
    if memorandum.monthly_capacity is None:
        return None
    return memorandum.monthly_capacity * sum(_in_force_in(memorandum, month) for month in _months(period))


def _months(period: Period) -> list[tuple[date, date]]:
    found, day = [], period.first.replace(day=1)
    while day <= period.last:
        after = (day + timedelta(days=32)).replace(day=1)
        found.append((day, after))
        day = after
    return found


def _in_force_in(memorandum: Memorandum, month: tuple[date, date]) -> bool:
    first, after = month
    begins, ends = memorandum.during.lower, memorandum.during.upper
    return bool(begins < after and (ends is None or ends > first))


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()), ALMATY)
