"""Rules on parts, drafts of answers, co-executors, repeats and bulk deeds."""

from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import CasePermission
from tirek.cases.models import Case, CasePart
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse


def may_receive_part(actor: Actor, part: CasePart) -> Verdict:
    """Accepting or declining a part: whoever registers, forwards or works at the office it was sent to."""
    asked = (CasePermission.REGISTER, CasePermission.FORWARD, CasePermission.WORK)
    if any(actor.holds(permission, at=part.office_id) for permission in asked):
        return ALLOWED
    return refuse(_("Only the office this part was sent to can accept or decline it."))


def may_assign_part(actor: Actor, part: CasePart) -> Verdict:
    """Giving a part to a case worker of the receiving office."""
    if actor.holds(CasePermission.ASSIGN, at=part.office_id):
        return ALLOWED
    return refuse(_("Only the head or the registrar of the receiving office assigns the part."))


def may_work_on_part(actor: Actor, part: CasePart) -> Verdict:
    """Answering a part."""
    if actor.holds(CasePermission.WORK, at=part.office_id):
        return ALLOWED
    return refuse(_("Only case workers of the receiving office answer the part."))


def may_extend_part(actor: Actor, part: CasePart) -> Verdict:
    """Extending the term of a part by a reasoned decision (АППК art. 76): the head of the body that answers it."""
    if actor.holds(CasePermission.EXTEND, at=part.office_id):
        return ALLOWED
    return refuse(_("Only the head of the receiving office extends the term of the part."))


def may_draft(actor: Actor, case: Case) -> Verdict:
    """Writing the answer: case workers of the office, co-executors among them."""
    if actor.holds(CasePermission.WORK, at=case.office_id):
        return ALLOWED
    return refuse(_("Only case workers of this office write the answer."))


def may_approve(actor: Actor, case: Case) -> Verdict:
    """Approving a draft or returning it with remarks."""
    if actor.holds(CasePermission.APPROVE, at=case.office_id):
        return ALLOWED
    return refuse(_("Only the head of the office approves answers."))


def may_set_practice(actor: Actor, office_id: object) -> Verdict:
    """Choosing who signs an office's answers."""
    if actor.holds(CasePermission.APPROVE, at=office_id):  # type: ignore[arg-type]
        return ALLOWED
    return refuse(_("Only the head of the office chooses who signs its answers."))


def may_share(actor: Actor, case: Case) -> Verdict:
    """Adding or releasing a co-executor: who assigns, and the case worker whose case it is."""
    mine = actor.user_id is not None and actor.user_id == case.assignee_id
    if mine or actor.holds(CasePermission.ASSIGN, at=case.office_id):
        return ALLOWED
    return refuse(_("Only the head, the registrar or the case worker of this case adds co-executors."))


def may_give_back(actor: Actor, case: Case) -> Verdict:
    """Returning an assignment to whoever assigns: only the case worker it was given to, or their substitute."""
    if case.assignee_id is not None and case.assignee_id in (actor.user_id, actor.for_user_id):
        return ALLOWED
    return refuse(_("Only the case worker who has this case can return it."))


def may_file(actor: Actor, case: Case) -> Verdict:
    """Filing an identical, already decided application without an answer (АППК art. 64(8))."""
    if actor.holds(CasePermission.ANSWER, at=case.office_id):
        return ALLOWED
    return refuse(_("Only case workers of this office file a repeat."))


def may_merge(actor: Actor, case: Case) -> Verdict:
    """Making two registrations of one application one case: whoever assigns at its office."""
    if actor.holds(CasePermission.ASSIGN, at=case.office_id):
        return ALLOWED
    return refuse(_("Only the head or the registrar of this office joins duplicates."))


def may_link(actor: Actor, case: Case) -> Verdict:
    """Linking related cases: staff of the case's office."""
    if actor.holds(CasePermission.VIEW, at=case.office_id):
        return ALLOWED
    return refuse(_("Only staff of this office link its cases."))


def may_remind(actor: Actor, case: Case) -> Verdict:
    """Reminding the case worker of a case."""
    if actor.holds(CasePermission.ASSIGN, at=case.office_id):
        return ALLOWED
    return refuse(_("Only the head or the registrar of this office reminds case workers."))
