from .memorandum import Memorandum, MemorandumParty
from .organisation import Organisation, OrganisationName, OrganisationPlacement
from .user import Invitation, RoleGrant, User

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
