"""The word lists the stemmer chooses by: nouns and other nominals, verb roots, protected words, irregular forms.

``nominals.txt`` and ``verbs.txt`` are derived by ``tirek.core.text.build_lexicon`` from the Kazakh spelling
dictionary of hunspell (hunspell-kk 1.1, © 2009 Akmaral Mussayeva, László Németh, Rail Aliev;
GPL-2+/LGPL-2.1+/MPL-1.1, used here under the GPL). ``protected.txt`` (places, names, civic glossary, common words)
and ``irregular.txt`` are ours and win over them.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Lexicon:
    """``nominals`` as written; ``verbs`` as root keys; ``irregular`` from a form to its stem; ``dropped`` халқ →
    халық.
    """

    nominals: frozenset[str]
    verbs: frozenset[str]
    irregular: dict[str, str]
    dropped: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The lists, read once in a process."""
    pairs = dict(line.split() for line in read_words("irregular.txt"))
    nominals = _union("nominals", "protected", "homonyms", "nouns_in_u", "places", "names", "vowel_drop")
    return Lexicon(nominals, _union("verbs", "verbs_added", "short_verbs"), pairs, vowel_droppers())


@cache
def vowel_droppers() -> dict[str, str]:
    """From the stem without its last vowel to the noun: халқ → халық."""
    return {noun[:-2] + noun[-1]: noun for noun in read_words("vowel_drop.txt")}


def _union(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in read_words(f"{name}.txt"))


def read_words(name: str) -> list[str]:
    """The lines of a data file without comments."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
