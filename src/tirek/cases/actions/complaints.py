"""Complaints to the office above: made in one press with the whole file, answered by the body or decided above."""

from datetime import date, datetime
from uuid import UUID

from django.db.transaction import atomic
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.cases.actions.forwarding import end_offer
from tirek.cases.actions.intake import Application, Submitted, submit
from tirek.cases.actions.locking import locked, save, user_of
from tirek.cases.actions.notices import tell_answered
from tirek.cases.actions.outcomes import record_outcome
from tirek.cases.actions.texts import required
from tirek.cases.clock.ledger import count_term, day_of
from tirek.cases.enums import OPEN_STATES, CaseKind, Channel, ComplaintGround, ComplaintState, OutcomeResult
from tirek.cases.events import CaseAnswered
from tirek.cases.models import Answer, Case, Complaint
from tirek.cases.permissions import may_speak_as_applicant, may_speak_for_body
from tirek.cases.queries.complaints import complain_until, ground_of, upper_office
from tirek.cases.workflow import advance
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.events import announce
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import Organisation, User
from tirek.programmes.models import Service
from tirek.programmes.queries import is_offered


@atomic
def complain(case_id: UUID, words: str, *, key: UUID, by: Actor, at: datetime) -> Submitted:
    """Complain to the office above, which reads the whole file: a case of its own with the term of complaints.

    ``key`` makes a second press harmless. Raises Refused, in words, when there is nothing to complain about yet, it is
    too late (three months), one is under way, or no office stands above.
    """
    words = required(words, "words")
    case = locked(case_id, by)
    ensure(may_speak_as_applicant(by, case))
    known = Case.objects.filter(intake_key=key, applicant_id=case.applicant_id).first()
    if known is not None:
        return Submitted(known, None)
    ground, upper = _ground(case, day_of(at)), _upper(case, day_of(at))
    submitted = submit(_application(case, upper, words, key, at), by=by, at=at)
    complaint = _tie(submitted.case, case, ground, at)
    record("cases.complaint_made", case, by=by, at=at, complaint=complaint.pk, ground=str(ground))
    return submitted


@atomic
def satisfy(complaint_id: UUID, words: str, *, by: Actor, at: datetime) -> Complaint:
    """The body complained of satisfies the complaint in full within its three working days (АППК art. 91(4)): its words
    are the answer, and the office above need not decide."""
    words = required(words, "words")
    complaint = _waiting(complaint_id, by)
    case = complaint.case
    if day_of(at) > complaint.body_due_on:
        raise Refused(refuse(_("Your three working days have passed: the office above decides now.")))
    advance(case, "satisfy", by=by)
    end_offer(case, by=by, at=at)
    record_outcome(case, OutcomeResult.SOLVED, "", by=by, at=at)
    case.answered_on = day_of(at)
    written = _sign(case, words, by, at)
    save(case, "state", "outcome", "outcome_on", "answered_on", "offered_to")
    _speak(complaint, ComplaintState.SATISFIED, words, by, at)
    record("cases.complaint_satisfied", case, by=by, at=at, complaint=complaint.pk, answer=written.pk)
    tell_answered(case, str(written.pk))
    announce(CaseAnswered(case.pk))
    return complaint


@atomic
def explain(complaint_id: UUID, words: str, *, by: Actor, at: datetime) -> Complaint:
    """The body complained of explains itself to the office above, which decides. Late is better than never."""
    words = required(words, "words")
    complaint = _waiting(complaint_id, by)
    _speak(complaint, ComplaintState.EXPLAINED, words, by, at)
    record("cases.complaint_explained", complaint.case, by=by, at=at, complaint=complaint.pk)
    return complaint


def _ground(case: Case, on: date) -> ComplaintGround:
    ground = ground_of(case, on)
    if ground is None:
        until = complain_until(case)
        late = _("More than three months have passed since the answer: the law gives no longer to complain.")
        early = _("You can complain once you have an answer, or once the term has passed without one.")
        raise Refused(refuse(late if until is not None and on > until else early))
    under_way = case.complaints.filter(case__state__in=OPEN_STATES).select_related("case").first()
    if under_way is not None:
        raise Refused(refuse(_("Your complaint %(number)s is under way already.") % {"number": under_way.case.number}))
    return ground


def _upper(case: Case, on: date) -> Organisation:
    upper = upper_office(case.office, on)
    if upper is None:
        raise Refused(refuse(_("No office stands above this one here: you may complain to a court.")))
    return upper


def _application(case: Case, upper: Organisation, words: str, key: UUID, at: datetime) -> Application:
    service_id = case.service_id
    if not is_offered(service_id, day_of(at)):  # a complaint is taken whatever the catalogue offers today
        service_id = Service.objects.values_list("pk", flat=True).get(code="other")
    return Application(
        intake_key=key,
        channel=Channel.WEB,
        kind=CaseKind.COMPLAINT,
        area_id=case.area_id,
        service_id=service_id,
        subject=_subject(case),
        body=words,
        language=case.language,
        person_id=case.applicant_id,
        office_id=upper.pk,
        received_at=at,
    )


def _subject(case: Case) -> str:
    with translation.override(case.language):
        return _("Complaint about %(number)s: %(subject)s") % {"number": case.number, "subject": case.subject[:140]}


def _tie(complaint_case: Case, about: Case, ground: ComplaintGround, at: datetime) -> Complaint:
    Case.objects.filter(pk=complaint_case.pk).update(contacts_given=about.contacts_given)
    due = count_term(
        complaint_case.registered_on, is_bound_by_code=about.office.is_bound_by_code, kind="complaint_forwarding"
    )
    signed = about.answers.order_by("-signed_at").values_list("signed_by_id", flat=True).first()
    return Complaint.objects.create(
        case=complaint_case,
        about=about,
        body_id=about.office_id,
        ground=ground,
        author_id=signed if ground == ComplaintGround.ANSWER else about.assignee_id,
        made_at=at,
        body_due_on=due.due_on,
    )


def _waiting(complaint_id: UUID, by: Actor) -> Complaint:
    """A visible complaint the body has not spoken on; its case is locked first, as everywhere."""
    seen = Complaint.objects.visible_to(by).get(pk=complaint_id)
    case = Case.objects.select_for_update().get(pk=seen.case_id)
    complaint = Complaint.objects.select_for_update(of=("self",)).select_related("body").get(pk=complaint_id)
    complaint.case = case
    ensure(may_speak_for_body(by, complaint))
    if complaint.state != ComplaintState.AT_BODY:
        raise Refused(refuse(_("Your office has already said its word on this complaint.")))
    if not case.is_open:
        raise Refused(refuse(_("The complaint is decided already.")))
    return complaint


def _speak(complaint: Complaint, state: ComplaintState, words: str, by: Actor, at: datetime) -> None:
    complaint.state, complaint.body_words = state, words
    complaint.body_at, complaint.body_by_name = at, by.name
    complaint.save(update_fields=["state", "body_words", "body_at", "body_by_name"])


def _sign(case: Case, words: str, by: Actor, at: datetime) -> Answer:
    post = User.objects.filter(pk=by.user_id).values_list("post", flat=True).first()
    return Answer.objects.create(
        case=case,
        text=words,
        language=case.language,
        number=f"{case.number}/{case.answers.count() + 1}",
        signed_by_id=user_of(by),
        signed_by_name=by.name,
        signed_by_post=post or "",
        signed_at=at,
    )
