"""The family page: who lives here on a day, what their documents say, whether the family counts as large."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tirek.core.actor import Actor
from tirek.people.enums import HouseholdRole, PersonPermission, StatusKind
from tirek.people.models import Consent, Household, HouseholdMember, Person, PersonStatus

CHILDREN_OF_A_LARGE_FAMILY = 4
GROWN_UP, STUDENT_UNTIL = 18, 23
_CHILDREN = {HouseholdRole.CHILD, HouseholdRole.WARD}


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member on the day looked at. ``person`` is None when the reader may not see them; ``age`` when unknown."""

    member: HouseholdMember
    person: Person | None
    age: int | None
    counts_as_child: bool


@dataclass(frozen=True, slots=True)
class Family:
    """A household as of a day. ``children`` count for a large family; ``evidence`` are the documents that say so."""

    household: Household
    on: date
    members: list[MemberLine]
    left: list[MemberLine]
    statuses: list[PersonStatus]
    children: int
    unknown: int
    evidence: list[PersonStatus]

    @property
    def is_large(self) -> bool:
        """Computed from the members alone (law.md: four or more minor children, or full-time students to 23)."""
        return self.children >= CHILDREN_OF_A_LARGE_FAMILY

    @property
    def may_be_large(self) -> bool:
        """Whether children whose age is not known could make it so."""
        return not self.is_large and self.children + self.unknown >= CHILDREN_OF_A_LARGE_FAMILY

    @property
    def seen_people(self) -> list[Person]:
        """Present members whom the reader may see."""
        return [line.person for line in self.members if line.person]


def family_of(household: Household, actor: Actor, on: date) -> Family:
    """The household as it was on a day. Three queries, whatever its size.

    The count of children takes in members whom the reader may not see: their number decides, their names stay hidden.
    """
    rows = list(household.members.of_living_records().select_related("person").order_by("during", "id"))
    seen = set(Person.objects.visible_to(actor).filter(memberships__household=household).values_list("pk", flat=True))
    statuses = _statuses(rows, on)
    students = {status.person_id for status in statuses if status.kind == StatusKind.STUDENT}
    lines = [_line(row, seen, students, on) for row in rows]
    present = [line for line in lines if _lives_here(line.member, on)]
    visible = _visible_statuses(statuses, actor)
    return Family(
        household=household,
        on=on,
        members=sorted(present, key=_by_place),
        left=[line for line in lines if line.member.during.upper and line.member.during.upper <= on],
        statuses=[status for status in visible if any(_is_of(line, status) for line in present)],
        children=sum(line.counts_as_child for line in present),
        unknown=sum(line.member.role in _CHILDREN and line.member.person.birth_date is None for line in present),
        evidence=[status for status in visible if status.kind == StatusKind.LARGE_FAMILY],
    )


def consents_of_family(people: Sequence[Person], on: date) -> list[tuple[Person, list[Consent]]]:
    """For each of these people the consents in force on a day, the latest first. One query."""
    rows = Consent.objects.in_force(on).filter(person__in=people, given_at__date__lte=on).order_by("-given_at")
    given: dict[UUID, list[Consent]] = {}
    for consent in rows:
        given.setdefault(consent.person_id, []).append(consent)
    return [(person, given.get(person.pk, [])) for person in people]


def age_on(born: date, day: date) -> int:
    """Full years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def ending_statuses(actor: Actor, on: date) -> "list[PersonStatus]":
    """Documents of people within reach that end within thirty days, the first to end first."""
    ending = PersonStatus.objects.visible_to(actor).ending(on).filter(person__merged_into__isnull=True)
    return list(ending.select_related("person").order_by("ends_on", "id")[:200])


def _statuses(rows: list[HouseholdMember], on: date) -> list[PersonStatus]:
    people = [row.person_id for row in rows]
    return list(PersonStatus.objects.filter(person__in=people).on(on).select_related("person").order_by("kind", "id"))


def _visible_statuses(statuses: list[PersonStatus], actor: Actor) -> list[PersonStatus]:
    if not (statuses and (actor.is_system or actor.person_id or actor.holds(PersonPermission.VIEW_STATUS))):
        return []
    keys = [status.pk for status in statuses]
    visible = set(PersonStatus.objects.visible_to(actor).filter(pk__in=keys).values_list("pk", flat=True))
    return [status for status in statuses if status.pk in visible]


def _line(row: HouseholdMember, seen: set[UUID], students: set[UUID], on: date) -> MemberLine:
    born = row.person.birth_date
    age = age_on(born, on) if born and born <= on else None
    limit = STUDENT_UNTIL if row.person_id in students else GROWN_UP
    counts = row.role in _CHILDREN and age is not None and age < limit
    return MemberLine(row, row.person if row.person_id in seen else None, age, counts)


def _lives_here(member: HouseholdMember, on: date) -> bool:
    start, end = member.during.lower, member.during.upper
    return (start is None or start <= on) and (end is None or on < end)


def _is_of(line: MemberLine, status: PersonStatus) -> bool:
    return line.member.person_id == status.person_id


def _by_place(line: MemberLine) -> tuple[int, int]:
    order = (HouseholdRole.HEAD, HouseholdRole.SPOUSE, HouseholdRole.CHILD, HouseholdRole.WARD)
    role = HouseholdRole(line.member.role)
    return (order.index(role) if role in order else len(order), -(line.age or 0))
