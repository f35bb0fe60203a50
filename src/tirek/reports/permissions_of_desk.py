"""Rules on reports people put together, and on notes of what worked."""

from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse
from tirek.reports.enums import CorrectionState, PracticeState, ReportPermission
from tirek.reports.models import FormEdition, PracticeNote, SavedReport


def may_build(actor: Actor) -> Verdict:
    """Putting reports together and keeping them."""
    if actor.user_id is None or not actor.holds(ReportPermission.BUILD):
        return refuse(_("Reports are put together by heads, analysts and the coordinator."))
    return ALLOWED


def may_change_report(actor: Actor, report: SavedReport) -> Verdict:
    """Changing, sharing, sending, freezing and removing: its owner alone."""
    if actor.user_id != report.owner_id:
        return refuse(_("Only the owner changes a report. Keep a copy of your own."))
    if report.removed_at:
        return refuse(_("This report was removed. Put it back first."))
    return may_build(actor)


def may_publish_practice(actor: Actor, note: PracticeNote) -> Verdict:
    """Publishing a note or giving it back: a coordinator who did not write it."""
    if not actor.holds(ReportPermission.PUBLISH_PRACTICE):
        return refuse(_("Notes are published by the coordinator."))
    if note.state != PracticeState.OFFERED:
        return refuse(_("This note has been decided on already."))
    if not actor.is_system and actor.user_id == note.author_id:
        return refuse(_("You wrote it yourself: a second person decides."))
    return ALLOWED


def may_mend_practice(actor: Actor, note: PracticeNote) -> Verdict:
    """Writing a note anew: the office it is of, until it is published."""
    if note.state == PracticeState.PUBLISHED:
        return refuse(_("What is published stays as it is."))
    if not actor.holds(ReportPermission.OFFER_PRACTICE, at=note.organisation_id):
        return refuse(_("Only the office itself writes its note anew."))
    return ALLOWED


def may_propose_form(actor: Actor) -> Verdict:
    """Proposing a version of a form: somebody of the republic's office, since every office follows it."""
    if not actor.reach(ReportPermission.EDIT_FORMS).everywhere:
        return refuse(_("Forms of sheets are changed at the republic's office."))
    return ALLOWED


def may_decide_form(actor: Actor, edition: FormEdition) -> Verdict:
    """Adopting a version of a form or refusing it: a second person."""
    if not (allowed := may_propose_form(actor)):
        return allowed
    if edition.state != CorrectionState.ASKED:
        return refuse(_("This version has been decided on already."))
    if not actor.is_system and actor.user_id == edition.asked_by_id:
        return refuse(_("You proposed it yourself: a second person decides."))
    return ALLOWED
