"""Messages to parties and mediators. They say that there is news and where to read it; never what, of which file, nor
that it is mediation: the outbox, a phone on a table and a mail server are no sealed places."""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.mediation.models import Dispute, Mediator, Party
from tirek.mediation.queries.parties import place_of
from tirek.mediation.queries.seats import letter_box
from tirek.mediation.sealing import CONTACTS, Sealed

LINK_HOLDS = timedelta(days=14)


def tell_parties(dispute: Dispute, parties: Iterable[Party]) -> int:
    """Tell parties that there is news; how many could be reached."""
    return sum(_tell(dispute, party, reverse("mediation:enter")) for party in parties)


def invite(dispute: Dispute, party: Party, *, at: datetime) -> bool:
    """Send a party a link that opens the file once, to choose a PIN; False when there is no way to reach them. The
    party is to be saved by the caller."""
    token = secrets.token_urlsafe(24)
    party.link_digest, party.link_until = digest_of(token), at + LINK_HOLDS
    return _tell(dispute, party, reverse("mediation:link", args=[token]))


def tell_mediator(mediator: Mediator | None) -> bool:
    """Tell a mediator that something waits."""
    if mediator is None or mediator.user is None:
        return False
    return _send(Channel.EMAIL, mediator.user.email, mediator.user.language, reverse("mediation:mine"))


def digest_of(token: str) -> str:
    """What is kept of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def _tell(dispute: Dispute, party: Party, address: str) -> bool:
    try:
        reach = letter_box(dispute).read(CONTACTS, place_of(party), party.sealed_contacts)
    except Sealed:
        return False
    for channel, to in ((Channel.SMS, reach.get("phone")), (Channel.EMAIL, reach.get("email"))):
        if to:
            return _send(channel, to, party.language, address)
    return False


def _send(channel: Channel, to: str, language: str, address: str) -> bool:
    with translation.override(language):
        subject, words = _("There is news for you"), _("There is news for you. Read it here:")
    send(channel, to, subject, f"{words} {settings.SITE_URL}{address}", language=language)
    return True
