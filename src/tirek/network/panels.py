"""What the network shows on pages of apps to its right."""

from typing import Any

from tirek.core.actor import Actor
from tirek.network.queries.seats import seats_of
from tirek.people.models import Person


def seats_of_person(actor: Actor, person: Person) -> dict[str, Any] | None:
    """The seats of a person on the person's page, as far as the reader sees them."""
    seats = seats_of(person, actor)
    return {"seats": seats} if seats else None
