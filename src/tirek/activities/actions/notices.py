"""What those who registered are told, through the outbox, each in the language they registered in."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from tirek.activities.enums import HOLDING, EventFormat, RegistrationState
from tirek.activities.models import Event, Registration
from tirek.core.enums import Channel
from tirek.core.messages import send

State = RegistrationState
SUBJECTS = {
    State.ASKED: _("Your registration waits for the organiser: %(event)s"),
    State.CONFIRMED: _("You are registered: %(event)s"),
    State.WAITING: _("You are on the waiting list: %(event)s"),
    State.DECLINED: _("The organiser cannot give you a place: %(event)s"),
    State.CANCELLED: _("Your registration is cancelled: %(event)s"),
    "changed": _("Time or place has changed: %(event)s"),
    "cancelled": _("The event is cancelled: %(event)s"),
    "reminder": _("Tomorrow: %(event)s"),
}
WITH_PLACE = {State.ASKED, State.CONFIRMED, State.WAITING, "changed", "reminder"}


def tell(registration: Registration, event: Event, what: str, occasion: str = "") -> None:
    """Write to one registration. ``occasion`` makes the message one that is never sent twice."""
    channel, to = _address(registration)
    if not to:
        return
    with translation.override(registration.language):
        subject = SUBJECTS[what] % {"event": event.name}
        lines = [*_when_and_where(event, what), *_reason(event, what), *_ticket(registration, what)]
        send(
            channel,
            to,
            subject,
            "\n".join([subject, "", *lines]),
            language=registration.language,
            about=registration,
            key=f"event-{what}:{registration.pk}:{occasion}" if occasion else None,
        )


def tell_all(events: Iterable[Event], what: str) -> None:
    """Write to everybody who holds or waits for a place; once for each version of an event."""
    found = {event.pk: event for event in events}
    holding = Registration.objects.filter(event__in=found, state__in=HOLDING)
    for registration in holding.iterator():
        event = found[registration.event_id]
        tell(registration, event, what, str(event.version))


def when(event: Event) -> str:
    """Day and hour in the active language."""
    return date_format(timezone.localtime(event.starts_at), "DATETIME_FORMAT")


def ticket_address(registration: Registration) -> str:
    """The address in the QR code of a ticket."""
    return f"{settings.SITE_URL}{reverse('activities:ticket', args=[registration.ticket])}"


def _address(registration: Registration) -> tuple[Channel, str]:
    if registration.email:
        return Channel.EMAIL, registration.email
    return Channel.SMS, registration.phone


def _when_and_where(event: Event, what: str) -> list[str]:
    if what not in WITH_PLACE:
        return [when(event)]
    is_remote = event.format != EventFormat.IN_PERSON
    return [when(event), *filter(None, (event.place, event.online_link if is_remote else ""))]


def _reason(event: Event, what: str) -> list[str]:
    return [event.cancel_reason] if what == "cancelled" and event.cancel_reason else []


def _ticket(registration: Registration, what: str) -> list[str]:
    if what not in WITH_PLACE:
        return []
    return ["", str(_("Your ticket. Cancel here if you cannot come:")), ticket_address(registration)]
