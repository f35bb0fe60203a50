"""The order of a stage as a page: titles beside numbers, advice beside scores."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tirek.calls.enums_judging import AssignmentKind
from tirek.calls.judging.agreement import Agreement
from tirek.calls.judging.ranking import CRITERION, Placed, Review, Rules, review_score
from tirek.calls.judging.severity import Corrected
from tirek.calls.models import Assignment, Call, Criterion, Entry, Stage
from tirek.calls.queries.advice import Counsel, counsel
from tirek.calls.queries.judging import Standing, standing
from tirek.core.actor import Actor


@dataclass(frozen=True, slots=True)
class RankRow:
    """A line of the ranking. ``corrected`` is advice; ``decided_by`` names the rung where the ladder was asked."""

    placed: Placed
    title: str
    nomination: str
    score: float | None
    corrected: Corrected | None
    decided_by: str
    is_cut: bool

    @property
    def place(self) -> str:
        """``7``, or ``7–9`` for a band of equals."""
        first, last = self.placed.first, self.placed.last
        return "" if not first else (str(first) if first == last else f"{first}–{last}")


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """How far judges agree at a criterion."""

    criterion: str
    told: Agreement


@dataclass(frozen=True)
class RankingPage:
    """One page of an order with its advice."""

    rows: list[RankRow]
    agreement: list[AgreementRow]
    spread_of_judges: float
    spread_of_chance: float
    without_place: int
    passing: int


def nominations_of(call: Call) -> dict[str, str]:
    """Code → name, in the order of the call."""
    return {one.code: one.name for one in call.nominations.all()}


def ranking_page(stage: Stage, order: Standing, placed: Sequence[Placed], nomination: str) -> RankingPage:
    """The page of these places. Advice is per nomination: of one that is looked at, and beside each entry."""
    names, titles = nominations_of(stage.call), titles_of(stage, placed)
    advice = {code: counsel(order, code) for code in {row.nomination for row in placed}}
    own = counsel(order, nomination) if nomination else None
    lines = names_of_criteria(stage)
    return RankingPage(
        rows=[_row(row, advice, titles, names, lines) for row in placed],
        agreement=[AgreementRow(lines.get(code, code), told) for code, told in own.agreement.items()] if own else [],
        spread_of_judges=own.severity.spread_of_judges if own else 0.0,
        spread_of_chance=own.severity.spread_of_chance if own else 0.0,
        without_place=sum(row.score is None for row in order.rows),
        passing=sum(row.passes for row in order.rows),
    )


def titles_of(stage: Stage, placed: Sequence[Placed]) -> dict[str, str]:
    """Titles of some entries."""
    rows = Entry.objects.filter(call_id=stage.call_id, number__in=[row.number for row in placed])
    return dict(rows.values_list("number", "title"))


def names_of_criteria(stage: Stage) -> dict[str, str]:
    return {one.code: one.name for one in stage.criteria.all()}


def _row(
    row: Placed,
    advice: Mapping[str, Counsel],
    titles: Mapping[str, str],
    names: Mapping[str, str],
    lines: Mapping[str, str],
) -> RankRow:
    return RankRow(
        placed=row,
        title=titles.get(row.number, ""),
        nomination=names.get(row.nomination, ""),
        score=None if row.score is None else float(row.score),
        corrected=advice[row.nomination].severity.entries.get(row.number),
        decided_by=rung_words(row.decided_by, lines),
        is_cut=row.passes,
    )


def rung_words(rung: str, criteria: Mapping[str, str]) -> str:
    """A rung of the ladder in words."""
    if rung.startswith(CRITERION):
        return criteria.get(rung.removeprefix(CRITERION), rung)
    return {"median": _("higher median"), "lowest": _("higher lowest score"), "draw": _("draw")}.get(rung, rung)


@dataclass(frozen=True, slots=True)
class GivenReview:
    """One judge's review as those who run the call read it."""

    judge: str
    kind: str
    state: str
    points: list[int | str | None]
    score: float | None
    comment: str
    note: str
    saved_at: datetime | None


@dataclass(frozen=True)
class EntryPage:
    """One entry with all its reviews."""

    entry: Entry
    placed: Placed | None
    score: float | None
    place: str
    criteria: list[Criterion]
    reviews: list[GivenReview]
    corrected: Corrected | None


def entry_page(stage: Stage, actor: Actor, number: str) -> EntryPage | None:
    """An entry of the call as its staff see it; None where there is none. Eight queries."""
    rows = Entry.objects.visible_to(actor).select_related("nomination", "area")
    entry = rows.filter(call_id=stage.call_id, number=number).first()
    if entry is None:
        return None
    order = standing(stage)
    placed = next((row for row in order.rows if row.number == number), None)
    given = Assignment.objects.filter(stage=stage, entry=entry).exclude(kind=AssignmentKind.CALIBRATION)
    given = given.select_related("member", "evaluation").prefetch_related("evaluation__scores__criterion")
    criteria = list(stage.criteria.all())
    advice = counsel(order, placed.nomination).severity.entries.get(number) if placed else None
    place = RankRow(placed, "", "", None, None, "", False).place if placed else ""
    score = float(placed.score) if placed and placed.score is not None else None
    reviews = [_review(one, order.rules, criteria) for one in given.order_by("member__name", "id")]
    return EntryPage(entry, placed, score, place, criteria, reviews, advice)


def _review(one: Assignment, rules: Rules, criteria: Sequence[Criterion]) -> GivenReview:
    evaluation = getattr(one, "evaluation", None)
    told = {score.criterion_id: score for score in evaluation.scores.all()} if evaluation else {}
    points: list[int | str | None] = []
    for criterion in criteria:
        score = told.get(criterion.pk)
        points.append("" if score is None else score.value)
    values = {score.criterion.code: score.value for score in told.values()}
    mean = review_score(Review("", values), rules) if values else None
    return GivenReview(
        judge=one.member.name,
        kind=one.kind,
        state=one.get_state_display(),
        points=points,
        score=None if mean is None else float(mean),
        comment=evaluation.comment if evaluation else "",
        note=evaluation.note if evaluation else one.reason,
        saved_at=evaluation.saved_at if evaluation else None,
    )
