"""Search terms of a text, queries over them, and the hits shown in it.

PostgreSQL only stores and matches: the text column's terms are space-joined into ``to_tsvector('simple', …)`` and
the query string goes to ``to_tsquery('simple', …)``. A text may mix Kazakh, Russian and English; each word is
analysed as all three.
"""

import re
import threading
from functools import lru_cache

import snowballstemmer
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .alphabets import cyrillic
from .folding import fold
from .kazakh import is_known, stems
from .lexicon import read_words

ANALYSER_VERSION = 1

_TOKEN = re.compile(r"[^\W_]+(?:[-'’‘ʼ\u2010\u2011][^\W_]+)*")
_JOINER = re.compile(r"[-'’‘ʼ\u2010\u2011]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_KAZAKH_ONLY = re.compile(r"[әғқңөұүһі]")
_LATIN = re.compile(r"[A-Za-z]")
_KAZAKH_LATIN = re.compile(r"[äğñöşūüıáǵńóú]|q(?!u)")
_MOST_QUERY_WORDS = 24
_LONGEST_QUERY = 1000
_SHORTEST_OF_KAZAKH = 4
_STOP = frozenset(read_words("stop_words.txt"))
_stemmers = threading.local()


@lru_cache(maxsize=200_000)
def _terms(word: str) -> tuple[str, ...]:
    surface = word.lower()
    forms = [surface]
    if _CYRILLIC.search(surface):
        forms += [*stems(surface), *_russian(surface)]
    elif _LATIN.search(surface):
        forms.append(_snowball("english", surface))
        if _KAZAKH_LATIN.search(surface):
            forms += stems(cyrillic(surface))
    return tuple(dict.fromkeys(filter(None, (fold(form).replace(" ", "") for form in forms))))


def terms(word: str) -> list[str]:
    """Ordered unique search keys of one word: its folded surface, Kazakh stem(s), Russian and English stems."""
    return list(_terms(word.strip()))


def search_terms(text: str) -> str:
    """All search keys of a text, each once, joined by spaces: what goes into ``to_tsvector('simple', …)``."""
    keys: dict[str, None] = {}
    for token in _TOKEN.findall(text):
        keys.update(dict.fromkeys(_token_terms(token)))
    return " ".join(keys)


def query_for(text: str, *, prefix: bool = True) -> str | None:
    """A query for ``to_tsquery('simple', …)``: every word must be found, in any of its terms, the last also as a
    beginning.

    Safe with any input: only letters and digits pass. None when nothing is left to look for. Particles are not
    looked for when there are other words.
    """
    groups = query_words(text)
    if not groups:
        return None
    clauses = [_any_of(group) for group in groups[:-1]]
    return " & ".join([*clauses, _any_of(groups[-1], prefix=prefix)])


def query_words(text: str) -> list[list[str]]:
    """The words of a query that are looked for, each as all its search keys; particles when nothing else is left."""
    words: list[str] = _TOKEN.findall(text[:_LONGEST_QUERY])[:_MOST_QUERY_WORDS]
    words = [word for word in words if word.lower() not in _STOP] or words
    groups = [list(_terms(word)) for word in words]
    return [group for group in groups if group]


def highlight(text: str, query: str) -> SafeString:
    """``text`` escaped for HTML, with the words the query finds in ``<mark>``."""
    wanted, beginning = _wanted(query)
    pieces: list[tuple[SafeString | str]] = []
    end = 0
    for found in _TOKEN.finditer(text):
        if _hit(found.group(), wanted, beginning):
            pieces += [(text[end : found.start()],), (format_html("<mark>{}</mark>", found.group()),)]
            end = found.end()
    return format_html_join("", "{}", [*pieces, (text[end:],)])


def _wanted(query: str) -> tuple[set[str], str]:
    words = _TOKEN.findall(query[:_LONGEST_QUERY])
    words = [word for word in words if word.lower() not in _STOP] or words
    wanted = {term for word in words for term in _terms(word)}
    return wanted, fold(words[-1]) if words else ""


def _hit(token: str, wanted: set[str], beginning: str) -> bool:
    keys = _token_terms(token)
    return not wanted.isdisjoint(keys) or bool(beginning and any(key.startswith(beginning) for key in keys))


def _token_terms(token: str) -> tuple[str, ...]:
    """The terms of a token and, when it is joined by a hyphen or an apostrophe, of its parts."""
    parts = _JOINER.split(token)
    if len(parts) == 1:
        return _terms(token)
    return tuple(term for piece in (token, *parts) for term in _terms(piece))


def _any_of(group: list[str], *, prefix: bool = False) -> str:
    quoted = [f"'{term}':*" if prefix else f"'{term}'" for term in group]
    return f"({' | '.join(quoted)})"


def _russian(word: str) -> list[str]:
    """The Russian stem, but not of a word that is surely Kazakh: адам is no plural of ад."""
    if _KAZAKH_ONLY.search(word):
        return []
    stem = _snowball("russian", word)
    return [] if len(stem) < _SHORTEST_OF_KAZAKH and is_known(word) else [stem]


def _snowball(language: str, word: str) -> str:
    """Snowball's stemmer keeps state while it works: one for each thread."""
    stemmer = getattr(_stemmers, language, None)
    if stemmer is None:
        stemmer = snowballstemmer.stemmer(language)
        setattr(_stemmers, language, stemmer)
    stem: str = stemmer.stemWord(word)
    return stem
