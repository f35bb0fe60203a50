"""The office asks, the applicant answers, the office reads. The term of the answer runs on meanwhile."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import locked, user_of
from tirek.cases.actions.notices_citizen import tell_asked
from tirek.cases.actions.texts import optional, required
from tirek.cases.clock.ledger import day_of
from tirek.cases.models import Case, Inquiry
from tirek.cases.permissions import may_speak_as_applicant, may_work
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse

MOST_WAITING = 5


@atomic
def ask(case_id: UUID, text: str, due_on: date | None = None, *, by: Actor, at: datetime) -> Inquiry:
    """Ask the applicant something and tell them at once that there is a question. No clock stops."""
    text = required(text, "text")
    if due_on is not None and due_on < day_of(at):
        raise ValidationError({"due_on": _("This day has passed.")})
    case = locked(case_id, by)
    ensure(may_work(by, case))
    _check_open(case)
    if case.inquiries.waiting().count() >= MOST_WAITING:
        raise Refused(refuse(_("Five questions wait for the applicant already. Take one back first.")))
    inquiry = Inquiry.objects.create(
        case=case, text=text, due_on=due_on, asked_at=at, asked_by_id=user_of(by), asked_by_name=by.name
    )
    record("cases.applicant_asked", case, by=by, at=at, inquiry=inquiry.pk)
    tell_asked(case, str(inquiry.pk))
    return inquiry


@atomic
def reply(inquiry_id: UUID, text: str, files: int = 0, *, by: Actor, at: datetime) -> Inquiry:
    """The applicant's answer in words, or with that many files just added to the case. Raises ValidationError for an
    answer that says nothing, Refused for a question that is answered or taken back already."""
    inquiry = _locked(inquiry_id, by)
    ensure(may_speak_as_applicant(by, inquiry.case))
    _check_open(inquiry.case)
    _check_waiting(inquiry)
    told = optional(text, "words")
    if not told and not files:
        raise ValidationError({"words": _("Answer in words or add a file.")})
    inquiry.reply, inquiry.files, inquiry.answered_at = told, files, at
    inquiry.save(update_fields=["reply", "files", "answered_at"])
    record("cases.applicant_replied", inquiry.case, by=by, at=at, inquiry=inquiry.pk, files=files)
    return inquiry


@atomic
def take_back(inquiry_id: UUID, *, by: Actor, at: datetime) -> Inquiry:
    """The office no longer needs the answer."""
    inquiry = _locked(inquiry_id, by)
    ensure(may_work(by, inquiry.case))
    _check_waiting(inquiry)
    inquiry.taken_back_at = at
    inquiry.save(update_fields=["taken_back_at"])
    record("cases.question_taken_back", inquiry.case, by=by, at=at, inquiry=inquiry.pk)
    return inquiry


@atomic
def mark_read(inquiry_id: UUID, *, by: Actor, at: datetime) -> Inquiry:
    """Somebody of the office has read the applicant's answer; it no longer waits on the start page. Saying so again
    changes nothing."""
    inquiry = _locked(inquiry_id, by)
    ensure(may_work(by, inquiry.case))
    if inquiry.answered_at is None:
        raise Refused(refuse(_("The applicant has not answered yet.")))
    if inquiry.read_at is None:
        inquiry.read_at = at
        inquiry.save(update_fields=["read_at"])
        record("cases.reply_read", inquiry.case, by=by, at=at, inquiry=inquiry.pk)
    return inquiry


def _locked(inquiry_id: UUID, by: Actor) -> Inquiry:
    """The question with its case; the case is locked first, as everywhere."""
    found = Inquiry.objects.visible_to(by).get(pk=inquiry_id)
    case = locked(found.case_id, by)
    inquiry = Inquiry.objects.select_for_update().get(pk=inquiry_id)
    inquiry.case = case
    return inquiry


def _check_open(case: Case) -> None:
    if not case.is_open:
        raise Refused(refuse(_("The case is answered; nothing is asked or added any more.")))


def _check_waiting(inquiry: Inquiry) -> None:
    if not inquiry.is_waiting:
        raise Refused(refuse(_("This question has been answered or taken back already.")))
