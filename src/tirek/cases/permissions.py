"""Rules on cases, each a verdict with its reason. Sight itself is ``visible_to``; here are the deeds."""

from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import (
    CaseKind,
    CasePermission,
    FieldPermission,
    PlanPermission,
    ProposalPermission,
    ReferralPermission,
)
from tirek.cases.models import Case, Complaint, FieldDevice, FieldRecovery, Packet, Transition
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse


def _holding(actor: Actor, permission: CasePermission | ReferralPermission, at: UUID, reason: str | Promise) -> Verdict:
    return ALLOWED if actor.holds(permission, at=at) else refuse(reason)


def is_applicant(actor: Actor, case: Case) -> bool:
    """Whether the actor is the person whose application this is."""
    return actor.person_id is not None and actor.person_id == case.applicant_id


def may_register(actor: Actor, office_id: UUID | None) -> Verdict:
    """Registering an application. Refusing to accept one is forbidden (АППК art. 64): applicants always may."""
    if actor.is_system or not actor.grants:
        return ALLOWED
    if actor.holds(CasePermission.REGISTER, at=office_id):
        return ALLOWED
    return refuse(_("Your role does not register applications at this office."))


def may_write_history(actor: Actor) -> Verdict:
    """Writing down cases with their whole history: Tirek itself, for the demo and imports of closed years."""
    return ALLOWED if actor.is_system else refuse(_("Only Tirek itself writes histories."))


def may_assign(actor: Actor, case: Case) -> Verdict:
    """Giving the case to a case worker."""
    return _holding(
        actor, CasePermission.ASSIGN, case.office_id, _("Only the head or the registrar of this office assigns cases.")
    )


def may_work(actor: Actor, case: Case) -> Verdict:
    """Working on the case: taking it, planning services, adding notes and files."""
    return _holding(actor, CasePermission.WORK, case.office_id, _("Only case workers of this office work on the case."))


def may_write_note(actor: Actor, case: Case) -> Verdict:
    """Adding a working note: whoever of the staff sees the case."""
    return _holding(actor, CasePermission.VIEW, case.office_id, _("Only staff of this office add notes."))


def may_add_file(actor: Actor, case: Case) -> Verdict:
    """Adding a file: the applicant, the office's case workers and registrars."""
    if is_applicant(actor, case) or actor.holds(CasePermission.REGISTER, at=case.office_id):
        return ALLOWED
    return may_work(actor, case)


def may_forward(actor: Actor, case: Case) -> Verdict:
    """Forwarding the case to another office, or a line of it to a partner."""
    return _holding(
        actor, CasePermission.FORWARD, case.office_id, _("Only case workers of this office forward the case.")
    )


def may_answer(actor: Actor, case: Case) -> Verdict:
    """Giving the answer and recording the outcome. Who signed what is complained of decides no complaint (art. 97)."""
    if case.kind == CaseKind.COMPLAINT and wrote_what_is_complained_of(actor, case):
        return refuse(_("You signed what this complaint is about: a colleague has to decide it."))
    return _holding(
        actor, CasePermission.ANSWER, case.office_id, _("Only case workers of this office answer the case.")
    )


def wrote_what_is_complained_of(actor: Actor, case: Case) -> bool:
    """Whether the actor signed the answer, or owed it, that this complaint is about."""
    return actor.user_id is not None and Complaint.objects.filter(case=case, author_id=actor.user_id).exists()


def may_speak_for_body(actor: Actor, complaint: Complaint) -> Verdict:
    """Satisfying a complaint or explaining oneself: who answers for the body complained of."""
    reason = _("Only the office the complaint is about can do this.")
    return _holding(actor, CasePermission.ANSWER, complaint.body_id, reason)


def may_extend(actor: Actor, case: Case) -> Verdict:
    """Extending the term by a reasoned decision (АППК art. 76: head, deputy or chief of staff)."""
    return _holding(actor, CasePermission.EXTEND, case.office_id, _("Only the head of the office extends the term."))


def may_ask_correction(actor: Actor, case: Case) -> Verdict:
    """Naming defects and setting a term to mend them (АППК art. 64(6)): who works on the case or registers."""
    if actor.holds(CasePermission.REGISTER, at=case.office_id):
        return ALLOWED
    return may_work(actor, case)


def may_correct(actor: Actor, case: Case) -> Verdict:
    """Mending defects: the applicant, or the desk that takes the applicant's word or paper."""
    if is_applicant(actor, case) or actor.holds(CasePermission.REGISTER, at=case.office_id):
        return ALLOWED
    return refuse(_("Only the applicant or the office's registrar can mend an application."))


def may_set_hours(actor: Actor, office_id: UUID) -> Verdict:
    """Saying when an office is open: its head."""
    return _holding(actor, CasePermission.EXTEND, office_id, _("Only the head of the office sets its hours."))


def may_close(actor: Actor, case: Case) -> Verdict:
    """Closing an answered case."""
    return _holding(actor, CasePermission.CLOSE, case.office_id, _("Only case workers of this office close the case."))


def may_receive_transfer(actor: Actor, transition: Transition) -> Verdict:
    """Accepting or declining a case that another office forwards."""
    at = transition.to_organisation_id
    if actor.holds(CasePermission.REGISTER, at=at) or actor.holds(CasePermission.FORWARD, at=at):
        return ALLOWED
    return refuse(_("Only the office the case was forwarded to can accept or decline it."))


def may_respond_referral(actor: Actor, transition: Transition) -> Verdict:
    """Accepting, declining or finishing a referral."""
    reason = _("Only the organisation the referral was sent to can respond.")
    return _holding(actor, ReferralPermission.RESPOND, transition.to_organisation_id, reason)


def may_speak_as_applicant(actor: Actor, case: Case) -> Verdict:
    """Confirming, reopening or withdrawing: the applicant's own word."""
    if is_applicant(actor, case):
        return ALLOWED
    return refuse(_("Only the applicant can do this."))


def may_write_down_word(actor: Actor, case: Case) -> Verdict:
    """Saying whether a delivered service has arrived: the applicant, or a case worker who hears it on the phone."""
    if is_applicant(actor, case) or actor.holds(CasePermission.WORK, at=case.office_id):
        return ALLOWED
    return refuse(_("Only the applicant, or a case worker who asked them, can say whether the service has arrived."))


def may_edit_plan_templates(actor: Actor) -> Verdict:
    """Changing what a plan starts from."""
    if actor.is_system or actor.holds(PlanPermission.EDIT_TEMPLATES):
        return ALLOWED
    return refuse(_("Only the national coordinator changes the templates of plans."))


def may_make_packets(actor: Actor) -> Verdict:
    """Making the quarterly packets: Tirek itself, by its clock or by command."""
    return ALLOWED if actor.is_system else refuse(_("Packets come out by themselves."))


def may_acknowledge(actor: Actor, packet: Packet) -> Verdict:
    """Acknowledging receipt: somebody of the very office the packet is for, nobody above it."""
    if actor.organisation_id == packet.office_id and actor.holds(PlanPermission.ACKNOWLEDGE, at=packet.office_id):
        return ALLOWED
    return refuse(_("Only the office this packet is for acknowledges its receipt."))


def may_withdraw(actor: Actor, case: Case) -> Verdict:
    """Withdrawing: the applicant, or the desk that takes the applicant's written word."""
    if is_applicant(actor, case) or actor.holds(CasePermission.REGISTER, at=case.office_id):
        return ALLOWED
    return refuse(_("Only the applicant or the office's registrar can withdraw an application."))


def may_send_from(actor: Actor, device: FieldDevice) -> Verdict:
    """Sending what was taken on a device: its own user, who still registers at its office."""
    if actor.user_id is None or actor.user_id != device.user_id:
        return refuse(_("This device belongs to another user."))
    return may_register(actor, device.office_id)


def may_manage_device(actor: Actor, device: FieldDevice) -> Verdict:
    """Cutting a device off: the head of its office (or above) and administrators."""
    if actor.holds(FieldPermission.MANAGE, at=device.office_id):
        return ALLOWED
    return refuse(_("Only the head of the office or an administrator does this."))


def may_ask_recovery(actor: Actor, device: FieldDevice) -> Verdict:
    """Asking to open a device whose passphrase is forgotten: its user, or whoever looks after it."""
    if actor.user_id is not None and actor.user_id == device.user_id:
        return ALLOWED
    return may_manage_device(actor, device)


def may_agree_recovery(actor: Actor, recovery: FieldRecovery) -> Verdict:
    """Agreeing to it: somebody who looks after the device, neither its user nor the one who asks."""
    if actor.user_id in (recovery.asked_by_id, recovery.device.user_id):
        return refuse(_("Another person has to agree: neither the device's user nor the one who asks."))
    return may_manage_device(actor, recovery.device)


def may_sort_proposals(actor: Actor, office_id: UUID) -> Verdict:
    """Gathering proposals into ideas, publishing them, setting one aside."""
    if actor.holds(ProposalPermission.SORT, at=office_id):
        return ALLOWED
    return refuse(_("Only case workers and heads of this office sort its proposals."))


def may_answer_proposals(actor: Actor, office_id: UUID) -> Verdict:
    """Answering an idea in public."""
    if actor.holds(ProposalPermission.ANSWER, at=office_id):
        return ALLOWED
    return refuse(_("Only the head of this office or the coordinator answers proposals in public."))
