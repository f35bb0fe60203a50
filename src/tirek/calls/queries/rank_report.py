"""The order of a stage with all its working, for ``tirek calls rank``."""

from typing import Any

from tirek.calls.judging.ranking import review_score
from tirek.calls.models import Stage
from tirek.calls.permissions_of_judging import JUDGED
from tirek.calls.queries.advice import counsel
from tirek.calls.queries.judging import standing
from tirek.calls.queries.protocol import as_text, row_as_data, rules_as_data


def find_stage(code: str, position: int | None) -> Stage | None:
    """A judged stage of a call: the one at this place, else the first that has reviews handed in."""
    rows = Stage.objects.filter(call__code=code, kind__in=JUDGED).select_related("call").order_by("position")
    if position is not None:
        return rows.filter(position=position).first()
    return rows.filter(assignments__state="done").first() or rows.first()


def rank_report(stage: Stage, nomination: str = "") -> dict[str, Any]:
    """Rules, and for each entry its place, score, means by criterion, reviews and advice."""
    order = standing(stage)
    entries = {one.number: one for one in order.entries}
    rows = [row for row in order.rows if not nomination or row.nomination == nomination]
    told = []
    for row in rows:
        advice = counsel(order, row.nomination).severity.entries.get(row.number)
        told.append(
            {
                **row_as_data(row),
                "score_number": None if row.score is None else round(float(row.score), 4),
                "means": {code: as_text(mean) for code, mean in row.by_criterion.items()},
                "reviews": [
                    {"scores": dict(one.scores), "mean": _text(review_score(one, order.rules))}
                    for one in entries[row.number].reviews
                ],
                "advice": None if advice is None else {"mean": advice.mean, "low": advice.low, "high": advice.high},
            }
        )
    return {
        "call": stage.call.code,
        "stage": stage.position,
        "rules": rules_as_data(stage, order.rules),
        "result": told,
    }


def _text(value: Any) -> str | None:
    return None if value is None else as_text(value)
