"""Numbers of applications registered twice: they open the case that stayed."""

from tirek.cases.models import Case, CaseMerge
from tirek.core.actor import Actor
from tirek.core.numbering import normalise


def joined_to(actor: Actor, number: str) -> Case | None:
    """The visible case that a joined registration's number opens; None for the number of a case itself. One query
    where the number is none of those."""
    merge = CaseMerge.objects.filter(number=normalise(number) or number).first()
    return Case.objects.visible_to(actor).filter(pk=merge.case_id).first() if merge else None
