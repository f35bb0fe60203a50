"""Setting when an office is open: what comes later is registered on the next working day (АППК art. 64)."""

from datetime import datetime, time
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.cases.models import OfficeHours
from tirek.cases.permissions import may_set_hours
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import ensure


@atomic
def set_hours(office_id: UUID, opens: time, closes: time, *, by: Actor, at: datetime) -> OfficeHours:
    """Say when an office is open. It holds for what comes in from now on; nothing registered is counted again."""
    ensure(may_set_hours(by, office_id))
    if closes <= opens:
        raise ValidationError({"closes": _("The office closes after it opens.")})
    told = {"opens": opens, "closes": closes, "changed_at": at}
    hours, _is_new = OfficeHours.objects.update_or_create(office_id=office_id, defaults=told)
    minutes = {"opens": opens.hour * 60 + opens.minute, "closes": closes.hour * 60 + closes.minute}
    record("cases.office_hours_set", hours, by=by, at=at, office=office_id, **minutes)
    return hours
