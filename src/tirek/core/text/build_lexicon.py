"""Derive the word lists from a Kazakh hunspell dictionary: ``python -m tirek.core.text.build_lexicon kk_KZ.dic``.

Run by hand when the dictionary changes; the lists are kept in the repository. The dictionary mixes lemmas, verb
roots, infinitives and some inflected forms, so: infinitives become root keys; bare roots and forms that strict
grammar takes apart into another listed word are dropped.
"""

import sys
from pathlib import Path

from .endings import NEGATION
from .lexicon import DATA, read_words, vowel_droppers
from .morphology import Root, nominals, noun_spellings, root_key, verb_roots
from .sounds import devoiced, fronted

_LETTERS = frozenset("аәбвгғдеёжзийіклқмнңоөпрстуұүфхһцчшщъыьэюя")
_UNSURE = frozenset(("м", "ң", "ым", "ім", "ың", "ің", "а", "е", "н"))
_FINITE = ("ып", "іп", "ап", "еп", "са", "се", "май", "мей", "бай", "бей", "пай", "пей")
_HEADER = """# Derived by build_lexicon.py from hunspell-kk 1.1 (kk_KZ.dic),
# (c) 2009 Akmaral Mussayeva, Laszlo Nemeth, Rail Aliev. GPL-2+ / LGPL-2.1+ / MPL-1.1; distributed here under the GPL.
# Do not edit: protected.txt and verbs_added.txt add words.
"""


def build(dictionary: Path) -> tuple[list[str], list[str]]:
    """The nominals and the verb keys found in a hunspell ``.dic`` file."""
    words = {line.split("/")[0].strip() for line in dictionary.read_text("utf-8").splitlines()[1:]}
    words = {word for word in words if set(word) <= _LETTERS}
    nouns_in_u = set(read_words("nouns_in_u.txt"))
    homonyms = {word for name in ("homonyms", "protected", "vowel_drop") for word in read_words(f"{name}.txt")}
    infinitives = {word for word in words if word.endswith(("у", "ю")) and len(word) > 2} - nouns_in_u
    infinitives = {word for word in infinitives if len(word) > 4 or _root_spellings(word) & words}
    verbs = _positive({key for word in infinitives for key in map(root_key, _roots(word))})
    roots = {spelling for word in infinitives for spelling in _root_spellings(word)}
    lemmas = {word for word in words - infinitives if _is_lemma(word, words, roots)} | homonyms
    known, verbs = lemmas | infinitives, verbs | set(read_words("verbs_added.txt"))
    return sorted(word for word in lemmas if word in homonyms or not _is_inflected(word, known, verbs)), sorted(verbs)


def _positive(keys: set[str]) -> set[str]:
    """Without negative roots whose positive twin is known, and without the dictionary's stray short ones."""
    short = set(read_words("short_verbs.txt"))
    keys = {key for key in keys if len(key) > 2 or key in short}
    return {key for key in keys if not any(root_key(rest) in keys for rest in NEGATION.strip(key))}


def _roots(infinitive: str) -> list[str]:
    return [infinitive[:-1] + "й"] if infinitive.endswith("ю") else [infinitive[:-1]]


def _root_spellings(infinitive: str) -> set[str]:
    """How the root may stand in the dictionary: оқу → оқ, оқы; шығу → шығ, шық."""
    return {spelling for root in _roots(infinitive) for spelling in (root, root + "ы", root + "і", root_key(root))}


def _is_lemma(word: str, words: set[str], roots: set[str]) -> bool:
    """Neither a stray short entry, nor a stem with its last sound voiced, nor a bare verb root."""
    if len(word) < 3 or (devoiced(word) != word and devoiced(word) in words):
        return False
    return word not in roots or _is_noun_too(word, words)


def _is_noun_too(root: str, words: set[str]) -> bool:
    """Whether a bare root has nouns made from it beside it: қала (wish; town) with қалалық."""
    made = (
        root + side
        for back in ("лық", "дық", "тық", "лар", "дар", "тар", "сыз", "сы")
        for side in (back, fronted(back))
    )
    return not words.isdisjoint(made)


def _is_inflected(word: str, known: set[str], verbs: set[str]) -> bool:
    """Whether ``word`` is a form of another known word, a finite verb, or ends in what only forms end in."""
    for root in verb_roots(word):
        if root_key(root.text) in verbs and (_long_ending(word, root) or word.endswith(_FINITE)):
            return True
    stems = [rest for rest in nominals(word) if rest != word and word[len(rest) :] not in _UNSURE]
    if any(_surely_form(word, rest) for rest in stems):
        return True
    return any(
        spelling in known and len(spelling) > 1 for rest in stems for spelling in noun_spellings(rest, vowel_droppers())
    )


def _long_ending(word: str, root: Root) -> bool:
    ending = word[len(root.text) :]
    return root.strong and len(ending) > 1 and not ending.endswith(("дық", "дік", "тық", "тік"))


def _surely_form(word: str, rest: str) -> bool:
    """Two endings, or a plural, on a stem long enough to be one: a form even if the dictionary lacks its lemma."""
    ending = word[len(rest) :]
    return (len(ending) > 3 and len(rest) > 3) or (len(ending) == 3 and ending[-1] == "р" and len(rest) > 4)


def main(dictionary: str) -> None:
    nouns, verbs = build(Path(dictionary))
    (DATA / "nominals.txt").write_text(_HEADER + "\n".join(nouns) + "\n", encoding="utf-8")
    (DATA / "verbs.txt").write_text(_HEADER + "\n".join(verbs) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(nouns)} nominals, {len(verbs)} verb roots\n")


if __name__ == "__main__":
    main(sys.argv[1])
