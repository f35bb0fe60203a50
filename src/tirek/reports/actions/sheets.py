"""The life of a sheet: opened, filled in, handed in, returned or accepted. Accepting freezes it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import one_line, paragraphs
from tirek.core.verdict import ensure
from tirek.network.models import Organisation
from tirek.reports.actions.freezing import freeze
from tirek.reports.enums import NoteKind, SheetState
from tirek.reports.models import Cell, CellNote, Sheet
from tirek.reports.period import Period
from tirek.reports.permissions import may_comment, may_fill, may_review, may_submit
from tirek.reports.queries.cells import CellData, Entry, compose, entries_of, is_locked
from tirek.reports.queries.forms import form_of_sheet
from tirek.reports.queries.holders import office_above, offices_on
from tirek.reports.queries.sheets import findings_for
from tirek.reports.sheet_forms import SheetForm


@atomic
def open_sheets(form: SheetForm, period: Period, *, by: Actor, at: datetime) -> int:
    """Expect a sheet of every office that exists on the last day of the period; those expected already stay as they
    are. Returns how many were opened."""
    offices = offices_on(period.last)
    keys = {office.code: office.pk for office in offices}
    known = set(Sheet.objects.of(form.code, period.code).values_list("organisation_id", flat=True))
    sheets = [_expected(form, period, office, keys) for office in offices if office.pk not in known]
    opened = Sheet.objects.bulk_create(sheets, ignore_conflicts=True)
    if opened:
        record("reports.sheets_opened", opened[0], by=by, at=at, period=period.code, sheets=len(opened))
    return len(opened)


@atomic
def fill_cells(sheet_id: UUID, entries: Mapping[str, Entry], *, by: Actor, at: datetime) -> Sheet:
    """Keep what was typed and explained; cells not named stay. Raises Refused, or ValidationError by cell."""
    sheet = locked_sheet(sheet_id, by)
    ensure(may_fill(by, sheet, locked=is_locked(sheet)))
    check_entries(sheet, entries)
    composed = compose(sheet, {**entries_of(sheet), **entries}, today=local_date(at))
    write_cells(sheet, composed.cells, at=at)
    record("reports.sheet_filled", sheet, by=by, at=at, cells=sorted(entries))
    return sheet


@atomic
def submit_sheet(sheet_id: UUID, *, missing_reason: str = "", by: Actor, at: datetime) -> Sheet:
    """Hand in the sheet with its figures of this moment. Raises Refused, or ValidationError when something must be
    mended or explained first, or sheets below are missing without a word why."""
    sheet = locked_sheet(sheet_id, by)
    ensure(may_submit(by, sheet, local_date(at), locked=is_locked(sheet)))
    composed = compose(sheet, entries_of(sheet), today=local_date(at))
    if any(finding.blocks for finding in findings_for(sheet, composed.cells)):
        raise ValidationError(_("Mend or explain what is marked first."))
    if composed.missing and not missing_reason.strip():
        raise ValidationError({"missing_reason": _("Sheets below are missing. Say why you do not wait for them.")})
    write_cells(sheet, composed.cells, at=at)
    sheet.state, sheet.submitted_at, sheet.submitted_by_id = SheetState.SUBMITTED, at, by.user_id
    sheet.first_submitted_at = sheet.first_submitted_at or at
    sheet.children, sheet.missing_reason = composed.children, paragraphs(missing_reason)
    sheet.save(
        update_fields=["state", "submitted_at", "submitted_by_id", "first_submitted_at", "children", "missing_reason"]
    )
    record("reports.sheet_submitted", sheet, by=by, at=at, missing=len(composed.missing))
    return sheet


@atomic
def return_sheet(sheet_id: UUID, remarks: Mapping[str, str], *, by: Actor, at: datetime) -> Sheet:
    """Return the sheet with a remark at one cell at least. Raises Refused, ValidationError."""
    sheet = locked_sheet(sheet_id, by)
    ensure(may_review(by, sheet))
    told = {code: text for code, text in ((code, paragraphs(text)) for code, text in remarks.items()) if text}
    if not told:
        raise ValidationError(_("Say at one cell at least what must be mended."))
    for code, text in told.items():
        _note(sheet, code, NoteKind.REMARK, text, by, at)
    sheet.state, sheet.decided_at, sheet.decided_by_id = SheetState.RETURNED, at, by.user_id
    sheet.save(update_fields=["state", "decided_at", "decided_by_id"])
    record("reports.sheet_returned", sheet, by=by, at=at, cells=sorted(told))
    return sheet


@atomic
def accept_sheet(sheet_id: UUID, *, by: Actor, at: datetime) -> Sheet:
    """Accept the sheet as it was handed in, and freeze it as version 1. Raises Refused."""
    sheet = locked_sheet(sheet_id, by)
    ensure(may_review(by, sheet))
    snapshot = freeze(sheet, at=at)
    sheet.state, sheet.decided_at, sheet.decided_by_id = SheetState.ACCEPTED, at, by.user_id
    sheet.version = snapshot.version
    sheet.save(update_fields=["state", "decided_at", "decided_by_id", "version"])
    record("reports.sheet_accepted", sheet, by=by, at=at, version=snapshot.version, sha256=snapshot.sha256)
    return sheet


@atomic
def comment_cell(sheet_id: UUID, indicator: str, text: str, *, by: Actor, at: datetime) -> CellNote:
    """Say something at a cell. Raises Refused; ValidationError for no words or no such cell."""
    sheet = locked_sheet(sheet_id, by)
    ensure(may_comment(by, sheet))
    if indicator not in form_of_sheet(sheet).indicators:
        raise ValidationError(_("There is no such cell."))
    if not (words := paragraphs(text)):
        raise ValidationError({"text": _("Write something.")})
    note = _note(sheet, indicator, NoteKind.COMMENT, words, by, at)
    record("reports.cell_commented", sheet, by=by, at=at, cell=indicator)
    return note


def check_entries(sheet: Sheet, entries: Mapping[str, Entry]) -> None:
    """Refuse what no cell can hold. Raises ValidationError by cell."""
    form, wrong = form_of_sheet(sheet), {}
    for code, entry in entries.items():
        if code not in form.indicators or not form.applies(code, sheet.organisation.level):
            wrong[code] = _("There is no such cell.")
        elif entry.typed is not None and entry.typed < 0:
            wrong[code] = _("A figure is not negative.")
        elif entry.typed is not None and not entry.evidence.strip():
            wrong[code] = _("Say where the typed value is written.")
    if wrong:
        raise ValidationError(wrong)


def write_cells(sheet: Sheet, cells: Iterable[CellData], *, at: datetime) -> None:
    """Put the cells in the place of those stored."""
    rows = [Cell(sheet=sheet, as_of=at, **_tidy(cell)) for cell in cells]
    sheet.cells.all().delete()
    Cell.objects.bulk_create(rows)


def _tidy(cell: CellData) -> dict[str, object]:
    words = {"evidence": one_line(cell.evidence)[:300], "explanation": paragraphs(cell.explanation)}
    return cell.as_columns() | words


def locked_sheet(sheet_id: UUID, by: Actor) -> Sheet:
    """The sheet as the actor may see it, locked until the transaction ends."""
    visible = Sheet.objects.visible_to(by).select_related("organisation", "above")
    return visible.select_for_update(of=("self",)).get(pk=sheet_id)


def _note(sheet: Sheet, code: str, kind: str, text: str, by: Actor, at: datetime) -> CellNote:
    told = {"author_id": by.user_id, "author_name": by.name, "written_at": at}
    return CellNote.objects.create(sheet=sheet, indicator=code, kind=kind, text=text, **told)


def _expected(form: SheetForm, period: Period, office: Organisation, keys: Mapping[str, UUID]) -> Sheet:
    return Sheet(
        form=form.code,
        form_version=form.version,
        period=period.code,
        first_on=period.first,
        last_on=period.last,
        organisation=office,
        above_id=office_above(office, keys),
        due_on=form.due_on(period, office.level),
    )
