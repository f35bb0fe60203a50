"""Who acts: a person acting for an organisation, with the roles granted there and how far each reaches."""

from dataclasses import dataclass, field
from functools import cache
from uuid import UUID

from django.db.models import Q

from tirek.core.permissions import Permission, roles_of


@dataclass(frozen=True, slots=True)
class Reach:
    """A set of organisations: those in ``ids``, or all of them."""

    ids: frozenset[UUID] = frozenset()
    everywhere: bool = False

    def __contains__(self, organisation_id: object) -> bool:
        return self.everywhere or organisation_id in self.ids

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.ids)

    def __or__(self, other: "Reach") -> "Reach":
        return Reach(self.ids | other.ids, self.everywhere or other.everywhere)

    def q(self, column: str) -> Q:
        """A condition on ``column`` (an organisation key) that holds inside this reach; never true when empty, always
        when it is everywhere, also beside an OR (an empty Q would be left out there)."""
        if self.everywhere:
            return ~Q(pk__in=())
        if len(self.ids) == 1:
            return Q(**{column: next(iter(self.ids))})
        return Q(**{f"{column}__in": sorted(self.ids)})


NOWHERE = Reach()
EVERYWHERE = Reach(everywhere=True)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held at an organisation and the organisations it reaches (that one and all below it)."""

    role: str
    organisation_id: UUID | None
    reach: Reach


@dataclass(frozen=True)
class Actor:
    """Who is acting. Two actors with the same grants see the same records; rules never ask for a user row.

    ``for_user_id`` is the colleague in whose place they act while that one is on leave.
    """

    user_id: UUID | None = None
    name: str = ""
    organisation_id: UUID | None = None
    organisation_name: str = ""
    grants: tuple[Grant, ...] = ()
    person_id: UUID | None = None
    language: str = "kk"
    is_system: bool = False
    for_user_id: UUID | None = None
    for_user_name: str = ""
    _reaches: dict[str, Reach] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_anonymous(self) -> bool:
        return self.user_id is None and not self.is_system

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(grant.role for grant in self.grants)

    def reach(self, permission: Permission | str) -> Reach:
        """All organisations where this actor holds the permission."""
        if self.is_system:
            return EVERYWHERE
        key = str(permission)
        if key not in self._reaches:
            roles = roles_of(permission)
            total = NOWHERE
            for grant in self.grants:
                if grant.role in roles:
                    total |= grant.reach
            self._reaches[key] = total
        return self._reaches[key]

    def holds(self, permission: Permission | str, *, at: UUID | None = None) -> bool:
        """Whether the permission is held at an organisation (anywhere at all when ``at`` is not given)."""
        reach = self.reach(permission)
        return bool(reach) if at is None else at in reach


ANONYMOUS = Actor()


@cache
def system_actor(name: str) -> Actor:
    """Tirek itself acting, for instance a worker escalating an overdue deadline; ``name`` stands in the audit."""
    return Actor(name=name, is_system=True)
