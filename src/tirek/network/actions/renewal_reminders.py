"""Telling the parties that a memorandum runs out: when its notice begins, and a week before its last day."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.core.permissions import roles_of
from tirek.network.enums import Level, NetworkPermission
from tirek.network.models import Memorandum, RoleGrant, User

LAST_CALL = timedelta(days=7)


def remind_of_renewals(*, by: Actor, at: datetime) -> int:
    """One letter a memorandum and stage to each who answers for a party or keeps memoranda; sent once however often
    this runs, and anew once its term was changed. Returns how many were written."""
    today = local_date(at)
    return sum(_remind(one, today, by=by, at=at) for one in Memorandum.objects.to_renew(today).order_by("number"))


@transaction.atomic
def _remind(memorandum: Memorandum, today: date, *, by: Actor, at: datetime) -> int:
    last = memorandum.last_day
    assert last is not None
    stage = "last_call" if last - today <= LAST_CALL else "notice"
    told = 0
    for user in _concerned(memorandum, today):
        key = f"renewal:{memorandum.pk}:{last}:{user.pk}:{stage}"
        subject, text = _words(memorandum, last, user.language)
        message = send(Channel.EMAIL, user.email, subject, text, language=user.language, about=memorandum, key=key)
        told += message.created_at >= at
    if told:
        record("network.renewal_reminded", memorandum, by=by, at=at, day=last, stage=stage)
    return told


def _concerned(memorandum: Memorandum, today: date) -> list[User]:
    """Who answers for what the parties took on, and who keeps memoranda for the whole network."""
    at_parties = Q(
        organisation__in=memorandum.parties.values("organisation"),
        role__in=roles_of(NetworkPermission.FULFIL_OBLIGATIONS),
    )
    keepers = Q(role__in=roles_of(NetworkPermission.EDIT_MEMORANDA), organisation__level=Level.REPUBLIC)
    grants = RoleGrant.objects.in_force(today).filter(at_parties | keepers, user__is_active=True)
    return list(User.objects.filter(pk__in=grants.values("user")).order_by("email"))


def _words(memorandum: Memorandum, last: date, language: str) -> tuple[str, str]:
    with override(language):
        day = last.strftime("%d.%m.%Y")
        subject = _("Memorandum № %(number)s ends on %(day)s") % {"number": memorandum.number, "day": day}
        words = _("Speak with the other parties about renewing it: after that day nobody refers under it.")
        address = settings.SITE_URL + memorandum.get_absolute_url()
    return str(subject), f"{memorandum.title}\n{subject}\n\n{words}\n\n{address}"
