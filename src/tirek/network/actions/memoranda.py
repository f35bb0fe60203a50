"""Memoranda of cooperation: signing and ending."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.lines import one_line
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.enums import CrossingField
from tirek.network.models import Memorandum, MemorandumParty
from tirek.network.permissions import may_edit_memoranda
from tirek.territory.models import Area


@dataclass(frozen=True, kw_only=True)
class NewMemorandum:
    """What a memorandum says. ``until`` is its last day (None: without a term); no areas means the whole country."""

    title: str
    number: str
    signed_on: date
    since: date
    until: date | None = None
    parties: Sequence[UUID]
    services: Sequence[str]
    areas: Sequence[UUID] = ()
    monthly_capacity: int | None = None
    response_days: int = 3
    crossing: Sequence[str] = ()


@transaction.atomic
def create_memorandum(new: NewMemorandum, *, by: Actor, at: datetime) -> Memorandum:
    """Enter a signed memorandum. Raises Refused, or ValidationError by field."""
    ensure(may_edit_memoranda(by))
    _check(new)
    memorandum = Memorandum.objects.create(
        title=one_line(new.title),
        number=one_line(new.number),
        signed_on=new.signed_on,
        during=DateRange(new.since, new.until, "[]"),
        services=sorted(set(new.services)),
        monthly_capacity=new.monthly_capacity,
        response_days=new.response_days,
        crossing=[field for field in CrossingField.values if field in new.crossing],
    )
    memorandum.areas.set(Area.objects.filter(pk__in=new.areas))
    MemorandumParty.objects.bulk_create(
        MemorandumParty(memorandum=memorandum, organisation_id=party) for party in dict.fromkeys(new.parties)
    )
    record("network.memorandum_created", memorandum, by=by, at=at, parties=len(set(new.parties)))
    return memorandum


@transaction.atomic
def end_memorandum(memorandum_id: UUID, *, on: date, reason: str, by: Actor, at: datetime) -> Memorandum:
    """End a memorandum early: ``on`` is the first day it is no longer in force. Referrals made under it stay.

    Raises Refused, or ValidationError when the day is outside its term or no reason is given.
    """
    memorandum = Memorandum.objects.visible_to(by).select_for_update(of=("self",)).get(pk=memorandum_id)
    ensure(may_edit_memoranda(by))
    if memorandum.ended_at:
        raise Refused(refuse(_("This memorandum has been ended already.")))
    if on <= memorandum.during.lower or (memorandum.during.upper and on > memorandum.during.upper):
        raise ValidationError({"on": _("The day must lie within the term of the memorandum.")})
    if not one_line(reason):
        raise ValidationError({"reason": _("Say why it ends.")})
    memorandum.during = DateRange(memorandum.during.lower, on)
    memorandum.ended_at, memorandum.end_reason = at, one_line(reason)
    memorandum.save(update_fields=["during", "ended_at", "end_reason"])
    record("network.memorandum_ended", memorandum, by=by, at=at, on=on)
    return memorandum


def _check(new: NewMemorandum) -> None:
    wrong: dict[str, object] = {}
    if len(set(new.parties)) < 2:
        wrong["parties"] = _("A memorandum has at least two parties.")
    if not new.services:
        wrong["services"] = _("Name at least one service.")
    if new.until and new.until < new.since:
        wrong["until"] = _("It cannot end before it begins.")
    if new.monthly_capacity is not None and new.monthly_capacity < 1:
        wrong["monthly_capacity"] = _("Capacity is at least one; leave it empty for no limit.")
    if Memorandum.objects.filter(number=one_line(new.number)).exists():
        wrong["number"] = _("A memorandum with this number is entered already.")
    if wrong:
        raise ValidationError(wrong)
