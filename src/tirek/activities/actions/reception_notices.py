"""What visitors are told about their visit, through the outbox, in their language; the reminder of the day before."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.activities.enums import SlotState
from tirek.activities.models import Slot
from tirek.activities.queries.rooms import span_words
from tirek.core.calendar import ALMATY, local_date
from tirek.core.enums import Channel
from tirek.core.messages import send


def tell_visitor(slot: Slot, what: str) -> None:
    """Write to the visitor: ``booked``, ``moved``, ``cancelled`` or ``reminder``. Once for each time of the visit."""
    channel, to = (Channel.EMAIL, slot.email) if slot.email else (Channel.SMS, slot.phone)
    if not to:
        return
    with translation.override(slot.language):
        subject = {
            "booked": _("Your visit is booked"),
            "moved": _("Your visit has moved"),
            "cancelled": _("Your visit is called off"),
            "reminder": _("Tomorrow is your visit"),
        }[what]
        when = span_words(slot.starts_at, slot.ends_at)
        lines = [subject, "", when, slot.office.name, *_more(slot, what)]
        key = f"visit-{what}:{slot.pk}:{slot.number}"
        send(channel, to, subject, "\n".join(lines), language=slot.language, about=slot, key=key)


def remind_visitors(*, at: datetime) -> int:
    """Remind those who are received tomorrow, with the link; returns how many. Each is told once."""
    begins = datetime.combine(local_date(at) + timedelta(days=1), time(), ALMATY)
    day = DateTimeTZRange(begins, begins + timedelta(days=1))
    count = 0
    for slot in Slot.objects.filter(state=SlotState.BOOKED, during__overlap=day).select_related("office"):
        with transaction.atomic():
            tell_visitor(slot, "reminder")
        count += 1
    return count


def _more(slot: Slot, what: str) -> list[str]:
    if what == "cancelled":
        free = f"{settings.SITE_URL}{reverse('activities:reception_office', args=[slot.office.code])}"
        return [slot.cancel_reason, "", _("Choose another time:"), free]
    address = f"{settings.SITE_URL}{reverse('activities:visit')}?number={slot.number}"
    link = [_("Link to the video meeting:"), slot.online_link]
    return ["", *link, "", _("Number of your visit: %(number)s") % {"number": slot.number}, _("Change it:"), address]
