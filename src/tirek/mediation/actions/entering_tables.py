"""Whole tables of mediators: entered, corrected, taken back."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.transaction import atomic

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import local_date
from tirek.core.numbering import reserve
from tirek.core.verdict import ensure
from tirek.mediation.actions.register import SERIES, MediatorFacts, search_keys_of, values_of
from tirek.mediation.models import Mediator
from tirek.mediation.permissions import may_keep_register

VALUES = ("family_name", "given_name", "patronymic", "kind", "languages", "organisation", "phone", "email")
DAYS = ("certified_on", "valid_until")


@atomic
def enter_mediators(news: Sequence[MediatorFacts], *, by: Actor, at: datetime) -> list[Mediator]:
    """New entries in a few statements. Raises Refused when ``by`` does not keep one of the offices'."""
    for keeper in {each.keeper_id for each in news}:
        ensure(may_keep_register(by, keeper))
    numbers = reserve(SERIES, local_date(at).year, len(news)) if news else []
    made = [
        Mediator(number=number, state_since=each.certified_on, **values_of(each))
        for number, each in zip(numbers, news, strict=True)
    ]
    Mediator.objects.bulk_create(made)
    told = (Entry("mediation.mediator_added", one, {"keeper": one.keeper_id}) for one in made)
    record_many(told, by=by, at=at)
    return made


@atomic
def correct_mediators(changes: Mapping[UUID, Mapping[str, Any]], *, by: Actor, at: datetime) -> set[UUID]:
    """Change values of entries, as :func:`words_of` tells them; returns the keys changed."""
    found = _kept(changes, by)
    for one in found:
        _put(one, changes[one.pk])
        one.save()
    record_many((Entry("mediation.mediator_changed", one) for one in found), by=by, at=at)
    return {one.pk for one in found}


@atomic
def uncorrect_mediators(
    changes: Mapping[UUID, tuple[Mapping[str, Any], Mapping[str, Any]]], *, by: Actor, at: datetime
) -> set[UUID]:
    """Put back the values (before, after) of entries that nobody has changed since."""
    found = [one for one in _kept(changes, by) if _stands(one, changes[one.pk][1])]
    return correct_mediators({one.pk: changes[one.pk][0] for one in found}, by=by, at=at)


@atomic
def withdraw_mediators(entered: Mapping[UUID, Mapping[str, Any]], *, by: Actor, at: datetime) -> set[UUID]:
    """Take entries out that nobody has changed, connected with an account or chosen since."""
    free = [one for one in _kept(entered, by) if _stands(one, entered[one.pk]) and one.user_id is None]
    gone = [one for one in free if not one.disputes.exists()]
    record_many((Entry("mediation.mediator_withdrawn", one) for one in gone), by=by, at=at)
    keys = {one.pk for one in gone}
    Mediator.objects.filter(pk__in=keys).delete()
    return keys


def words_of(mediator: Mediator) -> dict[str, Any]:
    """The values of an entry a table may change, as JSON."""
    told = {name: getattr(mediator, name) for name in VALUES}
    return told | {name: getattr(mediator, name).isoformat() for name in DAYS}


def _kept(keys: Mapping[UUID, Any], by: Actor) -> list[Mediator]:
    return list(Mediator.objects.kept_by(by).select_for_update(of=("self",)).filter(pk__in=keys))


def _stands(mediator: Mediator, told: Mapping[str, Any]) -> bool:
    stands = words_of(mediator)
    return all(stands.get(name) == value for name, value in told.items() if name in stands)


def _put(mediator: Mediator, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(mediator, name, date.fromisoformat(value) if name in DAYS else value)
    names = (mediator.family_name, mediator.given_name, mediator.patronymic, mediator.organisation)
    mediator.search_keys = search_keys_of(*names)
