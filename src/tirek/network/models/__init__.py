from .body import BodyDecision, Joining, Membership, Post, Profile, Tenancy
from .invitation import Invitation
from .memorandum import Memorandum, MemorandumParty
from .memorandum_life import MemorandumEdition, MemorandumObligation
from .organisation import Organisation, OrganisationName, OrganisationPlacement
from .substitution import Substitution
from .user import RoleGrant, User

__all__ = [
    "BodyDecision",
    "Invitation",
    "Joining",
    "Membership",
    "Memorandum",
    "MemorandumEdition",
    "MemorandumObligation",
    "MemorandumParty",
    "Organisation",
    "OrganisationName",
    "OrganisationPlacement",
    "Post",
    "Profile",
    "RoleGrant",
    "Substitution",
    "Tenancy",
    "User",
]
