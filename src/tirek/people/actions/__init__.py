"""Every write of this app. Each runs in a transaction, records an audit event and names who did it and when."""

from .consents import give_consent, withdraw_consent
from .contacts import add_contact, end_contact, prefer_contact
from .disclosures import Sight, disclose, note_seen
from .households import (
    add_household_member,
    change_role,
    create_household,
    end_household_membership,
    move_household,
)
from .identifiers import add_identifier, end_identifier, see_identifier
from .links import end_link, link_person
from .matching import compare_again, keep_apart, put_off
from .merging import join, offices_that_gain, propose_merge, refuse_merge, undo_merge
from .persons import (
    Found,
    NewPerson,
    PersonData,
    StalePersonError,
    change_person,
    find_or_register,
    new_person,
    register_person,
)
from .statuses import end_status, record_status, remind_of_endings

__all__ = [
    "Found",
    "NewPerson",
    "PersonData",
    "Sight",
    "StalePersonError",
    "add_contact",
    "add_household_member",
    "add_identifier",
    "change_person",
    "change_role",
    "compare_again",
    "create_household",
    "disclose",
    "end_contact",
    "end_household_membership",
    "end_identifier",
    "end_link",
    "end_status",
    "find_or_register",
    "give_consent",
    "join",
    "keep_apart",
    "link_person",
    "move_household",
    "new_person",
    "note_seen",
    "offices_that_gain",
    "prefer_contact",
    "propose_merge",
    "put_off",
    "record_status",
    "refuse_merge",
    "register_person",
    "remind_of_endings",
    "see_identifier",
    "undo_merge",
    "withdraw_consent",
]
