"""Kazakh stems: which reading of a word to index it under.

A word in the list stays itself. Otherwise its readings (``morphology``) are held against the word lists: the
longest known nominal and the longest known verb root win, and where a word is honestly both (қарайды: қара, қарай)
it gets both. A word nothing is known about loses its endings until nothing more can be taken, so that all its forms
end at the same stem even if that is not the dictionary's. A verb's stem is its root without a final ы/і: оқу,
оқыды, оқиды → оқ.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import lexicon
from .morphology import Root, made_from, nominals, noun_spellings, root_key, verb_roots, voice_roots
from .sounds import SYLLABIC, devoiced

_SHORTEST_UNKNOWN = 3
_MOST_ROUNDS = 6
_MOST_READINGS = 3
_MADE_VERB = re.compile(r"..[лдт][ае](?:[нслт]|ндыр|ндір|стыр|стір|тыл|тіл|ныл|ніл)?$")
_TELLING = re.compile(
    r"(?:[мбп][ае])?(?:й[дт][ыі]|[ае]д[ыі]|и[дт][ыі]|[ғгқк][ае]н|[ыі]п|[йае]м[ыі][нз]|[ае]й[ыі][кқн])"
    r"|[мбп][ае](?:д[ыі]|с|й)|(?<=[аеыі])(?:д[ыі]|п)"
)
_ALSO_VERBS = ("у", "ю", "ды", "ді", "ты", "ті", "ған", "ген", "қан", "кен")


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
    if word in known.nominals:
        return _unique(word, *(_verb_stems(_known_verbs(word)) if word.endswith(_ALSO_VERBS) else ()))
    found, verbs = _known_nominals(word), _known_verbs(word)
    strong = [verb for verb in verbs if verb.strong]
    weak = [verb for verb in verbs if not verb.strong and not (found and len(found[0]) > len(verb.key) + 1)]
    readings = (*_verb_stems(strong), *found, *_verb_stems(weak))
    sure = strong or any(len(one) >= _SHORTEST_UNKNOWN for one in found)
    return _unique(*readings, *(() if sure else (_unknown(word),)))


def is_known(word: str) -> bool:
    """Whether the word lists account for ``word``."""
    known = lexicon()
    return word in known.irregular or word in known.nominals or bool(_known_nominals(word) or _known_verbs(word))


def stem(word: str) -> str:
    """The likeliest stem of a word."""
    return stems(word)[0]


def _verb_stems(verbs: list[_Verb]) -> tuple[str, ...]:
    """The roots, then the roots behind their voice: жазылды is found by жазу too."""
    return (*(verb.key for verb in verbs), *(key for verb in verbs for key in verb.behind))


def _known_nominals(word: str) -> tuple[str, ...]:
    """The listed nominals ``word`` may be a form of, longest first: қаламды is қалам + ды, or қала + м + ды."""
    known = lexicon()
    found = {one for rest in nominals(word) for one in noun_spellings(rest, known.dropped) if one in known.nominals}
    best = sorted(found, key=lambda one: (len(one), one), reverse=True)[:_MOST_READINGS]
    if best and best[0].endswith("с") and best[0][:-1] in best:
        best.remove(best[0])  # қаласы is қала + сы before it is қалас + ы
    return tuple(best)


def _known_verbs(word: str) -> list[_Verb]:
    """The longest roots that ``word`` may be a form of: listed, made from a listed nominal, or a voice of such a
    root.
    """
    found: dict[str, _Verb] = {}
    for root in verb_roots(word):
        key = root_key(root.text)
        if not (key in found and found[key].strong) and (behind := _believed(root)) is not None:
            found[key] = _Verb(key, root.strong, behind)
    listed = lexicon().verbs
    return sorted(found.values(), key=lambda one: (one.key in listed, len(one.key), one.key), reverse=True)[:2]


def _believed(root: Root) -> tuple[str, ...] | None:
    """The roots behind the voice of a root that may be one, or None when it may not."""
    behind = _unique(*(root_key(rest) for rest in voice_roots(root.text) if _is_root(rest)))
    return behind if _is_root(root.text) or (behind and root.strong) else None


def _is_root(text: str) -> bool:
    """Whether a root is listed, or made from a listed nominal."""
    known = lexicon()
    return root_key(text) in known.verbs or any(base in known.nominals for base in made_from(text))


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
    """The root of an unlisted verb: one made from a noun (гугл-де), an infinitive, or one with a telling ending."""
    made: set[str] = set()
    other: set[str] = set()
    for root in verb_roots(word):
        infinitive = word == root.text + "у"
        if (root.strong or infinitive) and _MADE_VERB.search(root.text):
            made.update(rest for rest in (root.text, *voice_roots(root.text)) if _MADE_VERB.search(rest))
        elif infinitive or (root.strong and _TELLING.match(word, len(root.text))):
            other.add(root.text)
    root_text = min(filter(_may_be_stem, made or other), key=len, default="")
    return root_text and root_key(root_text)


def _may_be_stem(rest: str) -> bool:
    return len(rest) > _SHORTEST_UNKNOWN or (len(rest) == _SHORTEST_UNKNOWN and rest[-1] not in SYLLABIC)
