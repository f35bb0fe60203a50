"""The annual report as data: what pages, paper, spreadsheets and the article are made of, live or as published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language

from tirek.reports.enums import Chapter, Section, Unit
from tirek.reports.period import Period

LANGUAGES = ("kk", "ru", "en")
OPENING, CLOSING = "opening", "closing"
MOST_LEADS = 4
Value = int | float | None
Words = Mapping[str, str]
"""The same in three languages, by language."""


def spoken(words: Words, language: str = "") -> str:
    """Words in a language (the active one), Kazakh where there are none."""
    return words.get(language or (get_language() or "kk")[:2]) or words.get("kk", "")


@dataclass(frozen=True, slots=True)
class Place:
    """A region, or an office that lies in none. ``link`` are the parameters that name it in an address of records."""

    code: str
    names: Words
    link: Mapping[str, str]
    key: str = ""

    @property
    def name(self) -> str:
        return spoken(self.names)


@dataclass(frozen=True, slots=True)
class Amount:
    """A value with how it is to be read. Hidden: left out of what is published, since few people stand behind it."""

    value: Value
    is_estimate: bool = False
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class AnnualCell:
    """One figure of the year: the whole network's, that of the year before, its course, and region by region."""

    code: str
    version: int
    chapter: str
    section: str
    unit: str
    titles: Words
    meanings: Words
    total: Amount
    before: Amount
    records: int | None
    adds_up: bool = True
    is_state: bool = False
    series: tuple[tuple[str, Amount], ...] = ()
    parts: Mapping[str, Amount] = field(default_factory=dict)
    digest: str = ""
    stands_on: str = ""

    @property
    def title(self) -> str:
        return spoken(self.titles)

    @property
    def meaning(self) -> str:
        return spoken(self.meanings)

    @property
    def change(self) -> float | None:
        """By how many percent it differs from the year before; None where that says nothing."""
        if not self.before.value or self.total.value is None:
            return None
        return round(100 * (self.total.value - self.before.value) / self.before.value)

    def unit_beside(self, value: Value) -> str:
        """The word of the unit beside a value."""
        return Unit(self.unit).beside(value) if self.unit in Unit.values else ""


@dataclass(frozen=True)
class Annual:
    """The figures and words of a year. ``version`` is 0 for a draft, whose figures are those of ``as_of``."""

    year: int
    version: int
    as_of: datetime
    borders_on: date
    cells: Mapping[str, AnnualCell]
    places: Mapping[str, Place]
    words: Mapping[str, Words]
    sha256: str = ""

    @property
    def period(self) -> Period:
        return Period.year(self.year)

    @property
    def chapters(self) -> list[str]:
        """The chapters that have figures, in their order."""
        return list(dict.fromkeys(cell.chapter for cell in self.cells.values()))

    def of_chapter(self, chapter: str) -> list[AnnualCell]:
        return [cell for cell in self.cells.values() if cell.chapter == chapter]

    def by_section(self, chapter: str) -> list[tuple[str, list[AnnualCell]]]:
        """The figures of a chapter under the titles of its sections."""
        cells = self.of_chapter(chapter)
        found = dict.fromkeys(cell.section for cell in cells)
        return [(section_title(code), [cell for cell in cells if cell.section == code]) for code in found]

    def leads(self, chapter: str) -> list[AnnualCell]:
        """The figures a chapter opens with: the first of each of its sections."""
        return [cells[0] for _title, cells in self.by_section(chapter)][:MOST_LEADS]


def chapter_title(code: str) -> str:
    """The words of a chapter; its code where this version does not know it any more."""
    return str(Chapter(code).label) if code in Chapter.values else code


def section_title(code: str) -> str:
    return str(Section(code).label) if code in Section.values else code


def first_of_sections(indicators: Iterable[Any]) -> set[str]:
    """Codes of the indicators a chapter opens with, before anything is computed."""
    seen: dict[str, list[str]] = {}
    firsts: dict[tuple[str, str], str] = {}
    for one in indicators:
        firsts.setdefault((one.chapter, one.section), one.code)
    for (chapter, _section), code in firsts.items():
        seen.setdefault(chapter, []).append(code)
    return {code for codes in seen.values() for code in codes[:MOST_LEADS]}
