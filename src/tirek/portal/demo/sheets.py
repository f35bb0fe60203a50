"""Quarterly sheets: those of the regions since 2019, those of every office for the last year, frozen up to the top;
three regions late with the last quarter, one correction, the running quarter open."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils.timezone import make_aware

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.network.actors import actor_for
from tirek.network.enums import Level
from tirek.network.models import RoleGrant
from tirek.portal.demo.days import at as moment_of
from tirek.portal.demo.statistics import gather_statistics
from tirek.reports.actions.corrections import approve_correction, ask_correction
from tirek.reports.actions.history import write_quarter
from tirek.reports.actions.sheets import open_sheets
from tirek.reports.enums import CellState
from tirek.reports.models import Cell, Sheet, Snapshot
from tirek.reports.period import Period
from tirek.reports.queries.cells import Entry, compose
from tirek.reports.queries.sheets import findings_for
from tirek.reports.sheet_forms import QUARTERLY

QUARTERS = 4
FIRST = Period.quarter(2019, 1)
REGIONS = (Level.REGION, Level.REPUBLIC)
LATE = ("6100", "6112", "3900", "5900", "5901", "5902")
TYPED_AT, REGION = "6112", "6100"
LIST = "Қатысушылар тізімі № 4"


def report(today: date, *, by: Actor) -> None:
    """Write the sheets of the last four quarters, correct one, and open those of the running quarter."""
    running = Period.containing(today)
    *quarters, last = _before(running)
    _first_years(quarters[0], today, by)
    if QUARTERLY.due_on(last, Level.REPUBLIC) < today:
        quarters.append(last)
    else:  # nobody is late yet
        open_sheets(QUARTERLY, last, by=by, at=moment_of(last.first, 8, 0))
    for period in quarters:
        write_quarter(
            QUARTERLY,
            period,
            late=LATE if period == quarters[-1] else (),
            typed={TYPED_AT: {"trained": Entry(CellState.REPORTED, Decimal(12), LIST)}},
            handed_in=lambda sheet: _handed_in(sheet, today),
            by=by,
            at=moment_of(today, 0, 5),
        )
    gather_statistics(Sheet, Cell, Snapshot)
    _correct(quarters[-2], today)
    open_sheets(QUARTERLY, running, by=by, at=moment_of(running.first, 8, 0))


def _first_years(until: Period, today: date, by: Actor) -> None:
    """Before the district offices worked in the system, regions handed in for all below them."""
    period = FIRST
    while period < until:
        moment = moment_of(today, 0, 5)
        write_quarter(
            QUARTERLY, period, handed_in=lambda sheet: _handed_in(sheet, today), by=by, at=moment, levels=REGIONS
        )
        period = Period.containing(period.last + timedelta(days=1))


def _before(running: Period) -> list[Period]:
    periods = [running.previous()]
    while len(periods) < QUARTERS:
        periods.insert(0, periods[0].previous())
    return periods


def _handed_in(sheet: Sheet, today: date) -> datetime:
    """One to three days before it is due, at a time of the working day; never after the load."""
    early = int(sheet.organisation.code) % 3
    day = min(sheet.due_on - timedelta(days=early), today - timedelta(days=2))
    return make_aware(datetime.combine(day, time(10 + early, 7 * early)))


def _correct(period: Period, today: date) -> None:
    """The second page of a list was forgotten: the head proposes, the region's head approves."""
    sheet = Sheet.objects.get(period=period.code, organisation__code=TYPED_AT)
    day = min(sheet.due_on + timedelta(days=30), today - timedelta(days=1))
    asked_at, author = moment_of(day, 10, 20), _head(TYPED_AT)
    words = "Тізімнің екінші беті есепке кірмей қалған: тағы 9 адам."
    asked = ask_correction(sheet.pk, _second_page(sheet, day), words, by=author, at=asked_at)
    approve_correction(asked.pk, by=_head(REGION), at=asked_at + timedelta(hours=5))


def _second_page(sheet: Sheet, day: date) -> dict[str, Entry]:
    """The whole list; and a word at each figure that differs much from the quarter before."""
    whole = Entry(CellState.REPORTED, Decimal(21), f"{LIST}, 1–2 бет", "Тізімнің екінші беті қосылмаған еді.")
    cells = compose(sheet, {"trained": whole}, today=day).cells
    unusual = {finding.indicator for finding in findings_for(sheet, cells)} - {"trained"}
    return {**dict.fromkeys(unusual, Entry(explanation="Тексерілді: журналмен сәйкес.")), "trained": whole}


def _head(code: str) -> Actor:
    grant = RoleGrant.objects.filter(role=Role.HEAD, organisation__code=code).select_related("user").earliest("pk")
    return actor_for(grant.user)
