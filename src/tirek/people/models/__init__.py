from .consent import Consent
from .contact import Contact
from .disclosure import Disclosure
from .household import Household, HouseholdMember
from .identifier import Identifier
from .link import PersonLink
from .person import Person

__all__ = [
    "Consent",
    "Contact",
    "Disclosure",
    "Household",
    "HouseholdMember",
    "Identifier",
    "Person",
    "PersonLink",
]
