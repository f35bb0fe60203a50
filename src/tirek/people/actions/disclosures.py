"""Writing down who saw what of whom."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Model
from django.db.transaction import atomic

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.people.models import Disclosure


@atomic
def disclose(
    *, person_id: UUID, what: Sequence[str], why: str, about: Model | None = None, by: Actor, at: datetime
) -> Disclosure:
    """Write that ``by`` saw or received ``what`` (codes of data) of a person and why; shown to the person."""
    disclosure = Disclosure.objects.create(
        person_id=person_id,
        at=at,
        actor_user_id=by.user_id,
        organisation_id=by.organisation_id,
        organisation=by.organisation_name,
        what=list(what),
        why=why,
        about_type=about._meta.label_lower if about else "",
        about_id=about.pk if about else None,
    )
    record("people.data_disclosed", disclosure, by=by, at=at, person=person_id, what=list(what))
    return disclosure
