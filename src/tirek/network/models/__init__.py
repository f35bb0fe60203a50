from .invitation import Invitation
from .memorandum import Memorandum, MemorandumParty
from .organisation import Organisation, OrganisationName, OrganisationPlacement
from .user import RoleGrant, User

__all__ = [
    "Invitation",
    "Memorandum",
    "MemorandumParty",
    "Organisation",
    "OrganisationName",
    "OrganisationPlacement",
    "RoleGrant",
    "User",
]
