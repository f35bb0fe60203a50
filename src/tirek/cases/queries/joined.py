"""Numbers of applications registered twice: they open the case that stayed."""

from collections.abc import Collection
from uuid import UUID

from tirek.cases.models import Case, CaseMerge
from tirek.core.actor import Actor
from tirek.core.numbering import normalise


def joined_to(actor: Actor, number: str) -> Case | None:
    """The visible case that a joined registration's number opens; None for the number of a case itself. One query
    where the number is none of those."""
    merge = CaseMerge.objects.filter(number=normalise(number) or number).first()
    return Case.objects.visible_to(actor).filter(pk=merge.case_id).first() if merge else None


def joined_by_key(keys: Collection[UUID]) -> dict[UUID | None, Case]:
    """The surviving case of each intake key whose own registration was joined to another. One query."""
    merges = CaseMerge.objects.filter(intake_key__in=keys).select_related("case")
    return {merge.intake_key: merge.case for merge in merges}


def registered_as(key: UUID) -> Case:
    """The case registered under an intake key, or the one that registration was joined to."""
    case = Case.objects.filter(intake_key=key).first()
    return case or joined_by_key([key])[key]
