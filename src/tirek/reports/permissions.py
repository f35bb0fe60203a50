"""Rules on sheets, each a verdict with its reason."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.reports.enums import IN_WORK, CorrectionState, ReportPermission, SheetState
from tirek.reports.models import Correction, Sheet


def may_fill(actor: Actor, sheet: Sheet, *, locked: bool) -> Verdict:
    """Typing values and explanations: whoever works at the office, until it is handed in."""
    if not actor.holds(ReportPermission.FILL, at=sheet.organisation_id):
        return refuse(_("You do not fill in the sheet of this office."))
    if sheet.state not in IN_WORK:
        return refuse(_("The sheet is handed in: it changes only when it is returned, or by a correction."))
    if locked:
        return refuse(_("The sheet above is frozen. Ask for a correction: a second person decides."))
    return ALLOWED


def may_submit(actor: Actor, sheet: Sheet, on: date, *, locked: bool) -> Verdict:
    """Handing in, once the period is over."""
    if not actor.holds(ReportPermission.SUBMIT, at=sheet.organisation_id):
        return refuse(_("Only the head of the office hands in its sheet."))
    if on <= sheet.last_on:
        return refuse(_("The period is still running: figures change with the work until its last day."))
    return may_fill(actor, sheet, locked=locked)


def may_comment(actor: Actor, sheet: Sheet) -> Verdict:
    """Saying something at a cell: the office and whoever is above it."""
    if actor.holds(ReportPermission.FILL, at=sheet.organisation_id):
        return ALLOWED
    return refuse(_("Only the office and those above it comment on its sheet."))


def may_review(actor: Actor, sheet: Sheet) -> Verdict:
    """Accepting and returning: the office above; at the republic a second person of it."""
    if not actor.holds(ReportPermission.REVIEW, at=_reviewed_at(sheet)):
        return refuse(_("The sheet is reviewed by the office above."))
    if sheet.state != SheetState.SUBMITTED:
        return refuse(_("Only a sheet that was handed in is accepted or returned."))
    if not actor.is_system and actor.user_id == sheet.submitted_by_id:
        return refuse(_("You handed it in yourself: a second person reviews it."))
    return ALLOWED


def may_ask_correction(actor: Actor, sheet: Sheet, *, locked: bool) -> Verdict:
    """Proposing the next version of what is frozen, or a late sheet under a frozen one."""
    if not actor.holds(ReportPermission.SUBMIT, at=sheet.organisation_id):
        return refuse(_("Only the head of the office proposes a correction."))
    if sheet.state != SheetState.ACCEPTED and not locked:
        return refuse(_("This sheet is not frozen: it is simply filled in."))
    if sheet.corrections.filter(state=CorrectionState.ASKED).exists():
        return refuse(_("A correction waits for its second person already."))
    return ALLOWED


def may_decide_correction(actor: Actor, correction: Correction) -> Verdict:
    """The second person: somebody of the office above, never the one who asked."""
    if correction.state != CorrectionState.ASKED:
        return refuse(_("This correction has been decided already."))
    if not actor.holds(ReportPermission.REVIEW, at=_reviewed_at(correction.sheet)):
        return refuse(_("The sheet is reviewed by the office above."))
    if not actor.is_system and actor.user_id == correction.asked_by_id:
        return refuse(_("You asked for it yourself: a second person decides."))
    return ALLOWED


def _reviewed_at(sheet: Sheet) -> UUID:
    return sheet.above_id or sheet.organisation_id
