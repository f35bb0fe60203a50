"""Taking the personal out of old records of people. The record stays as a key, so that figures count as before."""

from datetime import datetime
from functools import cache
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Exists, Model, OuterRef, Q

from tirek.core.anonymising import GONE, blank, ways_to, with_ids
from tirek.people.enums import Sex
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

PROOFS = (Consent, Disclosure, AccessRequest)
"""What outlives the data they are about, by a term of its own (``people.retention``)."""
KEPT = ("number", "language", "rating", "percent")
REMOVED = (Contact, Identifier, PersonLink)


def anonymise_people(ids: list[UUID], at: datetime) -> int:
    """Anonymise records of people: names, birth date, address, contacts, numbers and the sight of offices go.

    Search no longer finds them: their keys are empty. Only tables with a key of their own to the person are touched:
    what hangs on an application was treated with it. Called by a retention run, inside its transaction.
    """
    for removed in REMOVED:
        removed._default_manager.filter(person__in=ids).delete()
    for model, way in _hanging_on_people().items():
        blank(model, with_ids(way, ids), kept=KEPT)
    done = blank(Person, Q(pk__in=ids), family_name=GONE, sex=Sex.UNKNOWN, search_keys="", anonymised_at=at)
    _blank_empty_homes(ids)
    return done


def remove_proofs(model: type[Model], ids: list[UUID]) -> int:
    """Remove old proofs for good (consents, disclosures)."""
    return int(model._default_manager.filter(pk__in=ids).delete()[0])


def _blank_empty_homes(ids: list[UUID]) -> None:
    """The address of a household goes once nobody in it is known any more."""
    known = HouseholdMember.objects.filter(household=OuterRef("pk"), person__anonymised_at__isnull=True)
    homes = HouseholdMember.objects.filter(person__in=ids).values("household")
    blank(Household, Q(pk__in=Household.objects.filter(~Exists(known), pk__in=homes).values("pk")))


@cache
def _hanging_on_people() -> dict[type[Model], str]:
    """Tables with a direct key to a person that are neither proofs nor removed whole."""
    left_alone = (*PROOFS, *REMOVED, Person, get_user_model())
    return {model: way for model, way in ways_to(Person, longest=1).items() if model not in left_alone}
