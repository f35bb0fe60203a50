"""Whether a person has agreed that a partner receives their data."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from tirek.network.models import Organisation
from tirek.people.models import Consent

PASSING_VERSION = "passing-2026-11"
"""The wording asked at the desk before a referral; it names one partner."""


def consent_to_pass(person_id: UUID, receiver: Organisation, *, on: date) -> Consent | None:
    """The latest consent in force that lets the receiver have the person's data: one that names it, or the general one
    given with the application, which names the partners of the network. One query."""
    named = Q(text_version=PASSING_VERSION, third_parties__contains=[receiver.name_kk])
    general = ~Q(text_version=PASSING_VERSION) & Q(third_parties__len__gt=0)
    given = Consent.objects.in_force().filter(named | general, person_id=person_id, given_at__date__lte=on)
    return given.filter(Q(until__isnull=True) | Q(until__gte=on)).order_by("-given_at").first()


def general_consent(person_id: UUID, *, on: date) -> Consent | None:
    """The consent in force that covers every partner of the network, where there is one."""
    given = Consent.objects.in_force().filter(person_id=person_id, third_parties__len__gt=0)
    given = given.exclude(text_version=PASSING_VERSION).filter(Q(until__isnull=True) | Q(until__gte=on))
    return given.order_by("-given_at").first()
