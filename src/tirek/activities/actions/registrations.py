"""Places at an event: asking, the organiser's word, giving a place back, the waiting list moving up."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.notices import tell
from tirek.activities.enums import HOLDING, Entrance, RegistrationState
from tirek.activities.models import Event, Registration
from tirek.activities.permissions import may_register, may_see_participants
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.verdict import Refused, ensure, refuse

State = RegistrationState


@dataclass(frozen=True, kw_only=True)
class Guest:
    """Who wants to come, and where to write to."""

    name: str
    email: str = ""
    phone: str = ""
    language: str = "kk"
    organisation_id: UUID | None = None


@transaction.atomic
def register(event_id: UUID, guest: Guest, *, by: Actor, at: datetime) -> tuple[Registration, bool]:
    """Ask for a place: given at once, on the waiting list when all are taken, or for the organiser to confirm. The
    same address twice is the same registration, whose ticket is sent again. Raises Refused or ValidationError."""
    event = Event.objects.visible_to(by).select_for_update(of=("self",)).get(pk=event_id)
    ensure(may_register(event, at))
    if not (guest.email or guest.phone):
        raise ValidationError({"email": _("Leave an e-mail or a phone number: the ticket is sent there.")})
    earlier = _earlier(event, guest)
    if earlier:
        tell(earlier, event, earlier.state)
        return earlier, False
    made = Registration.objects.create(
        event=event,
        person_id=by.person_id,
        name=guest.name,
        email=guest.email,
        phone=guest.phone,
        language=guest.language,
        organisation_id=guest.organisation_id,
        state=_first_state(event),
        ticket=secrets.token_urlsafe(18),
        asked_at=at,
    )
    record("activities.registered", made, by=by, at=at, event=event.pk, state=made.state)
    tell(made, event, made.state)
    return made, True


def _earlier(event: Event, guest: Guest) -> Registration | None:
    holding = event.registrations.filter(state__in=HOLDING)
    if guest.email:
        return holding.filter(email=guest.email).first()
    return holding.filter(email="", phone=guest.phone, name=guest.name).first()


def _first_state(event: Event) -> RegistrationState:
    if event.entrance == Entrance.APPROVAL:
        return State.ASKED
    return State.CONFIRMED if has_room(event) else State.WAITING


def has_room(event: Event) -> bool:
    """Whether a place is free (in the transaction that holds the event's lock)."""
    if event.capacity is None:
        return True
    return event.registrations.filter(state=State.CONFIRMED).count() < event.capacity


@transaction.atomic
def settle(registration_id: UUID, accepted: bool, *, by: Actor, at: datetime) -> Registration:
    """The organiser's word on a registration: a place (or the waiting list, when all are taken), or none."""
    registration, event = _locked(registration_id)
    ensure(may_see_participants(by, event))
    if registration.state not in (State.ASKED, State.WAITING):
        raise Refused(refuse(_("This registration is settled already.")))
    if not accepted:
        return _turn(registration, event, State.DECLINED, by, at)
    return _turn(registration, event, State.CONFIRMED if has_room(event) else State.WAITING, by, at)


@transaction.atomic
def cancel_registration(ticket: str, *, by: Actor, at: datetime) -> Registration:
    """Give a place back, by the secret of the ticket; the first of the waiting list moves up. Twice is once."""
    found = Registration.objects.get(ticket=ticket)
    registration, event = _locked(found.pk)
    if registration.state not in HOLDING:
        return registration
    if event.starts_at <= at:
        raise Refused(refuse(_("The event has begun: there is nothing to cancel.")))
    _turn(registration, event, State.CANCELLED, by, at)
    move_up(event, by=by, at=at)
    return registration


def move_up(event: Event, *, by: Actor, at: datetime) -> list[Registration]:
    """Give free places to the waiting list in the order of asking (in a transaction that holds the event's lock)."""
    moved = []
    for waiting in event.registrations.filter(state=State.WAITING).order_by("asked_at", "id"):
        if not has_room(event):
            break
        moved.append(_turn(waiting, event, State.CONFIRMED, by, at))
    return moved


def _turn(registration: Registration, event: Event, to: RegistrationState, by: Actor, at: datetime) -> Registration:
    if registration.state == to:
        return registration
    registration.state, registration.settled_at = to, at
    registration.save(update_fields=["state", "settled_at"])
    record("activities.registration_settled", registration, by=by, at=at, state=to)
    tell(registration, event, to)
    return registration


def _locked(registration_id: UUID) -> tuple[Registration, Event]:
    """The event is locked first, as everywhere, so that places are counted one after another."""
    event = Event.objects.select_for_update().get(registrations=registration_id)
    return Registration.objects.select_for_update().get(pk=registration_id), event
