"""Every way a Kazakh word may be taken apart, from the right: nominals (plural, owner, case) and verbs.

Nothing here decides; ``kazakh`` chooses among the readings with a word list. Sources of the rules: the endings of
the school grammar of Kazakh (plural, possessive, case and personal endings; tenses, participles, converbs, moods,
voices).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from . import endings as e
from .sounds import devoiced, has_vowel

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Root:
    """A verb's root as it stands in the word, and whether its ending could hardly be anything but a verb's."""

    text: str
    strong: bool


def nominals(word: str) -> set[str]:
    """``word`` and every nominal stem left when allowed endings are taken off, in their spelling inside the word."""
    found = {word}
    _add_owned(found, word)
    for rest in (*e.CASE.strip(word), *e.CASE_PLAIN.strip(word)):
        _keep(found, rest)
        _add_owned(found, rest)
    for rest in e.AFTER_THIRD.strip(word):
        _add_third(found, rest)
    for rest in e.DATIVE_AFTER_OWNER.strip(word):
        _add_pluralised(found, e.OWNER_SHORT.strip(rest))
    for located in list(found):
        _add_located(found, located)
    return found


def _add_owned(found: set[str], word: str) -> None:
    """Owner endings and plural, before any case."""
    _add_pluralised(found, e.OWNER_SHORT.strip(word))
    _add_pluralised(found, e.OWNER_LONG.strip(word))
    _add_third(found, word)
    _add_pluralised(found, [word])


def _add_third(found: set[str], word: str) -> None:
    _add_pluralised(found, e.THIRD.strip(word))


def _add_pluralised(found: set[str], rests: Iterator[str] | list[str]) -> None:
    for rest in rests:
        _keep(found, rest)
        for single in e.PLURAL.strip(rest):
            _keep(found, single)


def _add_located(found: set[str], word: str) -> None:
    """қаладағы → қала, баласындағы → бала; what was left may itself be owned or plural."""
    for rest in e.LOCATED.strip(word):
        _keep(found, rest)
        _add_owned(found, rest)
    for rest in e.LOCATED_AFTER_THIRD.strip(word):
        _add_third(found, rest)


def _keep(found: set[str], stem: str) -> None:
    if len(stem) >= _SHORTEST and has_vowel(stem):
        found.add(stem)


def verb_roots(word: str) -> Iterator[Root]:
    """Every root ``word`` may be a form of. The root keeps its spelling inside the word; see :func:`root_spellings`."""
    for root in _readings(word):
        if len(root.text) >= _SHORTEST and has_vowel(root.text):
            yield root


def _readings(word: str) -> Iterator[Root]:
    yield from _finite(word)
    for nominal in nominals(word):
        yield from _nominal_forms(nominal, inflected=nominal != word)
    for rest in e.PERSON.strip(word):
        yield from _nominal_forms(rest, inflected=True, nouns=False)


def _finite(word: str) -> Iterator[Root]:
    for table in (e.PAST, e.CONDITION, e.COMMAND, e.UNTIL, e.BY_DOING_PERSON):
        yield from _positive_too(table.strip(word), strong=table is not e.CONDITION)
    for rest in e.BY_DOING.strip(word):
        yield from _positive_too(iter([rest]), strong=len(rest) > _SHORTEST)
        if rest.endswith("у"):  # тауып, жауып, теуіп: from тап, жап, теп
            yield Root(rest[:-1] + "п", strong=False)
    yield from _present(word, strong=False)
    for rest in e.PERSON.strip(word):
        yield from _present(rest, strong=True)
    for rest in e.NEGATION.strip(word):
        yield Root(rest, strong=False)


def _present(word: str, *, strong: bool) -> Iterator[Root]:
    """бар-а, сөйле-й, оқи (оқы-й), қоя (қой-а)."""
    yield from _positive_too(e.PRESENT.strip(word), strong=strong)
    if word.endswith("и") and len(word) > 2:
        yield Root(word[:-1], strong)
    if word.endswith("я") and len(word) > 1:
        yield Root(word[:-1] + "й", strong)


def _nominal_forms(word: str, *, inflected: bool, nouns: bool = True) -> Iterator[Root]:
    """Participles, and the infinitive and the wish where ``nouns`` are allowed."""
    yield from _positive_too(e.PARTICIPLE.strip(word), strong=True)
    if word.endswith(("итын", "итін")):
        yield Root(word[:-4], strong=True)
    if word.endswith("ятын"):
        yield Root(word[:-4] + "й", strong=True)
    yield from _positive_too(e.FUTURE.strip(word), strong=False)
    yield from (Root(rest, strong=True) for rest in e.NEGATIVE_FUTURE.strip(word))
    yield from _positive_too(e.INTENTION.strip(word), strong=False)
    if nouns:
        yield from _infinitive(word)
    if nouns and inflected:
        yield from (Root(rest, strong=False) for rest in e.WISH.strip(word))


def _infinitive(word: str) -> Iterator[Root]:
    if word.endswith("у") and len(word) > 2 and word[-2] not in "ыіоөұү":
        yield from _positive_too(iter([word[:-1]]), strong=False)
    if word.endswith("ю") and len(word) > 1:
        yield Root(word[:-1] + ("" if word.endswith("ию") else "й"), strong=False)


def _positive_too(roots: Iterator[str], *, strong: bool) -> Iterator[Root]:
    """Each root, and what is left of it without the negation."""
    for root in roots:
        yield Root(root, strong)
        yield from (Root(positive, strong) for positive in e.NEGATION.strip(root))


def voice_roots(root: str) -> Iterator[str]:
    """Roots without a voice ending: жазыл → жаз, көрсет stays."""
    yield from e.VOICE.strip(root)


def made_from(root: str) -> Iterator[str]:
    """The nominal a verb is made from: марапат-та, хабар-ла."""
    yield from e.MADE_VERB.strip(root)


def root_key(root: str) -> str:
    """One spelling for all shapes of a root: шығ(у) and шық(ты) → шық; оқы(ды) and оқ(у) → оқ."""
    if root[-1] in "ыі" and len(root) > _SHORTEST:
        root = root[:-1]
    return devoiced(root)


def noun_spellings(stem: str, dropped: Mapping[str, str]) -> Iterator[str]:
    """Dictionary spellings of a stem that lost an ending: itself, кітаб → кітап, халқ → халық (``dropped``)."""
    yield stem
    plain = devoiced(stem)
    if plain != stem:
        yield plain
    if stem in dropped:
        yield dropped[stem]
