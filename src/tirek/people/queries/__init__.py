"""Reads of this app, one module per page or question."""

from .disclosures import disclosures_of
from .people import (
    Duplicate,
    Hit,
    household_of,
    identifier_holders,
    matching_names,
    members_of,
    person_page,
    possible_duplicates,
    same_name,
    search_keys,
    search_people,
    visible_person_ids,
)

__all__ = [
    "Duplicate",
    "Hit",
    "disclosures_of",
    "household_of",
    "identifier_holders",
    "matching_names",
    "members_of",
    "person_page",
    "possible_duplicates",
    "same_name",
    "search_keys",
    "search_people",
    "visible_person_ids",
]
