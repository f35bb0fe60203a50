"""The standing words of the annual report: what stands in each block until editors write their own."""

import tomllib
from functools import cache
from pathlib import Path

from django.utils.translation import override

from tirek.reports.annual import CLOSING, LANGUAGES, OPENING, first_of_sections
from tirek.reports.enums import Chapter
from tirek.reports.indicators import all_indicators

FILE = Path(__file__).parent / "data" / "annual_words.toml"


@cache
def standing_words() -> dict[str, dict[str, str]]:
    """Block → language → words; a chapter that has none of its own names the figures it opens with."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    chapters = {chapter.value: told.get(chapter.value) or _plain(chapter) for chapter in Chapter}
    return {OPENING: told[OPENING], **chapters, CLOSING: told[CLOSING]}


def blocks() -> list[str]:
    """The blocks of a report in their order."""
    return list(standing_words())


def _plain(chapter: Chapter) -> dict[str, str]:
    indicators = all_indicators(chapter)
    leads = first_of_sections(indicators)
    chosen = [one for one in indicators if one.code in leads]
    words = {}
    for language in LANGUAGES:
        with override(language):
            words[language] = "; ".join(f"{one.title}: {{{one.code}}}" for one in chosen) + "."
    return words if chosen else dict.fromkeys(LANGUAGES, "")
