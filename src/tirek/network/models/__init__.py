from .body import BodyDecision, Joining, Membership, Post, Profile, Tenancy
from .invitation import Invitation
from .memorandum import Memorandum, MemorandumParty
from .organisation import Organisation, OrganisationName, OrganisationPlacement
from .substitution import Substitution
from .user import RoleGrant, User

__all__ = [
    "BodyDecision",
    "Invitation",
    "Joining",
    "Membership",
    "Memorandum",
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
