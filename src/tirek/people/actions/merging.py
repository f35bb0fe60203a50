"""Joining two records of one person: one person proposes, another joins; it can be taken apart again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.events import announce
from tirek.core.lines import one_line
from tirek.core.verdict import ensure
from tirek.people.actions.moving import Mover, put_back
from tirek.people.enums import LinkReason, MergeState, PairState, PersonPermission
from tirek.people.events import PersonRenamed
from tirek.people.models import Disclosure, DuplicatePair, MatchDecision, Person, PersonLink, PersonMerge
from tirek.people.names import search_keys
from tirek.people.permissions import may_join, may_propose_merge, may_undo_merge


@atomic
def propose_merge(*, kept_id: UUID, merged_id: UUID, note: str = "", by: Actor, at: datetime) -> PersonMerge:
    """Propose to join ``merged`` into ``kept``. Raises Person.DoesNotExist unless both are seen; a repeat is harmless.

    Raises ValidationError when one of them is already part of another merge that waits.
    """
    kept, merged = _two(kept_id, merged_id, by)
    ensure(may_propose_merge(by))
    known = PersonMerge.objects.waiting().filter(kept=kept, merged=merged).first()
    if known:
        return known
    if PersonMerge.objects.waiting().filter(Q(kept__in=[kept, merged]) | Q(merged__in=[kept, merged])).exists():
        raise ValidationError(_("One of these records already waits to be joined with another. Finish that first."))
    merge = PersonMerge.objects.create(
        kept=kept,
        merged=merged,
        proposed_by_id=by.user_id,
        proposed_by_name=by.name,
        proposed_at=at,
        note=one_line(note)[:500],
    )
    _mark_pair(merge, PairState.WAITING, at)
    record("people.merge_proposed", merge, by=by, at=at, kept=kept.pk, merged=merged.pk)
    return merge


@atomic
def join(*, merge_id: UUID, by: Actor, at: datetime) -> PersonMerge:
    """Do a proposed merge: everything of ``merged`` follows to ``kept``. Refused to who proposed it.

    Offices that knew one of the two now see both; that is written down for the person to read.
    """
    merge = _waiting(merge_id, by)
    ensure(may_join(by, merge))
    gained = _offices_that_gain(merge)
    mover = Mover(merge, at)
    mover.move_all()
    mover.fill()
    _renew_keys(mover)
    Person.objects.filter(pk=merge.merged_id).update(merged_into=merge.kept_id)
    _decide(merge, MergeState.DONE, by, at)
    _mark_pair(merge, PairState.MERGED, at)
    _remember(merge, is_same=True, by=by, at=at)
    _disclose(merge, by, at)
    record("people.persons_merged", merge, by=by, at=at, kept=merge.kept_id, merged=merge.merged_id, rows=mover.places,
           offices=gained)  # fmt: skip
    announce(PersonRenamed(merge.kept_id))
    return merge


@atomic
def refuse_merge(*, merge_id: UUID, by: Actor, at: datetime) -> PersonMerge:
    """Leave the two records apart; the pair returns to those to compare. Whoever proposed may take it back so."""
    merge = _waiting(merge_id, by)
    ensure(may_propose_merge(by))
    _decide(merge, MergeState.REFUSED, by, at)
    _mark_pair(merge, PairState.OPEN, at)
    record("people.merge_refused", merge, by=by, at=at, kept=merge.kept_id, merged=merge.merged_id)
    return merge


@atomic
def undo_merge(*, merge_id: UUID, by: Actor, at: datetime) -> tuple[PersonMerge, int]:
    """Take a merge apart: every row goes back. Returns also how many rows changed since and stayed as they are.

    What was added to the kept person after the merge stays there. Raises ValidationError while a later merge stands.
    """
    merge = PersonMerge.objects.visible_to(by).select_for_update(of=("self",)).get(pk=merge_id)
    _locked(merge)
    ensure(may_undo_merge(by, merge))
    if merge.state != MergeState.DONE:
        raise ValidationError(_("These records are not joined."))
    if merge.kept.merged_into_id:
        raise ValidationError(_("This record was joined with another one later. Take that apart first."))
    Person.objects.filter(pk=merge.merged_id).update(merged_into=None)
    left = put_back(merge)
    merge.state, merge.undone_by_name, merge.undone_at = MergeState.UNDONE, by.name, at
    merge.save(update_fields=["state", "undone_by_name", "undone_at"])
    _mark_pair(merge, PairState.OPEN, at)
    MatchDecision.objects.filter(**_ordered(merge.kept_id, merge.merged_id)).delete()
    record("people.merge_undone", merge, by=by, at=at, kept=merge.kept_id, merged=merge.merged_id, left=left)
    announce(PersonRenamed(merge.kept_id))
    announce(PersonRenamed(merge.merged_id))
    return merge, left


def offices_that_gain(kept: Person, merged: Person) -> set[UUID]:
    """Organisations that see one of the two records today and would see both."""
    return _offices(kept) ^ _offices(merged)


def _offices_that_gain(merge: PersonMerge) -> list[UUID]:
    return sorted(offices_that_gain(merge.kept, merge.merged))


def _offices(person: Person) -> set[UUID]:
    links = PersonLink.objects.open().filter(person=person).exclude(reason=LinkReason.REFERRAL)
    return set(links.values_list("organisation_id", flat=True))


def _two(kept_id: UUID, merged_id: UUID, by: Actor) -> tuple[Person, Person]:
    """Both records, seen and locked, always in the same order."""
    if kept_id == merged_id:
        raise ValidationError(_("Choose two different records."))
    seen = Person.objects.visible_to(by, PersonPermission.REVIEW).current().filter(pk__in=[kept_id, merged_id])
    people = {person.pk: person for person in seen.select_for_update(of=("self",)).order_by("pk")}
    if len(people) < 2:
        raise Person.DoesNotExist
    return people[kept_id], people[merged_id]


def _waiting(merge_id: UUID, by: Actor) -> PersonMerge:
    merge = PersonMerge.objects.visible_to(by).select_for_update(of=("self",)).get(pk=merge_id)
    if merge.state != MergeState.WAITING:
        raise ValidationError(_("Somebody has already decided about these records."))
    merge.kept, merge.merged = _two(merge.kept_id, merge.merged_id, by)
    return merge


def _locked(merge: PersonMerge) -> None:
    people = Person.objects.select_for_update().filter(pk__in=[merge.kept_id, merge.merged_id]).order_by("pk")
    found = {person.pk: person for person in people}
    merge.kept, merge.merged = found[merge.kept_id], found[merge.merged_id]


def _renew_keys(mover: Mover) -> None:
    """The kept person is found by the names of both records."""
    kept, merged = mover.merge.kept, mover.merge.merged
    keys = search_keys(kept.family_name, kept.given_name, kept.patronymic)
    both = " ".join(dict.fromkeys([*keys.split(), *merged.search_keys.split()]))
    mover.change(kept, {"search_keys": both})
    Person.objects.filter(pk=kept.pk).update(version=kept.version + 1)


def _decide(merge: PersonMerge, state: MergeState, by: Actor, at: datetime) -> None:
    merge.state, merge.decided_by_id, merge.decided_by_name, merge.decided_at = state, by.user_id, by.name, at
    merge.save(update_fields=["state", "decided_by_id", "decided_by_name", "decided_at"])


def _ordered(one: UUID, other: UUID) -> dict[str, Any]:
    low, high = sorted((one, other))
    return {"low_id": low, "high_id": high}


def _mark_pair(merge: PersonMerge, state: PairState, at: datetime) -> None:
    pairs = DuplicatePair.objects.filter(**_ordered(merge.kept_id, merge.merged_id))
    pairs.update(state=state, decided_at=None if state in (PairState.OPEN, PairState.WAITING) else at)


def _remember(merge: PersonMerge, *, is_same: bool, by: Actor, at: datetime) -> None:
    told = {"is_same": is_same, "by_user_id": by.user_id, "by_name": by.name, "at": at}
    key = _ordered(merge.kept_id, merge.merged_id)
    MatchDecision.objects.update_or_create(defaults=told, **key)


def _disclose(merge: PersonMerge, by: Actor, at: datetime) -> None:
    why = _("Two records of one person were joined: the offices that knew one of them now see both.")
    Disclosure.objects.create(
        person=merge.kept,
        at=at,
        actor_user_id=by.user_id,
        organisation_id=by.organisation_id,
        organisation=by.organisation_name,
        what=["name", "birth_date", "contacts", "address"],
        why=why,
        about_type=merge._meta.label_lower,
        about_id=merge.pk,
    )
