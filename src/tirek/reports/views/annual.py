"""Reading the annual report: the years, a year, a chapter, a figure, the article."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from tirek.core.access import public
from tirek.reports.addresses import address_of_records
from tirek.reports.annual import CLOSING, OPENING, Annual, AnnualCell, chapter_title, first_of_sections
from tirek.reports.annual_charts import country_of, course_of, regions_of
from tirek.reports.enums import Chapter, ReportPermission
from tirek.reports.indicators import all_indicators, indicator
from tirek.reports.models import AnnualEdition
from tirek.reports.models.annual import sees_drafts
from tirek.reports.period import Period
from tirek.reports.permissions_annual import may_propose_annual, may_write_annual
from tirek.reports.queries.annual import waiting_editions, words_of, years_for
from tirek.reports.small_groups import SMALLEST
from tirek.reports.views.annual_reading import Reading, reading_or_404, told, words_in
from tirek.reports.wording import article_blocks, placeholders
from tirek.territory.queries import AreaOn, CountryMap


@public
def years_page(request: HttpRequest) -> HttpResponse:
    """The annual reports there are; for those who may, the years still in draft and what waits for them."""
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "frame": "public.html" if actor.is_anonymous else "base.html",
        "years": years_for(actor, timezone.localdate()),
        "sees_drafts": sees_drafts(actor),
        "running": timezone.localdate().year,
        "waiting": waiting_editions(actor),
    }
    return render(request, "reports/annual_years.html", context)


@public
def report_page(request: HttpRequest, year: int) -> HttpResponse:
    """A year: its opening words, and each chapter with the figures it opens with."""
    reading = reading_or_404(request, year, _codes_of_opening(year))
    actor, annual = request.actor, reading.annual  # type: ignore[attr-defined]
    waiting = AnnualEdition.objects.visible_to(actor).waiting().filter(year=year).defer("document")
    context = {
        **told(request, reading),
        "opening": words_in(request, annual, OPENING),
        "closing": words_in(request, annual, CLOSING),
        "chapters": [(code, chapter_title(code), annual.leads(code)) for code in annual.chapters],
        "may_write": may_write_annual(actor),
        "may_propose": may_propose_annual(actor, waits=bool(waiting)),
        "is_over": Period.year(year).last < timezone.localdate(),
        "waiting": waiting,
        "smallest": SMALLEST,
    }
    return render(request, "reports/annual.html", context)


@public
def chapter_page(request: HttpRequest, year: int, chapter: str) -> HttpResponse:
    """A chapter: its words, its table first, then the course of the figures it opens with, and the map."""
    if chapter not in Chapter.values:
        raise Http404
    codes = {one.code for one in all_indicators(Chapter(chapter), on=Period.year(year).last)}
    reading = reading_or_404(request, year, codes | _codes_in(words_of(year).get(chapter, {})))
    annual = reading.annual
    if chapter not in annual.chapters:
        raise Http404
    leads = annual.leads(chapter)
    context = {
        **told(request, reading),
        "chapter": chapter,
        "title": chapter_title(chapter),
        "words": words_in(request, annual, chapter),
        "sections": annual.by_section(chapter),
        "courses": [(cell, drawn) for cell in leads if (drawn := course_of(cell))],
        "mapped": leads[0] if leads else None,
        "map": _map(request, reading, leads[0]) if leads else None,
        "chapters": [(code, chapter_title(code)) for code in annual.chapters],
    }
    return render(request, "reports/annual_chapter.html", context)


@public
def figure_page(request: HttpRequest, year: int, code: str) -> HttpResponse:
    """One figure of the report: what it means, its course, region by region, and on to its records."""
    reading = reading_or_404(request, year, {code})
    annual = reading.annual
    cell = annual.cells.get(code)
    if cell is None:
        raise Http404
    rows = [
        (place, cell.parts[place.code], _records(request, annual, cell, place.link)) for place in _placed(annual, cell)
    ]
    context = {
        **told(request, reading),
        "cell": cell,
        "chapter_title": chapter_title(cell.chapter),
        "rows": rows,
        "records": _records(request, annual, cell, {}),
        "course": course_of(
            cell, {code: _records(request, annual, cell, {"period": code}) for code, _one in cell.series}
        ),
        "chart": regions_of(annual, cell, {place.code: address for place, _amount, address in rows}),
        "map": _map(request, reading, cell),
        "smallest": SMALLEST,
    }
    return render(request, "reports/annual_figure.html", context)


@public
def article_page(request: HttpRequest, year: int) -> HttpResponse:
    """The article: the words of all blocks one after another, each figure leading to its place in the report."""
    words = words_of(year)
    reading = reading_or_404(request, year, set().union(*(_codes_in(told) for told in words.values())))
    annual = reading.annual
    parts = [(_heading(code), words_in(request, annual, code)) for code in article_blocks(annual)]
    context = {**told(request, reading), "parts": [part for part in parts if part[1]]}
    return render(request, "reports/annual_article.html", context)


def _heading(block: str) -> str:
    return "" if block in (OPENING, CLOSING) else chapter_title(block)


def _codes_of_opening(year: int) -> set[str]:
    """What the first page of a draft needs: the leads of each chapter, and what its own words name."""
    words = words_of(year)
    named = _codes_in(words[OPENING]) | _codes_in(words[CLOSING])
    return named | first_of_sections(all_indicators(None, on=Period.year(year).last))


def _codes_in(words: Any) -> set[str]:
    return {one.code for text in words.values() for one in placeholders(text)}


def _placed(annual: Annual, cell: AnnualCell) -> list[Any]:
    """All regions, and of the offices that lie in none those that have something."""
    told = [(place, cell.parts[code]) for code, place in annual.places.items() if code in cell.parts]
    return [place for place, amount in told if "area" in place.link or amount.value or amount.is_hidden]


def _records(request: HttpRequest, annual: Annual, cell: AnnualCell, place: Any) -> str:
    """The address of the records behind a value; empty for those who may not open them."""
    if not request.actor.holds(ReportPermission.OPEN):  # type: ignore[attr-defined]
        return ""
    try:
        edition = indicator(cell.code, version=cell.version)
    except KeyError:
        return ""
    link = {"period": annual.period.code, **place, "on": annual.borders_on.isoformat(), "version": str(cell.version)}
    return address_of_records(edition, link)


def _map(request: HttpRequest, reading: Reading, cell: AnnualCell) -> CountryMap | None:
    annual = reading.annual
    page = reverse("reports:annual_figure", args=[annual.year, cell.code]) + reading.suffix

    def address(region: AreaOn) -> str:
        area = {"area": region.kato or str(region.id)}
        return _records(request, annual, cell, area) or f"{page}#{region.kato}"

    return country_of(annual, cell, address)
