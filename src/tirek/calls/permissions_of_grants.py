"""Rules on grants: contract, reports, money; each a verdict with its reason."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from tirek.calls.enums import CallPermission, EntryState
from tirek.calls.enums_of_grants import WITH_GRANTEE, AmendmentState, GrantState, ReportState, TrancheState
from tirek.calls.models import Entry, Grant, GrantAmendment, GrantReport, Tranche
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse

NO_MONEY_AFTER = timedelta(days=30)


def is_grantee(actor: Actor, grant: Grant) -> bool:
    """Whether the grant was given to the actor."""
    return actor.user_id is not None and actor.user_id == grant.user_id


def may_prepare(actor: Actor, entry: Entry) -> Verdict:
    """Writing a contract for a winner."""
    if not actor.holds(CallPermission.RUN, at=entry.call.organisation_id):
        return refuse(_("You do not run the calls of this organisation."))
    if entry.state != EntryState.WINNER:
        return refuse(_("Only a winner is given a grant."))
    return ALLOWED


def may_edit_contract(actor: Actor, grant: Grant) -> Verdict:
    """Changing a contract that is not signed yet."""
    if grant.state != GrantState.PREPARED:
        return refuse(_("A signed contract is changed by an amendment only."))
    if not actor.holds(CallPermission.RUN, at=grant.organisation_id):
        return refuse(_("You do not run the calls of this organisation."))
    return ALLOWED


def may_sign(actor: Actor, grant: Grant) -> Verdict:
    """Putting a contract in force: another person than the one who prepared it."""
    if grant.state != GrantState.PREPARED:
        return refuse(_("This contract is in force already."))
    if not (
        actor.holds(CallPermission.PAY, at=grant.organisation_id)
        or actor.holds(CallPermission.PUBLISH, at=grant.organisation_id)
    ):
        return refuse(_("Only the finance officer or the head puts a contract in force."))
    if actor.user_id == grant.prepared_by_id:
        return refuse(_("You prepared this contract: another person puts it in force."))
    return ALLOWED


def may_end(actor: Actor, grant: Grant) -> Verdict:
    """Ending a grant before its time."""
    if grant.state != GrantState.RUNNING:
        return refuse(_("This grant is not under way."))
    if not actor.holds(CallPermission.PUBLISH, at=grant.organisation_id):
        return refuse(_("Only who publishes results ends a grant early."))
    return ALLOWED


def may_write_report(actor: Actor, report: GrantReport) -> Verdict:
    """Writing a report: the grantee, or the secretary for one who sent it on paper."""
    grant = report.grant
    if grant.state != GrantState.RUNNING:
        return refuse(_("This grant is not under way."))
    if report.state not in WITH_GRANTEE:
        return refuse(_("This report has been handed in: it is not changed now."))
    if is_grantee(actor, grant) or actor.holds(CallPermission.RUN, at=grant.organisation_id):
        return ALLOWED
    return refuse(_("Only the grantee writes this report."))


def may_decide_report(actor: Actor, report: GrantReport) -> Verdict:
    """Accepting or returning a report: another person than the one who handed it in."""
    grant = report.grant
    if report.state != ReportState.SUBMITTED:
        return refuse(_("This report does not wait for a decision."))
    if is_grantee(actor, grant) or not _follows_money(actor, grant):
        return refuse(_("Only the staff that follow this grant decide on its reports."))
    if actor.user_id == report.submitted_by_id:
        return refuse(_("You handed this report in: another person decides on it."))
    return ALLOWED


def may_pay(actor: Actor, tranche: Tranche, on: date) -> Verdict:
    """Writing down that a tranche was paid. Nothing is paid while a report is a month late."""
    grant = tranche.grant
    if not actor.holds(CallPermission.PAY, at=grant.organisation_id):
        return refuse(_("Only the finance officer pays."))
    if grant.state != GrantState.RUNNING:
        return refuse(_("This grant is not under way."))
    if tranche.state == TrancheState.LOCKED:
        return refuse(_("This tranche waits until its report is accepted."))
    if tranche.state != TrancheState.PAYABLE:
        return refuse(_("This tranche is not to be paid."))
    if any(report.is_late(on - NO_MONEY_AFTER) for report in grant.reports.all()):
        return refuse(_("A report is more than a month late: nothing is paid until it is handed in."))
    return ALLOWED


def may_amend(actor: Actor, grant: Grant) -> Verdict:
    """Asking for a change of the contract: either side."""
    if grant.state != GrantState.RUNNING:
        return refuse(_("This grant is not under way."))
    if any(row.state == AmendmentState.ASKED for row in grant.amendments.all()):
        return refuse(_("An amendment waits for an answer already."))
    if is_grantee(actor, grant) or actor.holds(CallPermission.RUN, at=grant.organisation_id):
        return ALLOWED
    return refuse(_("Only the two sides of the contract change it."))


def may_answer_amendment(actor: Actor, amendment: GrantAmendment) -> Verdict:
    """Agreeing to a change: the side that did not ask for it."""
    grant = amendment.grant
    if amendment.state != AmendmentState.ASKED:
        return refuse(_("This amendment has been answered."))
    asked_by_grantee = amendment.asked_by_id == grant.user_id
    if asked_by_grantee and actor.holds(CallPermission.RUN, at=grant.organisation_id):
        return ALLOWED
    if not asked_by_grantee and is_grantee(actor, grant):
        return ALLOWED
    return refuse(_("The other side of the contract answers."))


def may_follow_money(actor: Actor, grant: Grant) -> Verdict:
    """Asking money back, planning visits and writing down what they found."""
    if grant.state == GrantState.PREPARED:
        return refuse(_("The contract is not in force yet."))
    if _follows_money(actor, grant):
        return ALLOWED
    return refuse(_("Only the staff that follow this grant do this."))


def _follows_money(actor: Actor, grant: Grant) -> bool:
    organisation = grant.organisation_id
    return actor.holds(CallPermission.PAY, at=organisation) or actor.holds(CallPermission.RUN, at=organisation)
