"""Rooms of a house and bookings of them."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tirek.activities.actions.bookings import NewBooking
from tirek.activities.models import Equipment, Room
from tirek.network.models import Organisation


def make_room(house: Organisation, code: str = "201", **facts: Any) -> Room:
    """A room of forty seats, open from nine to eight."""
    values = {"seats": 40, "name_kk": "Шағын зал", "name_ru": "Малый зал", **facts}
    return Room.objects.create(organisation=house, code=code, **values)


def make_equipment(house: Organisation, number: str = "INV-1") -> Equipment:
    return Equipment.objects.create(
        organisation=house, kind="projector", inventory_number=number, name_kk="Проектор", name_ru="Проектор"
    )


def wanted(booked_for: UUID, starts_at: datetime, *, minutes: int = 120, **facts: Any) -> NewBooking:
    """Two hours for a meeting."""
    ends_at = starts_at + timedelta(minutes=minutes)
    values: dict[str, Any] = {"purpose": "Кеңес жиналысы", **facts}
    return NewBooking(booked_for_id=booked_for, starts_at=starts_at, ends_at=ends_at, **values)
