"""How well the lexicon suspects: against sentences written and labelled for the purpose."""

import csv
from dataclasses import dataclass
from pathlib import Path

from tirek.media.lexicon import lexicon

FILE = Path(__file__).parent / "data" / "labelled.csv"


@dataclass(frozen=True, slots=True)
class Confusion:
    """What was suspected and what it was. ``caught`` and ``missed`` are hate speech; ``wrong`` and ``left`` are not."""

    caught: int = 0
    missed: int = 0
    wrong: int = 0
    left: int = 0

    @property
    def size(self) -> int:
        return self.caught + self.missed + self.wrong + self.left

    @property
    def precision(self) -> float:
        """Of what is suspected, how much is hate speech."""
        return self.caught / (self.caught + self.wrong) if self.caught + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Of hate speech, how much is suspected."""
        return self.caught / (self.caught + self.missed) if self.caught + self.missed else 0.0


def measure() -> dict[str, Confusion]:
    """By language, and ``all``."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [(row["language"], row["label"] == "1", row["text"]) for row in csv.DictReader(lines)]
    told = [(language, label, lexicon().suspect(text).is_suspicious) for language, label, text in rows]
    languages = sorted({language for language, _label, _said in told})
    return {
        name: _count([(label, said) for language, label, said in told if name in (language, "all")])
        for name in [*languages, "all"]
    }


def _count(pairs: list[tuple[bool, bool]]) -> Confusion:
    return Confusion(
        caught=pairs.count((True, True)),
        missed=pairs.count((True, False)),
        wrong=pairs.count((False, True)),
        left=pairs.count((False, False)),
    )
