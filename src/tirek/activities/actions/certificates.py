"""Giving certificates to those who have earned them, and taking one back with its reason."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tirek.activities.actions.certificate_notices import tell_issued, tell_revoked
from tirek.activities.models import Certificate, Event, Registration
from tirek.activities.permissions_of_training import may_issue, may_revoke
from tirek.activities.queries.certificates import SERIES, spelled
from tirek.activities.queries.courses import last_day
from tirek.activities.queries.learning import Learner, class_of, learner_of
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record, record_many
from tirek.core.calendar import local_date
from tirek.core.lines import one_line
from tirek.core.numbering import reserve
from tirek.core.verdict import Refused, ensure, refuse

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is taken for another


@transaction.atomic
def issue_certificates(event_id: UUID, *, by: Actor, at: datetime) -> list[Certificate]:
    """Give certificates to all of a session who have earned one and have none; each is told. Twice is once."""
    event = Event.objects.visible_to(by).select_for_update(of=("self",)).select_related("course").get(pk=event_id)
    ensure(may_issue(by, event, at))
    return _give([learner for learner in class_of(event) if learner.has_earned], by, at)


def issue_if_earned(registration: Registration, *, by: Actor, at: datetime) -> Certificate | None:
    """Give one learner the certificate where it is earned (in a transaction that holds the event's lock)."""
    learner = learner_of(registration)
    if learner is None or not learner.has_earned:
        return None
    return _give([learner], by, at)[0]


@transaction.atomic
def issue_again(registration_id: UUID, name: str, *, by: Actor, at: datetime) -> Certificate:
    """Give a new certificate in place of a revoked one, such as for a name that was misspelt. Raises Refused, or
    ValidationError by field."""
    event = Event.objects.visible_to(by).select_for_update(of=("self",)).get(registrations=registration_id)
    ensure(may_issue(by, event, at))
    registration = Registration.objects.select_for_update(of=("self",)).get(pk=registration_id)
    registration.event, registration.name = event, one_line(name)[:200]
    if not registration.name:
        raise ValidationError({"name": _("Write the name as it should stand on the certificate.")})
    learner = learner_of(registration)
    revoked = [each for each in learner.certificates if each.revoked_at] if learner else []
    if learner is None or not revoked or len(revoked) < len(learner.certificates):
        raise Refused(refuse(_("A new one is given only in place of a revoked certificate.")))
    registration.save(update_fields=["name"])
    return _give([learner], by, at)[0]


def _give(learners: Sequence[Learner], by: Actor, at: datetime) -> list[Certificate]:
    if not learners:
        return []
    issued_on = local_date(at)
    numbers = reserve(SERIES, issued_on.year, len(learners))
    rows = [_certificate(each, number, by, at) for each, number in zip(learners, numbers, strict=True)]
    Certificate.objects.bulk_create(rows)
    entries = [Entry("activities.certificate_issued", row, {"event": row.event_id}) for row in rows]
    record_many(entries, by=by, at=at)
    for learner, row in zip(learners, rows, strict=True):
        tell_issued(learner.registration, row)
    return rows


def _certificate(learner: Learner, number: str, by: Actor, at: datetime) -> Certificate:
    registration, course = learner.registration, learner.course
    return Certificate(
        number=spelled(number),
        code="".join(secrets.choice(LETTERS) for _letter in range(12)),
        course=course,
        event_id=registration.event_id,
        registration=registration,
        person_id=registration.person_id,
        user_id=registration.user_id,
        organisation_id=registration.organisation_id,
        name=registration.name,
        language=registration.language,
        hours=course.hours,
        issued_on=local_date(at),
        valid_until=last_day(course, local_date(at)),
        percent=learner.best if learner.has_test else None,
        issued_by_id=by.user_id,
    )


@transaction.atomic
def revoke_certificate(number: str, reason: str, *, by: Actor, at: datetime) -> Certificate:
    """Take a certificate back. It stays, readable as revoked with the reason; its holder is told. Raises Refused, or
    ValidationError by field."""
    rows = Certificate.objects.select_related("course", "event", "registration", "person")
    certificate: Certificate = rows.select_for_update(of=("self",)).get(number=number)
    ensure(may_revoke(by, certificate))
    if not one_line(reason):
        raise ValidationError({"reason": _("Say why it is revoked: whoever checks it reads this.")})
    certificate.revoked_at, certificate.revoked_by_id = at, by.user_id
    certificate.revoke_reason = one_line(reason)[:300]
    certificate.save(update_fields=["revoked_at", "revoked_by_id", "revoke_reason"])
    record("activities.certificate_revoked", certificate, by=by, at=at)
    if certificate.registration:
        tell_revoked(certificate.registration, certificate)
    return certificate
