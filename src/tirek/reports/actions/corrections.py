"""Correcting what is frozen: somebody proposes the next version with a reason, a second person decides."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.lines import paragraphs
from tirek.core.verdict import ensure
from tirek.reports.actions.freezing import freeze
from tirek.reports.actions.sheets import check_entries, locked_sheet, write_cells
from tirek.reports.enums import CorrectionState, SheetState
from tirek.reports.models import Correction
from tirek.reports.permissions import may_ask_correction, may_decide_correction
from tirek.reports.queries.cells import CellData, Entry, compose, entries_of, is_locked
from tirek.reports.queries.changes import changes_between
from tirek.reports.queries.sheets import findings_for


@atomic
def ask_correction(sheet_id: UUID, entries: Mapping[str, Entry], reason: str, *, by: Actor, at: datetime) -> Correction:
    """Propose the next version of a frozen sheet: computed anew from the work and the sheets below, with what is typed.
    Raises Refused, or ValidationError: no reason, nothing that differs, something to mend or explain."""
    sheet = locked_sheet(sheet_id, by)
    ensure(may_ask_correction(by, sheet, locked=is_locked(sheet)))
    if not (words := paragraphs(reason)):
        raise ValidationError({"reason": _("Say why what was frozen must change.")})
    check_entries(sheet, entries)
    composed = compose(sheet, {**entries_of(sheet), **entries}, today=local_date(at))
    if any(finding.blocks for finding in findings_for(sheet, composed.cells)):
        raise ValidationError(_("Mend or explain what is marked first."))
    if sheet.version and not changes_between(sheet, composed.cells):
        raise ValidationError(_("Nothing would differ from what is frozen."))
    correction = Correction.objects.create(
        sheet=sheet,
        reason=words,
        cells=[cell.as_json() for cell in composed.cells],
        children=composed.children,
        asked_at=at,
        asked_by_id=by.user_id,
        asked_by_name=by.name,
    )
    record("reports.correction_asked", correction, by=by, at=at, sheet=sheet.pk)
    return correction


@atomic
def approve_correction(correction_id: UUID, *, by: Actor, at: datetime) -> Correction:
    """Freeze the proposed version exactly as proposed; the versions before it stay. Raises Refused."""
    correction = _decide(correction_id, CorrectionState.APPROVED, by, at)
    sheet = correction.sheet
    write_cells(sheet, [CellData.from_json(told) for told in correction.cells], at=correction.asked_at)
    sheet.children, sheet.submitted_at = correction.children, correction.asked_at
    sheet.submitted_by_id = correction.asked_by_id
    sheet.first_submitted_at = sheet.first_submitted_at or correction.asked_at
    snapshot = freeze(
        sheet,
        at=at,
        reason=correction.reason,
        asked_by_id=correction.asked_by_id,
        approved_by_id=by.user_id,
    )
    sheet.version, sheet.state, sheet.decided_at, sheet.decided_by_id = (
        snapshot.version,
        SheetState.ACCEPTED,
        at,
        by.user_id,
    )
    sheet.save()
    record("reports.correction_approved", correction, by=by, at=at, sheet=sheet.pk, version=snapshot.version)
    return correction


@atomic
def refuse_correction(correction_id: UUID, why: str, *, by: Actor, at: datetime) -> Correction:
    """Leave what is frozen as it is. Raises Refused; ValidationError without words."""
    if not (words := paragraphs(why)):
        raise ValidationError({"refusal": _("Say why.")})
    correction = _decide(correction_id, CorrectionState.REFUSED, by, at)
    correction.refusal = words
    correction.save(update_fields=["refusal"])
    record("reports.correction_refused", correction, by=by, at=at, sheet=correction.sheet_id)
    return correction


def _decide(correction_id: UUID, state: CorrectionState, by: Actor, at: datetime) -> Correction:
    """The correction, locked after its sheet, decided."""
    sheet_id = Correction.objects.visible_to(by).values_list("sheet_id", flat=True).get(pk=correction_id)
    sheet = locked_sheet(sheet_id, by)
    correction = Correction.objects.select_for_update().get(pk=correction_id)
    correction.sheet = sheet
    ensure(may_decide_correction(by, correction))
    correction.state, correction.decided_at, correction.decided_by_id = state, at, by.user_id
    correction.save(update_fields=["state", "decided_at", "decided_by_id"])
    return correction
