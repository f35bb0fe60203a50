"""What an entrant may read of how their entry was judged, once two people have published the result."""

from collections import defaultdict
from dataclasses import dataclass

from tirek.calls.models import Assignment, Entry, Evaluation, StageResult
from tirek.calls.queries.protocol import as_number


@dataclass(frozen=True, slots=True)
class OwnScore:
    """A criterion with the points of each judge, in an order that names nobody; None is an abstention."""

    criterion: str
    high: int
    points: list[int | None]
    mean: float | None


@dataclass(frozen=True, slots=True)
class Feedback:
    """The result of one stage for one entry."""

    result: StageResult
    passes: bool
    score: float | None
    first: int
    last: int
    of: int
    scores: list[OwnScore]
    comments: list[str]


def feedback_of(entry: Entry) -> list[Feedback]:
    """Stage by stage, as far as the rules of the call let scores and comments be told. Nothing before publication, and
    nothing that was changed or written after it."""
    results = StageResult.objects.published().filter(stage__call=entry.call_id).select_related("stage__call")
    latest = {result.stage_id: result for result in results}
    return [one for result in latest.values() if (one := _of_stage(entry, result))]


def _of_stage(entry: Entry, result: StageResult) -> Feedback | None:
    row = next((row for row in result.document["result"] if row["number"] == entry.number), None)
    if row is None:
        return None
    by = result.document["rules"]["passing_by"]
    rivals = [one for one in result.document["result"] if not by or one["nomination"] == row["nomination"]]
    return Feedback(
        result=result,
        passes=row["passes"],
        score=as_number(row["score"]),
        first=row["first"],
        last=row["last"],
        of=len(rivals),
        scores=_scores(entry, result) if entry.call.shows_scores else [],
        comments=_comments(entry, result) if entry.call.shows_comments else [],
    )


def _scores(entry: Entry, result: StageResult) -> list[OwnScore]:
    """Out of the frozen document: points by criterion, each criterion sorted by itself, so that no judge's own set can
    be followed from one criterion to the next."""
    told = next(one for one in result.document["entries"] if one["number"] == entry.number)
    given: dict[str, list[int | None]] = defaultdict(list)
    for review in told["reviews"]:
        for code, value in review["scores"].items():
            given[code].append(value)
    names = {one.code: one.name for one in result.stage.criteria.all()}
    found = []
    for criterion in result.document["rules"]["criteria"]:
        points = sorted(given[criterion["code"]], key=lambda value: (value is None, -(value or 0)))
        numbers = [value for value in points if value is not None]
        mean = sum(numbers) / len(numbers) if numbers else None
        name = names.get(criterion["code"], criterion["code"])
        found.append(OwnScore(name, criterion["high"], points, mean))
    return found


def _comments(entry: Entry, result: StageResult) -> list[str]:
    """What judges wrote for the entrant, in an order that names nobody."""
    given = Assignment.objects.counting().filter(stage=result.stage, entry=entry)
    rows = Evaluation.objects.filter(assignment__in=given, submitted_at__lte=result.proposed_at).exclude(comment="")
    return sorted(rows.values_list("comment", flat=True))
