"""Whether actions would wait for each other in a circle."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

Key = TypeVar("Key")


def circle_in(needs: Mapping[Key, Iterable[Key]]) -> list[Key]:
    """The keys of one circle in the order they wait for each other; empty when there is none."""
    settled: set[Key] = set()
    for start in needs:
        way: list[Key] = []
        pending = [(start, iter(needs.get(start, ())))]
        if start in settled:
            continue
        way.append(start)
        while pending:
            key, following = pending[-1]
            nearest = next((each for each in following if each not in settled), None)
            if nearest is None:
                settled.add(key)
                pending.pop()
                way.pop()
            elif nearest in way:
                return way[way.index(nearest) :]
            else:
                way.append(nearest)
                pending.append((nearest, iter(needs.get(nearest, ()))))
    return []
