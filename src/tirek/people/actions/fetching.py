"""Lock and check, the first two steps of every action on a person."""

from uuid import UUID

from tirek.core.actor import Actor
from tirek.core.verdict import ensure
from tirek.people.models import Person
from tirek.people.permissions import may_edit


def person_to_edit(person_id: UUID, by: Actor) -> Person:
    """The person, locked. Raises Person.DoesNotExist when unseen and Refused when seen but not theirs to change."""
    person = Person.objects.visible_to(by).select_for_update(of=("self",)).get(pk=person_id)
    ensure(may_edit(by, person))
    return person
