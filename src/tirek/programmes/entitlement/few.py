"""Counts of a few families are kept back, and so much beside them that nothing can be subtracted."""

from collections.abc import Sequence
from typing import Any

FEWEST = 5
Row = dict[str, Any]


def keep_few_back(results: Row) -> Row:
    """The results of a reform over real families without any count of one to four, nor a sum that tells one. What is
    kept back is None."""
    few = [_is_few(results[side]["families"]) for side in ("gainers", "losers")]
    few.append(_is_few(results["families"] - results["unknown"]))
    parts = ("regions", "children", "measures", "bands", "reasons")
    regions, children, measures, bands, reasons = ([dict(row) for row in results[name]] for name in parts)
    for groups in (regions, children):
        hide(groups, "families", ("unknown", "known", "before", "after", "gainers", "losers"))
        hide(groups, "known", ("unknown", "before", "after", "gainers", "losers"))
        hide(groups, "unknown", ("known",))
        for side in ("gainers", "losers"):
            hide(groups, side, ("before", "after"))
    for when in ("before", "after"):
        hide(measures, f"families_{when}", ("before", "after"))
    hide(bands, "families")
    hide(reasons, "families")
    found = results | dict(zip(parts, (regions, children, measures, bands, reasons), strict=True))
    if any(few):
        found |= {"before": None, "after": None, "gainers": _NOTHING, "losers": _NOTHING}
        for name, groups in (("regions", regions), ("children", children)):
            found[name] = [row | dict.fromkeys(("before", "after", "gainers", "losers")) for row in groups]
        found["measures"] = [row | dict.fromkeys(("before", "after")) for row in measures]
        found["bands"] = []
    if _is_few(results["unknown"]):
        found |= {"unknown": None, "reasons": []}
    return found


_NOTHING = {"families": None, "persons": None}


def hide(rows: Sequence[Row], column: str, with_it: Sequence[str] = ()) -> None:
    """Take counts of one to four out of a column, with what stands ``with_it``; and the smallest others, until what is
    missing comes to five in two rows at least: a total beside the column then tells nobody's."""
    hidden = [row for row in rows if _is_few(row[column])]
    if not hidden:
        return
    others = sorted((row for row in rows if row[column] and not _is_few(row[column])), key=lambda row: row[column])
    while others and (len(hidden) < 2 or sum(row[column] for row in hidden) < FEWEST):
        hidden.append(others.pop(0))
    for row in hidden:
        row.update(dict.fromkeys((column, *with_it)))


def _is_few(count: int | None) -> bool:
    return count is not None and 0 < count < FEWEST
