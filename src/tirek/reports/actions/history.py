"""Frozen sheets of a period gone by, for the whole network at once: bringing in what was reported, and the demo."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.transaction import atomic

from tirek.core.actor import EVERYWHERE, Actor
from tirek.core.audit import Entry as AuditEntry
from tirek.core.audit import record_many
from tirek.core.writing import copy_in, new_row
from tirek.network.enums import Level
from tirek.network.models import Organisation
from tirek.reports.actions.freezing import document_of, made
from tirek.reports.enums import SheetState
from tirek.reports.indicators import Indicator
from tirek.reports.models import Cell, Sheet, Snapshot
from tirek.reports.period import Period
from tirek.reports.queries.cells import CellData, Entry, child_line, make_cell, not_applicable, sum_below
from tirek.reports.queries.holders import all_holders, office_above, offices_on
from tirek.reports.queries.scopes import Scope
from tirek.reports.queries.sources import Source, computed_of, sources_in
from tirek.reports.sheet_forms import SheetForm

SETTLED = timedelta(days=1)
Entries = Mapping[str, Mapping[str, Entry]]
When = Callable[[Sheet], datetime]
NOTHING_TYPED: Entries = {}


@dataclass(slots=True)
class _Quarter:
    """Everything of one period in memory, those below first."""

    form: SheetForm
    period: Period
    offices: list[Organisation]
    above: dict[UUID, UUID | None]
    below: dict[UUID, list[Organisation]]
    sources: dict[str, dict[UUID, list[Source]]]
    indicators: list[Indicator]
    frozen: dict[UUID, Snapshot] = field(default_factory=dict)
    sheets: dict[UUID, Sheet] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)


@atomic
def write_quarter(
    form: SheetForm,
    period: Period,
    *,
    handed_in: When,
    by: Actor,
    at: datetime,
    late: Container[str] = (),
    typed: Entries = NOTHING_TYPED,
    levels: Container[str] = tuple(Level),
) -> list[Sheet]:
    """Freeze the sheets of all offices for a period as computed now, with what was typed by code of office; those whose
    codes are ``late`` stay open, and with them those above. ``levels``: only offices of these handed in a sheet then,
    each with the work of all below it. A grouped query for each indicator, three COPYs."""
    quarter = _read(form, period, levels)
    for office in reversed(quarter.offices):
        _freeze(quarter, office, late, typed.get(office.code, {}), handed_in)
    copy_in(sheets := [quarter.sheets[office.pk] for office in quarter.offices])
    copy_in(quarter.cells)
    copy_in(list(quarter.frozen.values()))
    told = (AuditEntry("reports.sheet_brought_in", one, {"period": one.period}) for one in sheets)
    record_many(told, by=by, at=at)
    return sheets


def _read(form: SheetForm, period: Period, levels: Container[str]) -> _Quarter:
    offices = [office for office in offices_on(period.last) if office.level in levels]
    keys = {office.code: office.pk for office in offices}
    above = {office.pk: office_above(office, keys) for office in offices}
    below: dict[UUID, list[Organisation]] = {}
    for office in offices:
        if over := above[office.pk]:
            below.setdefault(over, []).append(office)
    holders, sources = all_holders(offices), {}
    indicators = form.indicators_on(period.last)
    for one in indicators:
        found = sources_in(one, period, Scope(EVERYWHERE, period.last))
        sources[one.code] = _by_office(one, found, holders, above)
    return _Quarter(form, period, offices, above, below, sources, indicators)


def _by_office(
    one: Indicator, found: list[Source], holders: Mapping[UUID, UUID], above: Mapping[UUID, UUID | None]
) -> dict[UUID, list[Source]]:
    """What each office answers for itself; where places do not add up, with all below it."""
    grouped: dict[UUID, list[Source]] = {}
    for source in found:
        office = holders.get(source.place)
        while office:
            grouped.setdefault(office, []).append(source)
            office = None if one.is_additive else above[office]
    return grouped


def _freeze(
    quarter: _Quarter, office: Organisation, late: Container[str], entries: Mapping[str, Entry], handed_in: When
) -> None:
    below = quarter.below.get(office.pk, [])
    sheet = _sheet(quarter, office)
    quarter.sheets[office.pk] = sheet
    if office.code in late or any(one.pk not in quarter.frozen for one in below):
        return
    moment = handed_in(sheet)
    documents = [quarter.frozen[one.pk].document for one in below]
    cells = [_cell(quarter, office, one, entries, documents) for one in quarter.indicators]
    sheet.children = [child_line(one.code, quarter.frozen[one.pk]) for one in below]
    sheet.state, sheet.version = SheetState.ACCEPTED, 1
    sheet.submitted_at = sheet.first_submitted_at = moment
    sheet.decided_at = moment + SETTLED
    document = document_of(sheet, cells, version=1, previous=None, reason="", at=sheet.decided_at)
    quarter.frozen[office.pk] = made(sheet, document, at=sheet.decided_at)
    quarter.cells += [new_row(Cell, sheet=sheet, as_of=moment, **cell.as_columns()) for cell in cells]


def _cell(
    quarter: _Quarter,
    office: Organisation,
    one: Indicator,
    entries: Mapping[str, Entry],
    documents: list[dict[str, Any]],
) -> CellData:
    if not quarter.form.applies(one.code, office.level):
        return not_applicable(one)
    found = computed_of(one, quarter.sources[one.code].get(office.pk, ()))
    below = sum_below(one, documents) if documents else None
    return make_cell(one, found, below, entries.get(one.code, Entry()))


def _sheet(quarter: _Quarter, office: Organisation) -> Sheet:
    return new_row(
        Sheet,
        form=quarter.form.code,
        form_version=quarter.form.version,
        period=quarter.period.code,
        first_on=quarter.period.first,
        last_on=quarter.period.last,
        organisation=office,
        above_id=quarter.above[office.pk],
        due_on=quarter.form.due_on(quarter.period, office.level),
    )
