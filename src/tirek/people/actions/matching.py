"""What people decide about two records that look alike, short of joining them."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure
from tirek.people.enums import PairState, PersonPermission
from tirek.people.models import DuplicatePair, MatchDecision, Person, PersonMerge
from tirek.people.permissions import may_propose_merge


@atomic
def keep_apart(*, one_id: UUID, other_id: UUID, by: Actor, at: datetime) -> MatchDecision:
    """Two different people: no scan and no hint asks again. Raises ValidationError while a merge of them waits."""
    low, high = _seen(one_id, other_id, by)
    if PersonMerge.objects.waiting().filter(kept__in=[low, high], merged__in=[low, high]).exists():
        raise ValidationError(_("It is proposed to join these records. Decide about that first."))
    told = {"is_same": False, "by_user_id": by.user_id, "by_name": by.name, "at": at}
    decision, _is_new = MatchDecision.objects.update_or_create(low_id=low, high_id=high, defaults=told)
    _set(low, high, PairState.DISTINCT, at)
    record("people.pair_kept_apart", decision, by=by, at=at, low=low, high=high)
    return decision


@atomic
def put_off(*, one_id: UUID, other_id: UUID, by: Actor, at: datetime) -> None:
    """Not now: the pair goes to the list of those put off."""
    low, high = _seen(one_id, other_id, by)
    for pair in DuplicatePair.objects.filter(low_id=low, high_id=high, state=PairState.OPEN):
        _set(low, high, PairState.LATER, None)
        record("people.pair_put_off", pair, by=by, at=at, low=low, high=high)


@atomic
def compare_again(*, one_id: UUID, other_id: UUID, by: Actor, at: datetime) -> None:
    """Take back "two different people" or "later": the pair waits to be compared again."""
    low, high = _seen(one_id, other_id, by)
    MatchDecision.objects.filter(low_id=low, high_id=high, is_same=False).delete()
    for pair in DuplicatePair.objects.filter(low_id=low, high_id=high, state__in=[PairState.DISTINCT, PairState.LATER]):
        _set(low, high, PairState.OPEN, None)
        record("people.pair_reopened", pair, by=by, at=at, low=low, high=high)


def _seen(one_id: UUID, other_id: UUID, by: Actor) -> tuple[UUID, UUID]:
    """Both in order, seen by the actor and locked."""
    ensure(may_propose_merge(by))
    seen = Person.objects.visible_to(by, PersonPermission.REVIEW).filter(pk__in=[one_id, other_id])
    people = list(seen.select_for_update(of=("self",)).order_by("pk"))
    if len(people) != 2:
        raise Person.DoesNotExist
    return people[0].pk, people[1].pk


def _set(low: UUID, high: UUID, state: PairState, at: datetime | None) -> None:
    DuplicatePair.objects.filter(low_id=low, high_id=high).update(state=state, decided_at=at)
