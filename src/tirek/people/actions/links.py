"""Which organisation may see a person. Apps further left call these when their records begin and end."""

from datetime import datetime
from uuid import UUID

from django.db.models import Model
from django.db.transaction import atomic

from tirek.core.actor import Actor
from tirek.core.audit import event, record
from tirek.people.models import Person, PersonLink


@atomic
def link_person(
    *,
    person_id: UUID,
    organisation_id: UUID,
    reason: str,
    about_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> PersonLink:
    """Let an organisation see a person because of ``about_id``; an open link is returned as it is.

    The caller answers for the right to do so: it has just checked its own rule (a registration, a referral).
    """
    key = {"person_id": person_id, "organisation_id": organisation_id, "reason": reason, "about_id": about_id}
    link = PersonLink(**key, opened_at=at)
    written = PersonLink.objects.bulk_create([link], ignore_conflicts=True)[0]
    link = PersonLink.objects.open().get(**key)
    if link.pk == written.pk:
        record("people.person_linked", link, by=by, at=at, organisation=organisation_id, reason=str(reason))
    return link


def new_link(person: Person, organisation_id: UUID, reason: str, *, by: Actor, at: datetime) -> list[Model]:
    """The rows that let an organisation see a person whom nobody sees yet, for the caller to insert."""
    link = PersonLink(person=person, organisation_id=organisation_id, reason=reason, opened_at=at)
    told = event("people.person_linked", link, by=by, at=at, organisation=organisation_id, reason=str(reason))
    return [link, told]


@atomic
def end_link(
    *,
    person_id: UUID,
    organisation_id: UUID,
    reason: str,
    about_id: UUID | None = None,
    by: Actor,
    at: datetime,
) -> bool:
    """End an organisation's sight of a person for this reason; other reasons keep theirs. False when none was open."""
    links = PersonLink.objects.open().of(person_id, organisation_id).filter(reason=reason, about_id=about_id)
    link = links.select_for_update().first()
    if link is None:
        return False
    link.ended_at = max(at, link.opened_at)
    link.save(update_fields=["ended_at"])
    record("people.person_unlinked", link, by=by, at=at, organisation=organisation_id, reason=str(reason))
    return True
