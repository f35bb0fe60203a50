"""Rooms and equipment of a house, and the secret addresses calendars read them from."""

from dataclasses import dataclass, fields
from datetime import datetime, time
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.activities.enums import ActivityPermission
from tirek.activities.models import Equipment, Room, RoomCalendar
from tirek.activities.permissions import may_keep_rooms
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import Organisation


@dataclass(frozen=True, kw_only=True)
class RoomFacts:
    """A room as its house describes it."""

    code: str
    name_kk: str
    name_ru: str
    name_en: str = ""
    seats: int
    computers: int = 0
    has_projector: bool = False
    is_accessible: bool = False
    online_link: str = ""
    gap_minutes: int = 0
    needs_approval: bool = False
    opens_at: time = time(9)
    closes_at: time = time(20)
    is_open: bool = True

    def as_columns(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)}


@atomic
def add_room(house_id: UUID, facts: RoomFacts, *, by: Actor, at: datetime) -> Room:
    """Describe a new room of a house."""
    house = Organisation.objects.select_for_update().get(pk=house_id)
    ensure(may_keep_rooms(by, house.pk))
    _check(facts, house.pk)
    room = Room.objects.create(organisation=house, **facts.as_columns())
    record("activities.room_added", room, by=by, at=at, house=house.pk)
    return room


@atomic
def change_room(room_id: UUID, facts: RoomFacts, *, by: Actor, at: datetime) -> Room:
    """Change what is said of a room. Bookings that stand keep their times and their gaps."""
    room = Room.objects.select_for_update().get(pk=room_id)
    ensure(may_keep_rooms(by, room.organisation_id))
    _check(facts, room.organisation_id, besides=room.pk)
    told = facts.as_columns()
    changed = sorted(name for name, value in told.items() if getattr(room, name) != value)
    for name in changed:
        setattr(room, name, told[name])
    if changed:
        room.save(update_fields=changed)
        record("activities.room_changed", room, by=by, at=at, columns=changed)
    return room


@atomic
def add_equipment(
    house_id: UUID, kind: str, inventory_number: str, name_kk: str, name_ru: str, *, by: Actor, at: datetime
) -> Equipment:
    """Enter a piece of movable equipment."""
    house = Organisation.objects.select_for_update().get(pk=house_id)
    ensure(may_keep_rooms(by, house.pk))
    if Equipment.objects.filter(organisation=house, inventory_number=inventory_number).exists():
        raise ValidationError({"inventory_number": _("This inventory number is entered already.")})
    piece = Equipment.objects.create(
        organisation=house, kind=kind, inventory_number=inventory_number, name_kk=name_kk, name_ru=name_ru
    )
    record("activities.equipment_added", piece, by=by, at=at, house=house.pk)
    return piece


@atomic
def set_usable(equipment_id: UUID, is_usable: bool, *, by: Actor, at: datetime) -> Equipment:
    """Say that a piece is broken, or in use again."""
    piece = Equipment.objects.select_for_update().get(pk=equipment_id)
    ensure(may_keep_rooms(by, piece.organisation_id))
    piece.is_usable = is_usable
    piece.save(update_fields=["is_usable"])
    record("activities.equipment_changed", piece, by=by, at=at, usable=int(is_usable))
    return piece


@atomic
def make_calendar(house_id: UUID, *, by: Actor, at: datetime) -> str:
    """A new secret for the actor's calendar of a house, shown this once; an earlier one stops working."""
    if by.user_id is None or not (by.holds(ActivityPermission.BOOK_ROOMS) or by.holds(ActivityPermission.KEEP_ROOMS)):
        raise Refused(refuse(_("You do not book rooms.")))
    token = token_urlsafe(24)
    calendar, _made = RoomCalendar.objects.update_or_create(
        user_id=by.user_id, house_id=house_id, defaults={"token_digest": digest_of(token), "made_at": at}
    )
    record("activities.calendar_made", calendar, by=by, at=at, house=house_id)
    return token


def digest_of(token: str) -> str:
    """What is kept of a secret."""
    return sha256(token.encode()).hexdigest()


def _check(facts: RoomFacts, house_id: UUID, besides: UUID | None = None) -> None:
    wrong: dict[str, Any] = {}
    others = Room.objects.filter(organisation_id=house_id, code=facts.code)
    if (others.exclude(pk=besides) if besides else others).exists():
        wrong["code"] = _("Another room of this house has this number.")
    if facts.closes_at <= facts.opens_at:
        wrong["closes_at"] = _("It closes before it opens.")
    if facts.seats < 1:
        wrong["seats"] = _("A room has one seat at least.")
    if wrong:
        raise ValidationError(wrong)
