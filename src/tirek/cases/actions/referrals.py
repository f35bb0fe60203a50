"""Referring one line of the plan to a partner, under a memorandum and only as far as it reaches."""

from datetime import datetime
from uuid import UUID

from django.db.transaction import atomic
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tirek.cases.actions.locking import locked_line, locked_transition, save
from tirek.cases.actions.notices import tell_referral
from tirek.cases.actions.passing import ensure_consent
from tirek.cases.actions.plan import ensure_goes_on, mark_delivered
from tirek.cases.actions.referral_questions import drop_question
from tirek.cases.actions.texts import optional, required
from tirek.cases.clock.ledger import day_of
from tirek.cases.enums import LineState, TransitionKind, TransitionState
from tirek.cases.events import ReferralChanged
from tirek.cases.models import Case, PlanLine, Transition
from tirek.cases.permissions import may_forward, may_respond_referral
from tirek.cases.queries.memoranda import choose_memorandum
from tirek.cases.queries.partners import partners_for
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import WorkingCalendar
from tirek.core.events import announce
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.enums import CrossingField
from tirek.network.models import Memorandum, Organisation
from tirek.people.actions import disclose, end_link, link_person
from tirek.people.enums import DisclosureHow, LinkReason

WHOLE_PERSON = frozenset(
    map(
        str,
        (
            CrossingField.NAME,
            CrossingField.PHONE,
            CrossingField.IIN,
            CrossingField.BIRTH_DATE,
            CrossingField.ADDRESS,
            CrossingField.HOUSEHOLD,
        ),
    )
)
ACCEPTED_IT = gettext_noop("has accepted the referral and works on your question.")
DECLINED_IT = gettext_noop("has declined the referral; the office goes on with your question.")
DELIVERED_IT = gettext_noop("has delivered the service.")
NOT_DELIVERED_IT = gettext_noop("could not deliver the service; the office goes on with your question.")


@atomic
def refer(
    line_id: UUID,
    to_organisation_id: UUID,
    memorandum_id: UUID | None = None,
    reason: str = "",
    *,
    consent_how: str = "",
    expected_version: int | None = None,
    by: Actor,
    at: datetime,
) -> Transition:
    """Refer a planned line. Raises Refused, in words, unless a memorandum in force names the service, covers the area
    and has room this month, and the person has agreed where personal fields cross: ``consent_how`` records that they
    agree now. What crosses is fixed now, and written into the applicant's disclosures."""
    line = locked_line(line_id, by, expected_version)
    case = line.case
    ensure(may_forward(by, case))
    ensure_goes_on(case)
    if line.state != LineState.PLANNED:
        raise Refused(refuse(_("This line of the plan is already referred or finished.")))
    memorandum = _chosen(case, line, to_organisation_id, memorandum_id, at)
    ensure_consent(case, memorandum, to_organisation_id, consent_how, by=by, at=at)
    referral = _send(line, memorandum, to_organisation_id, optional(reason, "reason"), by, at)
    line.state = LineState.REFERRED
    line.save(update_fields=["state"])
    save(case)
    record("cases.referral_made", case, by=by, at=at, transition=referral.pk, to=to_organisation_id, line=line.pk)
    _disclose(referral, by, at)
    announce(ReferralChanged(referral.pk))
    return referral


@atomic
def accept_referral(transition_id: UUID, *, by: Actor, at: datetime) -> Transition:
    """Accept a referral: the partner owns the line now. The person's own page opens to the partner only when the
    memorandum lets every personal field cross; else the referral's page shows those that do."""
    referral, line = _to_answer(transition_id, by, TransitionState.PENDING)
    drop_question(referral, at)
    referral.state, referral.responded_at = TransitionState.ACCEPTED, at
    referral.save(update_fields=["state", "responded_at"])
    line.owner = referral.to_organisation
    line.save(update_fields=["owner"])
    if set(referral.crossing) >= WHOLE_PERSON:
        _link(referral, by, at)
    _tell(referral, "cases.referral_accepted", ACCEPTED_IT, by, at)
    return referral


@atomic
def decline_referral(transition_id: UUID, reason: str, *, by: Actor, at: datetime) -> Transition:
    """Decline a referral with the reason: the line is the office's again."""
    reason = required(reason)
    referral, line = _to_answer(transition_id, by, TransitionState.PENDING)
    referral.responded_at = at
    _end(referral, TransitionState.DECLINED, reason, by, at)
    _back_to_office(line)
    _tell(referral, "cases.referral_declined", DECLINED_IT, by, at)
    return referral


@atomic
def finish_referral(
    transition_id: UUID, result: str = "", delivered: bool = True, evidence: str = "", *, by: Actor, at: datetime
) -> Transition:
    """State what came of an accepted referral, with the number of the paper that proves it. The partner's sight of the
    case ends with it.

    Raises ValidationError when it was not delivered and no reason is given.
    """
    result = optional(result, "result") if delivered else required(result, "result")
    referral, line = _to_answer(transition_id, by, TransitionState.ACCEPTED)
    _end(referral, TransitionState.DONE, result, by, at)
    if delivered:
        mark_delivered(line, result, at, one_line(evidence)[:200])
    else:
        line.state, line.result = LineState.NOT_DELIVERED, result
        line.save(update_fields=["state", "result"])
    text = DELIVERED_IT if delivered else NOT_DELIVERED_IT
    _tell(referral, "cases.referral_finished", text, by, at, delivered=int(delivered))
    return referral


@atomic
def call_back_referral(transition_id: UUID, *, by: Actor, at: datetime) -> Transition:
    """Take an open referral back: the partner's sight ends at once, the line is the office's again."""
    referral = locked_transition(transition_id, by)
    ensure(may_forward(by, referral.case))
    _check_state(referral, (TransitionState.PENDING, TransitionState.ACCEPTED))
    _call_back(referral, by, at)
    save(referral.case)
    return referral


def end_all_referrals(case: Case, *, by: Actor, at: datetime) -> None:
    """Call back every open referral of a locked case: its applicant withdrew."""
    for referral in case.transitions.referrals().open().select_related("line", "to_organisation"):
        referral.case = case
        _call_back(referral, by, at)


def _call_back(referral: Transition, by: Actor, at: datetime) -> None:
    _end(referral, TransitionState.CALLED_BACK, "", by, at)
    _back_to_office(_line_of(referral))
    record("cases.referral_called_back", referral.case, by=by, at=at, transition=referral.pk)
    announce(ReferralChanged(referral.pk))


def _chosen(case: Case, line: PlanLine, receiver_id: UUID, memorandum_id: UUID | None, at: datetime) -> Memorandum:
    """The memorandum; a refusal names the partners that could take it instead."""
    on = day_of(at)
    try:
        return choose_memorandum(case, line, receiver_id, memorandum_id, on=on, lock=True)
    except Refused as refused:
        others = [offer.organisation.name for offer in partners_for(case, line, on=on)]
        if not others:
            raise
        words = _("%(reason)s Others who can: %(partners)s.")
        told = {"reason": refused.verdict.reason, "partners": ", ".join(others)}
        raise Refused(refuse(words % told)) from None


def _send(line: PlanLine, memorandum: Memorandum, to_id: UUID, reason: str, by: Actor, at: datetime) -> Transition:
    calendar = WorkingCalendar.current()
    respond_by, _skipped = calendar.add_working_days(day_of(at), memorandum.response_days)
    return Transition.objects.create(
        case=line.case,
        line=line,
        kind=TransitionKind.REFERRAL,
        from_organisation=line.case.office,
        to_organisation_id=to_id,
        memorandum=memorandum,
        crossing=list(memorandum.crossing),
        reason=reason,
        made_at=at,
        made_by_id=by.user_id,
        respond_by=respond_by,
    )


def _to_answer(transition_id: UUID, by: Actor, state: TransitionState) -> tuple[Transition, PlanLine]:
    referral = locked_transition(transition_id, by)
    ensure(may_respond_referral(by, referral))
    _check_state(referral, (state,))
    return referral, _line_of(referral)


def _check_state(referral: Transition, states: tuple[TransitionState, ...]) -> None:
    if referral.kind != TransitionKind.REFERRAL or referral.state not in states:
        label = TransitionState(referral.state).label
        raise Refused(refuse(_("This can no longer be done: the referral is “%(state)s”.") % {"state": label}))


def _line_of(referral: Transition) -> PlanLine:
    assert referral.line is not None
    return referral.line


def _end(referral: Transition, state: TransitionState, answer: str, by: Actor, at: datetime) -> None:
    """End a referral, its open question, and the partner's sight of the person with it."""
    drop_question(referral, at)
    referral.state, referral.answer, referral.ended_at = state, answer, at
    referral.save(update_fields=["state", "answer", "responded_at", "ended_at"])
    end_link(
        person_id=referral.case.applicant_id,
        organisation_id=referral.to_organisation_id,
        reason=LinkReason.REFERRAL,
        about_id=referral.pk,
        by=by,
        at=at,
    )


def _back_to_office(line: PlanLine) -> None:
    line.state, line.owner_id = LineState.PLANNED, line.case.office_id
    line.save(update_fields=["state", "owner"])


def _link(referral: Transition, by: Actor, at: datetime) -> None:
    link_person(
        person_id=referral.case.applicant_id,
        organisation_id=referral.to_organisation_id,
        reason=LinkReason.REFERRAL,
        about_id=referral.pk,
        by=by,
        at=at,
    )


def _disclose(referral: Transition, by: Actor, at: datetime) -> None:
    receiver = Organisation.objects.get(pk=referral.to_organisation_id)
    # Written out, because a view's actor is a lazy stand-in that dataclasses.replace refuses.
    to_receiver = Actor(
        user_id=by.user_id,
        name=by.name,
        organisation_id=receiver.pk,
        organisation_name=receiver.name_in(referral.case.language),
        language=by.language,
    )
    disclose(
        person_id=referral.case.applicant_id,
        what=[*referral.crossing, "need"],
        why=referral.case.number,
        about=referral,
        how=DisclosureHow.REFERRAL,
        under=str(referral.memorandum or ""),
        matter_id=referral.case_id,
        by=to_receiver,
        at=at,
    )


def _tell(referral: Transition, verb: str, text: str, by: Actor, at: datetime, **facts: int) -> None:
    """After an answer of the partner: version, audit, word to the applicant, news."""
    case = referral.case
    save(case)
    record(verb, case, by=by, at=at, transition=referral.pk, line=referral.line_id, **facts)
    partner = referral.to_organisation.name_in(case.language)
    tell_referral(case, partner, text, f"{referral.pk}:{referral.state}")
    announce(ReferralChanged(referral.pk))
