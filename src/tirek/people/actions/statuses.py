"""Statuses that a document gives: written down when it was seen, ended, reminded of before they run out."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Prefetch
from django.db.transaction import atomic
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.enums import Channel
from tirek.core.lines import one_line
from tirek.core.messages import send
from tirek.core.verdict import ensure
from tirek.people.actions.fetching import person_to_edit
from tirek.people.enums import ContactKind
from tirek.people.models import Contact, PersonStatus
from tirek.people.permissions import may_record_status

_CHANNELS = {ContactKind.EMAIL: Channel.EMAIL, ContactKind.PHONE: Channel.SMS}


@atomic
def record_status(
    *,
    person_id: UUID,
    kind: str,
    number: str,
    issuer: str = "",
    since: date,
    until: date | None = None,
    by: Actor,
    at: datetime,
) -> PersonStatus:
    """Write down a status by a document that the actor has seen. ``until`` is the last day of force.

    Raises ValidationError without a number, for a term that ends before it begins, or for a document written down
    already.
    """
    person = person_to_edit(person_id, by)
    ensure(may_record_status(by, person))
    assert by.user_id is not None, "the rule lets no one else in"
    value = one_line(number).upper()
    if not value:
        raise ValidationError({"number": _("Write the number of the document.")})
    if until and until < since:
        raise ValidationError({"until": _("The last day is before the first.")})
    if person.statuses.filter(kind=kind, number=value, during__overlap=_during(since, until)).exists():
        raise ValidationError({"number": _("This document is already written down.")})
    status = PersonStatus.objects.create(
        person=person,
        kind=kind,
        number=value,
        issuer=one_line(issuer)[:300],
        during=_during(since, until),
        ends_on=until,
        seen_by=by.user_id,
        seen_by_name=by.name,
        seen_at=at,
    )
    record("people.status_recorded", status, by=by, at=at, person=person.pk, kind=str(kind))
    return status


@atomic
def end_status(*, status_id: UUID, on: date, by: Actor, at: datetime) -> PersonStatus:
    """``on`` is the last day of the status (taken away, or written down by mistake)."""
    status = PersonStatus.objects.select_for_update().get(pk=status_id)
    person = person_to_edit(status.person_id, by)
    ensure(may_record_status(by, person))
    start = status.during.lower or on
    if on < start:
        raise ValidationError({"on": _("The last day is before the first.")})
    status.during, status.ends_on = _during(start, on), on
    status.save(update_fields=["during", "ends_on"])
    record("people.status_ended", status, by=by, at=at, person=person.pk, on=on)
    return status


@atomic
def remind_of_endings(*, by: Actor, at: datetime) -> int:
    """Tell each person once, in their language, that a document ends within thirty days; returns how many were told.

    A person who cannot be reached is not told; the office still finds the status on its list.
    """
    today = localdate(at)
    reachable = Contact.objects.current().filter(kind__in=_CHANNELS).order_by("-is_preferred", "kind", "id")
    ending = PersonStatus.objects.ending(today).filter(reminded_at__isnull=True, person__merged_into__isnull=True)
    ending = ending.select_for_update(of=("self",), skip_locked=True).select_related("person")
    told = [status for status in ending.prefetch_related(Prefetch("person__contacts", reachable)) if _tell(status)]
    PersonStatus.objects.filter(pk__in=[status.pk for status in told]).update(reminded_at=at)
    for status in told:
        record("people.status_reminded", status, by=by, at=at, person=status.person_id)
    return len(told)


def _tell(status: PersonStatus) -> bool:
    contact = next(iter(status.person.contacts.all()), None)
    if contact is None or status.ends_on is None:
        return False
    with translation.override(status.person.preferred_language):
        subject = _("A document ends soon")
        body = _("%(status)s: the document you showed us is in force until %(day)s. Bring the new one to your office.")
        body %= {"status": status.get_kind_display(), "day": date_format(status.ends_on, "DATE_FORMAT")}
    send(
        _CHANNELS[ContactKind(contact.kind)],
        contact.value,
        subject,
        body,
        language=status.person.preferred_language,
        about=status,
        key=f"status-ends:{status.pk}:{status.ends_on}",
    )
    return True


def _during(since: date, until: date | None) -> DateRange:
    return DateRange(since, until + timedelta(days=1) if until else None)
