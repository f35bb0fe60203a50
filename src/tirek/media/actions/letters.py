"""The newsletter: asked for, confirmed, sent, left."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tirek.core.actor import ANONYMOUS, Actor
from tirek.core.audit import record
from tirek.core.enums import Channel
from tirek.core.messages import send
from tirek.media.models import Article, Letter, Subscriber
from tirek.media.queries.articles import published_between

EVERY = timedelta(days=7)
MOST_IN_A_LETTER = 12


@transaction.atomic
def subscribe(email: str, language: str, *, at: datetime) -> Subscriber:
    """Ask for the newsletter: a letter with a link to confirm goes out, to an address known already as well, so that
    nobody learns who reads it."""
    row, _made = Subscriber.objects.get_or_create(
        email=email, defaults={"language": language, "ticket": secrets.token_urlsafe(24), "asked_at": at}
    )
    with translation.override(language):
        link = settings.SITE_URL + reverse("media:newsletter_confirmation", args=[row.ticket])
        send(
            Channel.EMAIL,
            email,
            _("Confirm that you want our newsletter"),
            _(
                "Somebody, we hope you, asked for the newsletter of Tirek for this address. Open this page to confirm: "
                "%(link)s\n\nIf it was not you, do nothing: nothing will be sent."
            )
            % {"link": link},
            language=language,
            about=row,
            key=f"newsletter-confirm:{row.pk}:{at:%Y%m%d}",
        )
    return row


@transaction.atomic
def confirm(ticket: str, *, at: datetime) -> Subscriber:
    """The owner of the address agrees. Raises Subscriber.DoesNotExist."""
    row = Subscriber.objects.select_for_update().get(ticket=ticket)
    if row.confirmed_at is None:
        row.confirmed_at = at
        row.save(update_fields=["confirmed_at"])
        record("media.newsletter_confirmed", row, by=ANONYMOUS, at=at)
    return row


@transaction.atomic
def leave(ticket: str, *, at: datetime) -> None:
    """Whoever leaves is removed, address and all. An unknown ticket has left already."""
    row = Subscriber.objects.select_for_update().filter(ticket=ticket).first()
    if row is not None:
        record("media.newsletter_left", row, by=ANONYMOUS, at=at)
        row.delete()


@transaction.atomic
def send_letter(*, by: Actor, at: datetime) -> Letter | None:
    """Send what was published since the last letter to all who confirmed, each in their language. None when a week has
    not passed, nothing was published, or nobody reads."""
    last = Letter.objects.select_for_update().order_by("-last").first()
    first = last.last if last else at - EVERY
    if last and at - last.last < EVERY - timedelta(hours=1):
        return None
    articles = list(published_between(first, at)[:MOST_IN_A_LETTER])
    readers = list(Subscriber.objects.filter(confirmed_at__isnull=False))
    if not articles or not readers:
        return None
    letter = Letter.objects.create(first=first, last=at, articles=len(articles), readers=len(readers))
    for reader in readers:
        _send_to(reader, letter, articles)
    record("media.newsletter_sent", letter, by=by, at=at, articles=len(articles), readers=len(readers))
    return letter


def _send_to(reader: Subscriber, letter: Letter, articles: list[Article]) -> None:
    with translation.override(reader.language):
        lines = [f"{one.title}\n{settings.SITE_URL}{one.get_absolute_url()}" for one in articles]
        goodbye = settings.SITE_URL + reverse("media:newsletter_leaving", args=[reader.ticket])
        body = "\n\n".join([*lines, _("You asked for this newsletter. To leave: %(link)s") % {"link": goodbye}])
        send(
            Channel.EMAIL,
            reader.email,
            _("News of the network"),
            body,
            language=reader.language,
            about=letter,
            key=f"newsletter:{letter.pk}:{reader.pk}",
        )
