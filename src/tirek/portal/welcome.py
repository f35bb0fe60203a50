"""What the public start page tells of today: calls that are open, events to come, the latest news."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tirek.activities.queries.events import public_events
from tirek.calls.queries.calls import public_calls
from tirek.media.queries.articles import public_articles

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Notice:
    """One record of a column: its name, where it is, and the moment that matters (it closes, begins, was published)."""

    title: str
    url: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Column:
    """The notices of one kind, and the address of all of them. ``closes``: their moment is when they end."""

    title: str | Promise
    notices: list[Notice]
    all_words: str | Promise
    all_url: str
    closes: bool = False


def going_on(at: datetime) -> list[Column]:
    """The columns that have something to tell. Three queries."""
    calls = public_calls(at, when="open").order_by("closes_at")
    events = public_events(now=at)
    news = public_articles().prefetch_related(None)
    found = [
        Column(_("Open calls"), _notices(calls, "closes_at"), _("All calls"), reverse("calls:calls"), closes=True),
        Column(_("Nearest events"), _notices(events, "starts_at"), _("All events"), reverse("activities:events")),
        Column(_("News"), _notices(news, "published_at"), _("All news"), reverse("media:articles")),
    ]
    return [column for column in found if column.notices]


def _notices(rows: Any, moment: str) -> list[Notice]:
    found: Iterable[Any] = rows[:SHOWN]
    return [
        Notice(getattr(row, "title", None) or row.name, row.get_absolute_url(), getattr(row, moment)) for row in found
    ]
