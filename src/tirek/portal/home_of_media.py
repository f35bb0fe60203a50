"""What waits on the start page of editors, moderators and media monitors."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.media.models import Flag
from tirek.media.queries.articles import comments_to_moderate, to_approve
from tirek.media.queries.feeds import feeds_to_mend

Pile = tuple[str, "QuerySet[Any, Any]", str, str, str]


def of_media(actor: Actor) -> list[Pile]:
    """What others wrote and I may publish; comments nobody has read; suspicions I have not decided; objections to
    decisions I had no part in; feeds to mend."""
    work, comments, flags = f"{reverse('media:work')}?state=review", reverse("media:comments"), reverse("media:flags")
    seen = Flag.objects.visible_to(actor)
    return [
        (_("Publications to approve"), to_approve(actor), work, "news", "warning"),
        (_("Comments to read"), comments_to_moderate(actor), comments, "messages", "warning"),
        (_("Possible hate speech to decide"), seen.waiting_for(actor), flags, "flag", "info"),
        (_("Objections to decide"), seen.objected_for(actor), f"{flags}?state=objected", "scale", "warning"),
        (_("Feeds that broke or moved"), feeds_to_mend(actor), reverse("media:feeds"), "rss", "warning"),
    ]
