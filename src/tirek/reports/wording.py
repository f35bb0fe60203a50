"""Words with figures bound into them: the text of a report keeps placeholders, and each is read from its cell.

``{elders_events}`` is the whole network's figure of the year, ``{elders_events@71}`` that of the region with a code,
``{elders_events:before}`` that of the year before; ``{year}`` is the year. After bars stand the words that belong to
the number, by the grammar of the language:

- Kazakh: ``{trained|шығыс}`` → 1380-нен; ``{elders_reached|адам|табыс}`` → 190 007 адамды;
  ``{elders_members|мүше|тәуелдік}`` → 7639 мүшесі; ``{events|іс-шара|тәуелдік барыс}`` → 1024 іс-шарасына.
- Russian: ``{events|мероприятие|мероприятия|мероприятий}`` → 6358 мероприятий.
- English: ``{events|event|events}`` → 6,358 events.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tirek.core.text import decline, in_figures, possessed, with_ending
from tirek.core.text.numerals import Case
from tirek.reports.annual import CLOSING, OPENING, Amount, Annual, Value, spoken

PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)(?:@([\w-]+))?(:before)?((?:\|[^{}|]+)*)\}")
# Between two sentences; a word of one or two letters with a point ("2023 ж.", "т. б.") ends none.
SENTENCES = re.compile(r"(?<!\b\w\.)(?<!\b\w\w\.)(?<=[.!?…])\s+(?=[^\Wa-zа-яёәіңғүұқөһ\d_]|[{«“])")
YEAR = "year"
OWNED = "тәуелдік"
CASES: Mapping[str, Case] = {
    "атау": "nominative",
    "ілік": "genitive",
    "барыс": "dative",
    "табыс": "accusative",
    "жатыс": "locative",
    "шығыс": "ablative",
    "көмектес": "instrumental",
}
NOTHING = "–"
HIDDEN = "•"
NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: words, or a figure with the cell it comes from. ``missing``: nothing can be said there."""

    text: str
    code: str = ""
    place: str = ""
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder as it was written."""

    written: str
    code: str
    place: str
    is_before: bool
    words: tuple[str, ...]


def paragraphs_of(text: str, annual: Annual, language: str) -> list[list[Piece]]:
    """The paragraphs of a text with its figures put in. A sentence that tells of nothing but zeroes is left out: the
    tables say them."""
    kept = (_with_something(one.strip(), annual) for one in text.split("\n\n"))
    return [list(_pieces(one, annual, language)) for one in kept if one]


def article_blocks(annual: Annual) -> list[str]:
    """The blocks of the article in their order; a chapter of whose figures there is none this year is left out."""
    chapters = [block for block in annual.words if block not in (OPENING, CLOSING)]
    return [OPENING, *(block for block in chapters if _has_something(annual, block)), CLOSING]


def _with_something(paragraph: str, annual: Annual) -> str:
    return " ".join(one for one in SENTENCES.split(paragraph) if not _is_of_zeroes(one, annual))


def _is_of_zeroes(sentence: str, annual: Annual) -> bool:
    figures = [one for one in placeholders(sentence) if one.code != YEAR]
    amounts = [_amount(one, annual) for one in figures]
    return bool(figures) and all(one is not None and one.value == 0 and not one.is_hidden for one in amounts)


def _has_something(annual: Annual, block: str) -> bool:
    named = {one.code for text in annual.words[block].values() for one in placeholders(text)} - {YEAR}
    totals = [annual.cells[code].total for code in named if code in annual.cells]
    return not named or any(one.value or one.is_hidden for one in totals)


def plain(paragraph: Sequence[Piece]) -> str:
    """A paragraph as a line of text."""
    return "".join(piece.text for piece in paragraph)


def placeholders(text: str) -> list[Placeholder]:
    return [_read(match) for match in PLACEHOLDER.finditer(text)]


def problems(text: str, language: str, *, codes: Container[str], places: Container[str]) -> list[str]:
    """What is wrong with the placeholders of a text, in words."""
    found = []
    if "{" in (rest := PLACEHOLDER.sub("", text)) or "}" in rest:
        at = re.search(r"\{[^{}]{0,40}\}?|\}", rest)
        found.append(
            _("“%(text)s” is not a figure: see below how figures are written.") % {"text": at[0] if at else "{"}
        )
    for one in placeholders(text):
        if one.code != YEAR and one.code not in codes:
            found.append(_("There is no indicator “%(code)s”: %(text)s") % {"code": one.code, "text": one.written})
        elif one.place and one.place not in places:
            found.append(_("There is no region “%(code)s”: %(text)s") % {"code": one.place, "text": one.written})
        elif not _fits(one.words, language):
            found.append(_("These words do not fit a number in this language: %(text)s") % {"text": one.written})
    return found


def _read(match: re.Match[str]) -> Placeholder:
    words = tuple(word.strip() for word in match[4].split("|")[1:])
    return Placeholder(match[0], match[1], match[2] or "", bool(match[3]), words)


def _pieces(text: str, annual: Annual, language: str) -> Iterator[Piece]:
    end = 0
    for match in PLACEHOLDER.finditer(text):
        if match.start() > end:
            yield Piece(text[end : match.start()])
        yield _bound(_read(match), annual, language)
        end = match.end()
    if end < len(text):
        yield Piece(text[end:])


def _bound(one: Placeholder, annual: Annual, language: str) -> Piece:
    if one.code == YEAR:
        return Piece(with_ending(annual.year, CASES[one.words[0]]) if one.words else str(annual.year))
    amount = _amount(one, annual)
    if amount is None:
        return Piece(NOTHING)
    return Piece(said(amount, one.words, language), one.code, one.place, one.is_before)


def _amount(one: Placeholder, annual: Annual) -> Amount | None:
    """The value a placeholder stands for; None where there is no such figure."""
    cell = annual.cells.get(one.code)
    if cell is None:
        return None
    return cell.before if one.is_before else cell.parts.get(one.place, Amount(0)) if one.place else cell.total


def said(amount: Amount, words: Sequence[str], language: str) -> str:
    """A value with the words that belong to it, in the grammar of a language."""
    if amount.value is None:
        return HIDDEN if amount.is_hidden else NOTHING
    about = f"≈{NBSP}" if amount.is_estimate else ""
    return about + (_in_kazakh(amount.value, words) if language == "kk" else _counted(amount.value, words, language))


def _in_kazakh(value: float, words: Sequence[str]) -> str:
    if not words:
        return in_figures(value)
    if len(words) == 1 and words[0] in CASES:
        return with_ending(value, CASES[words[0]])
    forms = words[1].split() if len(words) > 1 else []
    case: Case = next((CASES[form] for form in forms if form in CASES), "nominative")
    noun = possessed(words[0], case) if OWNED in forms else decline(words[0], case)
    return f"{in_figures(value)}{NBSP}{noun}"


def _counted(value: float, words: Sequence[str], language: str) -> str:
    number = in_figures(value, language)
    return f"{number}{NBSP}{words[_plural(value, language, len(words))]}" if words else number


def _plural(value: Value, language: str, forms: int) -> int:
    """Which of the forms a number takes; a part of one is read as few."""
    if forms == 1 or value is None:
        return 0
    if language == "en":
        return 0 if value == 1 else 1
    if value != int(value):
        return 1
    number = int(value)
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def _fits(words: Sequence[str], language: str) -> bool:
    if not words:
        return True
    if language == "kk":
        forms = words[1].split() if len(words) == 2 else []
        return len(words) < 3 and all(form in CASES or form == OWNED for form in forms)
    return len(words) in ((1, 3) if language == "ru" else (1, 2))


def title_of(year: int, language: str = "") -> str:
    """What the report of a year is called."""
    return spoken(TITLES, language) % {"year": year}


TITLES = {
    "kk": "%(year)s жылғы есеп",
    "ru": "Отчёт за %(year)s год",
    "en": "Report for %(year)s",
}
