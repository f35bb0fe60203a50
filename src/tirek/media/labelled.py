"""The sentences written and labelled for measuring, and for teaching the head; ordinary ones beside them."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and what it is. ``place`` is its place among those of its language and label: at the same place the
    two languages say the same."""

    language: str
    is_hate: bool
    text: str
    place: int


@lru_cache(maxsize=1)
def sentences() -> tuple[Sentence, ...]:
    """Those labelled one by one, in the order of the file."""
    seen: dict[tuple[str, str], int] = {}
    found = []
    for row in _rows("labelled.csv"):
        block = (row["language"], row["label"])
        seen[block] = seen.get(block, -1) + 1
        found.append(Sentence(row["language"], row["label"] == "1", row["text"], seen[block]))
    return tuple(found)


@lru_cache(maxsize=2)
def ordinary(use: str) -> tuple[Sentence, ...]:
    """Sentences of every day, none of them hate speech: ``taught`` to the head, or ``measured`` for false alarms."""
    chosen = [row for row in _rows("plain.csv") if row["use"] == use]
    return tuple(Sentence(row["language"], False, row["text"], place) for place, row in enumerate(chosen))


def _rows(name: str) -> list[dict[str, str]]:
    lines = [line for line in (DATA / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))
