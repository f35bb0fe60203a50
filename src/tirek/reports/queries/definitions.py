"""Indicators as other apps name them: what is counted, in words, by which version."""

from typing import Any

from django.conf import settings
from django.utils.translation import override

from tirek.reports.indicators import Indicator, all_indicators, indicator


def known_codes() -> frozenset[str]:
    """The codes of everything counted here."""
    return frozenset(each.code for each in all_indicators(None))


def told_definitions() -> list[dict[str, Any]]:
    """Every indicator in its last version with its words in each language."""
    return [_told(each) for each in all_indicators(None)]


def told_definition(code: str) -> dict[str, Any] | None:
    """One of them; None when nothing of this code is counted here."""
    try:
        return _told(indicator(code))
    except KeyError:
        return None


def _told(each: Indicator) -> dict[str, Any]:
    return {
        "code": each.code,
        "version": each.version,
        "in_force_from": each.in_force_from.isoformat(),
        "section": each.section.value,
        "unit": each.unit.value,
        "stands_on": each.evidence.value,
        "title": _in_languages(each.title),
        "definition": _in_languages(each.definition),
    }


def _in_languages(words: object) -> dict[str, str]:
    found = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found[language] = str(words)
    return found
