"""Reminders: to participants the day before, to organisers whose report is due or late. Each is sent once."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.notices import tell, when
from tirek.activities.enums import ActivityPermission, EventState, RegistrationState
from tirek.activities.models import Event, Registration
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.permissions import roles_of
from tirek.network.models import RoleGrant

REPORT_WITHIN = timedelta(days=10)
FIRST_REMINDER = timedelta(days=3)
FORGOTTEN = timedelta(days=60)


def remind_participants(*, at: datetime) -> int:
    """Tell those with a place about tomorrow's event; returns how many."""
    soon = Event.objects.standing().filter(starts_at__gt=at, held_on=local_date(at) + timedelta(days=1))
    confirmed = Registration.objects.filter(event__in=soon, state=RegistrationState.CONFIRMED)
    count = 0
    for registration in confirmed.select_related("event").iterator():
        with transaction.atomic():
            tell(registration, registration.event, "reminder", local_date(registration.event.starts_at).isoformat())
        count += 1
    return count


def chase_reports(*, at: datetime) -> int:
    """Write to the organisers of events over for three days, and again when the ten days have passed; returns how
    many events. The keys of the messages keep each from being sent twice."""
    over = Event.objects.filter(
        state=EventState.PLANNED, ends_at__lt=at - FIRST_REMINDER, ends_at__gt=at - FORGOTTEN
    ).select_related("organiser")
    count = 0
    for event in over.iterator():
        with transaction.atomic():
            _chase(event, "late" if event.ends_at < at - REPORT_WITHIN else "due", at)
        count += 1
    return count


def _chase(event: Event, rung: str, at: datetime) -> None:
    for language, email in _organisers(event, at):
        with translation.override(language):
            subject = _("The report is late: %(event)s") if rung == "late" else _("Write the report: %(event)s")
            address = f"{settings.SITE_URL}{reverse('activities:event_report', args=[event.pk])}"
            body = "\n".join([event.name, when(event), "", str(_("The report takes three minutes:")), address])
            key = f"event-report-{rung}:{event.pk}:{email}"
            send(Channel.EMAIL, email, subject % {"event": event.name}, body, language=language, about=event, key=key)


def _organisers(event: Event, at: datetime) -> Iterable[tuple[str, str]]:
    """Those who organise at the organiser itself."""
    grants = RoleGrant.objects.in_force(local_date(at)).filter(
        organisation=event.organiser_id, role__in=roles_of(ActivityPermission.ORGANISE)
    )
    return sorted({(grant.user.language, grant.user.email) for grant in grants.select_related("user")})
