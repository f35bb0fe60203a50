"""Feeds: named, changed, stopped."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, refuse
from tirek.media.enums import MediaPermission
from tirek.media.models import Feed


@transaction.atomic
def save_feed(feed_id: UUID | None, columns: dict[str, Any], *, by: Actor, at: datetime) -> Feed:
    """Name a feed or change it; it is read at the next turn. Raises Refused, or ValidationError by field."""
    if not by.holds(MediaPermission.MONITOR):
        raise Refused(refuse(_("Your role does not monitor the media.")))
    same = Feed.objects.filter(outlet_id=columns["outlet_id"], address=columns["address"])
    if (same.exclude(pk=feed_id) if feed_id else same).exists():
        raise ValidationError({"address": _("This feed is there already.")})
    row = Feed.objects.select_for_update().get(pk=feed_id) if feed_id else Feed()
    fresh = {"etag": "", "modified": "", "failures": 0, "problem": "", "moved_to": "", "next_at": None}
    for name, value in {**columns, **fresh}.items():
        setattr(row, name, value)
    row.save()
    record("media.feed_saved", row, by=by, at=at, outlet=row.outlet_id, active=row.is_active)
    return row


@transaction.atomic
def follow_feed(feed_id: UUID, *, by: Actor, at: datetime) -> Feed:
    """Take over the address where a feed says it is now. Raises Refused."""
    if not by.holds(MediaPermission.MONITOR):
        raise Refused(refuse(_("Your role does not monitor the media.")))
    row = Feed.objects.select_for_update().get(pk=feed_id)
    if not row.moved_to:
        raise Refused(refuse(_("This feed has not moved.")))
    if Feed.objects.filter(outlet_id=row.outlet_id, address=row.moved_to).exclude(pk=row.pk).exists():
        raise Refused(refuse(_("The new address is read already: stop reading this one.")))
    before, row.address, row.moved_to = row.address, row.moved_to, ""
    row.etag, row.modified, row.next_at = "", "", None
    row.save(update_fields=["address", "moved_to", "etag", "modified", "next_at"])
    record("media.feed_followed", row, by=by, at=at, before=before, after=row.address)
    return row
