"""The panel of a call as those who run it read it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tirek.calls.enums_judging import AssignmentState, ConflictKind
from tirek.calls.models import Call, Conflict, PanelMember
from tirek.core.actor import Actor


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A conflict as it is shown: which entry, of what kind, found or declared."""

    number: str
    kind: str
    is_declared: bool
    note: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One member with their standing, their work over all stages and their conflicts."""

    member: PanelMember
    state: str
    tone: str
    is_open: bool
    given: int
    done: int
    conflicts: list[ConflictRow]


@dataclass(frozen=True, slots=True)
class PanelPage:
    """Counters, and the members."""

    accepted: int
    waiting: int
    conflicts: int
    rows: list[MemberRow]


def panel_page(call: Call, actor: Actor, at: datetime) -> PanelPage:
    """The panel; who is gone comes last. Two queries."""
    standing = ~Q(assignments__state__in=AssignmentState.ended())
    members = PanelMember.objects.visible_to(actor).filter(call=call).select_related("area")
    counted = members.annotate(
        given=Count("assignments", filter=standing),
        done=Count("assignments", filter=Q(assignments__state=AssignmentState.DONE)),
    )
    conflicts = _conflicts(call)
    rows = [_row(one, conflicts.get(one.pk, []), at) for one in counted.order_by("left_at", "name")]
    rows.sort(key=lambda row: row.member.left_at is not None)
    accepted = sum(row.member.accepted_at is not None and row.member.left_at is None for row in rows)
    waiting = sum(row.is_open for row in rows)
    return PanelPage(accepted, waiting, sum(len(row.conflicts) for row in rows), rows)


def _row(member: PanelMember, conflicts: list[ConflictRow], at: datetime) -> MemberRow:
    state, tone = _standing(member, at)
    is_open = member.accepted_at is None and member.left_at is None
    given, done = member.given, member.done  # type: ignore[attr-defined]
    return MemberRow(member, state, tone, is_open, given, done, conflicts)


def _standing(member: PanelMember, at: datetime) -> tuple[str, str]:
    if member.left_at:
        return pgettext("judge", "Left"), "neutral"
    if member.accepted_at:
        return pgettext("judge", "Judges"), "success"
    if member.declined_at:
        return pgettext("judge", "Declined"), "danger"
    if member.token_until and member.token_until <= at:
        return _("The link has expired"), "warning"
    return pgettext("judge", "Invited"), "info"


def _conflicts(call: Call) -> dict[UUID, list[ConflictRow]]:
    found: dict[UUID, list[ConflictRow]] = defaultdict(list)
    rows = Conflict.objects.filter(entry__call=call).select_related("entry").order_by("entry__number", "kind")
    for one in rows:
        kind = str(ConflictKind(one.kind).label) if one.kind in ConflictKind.values else one.kind
        found[one.member_id].append(ConflictRow(one.entry.number, kind, one.is_declared, one.note))
    return found
