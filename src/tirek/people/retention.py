"""Which personal column is kept for how long. Terms are the house's own until a lawyer confirms them.

The basis is the purpose: data of a person live as long as an application of theirs, then five years for
complaints and figures; proofs (consents, disclosures) outlive the data they are about.
"""

from tirek.core.retention import Category, Term, keep
from tirek.people.models import (
    AccessRequest,
    Consent,
    Contact,
    Disclosure,
    Household,
    HouseholdMember,
    Identifier,
    Person,
    PersonLink,
)

FIVE_YEARS = Term(5, "the last application of the person is closed")
ONE_YEAR = Term(1, "the contact or number is no longer in use")
PROOF = Term(10, "the consent ends or the disclosure happens")

_ROW = ("id", "created_at")

keep(
    Person,
    FIVE_YEARS,
    {
        Category.IDENTITY: (
            "family_name",
            "given_name",
            "patronymic",
            "birth_date",
            "sex",
            "preferred_language",
            "search_keys",
            "merged_into",
        ),
        Category.RESIDENCE: ("area", "address"),
    },
    plain=(*_ROW, "version", "is_demo", "anonymised_at"),
)
keep(
    Identifier,
    ONE_YEAR,
    {Category.IDENTITY: ("person", "kind", "value", "during"), Category.TRACE: ("seen_by", "seen_on")},
    plain=_ROW,
)
keep(
    Contact,
    ONE_YEAR,
    {
        Category.CONTACT: ("person", "kind", "value", "as_entered", "is_preferred"),
        Category.TRACE: ("verified_at", "ended_at"),
    },
    plain=_ROW,
)
keep(Household, FIVE_YEARS, {Category.RESIDENCE: ("area", "address")}, plain=_ROW)
keep(
    HouseholdMember,
    FIVE_YEARS,
    {Category.FAMILY: ("household", "person", "role", "during", "left_because")},
    plain=_ROW,
)
keep(
    PersonLink,
    FIVE_YEARS,
    {Category.TRACE: ("person", "organisation_id", "reason", "about_id", "opened_at", "ended_at")},
    plain=_ROW,
)
keep(
    Consent,
    PROOF,
    {
        Category.TRACE: (
            "person",
            "purpose",
            "data",
            "third_parties",
            "given_at",
            "how",
            "language",
            "withdrawn_at",
            "withdrawal_reason",
        )
    },
    plain=(
        *_ROW,
        "operator",
        "operator_number",
        "operator_id",
        "is_cross_border",
        "is_public",
        "until",
        "text_version",
        "matter_id",
        "withdrawn_how",
        "stop_by",
        "stopped_at",
        "stopped_by_id",
        "stop_note",
    ),
)
keep(
    Disclosure,
    PROOF,
    {Category.TRACE: ("person", "at", "actor_user_id", "what", "why", "about_type", "about_id", "matter_id")},
    plain=(*_ROW, "organisation_id", "organisation", "how", "on", "under"),
)
keep(
    AccessRequest,
    PROOF,
    {Category.TRACE: ("person", "asked_at", "document", "refusal")},
    plain=(
        *_ROW,
        "office_id",
        "matter_id",
        "asked_how",
        "due_on",
        "checked_at",
        "checked_by_id",
        "handed_at",
        "handed_by_id",
        "refused_at",
    ),
)
