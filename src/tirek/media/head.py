"""A second reader beside the lexicon: a linear head over letters and stems, taught on labelled sentences.

It knows no words of its own: runs of three to five letters of each word (in one spelling for all alphabets), the stems,
and what the lexicon found, each with a weight that :mod:`tirek.media.training` has learnt (``data/head.json``). Like
the lexicon it only suggests. ``TIREK_SPEECH_HEAD=off`` leaves it out. What it reaches: docs/hate-speech.md.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from math import exp, sqrt
from pathlib import Path
from zlib import crc32

from tirek.core.text import fold, terms
from tirek.media.lexicon import GROUP, SUSPICIOUS, Lexicon, lexicon

FILE = Path(__file__).parent / "data" / "head.json"
SIZE = 4096
SHORTEST, LONGEST = 3, 5
GRAVEST = 3.0
TOLD = 3
"""What the lexicon tells the head: a group is named, how grave the rest is, whether it would suspect by itself."""
_SENTENCE = re.compile(r"[.!?…\n]+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Head:
    """Weights by feature, and their version: the beginning of the file's digest."""

    version: str
    bias: float
    weights: tuple[float, ...]

    def likelihood(self, text: str) -> float:
        """How likely the gravest sentence is hate speech in the eyes of the head, 0 to 1."""
        return max((self._sentence(each) for each in _SENTENCE.split(text) if each.strip()), default=0.0)

    def _sentence(self, sentence: str) -> float:
        total = self.bias + sum(self.weights[place] * value for place, value in features(sentence).items())
        return 1 / (1 + exp(-total))


@lru_cache(maxsize=1)
def head() -> Head:
    """The head that is shipped."""
    raw = FILE.read_bytes()
    told = json.loads(raw)
    return Head(hashlib.sha256(raw).hexdigest()[:10], told["bias"], tuple(told["weights"]))


def features(sentence: str) -> dict[int, float]:
    """A sentence as places and values: of unit length, with what the lexicon says of it behind."""
    words = _WORD.findall(sentence)
    places = {crc32(part.encode()) % SIZE for word in words for part in _parts(word)}
    value = 1 / sqrt(len(places)) if places else 0.0
    return dict.fromkeys(places, value) | _told(lexicon(), sentence)


def _parts(word: str) -> set[str]:
    whole = f"^{fold(word)}$"
    runs = {
        whole[at : at + length]
        for length in range(SHORTEST, LONGEST + 1)
        for at in range(max(len(whole) - length + 1, 1))
    }
    return runs | {f"={term}" for term in terms(word)}


def _told(known: Lexicon, sentence: str) -> dict[int, float]:
    kinds = known.kinds_in(sentence)
    weight = sum(number for kind, number in kinds if kind != GROUP)
    said = (
        float(any(kind == GROUP for kind, _number in kinds)),
        min(weight, GRAVEST) / GRAVEST,
        float(known.suspect(sentence).score >= SUSPICIOUS),
    )
    return {SIZE + number: value / 2 for number, value in enumerate(said) if value}
