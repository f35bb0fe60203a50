"""Kazakh stems: which reading of a word to index it under.

A word in the list stays itself. Otherwise its readings (``morphology``) are held against the word lists: the longest known nominal and the
longest known verb root win, and where a word is honestly both (қарайды: қара, қарай) it gets both. A word nothing is
known about loses its endings until nothing more can be taken, so that all its forms end at the same stem even if
that is not the dictionary's. A verb's stem is its root without a final ы/і: оқу, оқыды, оқиды → оқ.
"""

from dataclasses import dataclass
from functools import lru_cache

from .lexicon import lexicon
from .morphology import noun_spellings, nominals, root_key, verb_roots, voice_roots
from .sounds import SYLLABIC, devoiced

_SHORTEST_UNKNOWN = 3
_MOST_ROUNDS = 6
_ALSO_VERBS = ("у", "ю", "ды", "ді", "ты", "ті")


@dataclass(frozen=True, slots=True)
class _Verb:
    key: str
    strong: bool = False
    behind: tuple[str, ...] = ()


@lru_cache(maxsize=200_000)
def stems(word: str) -> tuple[str, ...]:
    """The stems of a word in Kazakh Cyrillic, the likeliest first; the word itself when nothing comes off."""
    word = word.lower()
    known = lexicon()
    if word in known.irregular:
        return (known.irregular[word],)
    if len(word) < _SHORTEST_UNKNOWN:
        return (word,)
    found = _known_nominals(word)
    verb = _known_verb(word)
    if word in found:
        return _unique(word, *(verb_stems(verb) if word.endswith(_ALSO_VERBS) else ()))
    if not found and not verb:
        return (_unknown(word),)
    if found and verb and not verb.strong and len(found[0]) > len(verb.key) + 1:
        verb = None
    return _unique(*verb_stems(verb), *found) if verb and verb.strong else _unique(*found, *verb_stems(verb))


def is_known(word: str) -> bool:
    """Whether the word lists account for ``word``."""
    return word in lexicon().irregular or bool(_known_nominals(word) or _known_verb(word))


def stem(word: str) -> str:
    """The likeliest stem of a word."""
    return stems(word)[0]


def verb_stems(verb: _Verb | None) -> tuple[str, ...]:
    """The root, then the roots behind its voice: жазылды is found by жазу too."""
    return (verb.key, *verb.behind) if verb else ()


def _known_nominals(word: str) -> tuple[str, ...]:
    """The longest listed nominal ``word`` is a form of; a second one where the first rests on a single letter.

    мәселені: мәселен + і, but also мәселе + ні.
    """
    listed = lexicon().nominals
    if word in listed:
        return (word,)
    found: dict[str, bool] = {}
    for rest in nominals(word):
        for spelling in noun_spellings(rest, bare=False):
            if spelling in listed:
                found[spelling] = len(word) - len(rest) > 1
    best = sorted(found, key=lambda one: (len(one), one), reverse=True)
    if not best or found[best[0]]:
        return tuple(best[:1])
    surer = [one for one in best[1:] if found[one] and len(one) > 2]
    return tuple(surer[:1] + best[:1])


def _known_verb(word: str) -> _Verb | None:
    """The longest listed root that ``word`` is a form of; an unlisted root counts when its voice comes off a listed one."""
    listed = lexicon().verbs
    found = []
    for root in verb_roots(word):
        key, behind = root_key(root.text), _behind(root.text)
        if key in listed or (behind and root.strong):
            found.append(_Verb(key, root.strong, behind))
    return max(found, key=lambda one: (one.key in listed, len(one.key), one.strong, one.key), default=None)


def _behind(root: str) -> tuple[str, ...]:
    """Listed roots behind a passive, reflexive, reciprocal or causative."""
    listed = lexicon().verbs
    return _unique(*(key for rest in voice_roots(root) if (key := root_key(rest)) in listed))


def _unique(*found: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=50_000)
def _unknown(word: str) -> str:
    """The stem of a word no list knows: strip to a fix point."""
    for _round in range(_MOST_ROUNDS):
        shorter = _shortest_verb(word) or _shortest_nominal(word)
        if shorter == word:
            break
        word = shorter
    return devoiced(word)


def _shortest_nominal(word: str) -> str:
    return min((rest for rest in nominals(word) if _may_be_stem(rest)), key=len, default=word)


def _shortest_verb(word: str) -> str:
    strong = [root.text for root in verb_roots(word) if root.strong and _may_be_stem(root.text)]
    return min(strong, key=len, default="")


def _may_be_stem(rest: str) -> bool:
    return len(rest) > _SHORTEST_UNKNOWN or (len(rest) == _SHORTEST_UNKNOWN and rest[-1] not in SYLLABIC)
