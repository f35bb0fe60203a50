"""The network in the shape of Popolo: organisations, their posts, who sits where, and areas.

Only what anybody may read is given: every organisation, the posts of it, and the seats of today whose holders agreed to
be named. A person is a name and those seats; nothing else of them leaves.
"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from tirek.core.actor import ANONYMOUS
from tirek.network.models import Membership, Organisation, OrganisationPlacement, Post
from tirek.people.models import Person
from tirek.territory.models import Area

Row = dict[str, Any]
LANGUAGES = ("kk", "ru", "en")


def organisations(on: date, *, kind: str = "", area: UUID | None = None) -> "QuerySet[Organisation]":
    """Those that exist on a day with their parents then, by kind and area (two queries)."""
    found = Organisation.objects.visible_to(ANONYMOUS).on(on)
    if kind:
        found = found.filter(kind=kind)
    if area:
        found = found.filter(area_id=area)
    placed = OrganisationPlacement.objects.filter(during__contains=on)
    standing = Prefetch("placements", queryset=placed, to_attr="standing")
    return found.select_related("area", "profile").prefetch_related(standing, "names").order_by("code")


def posts(on: date, *, organisation: UUID | None = None) -> "QuerySet[Post]":
    """Posts that exist on a day."""
    found = Post.objects.filter(during__contains=on)
    found = found.filter(organisation_id=organisation) if organisation else found
    return found.order_by("organisation_id", "rank", "id")


def memberships(on: date, *, organisation: UUID | None = None, person: UUID | None = None) -> "QuerySet[Membership]":
    """Seats of a day whose holders agreed to be named."""
    found = Membership.objects.visible_to(ANONYMOUS).on(on).exclude(person__anonymised_at__isnull=False)
    if organisation:
        found = found.filter(organisation_id=organisation)
    if person:
        found = found.filter(person_id=person)
    return found.select_related("person", "member", "post").order_by("organisation_id", "id")


def people(on: date) -> "QuerySet[Person]":
    """Who holds such a seat, with the seats (two queries)."""
    seats = memberships(on)
    holders = Person.objects.filter(pk__in=seats.filter(person__isnull=False).order_by().values("person_id"))
    return holders.prefetch_related(Prefetch("seats", queryset=seats, to_attr="open_seats")).order_by("pk")


def areas(on: date) -> "QuerySet[Area]":
    """Areas that exist on a day."""
    return Area.objects.existing_on(on).order_by("kato", "id")


def organisation(row: Organisation) -> Row:
    """An organisation of a list."""
    parent = next(iter(row.standing), None)  # type: ignore[attr-defined]
    profile = getattr(row, "profile", None)
    told: Row = {
        "id": str(row.pk),
        "name": row.name,
        "other_names": [*_in_other_languages(row), *_former(row)],
        "identifiers": [{"scheme": "tirek", "identifier": row.code}],
        "classification": row.kind,
        "parent_id": str(parent.parent_id) if parent else None,
        "area_id": str(row.area_id),
        "area": area(row.area),
        "founding_date": _day(row.during.lower),
        "dissolution_date": _last(row.during.upper),
        "contact_details": _contacts(row),
        "links": [{"url": profile.website}] if profile and profile.website else [],
        "sources": [{"url": f"{settings.SITE_URL}{row.get_absolute_url()}"}],
    }
    return _said(told)


def organisation_whole(row: Organisation, on: date) -> Row:
    """One organisation with its posts and seats."""
    return organisation(row) | {
        "posts": [post(each) for each in posts(on, organisation=row.pk)],
        "memberships": [membership(each) for each in memberships(on, organisation=row.pk)],
    }


def post(row: Post) -> Row:
    """A post."""
    told: Row = {
        "id": str(row.pk),
        "label": row.name,
        "role": row.name,
        "organization_id": str(row.organisation_id),
        "start_date": _day(row.during.lower),
        "end_date": _last(row.during.upper),
    }
    return _said(told)


def membership(row: Membership) -> Row:
    """A seat; its holder by name, since consumers show it at once."""
    told: Row = {
        "id": str(row.pk),
        "role": row.post.name if row.post else None,
        "organization_id": str(row.organisation_id),
        "post_id": str(row.post_id) if row.post_id else None,
        "person_id": str(row.person_id) if row.person_id else None,
        "person": {"id": str(row.person_id), "name": row.holder} if row.person_id else None,
        "member": {"id": str(row.member_id), "name": row.holder} if row.member_id else None,
        "on_behalf_of_id": str(row.on_behalf_of_id) if row.on_behalf_of_id else None,
        "start_date": _day(row.during.lower),
        "end_date": _last(row.during.upper),
    }
    return _said(told)


def person(row: Person) -> Row:
    """A person: the name and the seats, nothing else."""
    told: Row = {
        "id": str(row.pk),
        "name": row.full_name,
        "family_name": row.family_name,
        "given_name": row.given_name,
        "patronymic_name": row.patronymic,
        "memberships": [membership(seat) | {"person": None} for seat in row.open_seats],  # type: ignore[attr-defined]
    }
    told["memberships"] = [_said(seat) for seat in told["memberships"]]
    return _said(told)


def area(row: Area) -> Row:
    """An area."""
    told: Row = {"id": str(row.pk), "name": row.name, "identifier": row.kato, "classification": row.kind}
    return _said(told)


def _in_other_languages(row: Organisation) -> list[Row]:
    names = [(language, getattr(row, f"name_{language}")) for language in LANGUAGES]
    return [{"name": name, "note": language} for language, name in names if name and name != row.name]


def _former(row: Organisation) -> list[Row]:
    """Names it bore before, each with its days."""
    former = [each for each in row.names.all() if each.during.upper]
    return [
        _said({"name": each.name, "start_date": _day(each.during.lower), "end_date": _last(each.during.upper)})
        for each in sorted(former, key=lambda each: each.during.upper)
    ]


def _contacts(row: Organisation) -> list[Row]:
    told = (("voice", row.phone), ("email", row.email), ("address", row.address))
    return [{"type": kind, "value": value} for kind, value in told if value]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _last(upper: date | None) -> str | None:
    """The last day of a range that ends before ``upper``."""
    return (upper - timedelta(days=1)).isoformat() if upper else None


def _said(told: Row) -> Row:
    """Without what is not known."""
    return {name: value for name, value in told.items() if value not in (None, "")}
