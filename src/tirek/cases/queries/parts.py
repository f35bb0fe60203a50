"""Parts of cases: the list of an office, the page of one, and the answers joined in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from tirek.cases.enums import CasePermission
from tirek.cases.enums_of_hands import UNANSWERED_PARTS, PartState
from tirek.cases.models import Attachment, Case, CasePart
from tirek.cases.models.parts import CasePartQuerySet
from tirek.cases.permissions import may_forward
from tirek.cases.permissions_of_hands import (
    may_assign_part,
    may_extend_part,
    may_receive_part,
    may_work_on_part,
)
from tirek.cases.queries.referral_page import Crossed, crossed_fields
from tirek.core.actor import Actor, Reach
from tirek.core.numbering import normalise
from tirek.network.enums import CrossingField

SIDES = ("new", "work", "mine", "answered", "sent")


@dataclass(frozen=True, slots=True)
class PartPage:
    """A part as its reader may see it. ``whole``: they see the case itself. ``steps``: what they may do."""

    part: CasePart
    whole: bool
    fields: list[Crossed]
    attachments: list[Attachment]
    steps: list[str]
    is_overdue: bool
    ends_later: bool


def load(actor: Actor, part_id: UUID, *, on: date) -> PartPage:
    """The page of a visible part; raises CasePart.DoesNotExist otherwise, also once it has ended for the receiver."""
    related = ("case__applicant", "case__office", "case__service", "case__area", "office", "from_office", "assignee")
    part = CasePart.objects.visible_to(actor).select_related(*related).get(pk=part_id)
    return PartPage(
        part=part,
        whole=Case.objects.visible_to(actor).filter(pk=part.case_id).exists(),
        fields=crossed_fields(part),
        attachments=_files(actor, part),
        steps=steps_of(actor, part),
        is_overdue=part.is_overdue(on),
        ends_later=part.is_unanswered and part.due_on > part.case.due_on,
    )


def steps_of(actor: Actor, part: CasePart) -> list[str]:
    """What the actor may do with a part now."""
    receives, works = bool(may_receive_part(actor, part)), bool(may_work_on_part(actor, part))
    sends = bool(may_forward(actor, part.case)) and part.case.is_open
    fresh, open_ = part.state == PartState.SENT, part.is_unanswered
    able = {
        "accept": fresh and receives,
        "answer": open_ and works,
        "assign": open_ and bool(may_assign_part(actor, part)),
        "extend": open_ and bool(may_extend_part(actor, part)),
        "decline": open_ and receives,
        "take-back": open_ and sends,
        "return": part.state == PartState.ANSWERED and sends,
    }
    return [name for name, may in able.items() if may]


def parts_list(actor: Actor, side: str, text: str = "") -> CasePartQuerySet:
    """The visible parts of one side: new or in work at the reader's offices, the reader's own, answered, or sent by
    them; of the case number or the words typed, when there are any. One query."""
    parts = CasePart.objects.visible_to(actor).filter(_side(actor, side))
    parts = parts.select_related("case__applicant", "case__service", "office", "from_office", "assignee")
    return _of_words(parts, text).order_by("due_on", "id")


def counts(actor: Actor) -> dict[str, int]:
    """How many stand on each side; one small query a side, over open rows."""
    visible = CasePart.objects.visible_to(actor)
    return {side: visible.filter(_side(actor, side)).count() for side in SIDES}


def parts_numbered(actor: Actor, text: str) -> CasePartQuerySet:
    """Visible parts at the reader's offices of the case with the number typed, also as printed on a part (``…·2``)."""
    number = normalise(text.split("·")[0]) or ""
    parts = CasePart.objects.visible_to(actor).filter(_reach(actor).q("office_id"), case__number=number)
    return parts.select_related("case__service", "from_office", "office")


def open_parts_of(case: Case) -> list[CasePart]:
    """Those the case's answer still waits for."""
    return list(case.parts.unanswered().select_related("office"))


def joined_answer(parts: Iterable[CasePart]) -> str:
    """The answered parts as one text, in the order of the parts, each under the request it answers."""
    answered = sorted((part for part in parts if part.state == PartState.ANSWERED), key=lambda part: part.position)
    if len(answered) == 1:
        return answered[0].answer
    return "\n\n".join(f"{n}. {part.text}\n{part.answer}" for n, part in enumerate(answered, start=1))


def _reach(actor: Actor) -> Reach:
    return actor.reach(CasePermission.VIEW)


def _side(actor: Actor, side: str) -> Q:
    ours = _reach(actor).q("office_id")
    at_ours = {
        "new": ours & Q(state=PartState.SENT),
        "work": ours & Q(state=PartState.ACCEPTED),
        "mine": Q(state__in=UNANSWERED_PARTS) & Q(assignee_id=actor.for_user_id or actor.user_id),
        "answered": ours & Q(state=PartState.ANSWERED),
        "sent": _reach(actor).q("case__office_id") & Q(state__in=UNANSWERED_PARTS),
    }
    return at_ours.get(side, at_ours["new"])


def _of_words(parts: CasePartQuerySet, text: str) -> CasePartQuerySet:
    text = text.strip()[:200]
    if not text:
        return parts
    number = normalise(text.split("·")[0])
    return parts.filter(case__number=number) if number else parts.filter(text__icontains=text)


def _files(actor: Actor, part: CasePart) -> list[Attachment]:
    if CrossingField.FILES.value not in part.crossing:
        return []
    return list(Attachment.objects.visible_to(actor).complete().filter(case_id=part.case_id))
