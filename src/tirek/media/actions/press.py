"""Whom journalists may call."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse
from tirek.media.models import PressContact
from tirek.media.permissions import may_publish_for


@transaction.atomic
def add_contact(told: dict[str, Any], *, by: Actor, at: datetime) -> PressContact:
    """A contact of the actor's own organisation. Raises Refused."""
    if by.organisation_id is None:
        raise Refused(refuse(_("You do not publish for this organisation.")))
    ensure(may_publish_for(by, by.organisation_id))
    row = PressContact.objects.create(organisation_id=by.organisation_id, position=PressContact.objects.count(), **told)
    record("media.press_contact_added", row, by=by, at=at)
    return row


@transaction.atomic
def remove_contact(contact_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take a contact off the page. Raises Refused; one that is gone already stays gone."""
    row = PressContact.objects.select_for_update().filter(pk=contact_id).first()
    if row is not None:
        ensure(may_publish_for(by, row.organisation_id))
        record("media.press_contact_removed", row, by=by, at=at)
        row.delete()
