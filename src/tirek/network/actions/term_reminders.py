"""Telling who keeps a body's members that terms run out: two months before, and on the day."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.roles import Role
from tirek.network.models import Membership, Organisation, RoleGrant

NOTICE = timedelta(days=60)


def remind_of_terms(*, by: Actor, at: datetime) -> int:
    """One letter a body and day of ending to each secretary above it; sent once however often this runs. Returns how
    many were written."""
    today = local_date(at)
    seats = Membership.objects.on(today).filter(term_ends_on__range=(today, today + NOTICE))
    ending: dict[tuple[UUID, date], int] = defaultdict(int)
    for organisation, day in seats.order_by().values_list("organisation", "term_ends_on"):
        if day:
            ending[organisation, day] += 1
    bodies = Organisation.objects.in_bulk({organisation for organisation, _day in ending})
    secretaries = _secretaries(today)
    return sum(
        _tell(bodies[organisation], day, count, secretaries, by=by, at=at)
        for (organisation, day), count in ending.items()
    )


@transaction.atomic
def _tell(
    body: Organisation, day: date, count: int, secretaries: dict[str, list[RoleGrant]], *, by: Actor, at: datetime
) -> int:
    codes = body.path.rstrip(".").split(".")
    told = 0
    for grant in {grant.user_id: grant for code in codes for grant in secretaries.get(code, ())}.values():
        stage = "day" if day == local_date(at) else "notice"
        key = f"term:{body.pk}:{day}:{grant.user_id}:{stage}"
        subject, text = _words(body, day, count, grant.user.language)
        message = send(
            Channel.EMAIL, grant.user.email, subject, text, language=grant.user.language, about=body, key=key
        )
        told += message.created_at >= at
    if told:
        record("network.term_end_reminded", body, by=by, at=at, day=day, seats=count)
    return told


def _words(body: Organisation, day: date, count: int, language: str) -> tuple[str, str]:
    with override(language):
        address = settings.SITE_URL + reverse("network:members", args=[body.code])
        text = ngettext("The term of %(n)s seat ends.", "The terms of %(n)s seats end.", count) % {"n": count}
        subject = _("Terms end on %(day)s") % {"day": day.strftime("%d.%m.%Y")}
        return str(subject), f"{body.name}\n{text}\n{subject}\n\n{address}"


def _secretaries(today: date) -> dict[str, list[RoleGrant]]:
    """Secretaries at work, by the code of the organisation where they keep the members."""
    found: dict[str, list[RoleGrant]] = defaultdict(list)
    grants = RoleGrant.objects.in_force(today).filter(role=Role.SECRETARY, user__is_active=True)
    for grant in grants.select_related("user", "organisation"):
        found[grant.organisation.code].append(grant)
    return found
