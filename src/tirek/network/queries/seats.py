"""Who sits where on a day, what is vacant, whose term ends, all seats of a person."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from tirek.core.actor import Actor
from tirek.network.enums import NetworkPermission, OrganisationKind
from tirek.network.models import Joining, Membership, Organisation, Post, Profile
from tirek.people.models import Person
from tirek.people.queries import search_keys

NOTICE = timedelta(days=60)
NO_MEMBERS = (
    OrganisationKind.OFFICE,
    OrganisationKind.PARTNER,
    OrganisationKind.HOUSE,
    OrganisationKind.OUTLET,
    OrganisationKind.FOUNDATION,
)


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Seats nobody holds: of a post, or (None) of the body as a whole."""

    post: Post | None
    count: int


@dataclass(frozen=True, slots=True)
class Members:
    """The seats of a body on a day as far as the reader sees them, how many there are, what is vacant."""

    seats: list[Membership]
    total: int
    vacancies: list[Vacancy]

    @property
    def unnamed(self) -> int:
        """How many are held by people who did not agree to be named."""
        return self.total - len(self.seats)


def members_of(organisation: Organisation, actor: Actor, on: date) -> Members:
    """Seats of a body on a day, posts first, then by name; four queries whatever its size."""
    held = Membership.objects.on(on).filter(organisation=organisation)
    seen = held.visible_to(actor).select_related(
        "organisation", "person", "member", "post", "nominated_by", "on_behalf_of", "decision"
    )
    taken = dict(held.order_by().values_list("post").annotate(Count("pk")))
    posts = list(Post.objects.filter(organisation=organisation, during__contains=on))
    limit = Profile.objects.filter(organisation=organisation).values_list("seats", flat=True).first()
    total = sum(taken.values())
    vacancies = [Vacancy(post, post.seats - taken.get(post.pk, 0)) for post in posts]
    if limit:
        vacancies.append(Vacancy(None, limit - total))
    return Members(sorted(seen, key=_by_rank), total, [each for each in vacancies if each.count > 0])


def _by_rank(seat: Membership) -> tuple[bool, int, str]:
    return seat.post is None, seat.post.rank if seat.post else 0, seat.holder


def seats_of(person: Person, actor: Actor) -> list[Membership]:
    """All seats of a person that the actor sees, the latest first."""
    rows = Membership.objects.visible_to(actor).filter(person=person)
    return list(rows.select_related("organisation", "post", "decision").order_by("-during"))


def ending_terms(actor: Actor, on: date) -> QuerySet[Membership]:
    """Seats whose term has run out or will within two months, in the bodies the actor keeps; the earliest first."""
    held = Membership.objects.kept_by(actor).on(on).filter(term_ends_on__lte=on + NOTICE)
    return held.select_related("organisation", "person", "member", "post").order_by("term_ends_on", "organisation")


def joinings_waiting(actor: Actor) -> QuerySet[Joining]:
    """Applications that wait for a decision of a body the actor keeps; the oldest first."""
    reach = actor.reach(NetworkPermission.KEEP_MEMBERS)
    waiting = Joining.objects.filter(reach.q("organisation_id"), state="submitted") if reach else Joining.objects.none()
    return waiting.select_related("organisation").order_by("submitted_at")


def bodies_watched(actor: Actor, on: date) -> QuerySet[Organisation]:
    """Bodies with members that the actor keeps or watches, with ``members`` and ``ending`` of the day."""
    reach = actor.reach(NetworkPermission.VIEW_MEMBERS)
    if not reach:
        return Organisation.objects.none()
    seats = Membership.objects.on(on).filter(organisation=OuterRef("pk")).order_by().values("organisation")
    late = seats.filter(term_ends_on__lte=on + NOTICE)
    bodies = Organisation.objects.on(on).filter(reach.q("pk")).exclude(kind__in=NO_MEMBERS)
    return (
        bodies.annotate(members=_count(seats), ending=_count(late), limit=F("profile__seats"))
        .select_related("area")
        .order_by("-ending", "-members", "path")
    )


def _count(rows: QuerySet[Membership, Any]) -> Coalesce:
    counted = Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    return Coalesce(counted, 0)


def known_people(actor: Actor, family: str, given: str, patronymic: str, born: date | None) -> list[Person]:
    """Persons of exactly this name, in any spelling, whom the actor sees or who sit in a body the actor keeps; one
    who was born on another day is somebody else."""
    keys = search_keys(family, given, patronymic)
    seated = Membership.objects.kept_by(actor).filter(person__isnull=False)
    own = Q(pk__in=seated.values("person")) | Q(pk__in=Person.objects.visible_to(actor).values("pk"))
    found = Person.objects.current().filter(own, search_keys=keys)
    if born:
        found = found.filter(Q(birth_date=born) | Q(birth_date__isnull=True))
    return list(found.order_by("id")[:10])


def seats_now(people: list[UUID], on: date) -> dict[UUID, list[Membership]]:
    """What each of these persons holds on a day; one query."""
    told: dict[UUID, list[Membership]] = {}
    rows = Membership.objects.on(on).filter(person__in=people).select_related("organisation", "post")
    for seat in rows:
        told.setdefault(seat.person_id, []).append(seat)  # type: ignore[arg-type]
    return told
