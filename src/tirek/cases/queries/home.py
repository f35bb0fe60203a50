"""“What needs me now?”: the few lists that the home page of each role begins with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tirek.cases.enums import (
    OPEN_LINE_STATES,
    OPEN_STATES,
    CasePermission,
    CaseState,
    CorrectionState,
    PlanPermission,
    ReferralPermission,
    TransitionState,
)
from tirek.cases.enums_of_hands import DraftState, PartState, RemarkKind
from tirek.cases.models import (
    AnswerDraft,
    Case,
    CasePart,
    Complaint,
    Correction,
    FieldRecord,
    Inquiry,
    Packet,
    PlanLine,
    Transition,
)
from tirek.cases.models.case import CaseQuerySet
from tirek.cases.queries.complaints import against_us
from tirek.cases.queries.field_pages import undecided_for_list
from tirek.cases.queries.overdue import answers_for_others, cases_below, long_overdue
from tirek.cases.queries.queue import mine as own
from tirek.core.actor import Actor
from tirek.core.gather import heads
from tirek.core.models import AuditEvent

SHOWN = 5
NAMED: dict[type[models.Model], tuple[str, ...]] = {
    Transition: ("case", "line__service", "from_organisation", "to_organisation"),
    PlanLine: ("case", "service", "owner"),
    CasePart: ("case", "from_office", "office"),
    Complaint: ("case", "about__office", "body"),
    FieldRecord: ("device__user", "meeting"),
    Packet: ("office",),
}


class NeedKind(models.TextChoices):
    """Why something waits for the reader, the most pressing first."""

    OVERDUE = "overdue", _("Overdue")
    TODAY = "today", _("Due today")
    REOPENED = "reopened", _("Reopened by the applicant")
    COMPLAINED = "complained", _("Complaints about us: our word is due")
    REPLIED = "replied", _("The applicant has answered a question")
    BELOW = "below", _("Overdue for three working days in offices below")
    MENDED = "mended", _("The applicant has mended what was asked")
    UNMENDED = "unmended", _("Not mended in time: return it or go on")
    FIELD = "field", _("Taken at a meeting, waiting for a choice")
    ARRIVING = "arriving", _("Forwarded to us, waiting for an answer")
    UNASSIGNED = "unassigned", _("Nobody works on these yet")
    PART_LATE = "part_late", _("Parts of applications whose answer is late")
    PART_NEW = "part_new", _("Parts of applications to accept")
    DRAFT_RETURNED = "draft_returned", _("Your draft is returned with remarks")
    DRAFT_TO_APPROVE = "draft_to_approve", _("Answers that wait for approval")
    DRAFT_TO_SIGN = "draft_to_sign", _("Approved answers to sign")
    DECLINED = "declined", _("A partner has declined")
    ASKED = "asked", _("A partner asks us")
    SILENT = "silent", _("A partner has not answered in time")
    DENIED = "denied", _("Said to be delivered, denied by the person")
    LINE_DUE = "line_due", _("Promised services that are due")
    PACKET = "packet", _("Packets whose receipt to acknowledge")
    REFERRAL_NEW = "referral_new", _("New referrals to accept or decline")
    REFERRAL_LATE = "referral_late", _("Referrals whose answer is late")
    REFERRAL_OPEN = "referral_open", _("Accepted referrals to finish")


@dataclass(frozen=True, slots=True)
class Need:
    """One list: how many wait and the first few of them (cases, plan lines or transitions, by kind)."""

    kind: NeedKind
    count: int
    first: list[Any]

    @property
    def title(self) -> str:
        return str(self.kind.label)


def needs_me_now(actor: Actor, on: date) -> list[Need]:
    """What waits for the actor, the empty lists left out. A case worker's own cases come first; who assigns sees the
    whole office. One query over all lists, each over an index of open rows, and one for each kind of record shown."""
    lists = list(_lists(actor, on))
    found = zip(lists, heads([rows for _kind, rows in lists], SHOWN), strict=True)
    waits = [(kind, rows.model, head) for (kind, rows), head in found if head.count]
    records = _records([(model, head.keys) for _kind, model, head in waits])
    return [Need(kind, head.count, [records[key] for key in head.keys if key in records]) for kind, _, head in waits]


def waiting(actor: Actor, on: date, kind: NeedKind) -> QuerySet[Any]:
    """The whole list behind one need, so that its number and the page it opens never differ. Raises LookupError for a
    kind the actor has no part in."""
    for each, rows in _lists(actor, on):
        if each == kind:
            return _with_names(rows)
    raise LookupError(kind)


def _records(chosen: Iterable[tuple[type[models.Model], list[UUID]]]) -> dict[UUID, Any]:
    keys: dict[type[models.Model], set[UUID]] = {}
    for model, some in chosen:
        keys.setdefault(model, set()).update(some)
    rows = (_with_names(model._default_manager.filter(pk__in=some)) for model, some in keys.items())
    return {record.pk: record for found in rows for record in found}


def _with_names(rows: QuerySet[Any]) -> QuerySet[Any]:
    """With all that a line of the start page says of a record."""
    if isinstance(rows, CaseQuerySet):
        return rows.for_queue()
    return rows.select_related(*NAMED.get(rows.model, ()))


def _lists(actor: Actor, on: date) -> Iterator[tuple[NeedKind, QuerySet[Any]]]:
    if actor.holds(CasePermission.WORK) or actor.holds(CasePermission.ASSIGN):
        yield from _of_cases(actor, on)
        yield from _of_meetings(actor)
        yield from _of_hands(actor, on)
        yield from _of_lines(actor, on)
    elif answers_for_others(actor):
        yield from _of_tree(actor, on)
    if answers_for_others(actor):
        below = long_overdue(actor, on).exclude(office_id=actor.organisation_id)
        yield NeedKind.BELOW, below.order_by("due_on", "id")
    if actor.holds(ReferralPermission.RESPOND):
        yield from _of_partner(actor, on)


def _of_tree(actor: Actor, on: date) -> Iterator[tuple[NeedKind, QuerySet[Any]]]:
    """For whoever watches over offices without working in one: what is late or falls due anywhere below."""
    cases = cases_below(actor).order_by("due_on", "id")
    yield NeedKind.OVERDUE, cases.filter(due_on__lt=on)
    yield NeedKind.TODAY, cases.filter(due_on=on)
    referrals = Transition.objects.visible_to(actor).referrals()
    yield NeedKind.SILENT, referrals.silent(on).order_by("respond_by", "id")


def _of_meetings(actor: Actor) -> Iterator[tuple[NeedKind, QuerySet[Any]]]:
    """What was taken at a village meeting and disagrees with what is known: registered only once somebody chooses."""
    undecided = undecided_for_list(actor).filter(device__office_id=actor.organisation_id)
    yield NeedKind.FIELD, undecided.order_by("taken_at", "id")


def _of_cases(actor: Actor, on: date) -> Iterator[tuple[NeedKind, QuerySet[Any]]]:
    cases = Case.objects.visible_to(actor).open().order_by("due_on", "id")
    mine = cases if actor.holds(CasePermission.ASSIGN) else cases.filter(own(actor))
    yield NeedKind.OVERDUE, mine.filter(due_on__lt=on)
    yield NeedKind.TODAY, mine.filter(due_on=on)
    yield NeedKind.REOPENED, mine.filter(reopened_count__gt=0, due_on__gt=on)
    yield NeedKind.COMPLAINED, against_us(actor)
    yield NeedKind.REPLIED, mine.filter(pk__in=Inquiry.objects.unread().values("case_id"))
    yield NeedKind.MENDED, mine.filter(pk__in=_mended().values("case_id"))
    late = Correction.objects.filter(state=CorrectionState.WAITING, due_on__lt=on)
    yield NeedKind.UNMENDED, mine.filter(pk__in=late.values("case_id"))
    yield NeedKind.ARRIVING, _arriving(actor)
    free = cases.filter(assignee__isnull=True, state=CaseState.REGISTERED, offered_to__isnull=True)
    yield NeedKind.UNASSIGNED, free.filter(office_id=actor.organisation_id)


def _mended() -> QuerySet[Correction]:
    """Mended by the applicants themselves, and nobody of the staff has done anything about the application since."""
    since = AuditEvent.objects.filter(
        subject_id=OuterRef("case_id"), actor_user_id__isnull=False, at__gt=OuterRef("ended_at")
    )
    made = Correction.objects.filter(state=CorrectionState.CORRECTED, ended_by_id__isnull=True)
    return made.filter(~Exists(since))


def _arriving(actor: Actor) -> QuerySet[Transition]:
    transfers = Transition.objects.visible_to(actor).transfers()
    return transfers.filter(state=TransitionState.PENDING, to_organisation_id=actor.organisation_id)


def _of_lines(actor: Actor, on: date) -> Iterator[tuple[NeedKind, QuerySet[Any]]]:
    """Lines of the reader's cases; of the whole reach for who assigns."""
    whose = Q() if actor.holds(CasePermission.ASSIGN) else Q(case__assignee_id=actor.user_id)
    referrals = Transition.objects.visible_to(actor).referrals().filter(whose).order_by("respond_by", "id")
    declined = Q(state=TransitionState.DECLINED, line__state="planned", case__state__in=[CaseState.IN_PROGRESS])
    yield NeedKind.DECLINED, referrals.filter(declined)
    yield NeedKind.ASKED, referrals.asked_back()
    yield NeedKind.SILENT, referrals.silent(on)
    yield NeedKind.DENIED, denied_lines(actor).filter(whose)
    lines = PlanLine.objects.visible_to(actor).filter(whose, state__in=OPEN_LINE_STATES, due_on__lte=on)
    yield NeedKind.LINE_DUE, lines.order_by("due_on", "id")
    if actor.holds(PlanPermission.ACKNOWLEDGE, at=actor.organisation_id):
        own = Packet.objects.visible_to(actor).waiting().filter(office_id=actor.organisation_id)
        yield NeedKind.PACKET, own.order_by("acknowledge_by", "id")


def _of_hands(actor: Actor, on: date) -> Iterator[tuple[NeedKind, QuerySet[Any]]]:
    """Parts sent to the office acted for, and answers on their way through several hands."""
    parts = CasePart.objects.visible_to(actor).filter(office_id=actor.organisation_id).order_by("due_on", "id")
    assigns = actor.holds(CasePermission.ASSIGN)
    mine = Q() if assigns else Q(assignee_id=actor.user_id) | Q(assignee__isnull=True)
    yield NeedKind.PART_LATE, parts.overdue(on).filter(mine)
    yield NeedKind.PART_NEW, parts.filter(state=PartState.SENT, due_on__gte=on)
    cases = Case.objects.visible_to(actor).open().order_by("due_on", "id")
    if actor.holds(CasePermission.APPROVE):
        waiting = AnswerDraft.objects.filter(actor.reach(CasePermission.APPROVE).q("case__office_id"))
        keys = waiting.filter(state=DraftState.SUBMITTED).values("case")
        yield NeedKind.DRAFT_TO_APPROVE, cases.filter(pk__in=keys)
    drafts = AnswerDraft.objects.filter(submitted_by_id=actor.user_id)
    returned = drafts.filter(state=DraftState.WRITING, remarks__kind=RemarkKind.RETURNED)
    yield NeedKind.DRAFT_RETURNED, cases.filter(pk__in=returned.values("case"))
    yield NeedKind.DRAFT_TO_SIGN, cases.filter(pk__in=drafts.filter(state=DraftState.APPROVED).values("case"))


def denied_lines(actor: Actor) -> QuerySet[PlanLine]:
    """Lines the person denies and nobody has promised anew since, of open cases."""
    again = PlanLine.objects.filter(
        case=OuterRef("case"), service=OuterRef("service"), position__gt=OuterRef("position")
    ).exclude(state="cancelled")
    lines = PlanLine.objects.visible_to(actor).filter(denied_at__isnull=False, case__state__in=OPEN_STATES)
    return lines.filter(~Exists(again)).select_related("case", "service", "owner").order_by("denied_at", "id")


def _of_partner(actor: Actor, on: date) -> Iterator[tuple[NeedKind, QuerySet[Any]]]:
    mine = actor.reach(ReferralPermission.RESPOND).q("to_organisation_id")
    referrals = Transition.objects.visible_to(actor).referrals().filter(mine).order_by("respond_by", "id")
    yield NeedKind.REFERRAL_LATE, referrals.silent(on)
    yield NeedKind.REFERRAL_NEW, referrals.filter(state=TransitionState.PENDING, respond_by__gte=on)
    yield NeedKind.REFERRAL_OPEN, referrals.filter(state=TransitionState.ACCEPTED)
