"""Defects of an application (АППК art. 64(6)–(8)): asked to mend, mended, or returned; and repeats filed.

None of it stops the clock: the Code knows no suspension. A return bars nothing: the applicant may apply again.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.assignment import ensure_not_offered
from tirek.cases.actions.locking import locked, save, user_of
from tirek.cases.actions.notices import tell_closed_unanswered, tell_correction, tell_mended
from tirek.cases.actions.outcomes import record_outcome
from tirek.cases.actions.referrals import end_all_referrals
from tirek.cases.actions.texts import optional, required
from tirek.cases.clock import ledger
from tirek.cases.clock.rules import CORRECTION, RETURN, rule_on
from tirek.cases.enums import CorrectionState, LineState, OutcomeResult
from tirek.cases.events import CaseClosed
from tirek.cases.models import Case, Correction
from tirek.cases.permissions import may_ask_correction, may_correct
from tirek.cases.queries.staff import answerable_for
from tirek.cases.workflow import advance
from tirek.core import terms
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.events import announce
from tirek.core.verdict import Refused, ensure, refuse

LONGEST_TERM = timedelta(days=30)


@atomic
def ask_correction(
    case_id: UUID,
    missing: str,
    due_on: date | None = None,
    *,
    expected_version: int | None = None,
    by: Actor,
    at: datetime,
) -> Correction:
    """Name what is missing and set a reasonable term, five working days unless a day is named; the applicant is told.

    Raises ValidationError for a day that is past or more than thirty days away, Refused while one waits already.
    """
    missing = required(missing, "missing")
    case = locked(case_id, by, expected_version)
    ensure(may_ask_correction(by, case))
    _check_open(case)
    count, return_by = _terms(case, due_on, ledger.day_of(at))
    asked = Correction.objects.create(
        case=case,
        missing=missing,
        rule=count.rule.code,
        rule_version=count.rule.version,
        counts_from=count.counts_from,
        working_days=count.working_days,
        skipped=count.skipped,
        calendar=count.calendar,
        due_on=count.due_on,
        return_by=return_by,
        asked_at=at,
        asked_by_id=user_of(by),
        asked_by_name=by.name,
    )
    save(case)
    record("cases.correction_asked", case, by=by, at=at, correction=asked.pk, until=asked.due_on)
    tell_correction(case, asked.due_on, str(asked.pk))
    return asked


@atomic
def correct(correction_id: UUID, words: str = "", *, by: Actor, at: datetime) -> Correction:
    """Say that the defects are mended: the applicant, in words and with files added to the case, or the desk for them.

    Also after the term, as long as the office has not returned the application. Whoever works on the case is told.
    """
    asked = _waiting(correction_id, by)
    ensure(may_correct(by, asked.case))
    asked.words = optional(words, "words")
    _end(asked, CorrectionState.CORRECTED, "cases.correction_made", by, at)
    workers = answerable_for(asked.case, on=ledger.day_of(at))
    tell_mended(asked.case, [user for user in workers if user.pk != by.user_id], asked.pk.hex)
    return asked


@atomic
def take_back_correction(correction_id: UUID, *, by: Actor, at: datetime) -> Correction:
    """Ask no longer: the office found what it needed."""
    asked = _waiting(correction_id, by)
    ensure(may_ask_correction(by, asked.case))
    return _end(asked, CorrectionState.TAKEN_BACK, "cases.correction_taken_back", by, at)


@atomic
def return_case(case_id: UUID, reason: str, *, expected_version: int | None = None, by: Actor, at: datetime) -> Case:
    """Return what was not mended, with reasons, within three working days after the term to mend it. Closes the case.

    Raises Refused before the term has passed, and after those three days: then the application is answered.
    """
    reason = required(reason)
    case = locked(case_id, by, expected_version)
    advance(case, "return", by=by)
    ensure_not_offered(case)
    asked = case.corrections.filter(state=CorrectionState.WAITING).first()
    _check_returnable(asked, ledger.day_of(at))
    assert asked is not None
    _end(asked, CorrectionState.RETURNED, "cases.case_returned", by, at, save_case=False)
    return _close(case, OutcomeResult.RETURNED, reason, by, at)


@atomic
def file_as_repeat(
    case_id: UUID, earlier_id: UUID, reason: str, *, expected_version: int | None = None, by: Actor, at: datetime
) -> Case:
    """File an application without an answer as identical to one already decided (art. 64(8)); the applicant is told.

    Raises Refused unless the earlier one is the same person's, visible, and was answered on its substance.
    """
    reason = required(reason)
    case = locked(case_id, by, expected_version)
    advance(case, "file", by=by)
    ensure_not_offered(case)
    earlier = Case.objects.visible_to(by).get(pk=earlier_id)
    _check_repeat(case, earlier)
    record("cases.case_filed", case, by=by, at=at, earlier=earlier.pk)
    return _close(case, OutcomeResult.FILED, reason, by, at)


def _terms(case: Case, due_on: date | None, today: date) -> tuple[terms.Count, date]:
    """The applicant's term, and the last day to return the application after it."""
    is_bound = case.office.is_bound_by_code
    rule = rule_on(today, CORRECTION, is_bound_by_code=is_bound)
    count = terms.count_term(rule, today) if due_on is None else terms.count_until(rule, due_on)
    if count.due_on <= today:
        raise ValidationError({"due_on": _("Leave the applicant some days.")})
    if count.due_on > today + LONGEST_TERM:
        raise ValidationError({"due_on": _("At most %(n)s days from today.") % {"n": LONGEST_TERM.days}})
    return count, terms.count_term(rule_on(today, RETURN, is_bound_by_code=is_bound), count.due_on).due_on


def _check_open(case: Case) -> None:
    ensure_not_offered(case)
    if not case.is_open:
        raise Refused(refuse(_("The case is answered or closed.")))
    if case.corrections.filter(state=CorrectionState.WAITING).exists():
        raise Refused(refuse(_("The applicant is already being asked to mend something.")))


def _check_returnable(asked: Correction | None, today: date) -> None:
    if asked is None:
        raise Refused(refuse(_("Nothing was asked of the applicant: name the defects and set a term first.")))
    if today <= asked.due_on:
        raise Refused(refuse(_("The applicant's term has not passed yet: until %(day)s.") % {"day": asked.due_on}))
    if today > asked.return_by:
        raise Refused(
            refuse(_("The term to return it has passed (%(day)s): answer the application.") % {"day": asked.return_by})
        )


def _check_repeat(case: Case, earlier: Case) -> None:
    if earlier.pk == case.pk or earlier.applicant_id != case.applicant_id:
        raise Refused(refuse(_("Choose an earlier application of the same person.")))
    if earlier.answered_on is None or earlier.registered_on > case.registered_on:
        raise Refused(refuse(_("The earlier application has not been answered.")))


def _waiting(correction_id: UUID, by: Actor) -> Correction:
    """A visible request to mend; its case is locked first, as everywhere."""
    found = Correction.objects.visible_to(by).get(pk=correction_id)
    case = locked(found.case_id, by)
    asked = Correction.objects.select_for_update(of=("self",)).get(pk=correction_id)
    asked.case = case
    if not asked.is_waiting:
        raise Refused(refuse(_("This has already been mended, returned or taken back.")))
    return asked


def _end(
    asked: Correction, state: CorrectionState, verb: str, by: Actor, at: datetime, *, save_case: bool = True
) -> Correction:
    asked.state, asked.ended_at, asked.ended_by_id = state, at, by.user_id
    asked.save(update_fields=["state", "ended_at", "ended_by_id", "words"])
    if save_case:
        save(asked.case)
    record(verb, asked.case, by=by, at=at, correction=asked.pk)
    return asked


def _close(case: Case, result: OutcomeResult, reason: str, by: Actor, at: datetime) -> Case:
    """Close without an answer: what was under way for it ends."""
    end_all_referrals(case, by=by, at=at)
    case.plan.filter(state=LineState.PLANNED).update(state=LineState.CANCELLED)
    outcome = record_outcome(case, result, reason, by=by, at=at)
    case.closed_at = at
    save(case, "state", "outcome", "outcome_on", "closed_at")
    tell_closed_unanswered(case, str(outcome.pk))
    announce(CaseClosed(case.pk))
    return case
