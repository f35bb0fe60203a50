"""What an import of members compares: who sits where, who is known, how many seats are left."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.network.models import Membership, Post, Profile
from tirek.people.models import Person

VALUES = ("term_ends_on", "nominated_by", "is_public")


class Room:
    """How many seats of bodies and their posts are left now; counts down as seats are taken."""

    def __init__(self, bodies: Collection[UUID]) -> None:
        held = Membership.objects.filter(organisation__in=bodies, during__upper_inf=True)
        self._held: Counter[UUID | None] = Counter(held.exclude(post=None).values_list("post_id", flat=True))
        self._held.update(held.values_list("organisation_id", flat=True))
        limits = Profile.objects.filter(organisation__in=bodies, seats__isnull=False)
        self._limits: dict[UUID, int] = {row.organisation_id: row.seats or 0 for row in limits}

    def take(self, body_id: UUID, post: Post | None) -> dict[str, str]:
        """Take one more seat; what stands against it, by field."""
        self._held[body_id] += 1
        if body_id in self._limits and self._held[body_id] > self._limits[body_id]:
            told = {"seats": self._limits[body_id]}
            return {"": _("The body has %(seats)s seats and all are taken on this day.") % told}
        if post is not None:
            self._held[post.pk] += 1
            if self._held[post.pk] > post.seats:
                words = _("The post “%(post)s” is taken: it has %(seats)s.")
                return {"post": words % {"post": post.name, "seats": post.seats}}
        return {}


def seats_in(bodies: Collection[UUID]) -> dict[tuple[UUID, str], list[Membership]]:
    """Every seat of persons ever held in bodies, by body and the holder's name in any spelling; the latest first."""
    found: dict[tuple[UUID, str], list[Membership]] = {}
    rows = Membership.objects.filter(organisation__in=bodies, person__isnull=False)
    for seat in rows.select_related("person", "post", "nominated_by").order_by("-during"):
        assert seat.person is not None
        found.setdefault((seat.organisation_id, seat.person.search_keys), []).append(seat)
    return found


def people_born(actor: Actor, keys: Collection[str], days: Collection[date]) -> dict[tuple[str, date], Person]:
    """Persons of these names born on these days whom the actor sees, or who sit in a body the actor keeps."""
    if not keys or not days:
        return {}
    seated = Membership.objects.kept_by(actor).filter(person__isnull=False)
    own = Q(pk__in=seated.values("person")) | Q(pk__in=Person.objects.visible_to(actor).values("pk"))
    rows = Person.objects.current().filter(own, search_keys__in=keys, birth_date__in=days).order_by("-id")
    return {(person.search_keys, person.birth_date): person for person in rows if person.birth_date}


def posts_of(bodies: Collection[UUID]) -> dict[UUID, list[Post]]:
    """Every post bodies have or had."""
    found: dict[UUID, list[Post]] = {}
    for post in Post.objects.filter(organisation__in=bodies):
        found.setdefault(post.organisation_id, []).append(post)
    return found


def seat_words(seats: Iterable[Membership]) -> dict[UUID, dict[str, Any]]:
    """The values of seats that an import may change, as JSON."""
    return {
        seat.pk: {
            "since": seat.during.lower.isoformat(),
            "until": seat.last_day.isoformat() if seat.last_day else None,
            "term_ends_on": seat.term_ends_on.isoformat() if seat.term_ends_on else None,
            "nominated_by": seat.nominated_by.code if seat.nominated_by else "",
            "is_public": seat.is_public,
        }
        for seat in seats
    }
