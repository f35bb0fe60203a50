"""What each figure means: every indicator in words, with all its versions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tirek.core.access import requires
from tirek.reports.enums import Chapter, ReportPermission, Section
from tirek.reports.exports import definition_tables, xlsx_response
from tirek.reports.indicators import Indicator, all_indicators, editions


@requires(ReportPermission.VIEW)
def definitions_page(request: HttpRequest) -> HttpResponse:
    """All indicators by chapter and section, in the versions in force."""
    words = request.GET.get("q", "").strip()
    found = [one for one in all_indicators(None) if _speaks_of(one, words)]
    chapters = [(chapter.label, _by_section(found, chapter)) for chapter in Chapter]
    context = {"chapters": [pair for pair in chapters if pair[1]], "words": words, "count": len(found)}
    return render(request, "reports/definitions.html", context)


@requires(ReportPermission.VIEW)
def definition_page(request: HttpRequest, code: str) -> HttpResponse:
    """One indicator: its versions, the last first, with the days each was in force."""
    try:
        known = editions(code)
    except KeyError:
        raise Http404 from None
    return render(request, "reports/definition.html", {"indicator": known[0][0], "editions": known})


@requires(ReportPermission.VIEW)
def definitions_xlsx(request: HttpRequest) -> HttpResponse:
    """All versions of all definitions in a spreadsheet."""
    return xlsx_response(definition_tables(_("Definitions")), "tirek-definitions.xlsx")


def _speaks_of(one: Indicator, words: str) -> bool:
    return words.casefold() in f"{one.code} {one.title} {one.definition}".casefold()


def _by_section(found: list[Indicator], chapter: Chapter) -> list[tuple[str, list[Indicator]]]:
    sections = [section for section in Section if section.chapter == chapter]
    parts = [(str(section.label), [one for one in found if one.section == section]) for section in sections]
    return [(label, held) for label, held in parts if held]
