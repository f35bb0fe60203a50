"""Letters about bookings: to the house when one waits for its word, to whoever booked when others decided."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.activities.enums import ActivityPermission, BookingState
from tirek.activities.models import Booking
from tirek.activities.queries.rooms import span_words
from tirek.core.actor import Actor
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.permissions import roles_of
from tirek.network.models import User


def tell_booker(booking: Booking, *, by: Actor) -> None:
    """Say to whoever booked what somebody else has decided."""
    user = User.objects.filter(pk=booking.booked_by_id, is_active=True).first()
    if user is None or user.pk == by.user_id:
        return
    with translation.override(user.language):
        subject = {
            BookingState.CONFIRMED: _("Your booking is confirmed"),
            BookingState.DECLINED: _("Your booking was declined"),
            BookingState.CANCELLED: _("Your booking was cancelled"),
        }[BookingState(booking.state)]
        body = "\n".join(filter(None, [_what(booking), booking.reason, _link(booking)]))
        send(Channel.EMAIL, user.email, subject, body, language=user.language, about=booking)


def tell_keepers(booking: Booking) -> None:
    """Say to those who keep this very house that a booking waits for them."""
    day, roles = local_date(booking.booked_at), roles_of(ActivityPermission.KEEP_ROOMS)
    grants = {"grants__organisation": booking.room.organisation_id, "grants__role__in": roles}
    keepers = User.objects.filter(is_active=True, **grants, grants__during__contains=day).distinct()
    for user in keepers.order_by("pk"):
        with translation.override(user.language):
            subject, key = (
                _("A booking waits for your word"),
                f"booking:{booking.pk}:{booking.during.lower:%Y%m%d%H%M}:{user.pk}",
            )
            body = f"{_what(booking)}\n{_link(booking)}"
            send(Channel.EMAIL, user.email, subject, body, language=user.language, about=booking, key=key)


def _what(booking: Booking) -> str:
    when = span_words(booking.during.lower, booking.during.upper)
    return f"{booking.room.name}, {when}: {booking.booked_for.name}, {booking.purpose}"


def _link(booking: Booking) -> str:
    return f"{settings.SITE_URL}{booking.get_absolute_url()}"
