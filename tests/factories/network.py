"""Organisations, users and actors."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import get_language
from tests.factories.territory import make_district, make_region, make_republic

from tirek.core.actor import Actor
from tirek.core.roles import Role
from tirek.network.actors import _acting as acting
from tirek.network.actors import actor_for
from tirek.network.enums import Level, OrganisationKind
from tirek.network.models import Organisation, OrganisationPlacement, RoleGrant, User
from tirek.network.queries.reach import with_subtree
from tirek.territory.models import Area

SINCE = date(2015, 1, 1)
_codes = count(101)
_users = count(1)


def make_organisation(
    kind: OrganisationKind,
    *,
    area: Area | None = None,
    parent: Organisation | None = None,
    level: Level = Level.DISTRICT,
    accepts_applications: bool = False,
    is_bound_by_code: bool = False,
    name: str = "",
) -> Organisation:
    """An organisation below its parent, with a code not used before in this process."""
    code = f"{next(_codes):04d}"
    organisation = Organisation.objects.create(
        kind=kind,
        level=level,
        code=code,
        area=area or make_district(),
        path=f"{parent.path if parent else ''}{code}.",
        during=DateRange(SINCE, None),
        accepts_applications=accepts_applications,
        is_bound_by_code=is_bound_by_code,
        name_kk=name or f"Ұйым {code}",
        name_ru=name or f"Организация {code}",
        name_en=name or f"Organisation {code}",
    )
    if parent is not None:
        OrganisationPlacement.objects.create(organisation=organisation, parent=parent, during=organisation.during)
    return organisation


def make_office(
    area: Area | None = None,
    *,
    parent: Organisation | None = None,
    level: Level = Level.DISTRICT,
    is_bound_by_code: bool = False,
    name: str = "",
) -> Organisation:
    """A reception office that takes applications."""
    return make_organisation(
        OrganisationKind.OFFICE,
        area=area,
        parent=parent,
        level=level,
        accepts_applications=True,
        is_bound_by_code=is_bound_by_code,
        name=name,
    )


def make_national_office() -> Organisation:
    """The republic's office at the root of the tree: its roles reach everywhere."""
    return make_office(make_republic(), level=Level.REPUBLIC, name="Республикалық қабылдау бөлмесі")


def make_regional_office(region: Area | None = None, *, parent: Organisation | None = None) -> Organisation:
    return make_office(region or make_region(), parent=parent, level=Level.REGION)


def make_partner(area: Area | None = None, *, name: str = "") -> Organisation:
    """A partner organisation, outside the offices' tree."""
    return make_organisation(OrganisationKind.PARTNER, area=area, name=name)


def make_user(name: str = "", *, email: str = "", post: str = "") -> User:
    """A user without a role."""
    serial = next(_users)
    return User.objects.create_user(
        email or f"user{serial}@tirek.example", name=name or f"Қызметкер {serial}", post=post
    )


def make_actor(role: Role, organisation: Organisation, *, user: User | None = None) -> Actor:
    """An actor holding a role at an organisation, resolved exactly as for a request."""
    user = user or make_user(post=str(role.label))
    RoleGrant.objects.create(user=user, role=role, organisation=organisation, during=DateRange(SINCE, None))
    return actor_for(user, organisation.pk)


def make_actors(posts: Iterable[tuple[Role, Organisation]]) -> list[Actor]:
    """An actor of a new user for each role at an organisation, resolved as for a request, all in a few queries."""
    users, grants = [], []
    for role, organisation in posts:
        serial = next(_users)
        user = User(email=f"user{serial}@tirek.example", name=f"Қызметкер {serial}", post=str(role.label))
        user.set_unusable_password()
        users.append(user)
        grants.append(RoleGrant(user=user, role=role, organisation=organisation, during=DateRange(SINCE, None)))
    User.objects.bulk_create(users)
    RoleGrant.objects.bulk_create(grants)
    held = with_subtree(RoleGrant.objects.filter(user__in=users)).select_related("organisation")
    found = {grant.user_id: grant for grant in held}
    return [acting(user, found[user.pk].organisation, [found[user.pk]], get_language() or "kk") for user in users]
