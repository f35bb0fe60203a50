"""A machine's suspicion that a text may be hate speech: words for a group of people beside contempt, blame, exclusion
or a threat, in one sentence. It only suggests; what it found is shown to the people who decide.

How well it does is measured by ``tirek media measure`` on texts written for the purpose (docs/hate-speech.md).
"""

import csv
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tirek.core.text import terms

FILE = Path(__file__).parent / "data" / "lexicon.csv"
SUSPICIOUS = 2.0
GROUP = "group"
_SENTENCE = re.compile(r"[.!?…\n]+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the lexicon: one or a few words that stand near each other, as their stems."""

    kind: str
    language: str
    weight: float
    words: str
    stems: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What was found: the weight of the gravest sentence, and the words of the lexicon in it."""

    score: float
    matches: tuple[str, ...]
    lexicon: str

    @property
    def is_suspicious(self) -> bool:
        return self.score >= SUSPICIOUS


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lines, and the version: the beginning of the file's digest."""

    version: str
    entries: tuple[Entry, ...]

    def suspect(self, text: str) -> Suspicion:
        """Read a text sentence by sentence."""
        found = [self._sentence(sentence) for sentence in _SENTENCE.split(text)]
        score, matches = max(found, default=(0.0, ()))
        return Suspicion(score, matches, self.version)

    def kinds_in(self, sentence: str) -> list[tuple[str, float]]:
        """Kind and weight of every line that stands in a sentence."""
        return [(entry.kind, entry.weight) for entry in self._hits(sentence)]

    def _hits(self, sentence: str) -> list[Entry]:
        said = [frozenset(terms(word)) for word in _WORD.findall(sentence)]
        return [entry for entry in self.entries if _stands(entry, said)]

    def _sentence(self, sentence: str) -> tuple[float, tuple[str, ...]]:
        hits = self._hits(sentence)
        hostile = [entry for entry in hits if entry.kind != GROUP]
        about_people = any(entry.kind == GROUP for entry in hits)
        if not hostile or not about_people:
            return 0.0, ()
        return sum(entry.weight for entry in hostile), tuple(entry.words for entry in hits)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that is shipped."""
    raw = FILE.read_bytes()
    lines = [line for line in raw.decode().splitlines() if not line.startswith("#")]
    entries = tuple(
        Entry(row["kind"], row["language"], float(row["weight"]), row["words"], _stems(row["words"]))
        for row in csv.DictReader(lines)
    )
    return Lexicon(hashlib.sha256(raw).hexdigest()[:10], entries)


def _stems(words: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(terms(word)) for word in words.replace("-", " ").split())


def _stands(entry: Entry, said: list[frozenset[str]]) -> bool:
    """Whether its words stand in this order, at most one other word between two of them."""
    for begin in range(len(said)):
        at = begin
        for number, stem in enumerate(entry.stems):
            span = range(at, min(at + (1 if number == 0 else 2), len(said)))
            place = next((index for index in span if said[index] & stem), None)
            if place is None:
                break
            at = place + 1
        else:
            return True
    return False
