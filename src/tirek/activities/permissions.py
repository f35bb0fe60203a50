"""Rules on activities, each a verdict with its reason."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from tirek.activities.enums import ActivityPermission, Entrance, EventState
from tirek.activities.models import Event
from tirek.core.actor import Actor
from tirek.core.verdict import ALLOWED, Verdict, refuse


def may_organise_for(actor: Actor, organisation_id: UUID) -> Verdict:
    """Announcing events in the name of an organisation."""
    if actor.holds(ActivityPermission.ORGANISE, at=organisation_id):
        return ALLOWED
    return refuse(_("You do not organise events of this organisation."))


def may_edit_event(actor: Actor, event: Event, at: datetime) -> Verdict:
    """Changing what is announced: until it has begun; what has been held is told in the report."""
    organising = may_organise_for(actor, event.organiser_id)
    if not organising:
        return organising
    if event.state != EventState.PLANNED:
        return refuse(_("Only a planned event can be changed."))
    if event.starts_at <= at:
        return refuse(_("This event has begun: what happened is told in its report."))
    return ALLOWED


def may_close_event(actor: Actor, event: Event, at: datetime) -> Verdict:
    """Reporting on an event that is over."""
    organising = may_organise_for(actor, event.organiser_id)
    if not organising:
        return organising
    if event.state != EventState.PLANNED:
        return refuse(_("This event is reported already or was cancelled."))
    if not event.is_over(at):
        return refuse(_("The report is written when the event is over."))
    return ALLOWED


def may_take_attendance(actor: Actor, event: Event) -> Verdict:
    """Writing down who came."""
    if event.state == EventState.CANCELLED:
        return refuse(_("This event was cancelled."))
    if actor.holds(ActivityPermission.REGISTER_ATTENDANCE, at=event.organiser_id):
        return ALLOWED
    return refuse(_("You do not write down who comes to events of this organisation."))


def may_see_participants(actor: Actor, event: Event) -> Verdict:
    """Seeing who has registered and who came, by name."""
    if actor.holds(ActivityPermission.SEE_PARTICIPANTS, at=event.organiser_id):
        return ALLOWED
    return refuse(_("You do not see who comes to events of this organisation."))


def may_register(event: Event, at: datetime) -> Verdict:
    """Whether anybody can still register."""
    if event.entrance == Entrance.FREE:
        return refuse(_("Come without registration."))
    if event.state != EventState.PLANNED:
        return refuse(_("Registration is closed."))
    if event.starts_at <= at:
        return refuse(_("The event has begun: registration is closed."))
    return ALLOWED
