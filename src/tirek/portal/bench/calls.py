"""Invented juries: how many of the true best a rule finds, over many seeds. No database."""

from typing import Any

from tirek.calls.judging.simulation import (
    Found,
    World,
    correction_with_and_without_fields,
    uniform_or_second_look,
)

SEEDS = range(100)


def measure() -> list[dict[str, Any]]:
    """221 entries, 50 pass: reviews spent evenly or near the line; severity left in, set equal, or fitted, where three
    nominations are alike and where they differ by one standard deviation each."""
    rows = [_row(one, "one field") for one in uniform_or_second_look(World(), SEEDS)]
    for gap, words in ((0.0, "three nominations alike"), (1.0, "three nominations unlike")):
        found = correction_with_and_without_fields(World(fields=3, gap=gap), SEEDS)
        rows += [_row(one, words) for one in found]
    return rows


def _row(found: Found, field: str) -> dict[str, Any]:
    return {
        "what": found.name,
        "field": field,
        "reviews": round(found.reviews),
        "of the true 50": round(found.hits, 1),
        "±": round(1.96 * found.error, 1),
    }
