"""An answer on its way: saved as it is typed, discussed, approved or returned, signed.

Who signs is the office's own practice (``AnswerPractice``): its case workers directly, its case workers after the
head's approval, or the head.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.actions.answers import answer
from tirek.cases.actions.assignment import ensure_not_offered
from tirek.cases.actions.locking import locked, user_of
from tirek.cases.actions.texts import LONGEST, required
from tirek.cases.enums import RESULTS_WITH_REASON, UNANSWERED_RESULTS, OutcomeResult
from tirek.cases.enums_of_hands import DraftState, RemarkKind, SigningPractice
from tirek.cases.models import Answer, AnswerDraft, AnswerPractice, Case, DraftRemark, DraftVersion
from tirek.cases.permissions_of_hands import may_approve, may_draft, may_set_practice
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import Organisation

SAME_SITTING = timedelta(minutes=10)


@atomic
def save_draft(
    case_id: UUID, text: str, result: str = "", reason: str = "", seen: int | None = None, *, by: Actor, at: datetime
) -> tuple[AnswerDraft, bool]:
    """Keep what has been typed of an answer, however unfinished; the draft, and whether this text is its text now.

    ``seen`` is the revision the writer began from. When somebody else has saved since, nothing of theirs is
    overwritten: this text is kept aside among the versions. Raises Refused while the draft waits for approval.
    """
    case = _open_case(case_id, by)
    draft = _draft_of(case, by, at)
    _ensure_written(draft)
    result = result if result in OutcomeResult.values else ""
    told = {"text": text[:LONGEST], "result": result, "reason": reason[:LONGEST]}
    if all(getattr(draft, name) == value for name, value in told.items()):
        return draft, True
    if seen is not None and seen != draft.revision and draft.written_by_id != by.user_id:
        _keep(draft, told, by, at, is_aside=True)
        return draft, False
    for name, value in told.items():
        setattr(draft, name, value)
    draft.revision += 1
    draft.written_by_id, draft.written_by_name, draft.touched_at = user_of(by), by.name, at
    draft.save(update_fields=[*told, "revision", "written_by_id", "written_by_name", "touched_at"])
    _keep(draft, told, by, at)
    return draft, True


@atomic
def restore_version(version_id: UUID, *, by: Actor, at: datetime) -> AnswerDraft:
    """Make an earlier text the draft's text again; the present one stays among the versions."""
    version = DraftVersion.objects.visible_to(by).select_related("draft").get(pk=version_id)
    draft, _current = save_draft(version.draft.case_id, version.text, version.result, version.reason, by=by, at=at)
    return draft


@atomic
def comment(case_id: UUID, text: str, *, by: Actor, at: datetime) -> DraftRemark:
    """Say something of the draft, for whoever writes it."""
    text = required(text, "text")
    case = _open_case(case_id, by)
    return _remark(_draft_of(case, by, at), RemarkKind.COMMENT, text, by, at)


@atomic
def submit_draft(case_id: UUID, text: str, result: str, reason: str = "", *, by: Actor, at: datetime) -> AnswerDraft:
    """Hand the draft to the head for approval. Raises ValidationError where it is not complete."""
    required(text, "text")
    _check_result(result, reason)
    draft, _current = save_draft(case_id, text, result, reason, by=by, at=at)
    draft.state, draft.submitted_by_id, draft.submitted_at = DraftState.SUBMITTED, user_of(by), at
    draft.save(update_fields=["state", "submitted_by_id", "submitted_at"])
    _remark(draft, RemarkKind.SUBMITTED, "", by, at)
    record("cases.draft_submitted", draft.case, by=by, at=at, draft=draft.pk, revision=draft.revision)
    return draft


@atomic
def recall_draft(case_id: UUID, *, by: Actor, at: datetime) -> AnswerDraft:
    """Take a submitted or approved draft back to write on; an approval no longer holds then."""
    case = _open_case(case_id, by)
    draft = _waiting(case, DraftState.SUBMITTED, DraftState.APPROVED)
    return _back_to_writing(draft, RemarkKind.RECALLED, "", "cases.draft_recalled", by, at)


@atomic
def return_draft(case_id: UUID, remarks: str, *, by: Actor, at: datetime) -> AnswerDraft:
    """Give a submitted draft back with remarks."""
    remarks = required(remarks)
    case = locked(case_id, by)
    ensure(may_approve(by, case))
    draft = _waiting(case, DraftState.SUBMITTED, DraftState.APPROVED)
    return _back_to_writing(draft, RemarkKind.RETURNED, remarks, "cases.draft_returned", by, at)


@atomic
def approve_draft(case_id: UUID, words: str = "", *, by: Actor, at: datetime) -> AnswerDraft:
    """Approve a submitted draft as it stands. A later change of its text needs a new approval."""
    case = locked(case_id, by)
    ensure(may_approve(by, case))
    draft = _waiting(case, DraftState.SUBMITTED)
    draft.state = DraftState.APPROVED
    draft.approved_by_id, draft.approved_by_name, draft.approved_at = user_of(by), by.name, at
    draft.save(update_fields=["state", "approved_by_id", "approved_by_name", "approved_at"])
    _remark(draft, RemarkKind.APPROVED, words.strip()[:LONGEST], by, at)
    record("cases.draft_approved", case, by=by, at=at, draft=draft.pk, revision=draft.revision)
    return draft


@atomic
def sign_draft(case_id: UUID, *, by: Actor, at: datetime) -> Answer:
    """Sign the draft as it stands and send it. The head who signs a submitted draft approves it by that."""
    case = locked(case_id, by)
    draft = AnswerDraft.objects.select_for_update().exclude(state=DraftState.SIGNED).filter(case=case).first()
    if draft is None:
        raise Refused(refuse(_("There is no draft to sign.")))
    return answer(case_id, draft.text, draft.result, draft.reason, by=by, at=at)


@atomic
def set_practice(office_id: UUID, practice: str, *, by: Actor, at: datetime) -> AnswerPractice:
    """Choose who signs an office's answers from now on; drafts that wait are not touched."""
    ensure(may_set_practice(by, office_id))
    if practice not in SigningPractice.values:
        raise ValidationError({"practice": _("Choose one from the list.")})
    office = Organisation.objects.get(pk=office_id)
    chosen = {"practice": practice, "set_at": at, "set_by_id": user_of(by)}
    row, _made = AnswerPractice.objects.update_or_create(office=office, defaults=chosen)
    record("cases.practice_set", office, by=by, at=at, practice=str(practice))
    return row


def _open_case(case_id: UUID, by: Actor) -> Case:
    case = locked(case_id, by)
    ensure(may_draft(by, case))
    if not case.is_open:
        raise Refused(refuse(_("The case is answered already.")))
    ensure_not_offered(case)
    return case


def _draft_of(case: Case, by: Actor, at: datetime) -> AnswerDraft:
    """The unsigned draft of a locked case, made when there is none."""
    found = AnswerDraft.objects.exclude(state=DraftState.SIGNED).filter(case=case).first()
    if found is not None:
        found.case = case
        return found
    return AnswerDraft.objects.create(case=case, written_by_id=user_of(by), written_by_name=by.name, touched_at=at)


def _keep(draft: AnswerDraft, told: dict[str, str], by: Actor, at: datetime, *, is_aside: bool = False) -> None:
    """One version per sitting of one writer; a text kept aside is always a version of its own."""
    last = draft.versions.first()
    same = last is not None and last.by_id == by.user_id and at - last.at < SAME_SITTING
    if last is not None and same and last.is_aside == is_aside and not _said_since(draft, last.at):
        DraftVersion.objects.filter(pk=last.pk).update(**told, at=at)
        return
    number = (last.number if last else 0) + 1
    DraftVersion.objects.create(
        draft=draft, number=number, by_id=user_of(by), by_name=by.name, at=at, is_aside=is_aside, **told
    )


def _said_since(draft: AnswerDraft, moment: datetime) -> bool:
    """Whether it was submitted, returned or discussed since: what was read then stays readable."""
    return draft.remarks.filter(at__gte=moment).exists()


def _ensure_written(draft: AnswerDraft) -> None:
    if draft.state != DraftState.WRITING:
        raise Refused(refuse(_("The draft waits for the head. Take it back to write on.")))


def _waiting(case: Case, *states: DraftState) -> AnswerDraft:
    draft = AnswerDraft.objects.select_for_update().filter(case=case, state__in=states).first()
    if draft is None:
        raise Refused(refuse(_("No draft of this case waits for that.")))
    draft.case = case
    return draft


def _back_to_writing(
    draft: AnswerDraft, kind: RemarkKind, text: str, verb: str, by: Actor, at: datetime
) -> AnswerDraft:
    draft.state = DraftState.WRITING
    draft.approved_by_id, draft.approved_by_name, draft.approved_at = None, "", None
    draft.save(update_fields=["state", "approved_by_id", "approved_by_name", "approved_at"])
    _remark(draft, kind, text, by, at)
    record(verb, draft.case, by=by, at=at, draft=draft.pk)
    return draft


def _remark(draft: AnswerDraft, kind: RemarkKind, text: str, by: Actor, at: datetime) -> DraftRemark:
    return DraftRemark.objects.create(draft=draft, kind=kind, text=text, by_id=user_of(by), by_name=by.name, at=at)


def _check_result(result: str, reason: str) -> None:
    if result not in OutcomeResult.values or result in UNANSWERED_RESULTS:
        raise ValidationError({"result": _("Choose what came of the case.")})
    if result in RESULTS_WITH_REASON and not reason.strip():
        raise ValidationError({"reason": _("Say why it was not solved in full.")})
