"""Reminders of certificates that end soon."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.mediation.models import Mediator


def remind_of_renewals(*, at: datetime) -> int:
    """Tell each mediator once that the certificate ends within sixty days; how many were told. A renewed one is told
    again when its new end is near."""
    due = Mediator.objects.to_renew(local_date(at)).exclude(Q(email="") & Q(user=None) & Q(phone=""))
    count = 0
    for mediator in due.filter(Q(reminded_for=None) | ~Q(reminded_for=F("valid_until"))).select_related("user"):
        with transaction.atomic():
            _tell(mediator)
            mediator.reminded_for = mediator.valid_until
            mediator.save(update_fields=["reminded_for"])
        count += 1
    return count


def _tell(mediator: Mediator) -> None:
    email = mediator.user.email if mediator.user else mediator.email
    language = mediator.user.language if mediator.user else "kk"
    channel, to = (Channel.EMAIL, email) if email else (Channel.SMS, mediator.phone)
    with translation.override(language):
        subject = _("Your mediator's certificate ends soon")
        day = date_format(mediator.valid_until, "DATE_FORMAT")
        words = _("It is valid until %(day)s. Ask the office that keeps your entry to renew it:") % {"day": day}
    address = f"{settings.SITE_URL}{reverse('mediation:mediator', args=[mediator.number])}"
    key = f"mediator-renewal:{mediator.pk}:{mediator.valid_until}"
    send(channel, to, subject, f"{words} {address}", language=language, about=mediator, key=key)
