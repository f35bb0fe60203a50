"""Conflicts of interest: found by name, employer and number; declared by who has them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from tirek.calls.enums_judging import ConflictKind
from tirek.calls.models import Call, Conflict, Entry, PanelMember
from tirek.core.text import fold

SHORTEST = 2


def find_conflicts(call: Call, *, at: datetime) -> int:
    """Write down every conflict between the panel and the entries of a call that records show; returns how many are
    new. Names are compared whole, in any spelling; each is for a person to look at, none is decided by likeness."""
    members = [_Judging(one) for one in PanelMember.objects.filter(call=call, left_at__isnull=True)]
    rows = Entry.objects.filter(call=call).exclude(state="draft").prefetch_related("team")
    known = set(Conflict.objects.filter(entry__call=call).values_list("member_id", "entry_id", "kind"))
    found = [
        Conflict(member_id=member.pk, entry_id=entry.pk, kind=kind, found_at=at)
        for entry in map(_Entered, rows)
        for member in members
        for kind in conflicts_between(member, entry)
        if (member.pk, entry.pk, kind) not in known
    ]
    Conflict.objects.bulk_create(found, ignore_conflicts=True)
    return len(found)


class _Entered:
    """An entry with its names made comparable once."""

    def __init__(self, entry: Entry) -> None:
        self.pk, self.user_id = entry.pk, entry.user_id
        self.email, self.number = entry.email.lower(), entry.organisation_number
        self.organisation = _key(entry.organisation_name)
        self.people = {_key(entry.name), *(_key(one.name) for one in entry.team.all())} - {frozenset()}


class _Judging:
    """A judge with their names made comparable once."""

    def __init__(self, member: PanelMember) -> None:
        self.pk, self.user_id = member.pk, member.user_id
        self.email, self.number = member.email.lower(), member.organisation_number
        self.name, self.employer = _key(member.name), _key(member.employer)
        self.kin = {_key(name) for name in member.kin} - {frozenset()}


def conflicts_between(judge: Any, entered: Any) -> set[ConflictKind]:
    """Every kind that records show."""
    found = set()
    if (judge.user_id and judge.user_id == entered.user_id) or judge.email == entered.email:
        found.add(ConflictKind.ENTRANT)
    if judge.name in entered.people:
        found.add(ConflictKind.COAUTHOR)
    if judge.kin & entered.people:
        found.add(ConflictKind.KIN)
    if judge.number and judge.number == entered.number:
        found.add(ConflictKind.ORGANISATION)
    if judge.employer and judge.employer == entered.organisation:
        found.add(ConflictKind.EMPLOYER)
    return found


def _key(name: str) -> frozenset[str]:
    """The words of a name, spelling and order apart; initials are no names."""
    return frozenset(word for word in fold(name).replace('"', " ").split() if len(word) >= SHORTEST)


def declare_conflict(member: PanelMember, entry_id: UUID, kind: str, note: str, *, at: datetime) -> Conflict:
    """Write down what a judge says stands between them and an entry."""
    row, _made = Conflict.objects.update_or_create(
        member=member,
        entry_id=entry_id,
        kind=kind,
        defaults={"is_declared": True, "note": note[:300], "found_at": at},
    )
    return row
