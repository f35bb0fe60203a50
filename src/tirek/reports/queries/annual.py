"""The annual report computed now: every registered indicator of a year, so that new ones appear by themselves."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import override

from tirek.core.actor import EVERYWHERE, Actor
from tirek.core.calendar import local_date
from tirek.network.models import Organisation
from tirek.reports.annual import LANGUAGES, Amount, Annual, AnnualCell, Place, Words, first_of_sections
from tirek.reports.annual_document import annual_of
from tirek.reports.annual_words import standing_words
from tirek.reports.enums import ReportPermission
from tirek.reports.indicators import Indicator, all_indicators, indicator
from tirek.reports.models import AnnualEdition, AnnualWords
from tirek.reports.models.annual import sees_drafts
from tirek.reports.period import Period
from tirek.reports.queries.figures import Figure, Row, figure, regions_and_whole
from tirek.reports.queries.scopes import Scope
from tirek.reports.queries.sources import computed_of, sources_in
from tirek.territory.models import Area
from tirek.territory.queries import geography

FIRST_YEAR = 2019
SERIES_YEARS = 5


def annual_now(year: int, *, at: datetime, codes: Collection[str] | None = None, sealed: bool = False) -> Annual:
    """The report as the work gives it now. ``codes``: only these indicators; ``sealed``: with the digests of their
    records. Two questions an indicator, and some for the course of those a chapter opens with."""
    today, period = local_date(at), Period.year(year)
    scope = Scope(EVERYWHERE, min(period.last, today))
    known = all_indicators(None, on=period.last)
    chosen = [one for one in known if codes is None or one.code in codes]
    leads, (rows, totals) = first_of_sections(known), regions_and_whole(chosen, period, scope, today=today)
    published = _published_before(year)
    cells = {}
    for place, one in enumerate(chosen):
        parts = {row.code or str(row.key): amount(row.figures[place]) for row in rows}
        series = _series(one, year, today) if one.code in leads else ()
        digest = _digest(one, period, scope, today) if sealed else ""
        before = published.get(one.code) or _before(one, year, today)
        cells[one.code] = _cell(one, totals[place], before, series, parts, digest)
    places = {place.code: place for place in _places(rows, scope)}
    return Annual(year, 0, at, scope.geography, cells, places, words_of(year))


def editions_seen(actor: Actor, year: int) -> list[AnnualEdition]:
    """The published editions of a year, the last first, without their documents."""
    seen = AnnualEdition.objects.visible_to(actor).published().filter(year=year)
    return list(seen.defer("document").order_by("-version"))


def published_annual(year: int, version: int | None = None) -> Annual | None:
    """A published edition, the last one if none is named; None where there is none."""
    found = AnnualEdition.objects.published().filter(year=year).order_by("-version")
    edition = (found if version is None else found.filter(version=version)).first()
    return annual_of(edition.document, edition.sha256) if edition else None


def years_for(actor: Actor, today: date) -> list[tuple[int, AnnualEdition | None]]:
    """The years a reader finds: published ones with their last edition; for readers of drafts all since 2019."""
    published = AnnualEdition.objects.visible_to(actor).published().defer("document")
    last = {one.year: one for one in published.order_by("year", "version")}
    years = range(FIRST_YEAR, today.year + 1) if sees_drafts(actor) else last
    return [(year, last.get(year)) for year in sorted(years, reverse=True)]


def words_of(year: int) -> dict[str, dict[str, str]]:
    """Block → the words in force in each language: what editors wrote last, else the standing ones."""
    words = {block: dict(told) for block, told in standing_words().items()}
    for one in AnnualWords.objects.current(year):
        words.setdefault(one.block, {})[one.language] = one.text
    return words


def known_codes(year: int) -> set[str]:
    """Codes of the indicators a report of a year may name."""
    return {one.code for one in all_indicators(None, on=Period.year(year).last)}


def known_places(year: int, *, at: datetime) -> set[str]:
    """Codes of the regions a report of a year may name."""
    borders_on = min(Period.year(year).last, local_date(at))
    return {region.kato for region in geography(borders_on).regions if region.kato}


def waiting_editions(actor: Actor) -> "QuerySet[AnnualEdition]":
    """Proposed editions that wait for the actor as the second person."""
    seen = AnnualEdition.objects.visible_to(actor).waiting().defer("document")
    mine = seen.exclude(asked_by_id=actor.user_id) if actor.user_id else seen
    return mine if actor.reach(ReportPermission.PUBLISH_ANNUAL).everywhere else mine.none()


def amount(told: Figure) -> Amount:
    return Amount(told.value, told.is_estimate)


def in_three(text: str | Promise) -> Words:
    """A text of the code in the three languages."""
    found = {}
    for language in LANGUAGES:
        with override(language):
            found[language] = str(text)
    return found


def _cell(
    one: Indicator,
    total: Figure,
    before: Amount,
    series: tuple[tuple[str, Amount], ...],
    parts: Mapping[str, Amount],
    digest: str,
) -> AnnualCell:
    return AnnualCell(
        code=one.code,
        version=one.version,
        chapter=one.chapter.value,
        section=one.section.value,
        unit=one.unit.value,
        titles=in_three(one.title),
        meanings=in_three(one.definition),
        total=amount(total),
        before=before,
        records=total.records,
        adds_up=one.is_additive,
        is_state=one.at_the_end,
        series=series,
        parts=parts,
        digest=digest,
        stands_on=one.evidence.value,
    )


def _published_before(year: int) -> dict[str, Amount]:
    """What was published of the year before: it stands beside this year's as it was read then."""
    told = published_annual(year - 1)
    return {code: cell.total for code, cell in told.cells.items()} if told else {}


def _before(one: Indicator, year: int, today: date) -> Amount:
    if year <= FIRST_YEAR:
        return Amount(None)
    return amount(_of_period(one, Period.year(year - 1), today))


def _series(one: Indicator, year: int, today: date) -> tuple[tuple[str, Amount], ...]:
    """The course of a figure: quarter by quarter, a state on a day by the ends of the last years."""
    periods = [Period.quarter(year, number) for number in (1, 2, 3, 4)]
    if one.at_the_end:
        periods = [Period.year(past) for past in range(max(FIRST_YEAR, year - SERIES_YEARS + 1), year + 1)]
    begun = [period for period in periods if period.first <= today]
    return tuple((period.code, amount(_of_period(one, period, today))) for period in begun)


def _of_period(one: Indicator, period: Period, today: date) -> Figure:
    edition = indicator(one.code, on=period.last)
    return figure(edition, period, Scope(EVERYWHERE, min(period.last, today)), today=today)


def _digest(one: Indicator, period: Period, scope: Scope, today: date) -> str:
    return computed_of(one, sources_in(one, one.days(period, today), scope)).digest


def _places(rows: Iterable[Row], scope: Scope) -> Iterable[Place]:
    held = list(rows)
    world = geography(scope.geography)
    offices = Organisation.objects.in_bulk([row.key for row in held if row.key not in world.areas])
    for row in held:
        office = offices.get(row.key)
        code = row.code or str(row.key)
        names = {lang: office.name_in(lang) for lang in LANGUAGES} if office else _names(world.areas[row.key])
        yield Place(code, names, {"office" if office else "area": code}, "" if office else str(row.key))


def _names(area: Any) -> Words:
    return {language: getattr(area, f"name_{language}") or area.name_kk for language in LANGUAGES}


def amount_of_key(annual: Annual, cell: AnnualCell) -> dict[UUID, Amount]:
    """Region key → amount, for the map: the keys of the areas of this database."""
    kato = {place.link["area"]: code for code, place in annual.places.items() if "area" in place.link}
    found = dict(Area.objects.filter(kato__in=kato).values_list("kato", "pk"))
    return {found[area]: cell.parts[code] for area, code in kato.items() if area in found and code in cell.parts}
