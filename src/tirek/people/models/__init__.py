from .access_request import AccessRequest
from .consent import Consent
from .contact import Contact
from .disclosure import Disclosure
from .household import Household, HouseholdMember
from .identifier import Identifier
from .link import PersonLink
from .matching import DuplicatePair, DuplicateScan, MatchDecision
from .merge import MovedRow, PersonMerge
from .person import Person
from .status import PersonStatus

__all__ = [
    "AccessRequest",
    "Consent",
    "Contact",
    "Disclosure",
    "DuplicatePair",
    "DuplicateScan",
    "Household",
    "HouseholdMember",
    "Identifier",
    "MatchDecision",
    "MovedRow",
    "Person",
    "PersonLink",
    "PersonMerge",
    "PersonStatus",
]
