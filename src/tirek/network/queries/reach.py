"""How far a role at an organisation reaches."""

from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, OuterRef, Q, QuerySet, When

from tirek.core.actor import EVERYWHERE, Reach
from tirek.network.enums import Level, OrganisationKind
from tirek.network.models import Organisation, RoleGrant
from tirek.network.models.organisation import subtree_ids


def reach_of(organisation: Organisation) -> Reach:
    """How far a role at an organisation reaches: it and all below it. The republic's own office at the root of the
    tree reaches everything, partners' trees too: it runs the network."""
    if runs_the_network(organisation):
        return EVERYWHERE
    return Reach(subtree_ids(organisation.path))


def with_subtree(grants: QuerySet[RoleGrant]) -> QuerySet[RoleGrant]:
    """Grants that carry, as ``subtree``, the keys of their organisation and all below it; for ``reach_of_grant``.
    Those of the republic's offices, which reach everywhere, carry none."""
    republic = Q(organisation__level=Level.REPUBLIC, organisation__kind=OrganisationKind.OFFICE)
    below = ArraySubquery(Organisation.objects.filter(path__startswith=OuterRef("organisation__path")).values("id"))
    return grants.annotate(subtree=Case(When(~republic, then=below), default=None))


def reach_of_grant(grant: RoleGrant) -> Reach:
    """How far a grant read ``with_subtree`` reaches."""
    keys: list[UUID] | None = grant.subtree  # type: ignore[attr-defined]
    return reach_of(grant.organisation) if keys is None else Reach(frozenset(keys))


def runs_the_network(organisation: Organisation) -> bool:
    """Whether this is the republic's office at the root."""
    at_root = organisation.parent_code is None
    return at_root and organisation.level == Level.REPUBLIC and organisation.kind == OrganisationKind.OFFICE
