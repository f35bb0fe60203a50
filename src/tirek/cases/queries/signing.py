"""Who signs an answer, who holds its draft now, and what was said of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.cases.enums_of_hands import DraftState, SigningPractice
from tirek.cases.models import AnswerDraft, AnswerPractice, Case, DraftRemark, DraftVersion
from tirek.cases.permissions_of_hands import may_approve, may_draft
from tirek.cases.workflow import may_take_step
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse


@dataclass(frozen=True, slots=True)
class Drafting:
    """The answer of a case on its way. ``steps``: save, submit, recall, approve, return, sign – those open now."""

    practice: SigningPractice
    draft: AnswerDraft | None
    remarks: list[DraftRemark]
    versions: list[DraftVersion]
    steps: list[str]

    @property
    def is_written(self) -> bool:
        """Whether the text may be changed now."""
        return "save" in self.steps


def practice_of(office_id: UUID) -> SigningPractice:
    """How an office signs its answers; directly when it has never said otherwise."""
    told = AnswerPractice.objects.filter(office=office_id).values_list("practice", flat=True).first()
    return SigningPractice(told) if told else SigningPractice.DIRECT


def may_sign(actor: Actor, case: Case, text: str) -> Verdict:
    """Whether the actor may sign this text now, by the practice of the case's office. The head always may."""
    practice = practice_of(case.office_id)
    if practice == SigningPractice.DIRECT or may_approve(actor, case):
        return ALLOWED
    if practice == SigningPractice.HEAD:
        return refuse(_("At this office the head signs. Submit the draft for approval."))
    if AnswerDraft.objects.filter(case=case, state=DraftState.APPROVED, text=text).exists():
        return ALLOWED
    return refuse(_("At this office the head approves an answer before it is signed. Submit the draft."))


def drafting(actor: Actor, case: Case) -> Drafting:
    """The draft of a visible case with its remarks and versions. Four queries at most."""
    draft = unsigned_draft(case)
    practice = practice_of(case.office_id)
    return Drafting(
        practice=practice,
        draft=draft,
        remarks=list(draft.remarks.all()) if draft else [],
        versions=list(draft.versions.all()[:50]) if draft else [],
        steps=_steps(actor, case, draft, practice),
    )


def unsigned_draft(case: Case) -> AnswerDraft | None:
    """The draft that is not signed yet."""
    return AnswerDraft.objects.exclude(state=DraftState.SIGNED).filter(case=case).first()


def waits_since(draft: AnswerDraft) -> datetime:
    """Since when the present holder has it."""
    moments = {DraftState.SUBMITTED: draft.submitted_at, DraftState.APPROVED: draft.approved_at}
    return moments.get(DraftState(draft.state)) or draft.touched_at


def _steps(actor: Actor, case: Case, draft: AnswerDraft | None, practice: SigningPractice) -> list[str]:
    if not case.is_open or case.offered_to_id or not may_take_step(actor, case, "answer"):
        return []
    state = DraftState(draft.state) if draft else DraftState.WRITING
    writes, approves = bool(may_draft(actor, case)), bool(may_approve(actor, case))
    direct = practice == SigningPractice.DIRECT
    able = {
        "save": writes and state == DraftState.WRITING,
        "submit": writes and state == DraftState.WRITING and not direct and not approves,
        "recall": writes and state != DraftState.WRITING,
        "approve": approves and state == DraftState.SUBMITTED and practice == SigningPractice.APPROVAL,
        "return": approves and state != DraftState.WRITING,
        "sign": approves or direct or (state == DraftState.APPROVED and practice == SigningPractice.APPROVAL),
    }
    return [name for name, may in able.items() if may]
