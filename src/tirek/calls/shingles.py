"""Texts as sets of hashed runs of words: how much of one stands in another. Pure."""

import hashlib
import re
from collections.abc import Iterable

from tirek.core.text.folding import fold

LENGTH = 4
WORD = re.compile(r"\w+")
MOST = 4000


def shingles(texts: Iterable[str]) -> list[int]:
    """Runs of four words, spelling folded, each as a signed 64-bit number; sorted, each once."""
    found: set[int] = set()
    for text in texts:
        words = [fold(word) for word in WORD.findall(text)]
        runs = (" ".join(words[place : place + LENGTH]) for place in range(len(words) - LENGTH + 1))
        found.update(_hashed(run) for run in runs)
    return sorted(found)[:MOST]


def share(one: Iterable[int], other: Iterable[int]) -> int:
    """How much of the shorter text stands in the other, in percent."""
    first, second = set(one), set(other)
    shorter = min(len(first), len(second))
    return round(100 * len(first & second) / shorter) if shorter else 0


def _hashed(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big", signed=True)
