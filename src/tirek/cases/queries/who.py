"""While the desk is typing: is this somebody we know, and what of theirs is open already?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tirek.cases.queries.duplicates import Similar, open_elsewhere, similar_cases
from tirek.core.actor import Actor
from tirek.people.queries import Duplicate, possible_duplicates

LIKELY = 0.7


@dataclass(frozen=True, slots=True)
class Hints:
    """Persons who may be the one at the desk, their cases the reader may see, and how many others are elsewhere."""

    people: list[Duplicate]
    cases: list[Similar]
    elsewhere: int

    @property
    def likely(self) -> bool:
        """Whether one of the persons within sight is so alike that the desk has to say yes or no."""
        return any(one.is_visible and one.score >= LIKELY for one in self.people)

    def __bool__(self) -> bool:
        return bool(self.people or self.cases or self.elsewhere)


def hints_for(
    actor: Actor,
    *,
    name: str,
    birth_date: date | None,
    iin: str,
    phone: str,
    text: str,
    person_id: UUID | None,
    on: date,
) -> Hints:
    """Hints from what has been typed so far; ten queries at most, none of them over a whole table."""
    people = possible_duplicates(name=name, birth_date=birth_date, iin=iin, phone=phone, by=actor)
    return Hints(
        people=people,
        cases=similar_cases(actor, person_id=person_id, iin=iin, phone=phone, text=text, on=on),
        elsewhere=open_elsewhere(actor, iin=iin) if iin else 0,
    )
