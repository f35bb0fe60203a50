"""What may become an early warning beside what mediation knows itself: applications, and texts of outlets."""

from uuid import UUID

from django.utils import timezone

from tirek.cases.models import Case
from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.media.models import Flag
from tirek.mediation.enums import SignalSource
from tirek.mediation.queries.origins import Origin, register_origin


def furnish() -> None:
    """Called once the apps are ready; a second call changes nothing."""
    register_origin(SignalSource.CASE, application)
    register_origin(SignalSource.MEDIA, text_of_an_outlet)


def application(actor: Actor, key: UUID) -> Origin | None:
    """An application: its number and place; nothing of its words or its applicant."""
    found = Case.objects.visible_to(actor).select_related("office").filter(pk=key).first()
    if found is None:
        return None
    day = found.registered_on or timezone.localdate()
    return Origin(SignalSource.CASE, key, found.office.area_id, day, found.number, found.get_absolute_url())


def text_of_an_outlet(actor: Actor, key: UUID) -> Origin | None:
    """A text that two people have decided about; for those who monitor the media."""
    found = Flag.objects.visible_to(actor).select_related("material__outlet").filter(pk=key).first()
    if found is None:
        return None
    material, day = found.material, local_date(found.decided_at or found.raised_at)
    area = material.area_id or material.outlet.area_id
    return Origin(SignalSource.MEDIA, key, area, day, material.title, found.get_absolute_url(), material.title)
