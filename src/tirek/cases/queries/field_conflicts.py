"""Where what was taken offline disagrees with what is known here: field by field, both values, nothing decided."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tirek.cases.enums import OPEN_STATES
from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.core.iin import check_iin
from tirek.core.lines import normalise_phone
from tirek.people.enums import ContactKind, IdentifierKind
from tirek.people.models import Contact, Identifier, Person
from tirek.people.queries import same_name

PERSON, DUPLICATE, CHANGED = "person", "duplicate", "changed"
NAMES = ("family_name", "given_name", "patronymic")


@dataclass(frozen=True, slots=True)
class Told:
    """What the device says of the applicant and the need, as far as it can disagree."""

    family_name: str
    given_name: str
    patronymic: str
    birth_date: date | None
    iin: str
    phone: str
    service_id: UUID
    body: str

    @property
    def full_name(self) -> str:
        return " ".join(filter(None, (self.family_name, self.given_name, self.patronymic)))


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with both values, as they are read."""

    name: str
    known: str
    told: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement of one kind: with a person, with a case already there, or with the case this record became."""

    kind: str
    about: str
    title: str
    fields: tuple[Difference, ...]

    def as_dict(self) -> dict[str, Any]:
        """For storing and for the device."""
        return asdict(self)


def conflicts_of(told: Told, actor: Actor) -> list[Conflict]:
    """What the actor has to decide before this is registered; three queries. Records the actor may not see raise
    nothing: as at the desk, the application is registered and the register of persons keeps the hint."""
    return [found for found in (_with_person(told, actor), _with_case(told, actor)) if found is not None]


def holder_of(told: Told, actor: Actor) -> Person | None:
    """A visible person with this IIN who bears another name or birth date; None when there is none, or when somebody
    with this IIN agrees in both."""
    holders = _holders(told, actor)
    if any(_agrees(person, told) for person in holders):
        return None
    return holders[0] if holders else None


def changes_since(case: Case, told: Told) -> Conflict | None:
    """How the case that this record became differs from what the device tells now; None when it does not."""
    person = case.applicant
    found = [*_differences(person, told), *_differ("body", case.body, told.body)]
    return Conflict(CHANGED, case.number, case.number, tuple(found)) if found else None


def _with_person(told: Told, actor: Actor) -> Conflict | None:
    person = holder_of(told, actor)
    if person is None:
        return None
    return Conflict(PERSON, str(person.pk), person.full_name, tuple(_differences(person, told)))


def _with_case(told: Told, actor: Actor) -> Conflict | None:
    people = [person.pk for person in _holders(told, actor) if _agrees(person, told)] or _namesakes(told, actor)
    if not people:
        return None
    cases = Case.objects.visible_to(actor).filter(
        applicant__in=people, service_id=told.service_id, state__in=OPEN_STATES
    )
    case = cases.order_by("-registered_on").first()
    if case is None:
        return None
    fields = (
        Difference("registered_on", case.registered_on.isoformat(), ""),
        Difference("body", case.body[:2000], told.body[:2000]),
    )
    return Conflict(DUPLICATE, str(case.pk), case.number, fields)


def _holders(told: Told, actor: Actor) -> list[Person]:
    check = check_iin(told.iin) if told.iin else None
    if check is None or not check.is_valid:
        return []
    numbers = Identifier.objects.current().filter(kind=IdentifierKind.IIN, value=check.value)
    visible = Person.objects.visible_to(actor).current().filter(identifiers__in=numbers)
    return list(visible.order_by("created_at")[:10])


def _namesakes(told: Told, actor: Actor) -> list[UUID]:
    """Visible persons of the same phone and name, for whom no IIN was told."""
    phone = normalise_phone(told.phone) if told.phone else None
    if phone is None or told.iin:
        return []
    contacts = Contact.objects.current().filter(kind=ContactKind.PHONE, value=phone)
    visible = Person.objects.visible_to(actor).current().filter(contacts__in=contacts)[:20]
    return [person.pk for person in visible if same_name(person.full_name, told.full_name)]


def _agrees(person: Person, told: Told) -> bool:
    born = not (person.birth_date and told.birth_date) or person.birth_date == told.birth_date
    return born and same_name(person.full_name, told.full_name)


def _differences(person: Person, told: Told) -> list[Difference]:
    found = [one for name in NAMES for one in _differ(name, getattr(person, name), getattr(told, name))]
    if person.birth_date and told.birth_date:
        found += _differ("birth_date", person.birth_date.isoformat(), told.birth_date.isoformat())
    return found


def _differ(name: str, known: str, told: str) -> list[Difference]:
    return [Difference(name, known, told)] if known != told else []
