"""Nearly equal texts found without comparing each with each: the smallest hashes of their word triples (a bottom-k
sketch; Broder 1997). The share of common hashes estimates how many triples two texts have in common."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from tirek.core.text import fold

SIZE = 32
SAME = 0.55
FEWEST = 6
_WORD = re.compile(r"\w+")
Key = TypeVar("Key")


def sketch(text: str) -> list[int]:
    """The smallest hashes of a text, in order; empty when it is too short to tell from others."""
    words = [fold(word) for word in _WORD.findall(text)]
    triples = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
    if len(triples) < FEWEST:
        return []
    return sorted(_hash(triple) for triple in triples)[:SIZE]


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """From 0 (nothing in common) to 1 (the same words)."""
    if not one or not other:
        return 0.0
    smallest = sorted(set(one) | set(other))[:SIZE]
    both = set(one) & set(other)
    return sum(value in both for value in smallest) / len(smallest)


def nearest(mine: Sequence[int], others: Iterable[tuple[Key, Sequence[int]]]) -> Key | None:
    """The key of the likest of others that is like enough to be a reprint."""
    best = max(((likeness(mine, theirs), key) for key, theirs in others), default=None, key=lambda pair: pair[0])
    return best[1] if best and best[0] >= SAME else None


def _hash(text: str) -> int:
    """63 bits, the same on every machine: they fit PostgreSQL's bigint."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 1
