"""How far a role at an organisation reaches."""

from tirek.core.actor import EVERYWHERE, Reach
from tirek.network.enums import Level, OrganisationKind
from tirek.network.models import Organisation
from tirek.network.models.organisation import subtree_ids


def reach_of(organisation: Organisation) -> Reach:
    """How far a role at an organisation reaches: it and all below it. The republic's own office at the root of the
    tree reaches everything, partners' trees too: it runs the network."""
    if runs_the_network(organisation):
        return EVERYWHERE
    return Reach(subtree_ids(organisation.path))


def runs_the_network(organisation: Organisation) -> bool:
    """Whether this is the republic's office at the root."""
    at_root = organisation.parent_code is None
    return at_root and organisation.level == Level.REPUBLIC and organisation.kind == OrganisationKind.OFFICE
