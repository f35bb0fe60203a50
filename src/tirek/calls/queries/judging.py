"""What a stage has to judge and by which rules: entries, points and rules as the arithmetic takes them."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Max, QuerySet
from django.utils.crypto import salted_hmac

from tirek.calls.enums import LIVE_STATES, FormalState, StageKind, Tie
from tirek.calls.enums_judging import AssignmentState
from tirek.calls.judging.ranking import CRITERION, DRAW, Judged, Measure, Placed, Review, Rules, ranked
from tirek.calls.models import Assignment, Criterion, Entry, Evaluation, Stage, StageResult
from tirek.core.calendar import local_date
from tirek.territory.queries.geography import geography

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def competing(stage: Stage) -> QuerySet[Entry, Entry]:
    """Entries that are judged at a stage: those let through by the last result before it, else all that passed the
    formal check."""
    rows = Entry.objects.filter(call_id=stage.call_id, state__in=LIVE_STATES, nomination__isnull=False)
    before = StageResult.objects.published().filter(stage__call=stage.call_id, stage__position__lt=stage.position)
    last = before.order_by("-stage__position", "-version").first()
    if last:
        return rows.filter(number__in=[row["number"] for row in last.document["result"] if row["passes"]])
    return rows.exclude(formal__in=[FormalState.FAILED, FormalState.RETURNED])


def unchecked(stage: Stage) -> int:
    """How many entries still wait for their formal check, where the call has one."""
    if not Stage.objects.filter(call_id=stage.call_id, kind=StageKind.FORMAL, position__lt=stage.position).exists():
        return 0
    return competing(stage).filter(formal=FormalState.WAITING).count()


def rules_of(stage: Stage) -> Rules:
    """The rules of a stage as the arithmetic takes them."""
    criteria = list(stage.criteria.all())
    return Rules(
        measures=tuple(measure_of(each) for each in criteria),
        minimum_reviews=stage.minimum_reviews,
        passing=stage.passing,
        passing_by={str(code): int(number) for code, number in (stage.passing_by or {}).items()},
        per_region=stage.per_region,
        ties=_ladder(stage.ties or [], criteria),
        seed=stage.seed,
    )


def measure_of(criterion: Criterion) -> Measure:
    return Measure(
        criterion.code, Fraction(criterion.weight), criterion.low, criterion.high, is_optional=criterion.is_optional
    )


def _ladder(steps: Iterable[str], criteria: list[Criterion]) -> tuple[str, ...]:
    """The rungs by name; the draw is always the last."""
    named = [f"{CRITERION}{criteria[0].code}" if step == Tie.FIRST_CRITERION and criteria else step for step in steps]
    return (*(step for step in named if step != DRAW), DRAW)


def judged(stage: Stage, entries: QuerySet[Entry, Entry] | None = None) -> list[Judged]:
    """The entries of a stage with all points handed in. Four queries, whatever their number."""
    rows = competing(stage) if entries is None else entries
    reviews = _reviews(stage)
    told = rows.values_list("pk", "number", "nomination__code", "area_id").order_by("number")
    regions = region_codes(stage)
    return [
        Judged(number, nomination, regions.get(area_id, ""), tuple(reviews.get(pk, ())))
        for pk, number, nomination, area_id in told
    ]


def region_codes(stage: Stage) -> "dict[UUID | None, str]":
    """The region of every area on the day the call closed."""
    country = geography(local_date(stage.call.closes_at))
    return {area_id: (country.areas[region].kato or str(region)) for area_id, region in country.region_ids.items()}


def _reviews(stage: Stage) -> dict[UUID, list[Review]]:
    """Points by entry, judge and criterion. Every review handed in is one, also where all was abstained from. One
    query, one row a review."""
    scores = "evaluation__scores__"
    given = Assignment.objects.counting().filter(stage=stage)
    told = given.values_list("entry_id", "member_id").annotate(
        codes=ArrayAgg(f"{scores}criterion__code", order_by=f"{scores}pk"),
        points=ArrayAgg(f"{scores}value", order_by=f"{scores}pk"),
    )
    found: dict[UUID, list[Review]] = defaultdict(list)
    for entry, member, codes, points in told.order_by():
        said = {code: value for code, value in zip(codes, points, strict=True) if code is not None}
        found[entry].append(Review(str(member), said))
    return found


@dataclass(frozen=True, eq=False)
class Standing:
    """The order of a stage as its scores stand."""

    rules: Rules
    entries: tuple[Judged, ...]
    rows: tuple[Placed, ...]


def standing(stage: Stage) -> Standing:
    """The order as of now. It is counted anew when a review, a rule or an entry has changed since; a page more of the
    same order costs two queries."""
    return _standing(stage.pk, _fingerprint(stage))


def _fingerprint(stage: Stage) -> str:
    """What the order depends on, in short."""
    given = Evaluation.objects.filter(assignment__stage=stage, assignment__state=AssignmentState.DONE)
    told = given.aggregate(n=Count("pk"), at=Max("saved_at"), handed=Max("submitted_at"))
    entries = Entry.objects.filter(call_id=stage.call_id)
    rest = entries.aggregate(n=Count("pk"), version=Max("version"), at=Max("submitted_at"))
    lived = entries.filter(state__in=LIVE_STATES).exclude(formal__in=[FormalState.FAILED, FormalState.RETURNED]).count()
    text = repr((told, rest, lived, rules_of(stage), StageResult.objects.filter(stage__call=stage.call_id).count()))
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=16)
def _standing(stage_id: UUID, _fingerprint: str) -> Standing:
    stage = Stage.objects.select_related("call").get(pk=stage_id)
    rules, entries = rules_of(stage), judged(stage)
    return Standing(rules, tuple(entries), tuple(ranked(entries, rules)))


def alias_of(stage_id: Any, entry_id: Any) -> str:
    """What an entry is called among the judges of a blind stage: five letters that say nothing of number or hour."""
    digest = salted_hmac("tirek.calls.alias", f"{stage_id}:{entry_id}", algorithm="sha256").digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:5])
