"""The audit of one case, in words: who did what, and who looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.core.audit.queries import history
from tirek.network.models import User

WORDS: dict[str, str | Promise] = {
    "cases.case_registered": gettext_lazy("Registered"),
    "cases.case_assigned": gettext_lazy("Assigned to a case worker"),
    "cases.case_forwarded": gettext_lazy("Offered to another office"),
    "cases.transfer_accepted": gettext_lazy("Accepted by the other office"),
    "cases.transfer_declined": gettext_lazy("Declined by the other office"),
    "cases.transfer_called_back": gettext_lazy("Forwarding called back"),
    "cases.line_added": gettext_lazy("Service added to the plan"),
    "cases.line_delivered": gettext_lazy("Service recorded as delivered"),
    "cases.line_cancelled": gettext_lazy("Service taken out of the plan"),
    "cases.line_changed": gettext_lazy("Day or person of a planned service changed"),
    "cases.line_confirmed": gettext_lazy("The person has received the service"),
    "cases.line_denied": gettext_lazy("The person has not received the service"),
    "cases.evidence_added": gettext_lazy("Evidence of a delivery added"),
    "cases.check_made": gettext_lazy("Entitlement checked"),
    "cases.check_planned": gettext_lazy("Measures of a check put into the plan"),
    "cases.plan_started": gettext_lazy("Plan started from a template"),
    "cases.referral_question_asked": gettext_lazy("The partner asked the office"),
    "cases.referral_question_answered": gettext_lazy("The office answered the partner"),
    "cases.referral_reminded": gettext_lazy("Reminder of a silent partner sent"),
    "cases.referral_made": gettext_lazy("Service referred to a partner"),
    "cases.referral_accepted": gettext_lazy("Referral accepted"),
    "cases.referral_declined": gettext_lazy("Referral declined"),
    "cases.referral_finished": gettext_lazy("Referral finished"),
    "cases.referral_called_back": gettext_lazy("Referral called back"),
    "cases.term_extended": gettext_lazy("Term extended by decision"),
    "cases.term_recounted": gettext_lazy("Recounted after a change of the calendar"),
    "cases.case_escalated": gettext_lazy("People were told of the deadline"),
    "cases.correction_asked": gettext_lazy("Asked to mend defects"),
    "cases.correction_made": gettext_lazy("Defects mended"),
    "cases.correction_taken_back": gettext_lazy("Mending is no longer needed"),
    "cases.case_returned": gettext_lazy("Application returned"),
    "cases.case_filed": gettext_lazy("Filed without an answer: a repeat"),
    "cases.case_answered": gettext_lazy("Answer signed"),
    "cases.case_closed": gettext_lazy("Closed"),
    "cases.case_confirmed": gettext_lazy("Confirmed by the applicant"),
    "cases.case_reopened": gettext_lazy("Reopened by the applicant"),
    "cases.case_withdrawn": gettext_lazy("Withdrawn by the applicant"),
    "cases.part_sent": gettext_lazy("Part sent to another office"),
    "cases.part_accepted": gettext_lazy("Part accepted"),
    "cases.part_declined": gettext_lazy("Part declined"),
    "cases.part_assigned": gettext_lazy("Part assigned to a case worker"),
    "cases.part_answered": gettext_lazy("Part answered"),
    "cases.part_extended": gettext_lazy("Term of a part extended by decision"),
    "cases.part_returned": gettext_lazy("Part returned for more"),
    "cases.part_taken_back": gettext_lazy("Part taken back"),
    "cases.assignment_returned": gettext_lazy("Case returned by the case worker"),
    "cases.draft_submitted": gettext_lazy("Draft of the answer submitted"),
    "cases.draft_recalled": gettext_lazy("Draft of the answer taken back"),
    "cases.draft_returned": gettext_lazy("Draft of the answer returned with remarks"),
    "cases.draft_approved": gettext_lazy("Draft of the answer approved"),
    "cases.co_executor_added": gettext_lazy("Co-executor added"),
    "cases.co_executor_released": gettext_lazy("Co-executor released"),
    "cases.cases_linked": gettext_lazy("Linked with another application"),
    "cases.link_removed": gettext_lazy("Link taken away"),
    "cases.duplicate_joined": gettext_lazy("A duplicate was joined to it"),
    "cases.merge_undone": gettext_lazy("A joined duplicate was taken out again"),
    "cases.case_reminded": gettext_lazy("Case worker reminded"),
    "cases.note_added": gettext_lazy("Note added"),
    "cases.file_added": gettext_lazy("File added"),
    "cases.file_removed": gettext_lazy("File removed"),
    "cases.file_opened": gettext_lazy("File opened"),
    "cases.applicant_asked": gettext_lazy("Question to the applicant"),
    "cases.applicant_replied": gettext_lazy("The applicant's reply"),
    "cases.question_taken_back": gettext_lazy("Question taken back"),
    "cases.reply_read": gettext_lazy("Reply read by the office"),
    "cases.complaint_made": gettext_lazy("Complaint to the office above"),
    "cases.complaint_satisfied": gettext_lazy("Complaint satisfied by the body"),
    "cases.complaint_explained": gettext_lazy("Explanation of the body"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history."""

    at: datetime
    what: str
    who: str


def case_history(case: Case) -> list[Entry]:
    """Everything the audit holds about a case the caller has fetched as visible, the latest first. Two queries."""
    events = list(history(case))
    names = _names(key for event in events for key in (event.actor_user_id, _absent(event)))
    return [Entry(event.at, _word(event.verb), _who(event, names)) for event in reversed(events)]


def changes_by_others(case: Case, actor: Actor, limit: int = 3) -> list[Entry]:
    """The last things other people did with a case, for whom the page has become stale. Two queries."""
    events = [event for event in history(case).order_by("-id")[:20] if event.actor_user_id != actor.user_id][:limit]
    names = _names(event.actor_user_id for event in events)
    return [Entry(event.at, _word(event.verb), _who(event, names)) for event in events]


def _names(users: Iterable[UUID | None]) -> dict[UUID, str]:
    keys = {key for key in users if key is not None}
    return dict(User.objects.filter(pk__in=keys).values_list("pk", "name"))


def _absent(event: Any) -> UUID | None:
    """In whose place it was done."""
    told = event.facts.get("for_user")
    return UUID(told) if told else None


def _word(verb: str) -> str:
    return str(WORDS.get(verb, verb))


def _who(event: Any, names: dict[UUID, str]) -> str:
    if event.actor_user_id:
        name = names.get(event.actor_user_id, "–")
        stood_for = _absent(event)
        absent = names.get(stood_for, "") if stood_for else ""
        return _("%(name)s, in the place of %(absent)s") % {"name": name, "absent": absent} if absent else name
    return _("Tirek") if event.system else _("The applicant")
