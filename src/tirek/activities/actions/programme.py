"""Who takes part in an event as an organisation, and its programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.activities.enums import EventState, PartRole
from tirek.activities.models import Event, EventPart, ProgrammeItem
from tirek.activities.permissions import may_organise_for
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import ALMATY
from tirek.core.verdict import Refused, ensure, refuse
from tirek.network.models import Organisation


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the programme: at what time, what, who speaks."""

    at: time
    title: str
    speaker: str = ""


@transaction.atomic
def set_programme(event_id: UUID, lines: Sequence[Line], *, by: Actor, at: datetime) -> Event:
    """Write the programme anew. Times are of the day the event begins."""
    event = _open(event_id, by)
    event.programme.all().delete()
    day = event.starts_at.astimezone(ALMATY).date()
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(
            event=event,
            starts_at=datetime.combine(day, line.at, ALMATY),
            title=line.title,
            speaker=line.speaker,
        )
        for line in lines
    )
    record("activities.programme_written", event, by=by, at=at, lines=len(lines))
    return event


@transaction.atomic
def add_part(event_id: UUID, organisation_id: UUID, role: str, *, by: Actor, at: datetime) -> EventPart:
    """Name an organisation that takes part; naming it again changes its part."""
    event = _open(event_id, by)
    if role not in PartRole.values:
        raise ValidationError({"role": _("Choose one from the list.")})
    if organisation_id == event.organiser_id:
        raise ValidationError(_("This organisation is the organiser itself."))
    organisation = Organisation.objects.get(pk=organisation_id)
    part, _made = EventPart.objects.update_or_create(event=event, organisation=organisation, defaults={"role": role})
    record("activities.part_named", event, by=by, at=at, organisation=organisation.pk, role=role)
    return part


@transaction.atomic
def remove_part(event_id: UUID, part_id: UUID, *, by: Actor, at: datetime) -> None:
    """Take an organisation out of an event."""
    event = _open(event_id, by)
    part = event.parts.get(pk=part_id)
    record("activities.part_removed", event, by=by, at=at, organisation=part.organisation_id)
    part.delete()


def _open(event_id: UUID, by: Actor) -> Event:
    """The event, locked, while its organiser may still say what it is: until it is reported."""
    event = Event.objects.visible_to(by).select_for_update(of=("self",)).get(pk=event_id)
    ensure(may_organise_for(by, event.organiser_id))
    if event.state != EventState.PLANNED:
        raise Refused(refuse(_("Only a planned event can be changed.")))
    return event
