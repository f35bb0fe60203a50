"""What a table of new members would do to a body, row by row, before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.network.models import Membership, Organisation, Post
from tirek.network.queries.seats import known_people
from tirek.network.roster import RosterRow, day_of
from tirek.people.models import Person
from tirek.people.queries import search_keys


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row with what it means: who it is, which post; or what is wrong with it."""

    row: RosterRow
    person: Person | None = None
    stays: bool = False
    born: date | None = None
    post: Post | None = None
    nominated_by: Organisation | None = None
    problem: str = ""

    @property
    def is_new(self) -> bool:
        return self.person is None and not self.problem


@dataclass(frozen=True, slots=True)
class Renewal:
    """The whole plan: rows as read, and the seats that end without a new one."""

    rows: list[PlannedRow]
    leaving: list[Membership]

    @property
    def problems(self) -> int:
        return sum(bool(each.problem) for each in self.rows)

    @property
    def staying(self) -> int:
        return sum(each.stays for each in self.rows)

    @property
    def new(self) -> int:
        return len(self.rows) - self.problems - self.staying


def plan_renewal(organisation: Organisation, rows: Sequence[RosterRow], since: date, actor: Actor) -> Renewal:
    """Read the rows against the seats of the day: the same name continues unless the days of birth differ."""
    seats = list(Membership.objects.filter(organisation=organisation).on(since).select_related("person", "post"))
    sitting = {seat.person.search_keys: seat.person for seat in seats if seat.person}
    posts = list(Post.objects.filter(organisation=organisation, during__contains=since))
    nominators = _by_code({row.cells["nominated_by"] for row in rows})
    planned: list[PlannedRow] = []
    seen: set[tuple[str, str]] = set()
    for row in rows:
        planned.append(_planned(row, sitting, posts, nominators, seen, actor))
    staying = {each.person.pk for each in planned if each.stays and each.person}
    return Renewal(planned, [seat for seat in seats if seat.person_id not in staying])


def _planned(
    row: RosterRow,
    sitting: dict[str, Person],
    posts: list[Post],
    nominators: dict[str, Organisation],
    seen: set[tuple[str, str]],
    actor: Actor,
) -> PlannedRow:
    cells = row.cells
    try:
        born = day_of(cells["birth_date"])
        post = _post(cells["post"], posts)
        if not cells["family_name"] or not cells["given_name"]:
            raise ValidationError(_("Write the family name and the given name."))
        if cells["nominated_by"] and cells["nominated_by"] not in nominators:
            raise ValidationError(
                _("There is no organisation with the code %(code)s.") % {"code": cells["nominated_by"]}
            )
        if (key := (row.name.lower(), cells["birth_date"])) in seen:
            raise ValidationError(_("This person stands in the list twice."))
        seen.add(key)
    except ValidationError as error:
        return PlannedRow(row, problem=" ".join(error.messages))
    names = cells["family_name"], cells["given_name"], cells["patronymic"]
    there = sitting.get(search_keys(*names))
    stays = there is not None and not (born and there.birth_date and there.birth_date != born)
    person = there if stays else next(iter(known_people(actor, *names, born)), None) if born else None
    return PlannedRow(row, person, stays, born, post, nominators.get(cells["nominated_by"]))


def _post(text: str, posts: list[Post]) -> Post | None:
    if not text:
        return None
    for post in posts:
        if text.lower() in (post.name_kk.lower(), post.name_ru.lower(), post.name_en.lower()):
            return post
    raise ValidationError(_("The body has no post called “%(post)s”.") % {"post": text})


def _by_code(codes: set[str]) -> dict[str, Organisation]:
    return {found.code: found for found in Organisation.objects.filter(code__in=codes - {""})}
