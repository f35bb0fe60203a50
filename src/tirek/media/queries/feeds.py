"""How feeds fare: what is wrong with one, and what the person who keeps it does about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.core.actor import Actor
from tirek.media.enums import MediaPermission
from tirek.media.models import Feed

QUIET_AFTER = timedelta(days=30)
BROKEN_AFTER = 3
"""Failures in a row before somebody is asked to look: one night of a server is not theirs to mend."""
Words = str | Promise
LATER: Words = _("The site is down or busy. We ask again by ourselves; if it lasts for days, write to the outlet.")
SAID: dict[str, tuple[Words, Words]] = {
    "robots.txt": (
        _("The site does not let robots read this"),
        _("Ask the outlet for leave or for another address, or write its materials down by hand."),
    ),
    "403": (
        _("The site refuses us"),
        _("Ask the outlet for leave or for another address, or write its materials down by hand."),
    ),
    "404": (
        _("There is no such page any more"),
        _("Look on the outlet's site for the new address of its feed and put it here."),
    ),
    "410": (_("The feed was given up"), _("Look on the outlet's site for another feed, or stop reading this one.")),
    "429": (_("We ask too often"), _("Let more minutes pass between two readings.")),
    "unknown host": (
        _("There is no such site"),
        _("See whether the address is typed right, or whether the outlet has moved."),
    ),
    "not a web address": (_("This is no address of a page"), _("Put the whole address here, with https://.")),
    "not a public address": (_("This address is not public"), _("Put an address here that everybody can open.")),
    "too large": (
        _("The page is larger than four megabytes"),
        _("Look for the outlet's feed of news instead of its archive."),
    ),
    "neither RSS nor Atom": (
        _("This is no feed"),
        _("Put the address of the RSS feed here, or choose “a page with links” and its rules."),
    ),
    "nothing by the rules": (
        _("The rules find nothing on the page"),
        _("The site has changed its looks: open it and put the new selectors here."),
    ),
}


@dataclass(frozen=True, slots=True)
class Health:
    """How one feed fares: a tone, a few words, what to do; ``needs_hand``: somebody has to look."""

    tone: str
    words: Words
    advice: Words = ""
    needs_hand: bool = False


def feeds_of(actor: Actor) -> "QuerySet[Feed, Any]":
    """Feeds, with how much each brought and when it last brought something."""
    if not actor.holds(MediaPermission.MONITOR):
        return Feed.objects.none()
    rows = Feed.objects.select_related("outlet")
    return rows.annotate(brought=Count("materials"), brought_last=Max("materials__found_at"))


def feeds_to_mend(actor: Actor) -> "QuerySet[Feed, Any]":
    """Those that fail again and again, or say that they are somewhere else."""
    if not actor.holds(MediaPermission.MONITOR):
        return Feed.objects.none()
    return Feed.objects.filter(is_active=True).filter(Q(failures__gte=BROKEN_AFTER) | ~Q(moved_to=""))


def health(feed: Any, at: datetime) -> Health:
    """How a feed of :func:`feeds_of` fares."""
    if not feed.is_active:
        return Health("neutral", _("Not read"))
    if feed.problem:
        words, advice = SAID.get(feed.problem, (_("No answer"), LATER))
        return Health("danger", words, advice, feed.failures >= BROKEN_AFTER)
    if feed.moved_to:
        advice = _("We still reach it through the old address. Take the new one over before the old one is closed.")
        return Health("warning", _("It has moved"), advice, True)
    if feed.fetched_at is None:
        return Health("info", _("Soon"))
    if (feed.brought_last or feed.created_at) < at - QUIET_AFTER:
        advice = _("Look on the site: perhaps it publishes elsewhere now.")
        return Health("warning", _("Nothing new for a month"), advice)
    return Health("success", _("Read"))
