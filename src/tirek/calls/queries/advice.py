"""What stands beside a ranking as advice: means without the severity of judges, and how far judges agree."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tirek.calls.judging.agreement import Agreement, agreement
from tirek.calls.judging.ranking import review_score
from tirek.calls.judging.severity import Advice, corrected
from tirek.calls.queries.judging import Standing


@dataclass(frozen=True, slots=True)
class Counsel:
    """Advice on one nomination."""

    severity: Advice
    agreement: Mapping[str, Agreement]


@lru_cache(maxsize=64)
def counsel(standing: Standing, nomination: str) -> Counsel:
    """Advice on a nomination of an order (kept with it: an order never changes, a new one is a new object)."""
    entries = [one for one in standing.entries if one.nomination == nomination]
    scores = [
        (one.number, review.judge, float(score))
        for one in entries
        for review in one.reviews
        if (score := review_score(review, standing.rules)) is not None
    ]
    by_criterion = {
        measure.code: agreement(
            [
                (one.number, review.judge, float(value))
                for one in entries
                for review in one.reviews
                if (value := review.scores.get(measure.code)) is not None
            ]
        )
        for measure in standing.rules.measures
    }
    return Counsel(corrected(scores), by_criterion)
