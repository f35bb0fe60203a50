"""The result of a stage as one document: what is frozen, hashed, printed and recounted."""

from collections import defaultdict
from fractions import Fraction
from typing import Any

from tirek.calls.judging.ranking import Placed, Rules
from tirek.calls.judging.recount import digest
from tirek.calls.models import Stage, StageResult
from tirek.calls.queries.judging import Standing

FORMAT = "tirek-protocol/1"


def protocol_of(stage: Stage, order: Standing, *, version: int, previous: str, at: str) -> dict[str, Any]:
    """The document of an order: rules, points by pseudonym, places. Judges are numbered afresh in every document, so
    that nobody is followed from one to the next; entries stand by their public numbers only."""
    names = _pseudonyms(order)
    told: dict[str, Any] = {
        "format": FORMAT,
        "call": {"code": stage.call.code, "name": _said(stage.call)},
        "stage": {"position": stage.position, "kind": stage.kind, "name": _said(stage)},
        "version": version,
        "frozen_at": at,
        "previous_sha256": previous,
        "rules": rules_as_data(stage, order.rules),
        "reopened": [
            {
                "at": one.opened_at.isoformat(), "reason": one.reason, "entry": one.entry.number if one.entry else "",
            }
            for one in stage.unlockings.select_related("entry")
        ],
        "entries": [
            {
                "number": one.number,
                "nomination": one.nomination,
                "region": one.region,
                "reviews": sorted(
                    ({"judge": names[review.judge], "scores": dict(review.scores)} for review in one.reviews),
                    key=lambda review: str(review["judge"]),
                ),
            }
            for one in order.entries
        ],
        "result": [row_as_data(row) for row in order.rows],
    }  # fmt: skip
    return {**told, "sha256": digest(told)}


def file_of(result: StageResult) -> dict[str, Any]:
    """The file that is recounted: the document, and the signature over its hash where there is one."""
    if not result.signature:
        return dict(result.document)
    signed = {"algorithm": "Ed25519", "key": result.public_key, "value": result.signature}
    return {**result.document, "signature": signed}


def rules_as_data(stage: Stage, rules: Rules) -> dict[str, Any]:
    """The rules as the recount reads them; weights as fractions."""
    names = {criterion.code: _said(criterion) for criterion in stage.criteria.all()}
    return {
        "criteria": [
            {
                "code": measure.code, "name": names.get(measure.code, {}), "weight": as_text(measure.weight),
                "low": measure.low, "high": measure.high, "is_optional": measure.is_optional,
            }
            for measure in rules.measures
        ],
        "minimum_reviews": rules.minimum_reviews,
        "passing": rules.passing,
        "passing_by": dict(rules.passing_by),
        "per_region": rules.per_region,
        "ties": list(rules.ties),
        "seed": rules.seed,
    }  # fmt: skip


def row_as_data(row: Placed) -> dict[str, Any]:
    """One line of the result."""
    return {
        "number": row.number,
        "nomination": row.nomination,
        "score": None if row.score is None else as_text(row.score),
        "reviews": row.reviews,
        "first": row.first,
        "last": row.last,
        "place": row.place,
        "passes": row.passes,
        "decided_by": row.decided_by,
        "left_out": row.left_out,
    }


def as_text(value: Fraction) -> str:
    """An exact fraction: ``217/3``."""
    return f"{value.numerator}/{value.denominator}"


def as_number(text: str | None) -> float | None:
    """A fraction of a document, for showing."""
    return None if text is None else float(Fraction(text))


def previous_hash(stage: Stage) -> str:
    """The hash a new result of this stage is chained to: of its own version before, else of the stage before."""
    published = StageResult.objects.published().filter(stage__call=stage.call_id, stage__position__lte=stage.position)
    last = published.order_by("-stage__position", "-version").values_list("sha256", flat=True).first()
    return last or ""


def _pseudonyms(order: Standing) -> dict[str, str]:
    """Judge → ``E01``…, in an order that follows from what they gave and not from names or dates."""
    given: dict[str, list[list[str]]] = defaultdict(list)
    for one in order.entries:
        for review in one.reviews:
            given[review.judge].append([one.number, repr(sorted(review.scores.items()))])
    judges = sorted(given, key=lambda judge: (digest(given[judge]), judge))
    return {judge: f"E{n:02d}" for n, judge in enumerate(judges, start=1)}


def _said(named: Any) -> dict[str, str]:
    return {"kk": named.name_kk, "ru": named.name_ru, "en": named.name_en}
