"""Feeds of outlets, read politely: not oftener than agreed, only what has changed, only what the site allows."""

import socket
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from http.client import HTTPException
from ipaddress import ip_address
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from urllib.robotparser import RobotFileParser
from uuid import UUID

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.sheets import day_of
from tirek.media.actions.materials import NewMaterial, take
from tirek.media.enums import FeedKind
from tirek.media.models import Feed, Material
from tirek.media.prose import is_web_address, plain

log = structlog.get_logger(__name__)
NAME = "TirekMonitor/1.0"
LARGEST, PATIENCE = 4 * 1024 * 1024, 20
MOST_AT_ONCE = 200
LONGEST_PAUSE = timedelta(days=1)
MOVED_FOR_GOOD = (301, 308)
SERVER_FAILS = 500


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: nothing new (``body`` None), or a body with what to ask with next time."""

    body: bytes | None
    etag: str = ""
    modified: str = ""
    moved_to: str = ""


class Unreachable(Exception):
    """A feed could not be read: the code of what went wrong (``queries.feeds`` says it in words), and for how long the
    server asks to be left alone."""

    def __init__(self, problem: str, wait: timedelta = timedelta()) -> None:
        super().__init__(problem)
        self.wait = wait


def read_feed(feed_id: UUID, *, by: Actor, at: datetime) -> int:
    """Fetch one feed and keep what is new; returns how many. A failure is written at the feed, and it is asked later:
    each time twice as late, at most a day."""
    feed = Feed.objects.select_related("outlet").get(pk=feed_id)
    try:
        answer = fetch(feed)
        told = [] if answer.body is None else read(feed, answer.body, today=local_date(at))
    except Unreachable as error:
        return _failed(feed, error, at)
    return _kept(feed, answer, told, by=by, at=at)


class _Careful(HTTPRedirectHandler):
    """Follows a redirection only to where we would have gone ourselves; keeps where a page says it is for good."""

    def __init__(self) -> None:
        self.moved_to, self.for_good = "", True

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        _check_host(newurl)
        self.for_good = self.for_good and code in MOVED_FOR_GOOD
        self.moved_to = newurl if self.for_good else self.moved_to
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _open(address: str, headers: dict[str, str], careful: _Careful | None = None) -> Any:
    _check_host(address)
    opener = build_opener(careful or _Careful())
    return opener.open(Request(address, headers=headers), timeout=PATIENCE)  # noqa: S310


def _check_host(address: str) -> None:
    """Feeds are others' public sites: no address inside our own network is asked. Raises Unreachable."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Unreachable("not a web address")
    if settings.FEEDS_MAY_BE_LOCAL:
        return
    try:
        found = {row[4][0] for row in socket.getaddrinfo(parts.hostname, None)}
    except OSError as error:
        raise Unreachable("unknown host") from error
    if not all(ip_address(each).is_global for each in found):
        raise Unreachable("not a public address")


def fetch(feed: Feed) -> Answer:
    """Ask the server. Raises Unreachable; nothing is asked that its robots.txt forbids."""
    if not _is_allowed(feed.address):
        raise Unreachable("robots.txt")
    asked = {"User-Agent": NAME, "If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    careful = _Careful()
    try:
        with _open(feed.address, {name: value for name, value in asked.items() if value}, careful) as response:
            body, told = response.read(LARGEST + 1), response.headers
    except (OSError, HTTPException) as error:
        if getattr(error, "code", None) == 304:
            return Answer(None, feed.etag, feed.modified, feed.moved_to)
        raise _unreachable(error) from error
    if len(body) > LARGEST:
        raise Unreachable("too large")
    return Answer(body, (told.get("ETag") or "")[:200], (told.get("Last-Modified") or "")[:100], careful.moved_to[:500])


def _unreachable(error: OSError | HTTPException) -> Unreachable:
    """What went wrong, by code: the number the server answered, or that nobody answered in a way we understand."""
    code = getattr(error, "code", None)
    return Unreachable("no answer") if code is None else Unreachable(str(code), _wait(error))


def _wait(error: Any) -> timedelta:
    """What the server asks for by Retry-After, at most a day."""
    asked = str((error.headers or {}).get("Retry-After") or "")
    return min(timedelta(seconds=int(asked)), LONGEST_PAUSE) if asked.isdecimal() and len(asked) < 8 else timedelta()


def read(feed: Feed, body: bytes, *, today: date) -> list[NewMaterial]:
    """The materials in what a server sent, by the feed's kind."""
    rows = _syndicated(body, today) if feed.kind == FeedKind.SYNDICATION else _of_page(feed, body, today)
    if not rows and feed.kind == FeedKind.PAGE:
        raise Unreachable("nothing by the rules")
    return [NewMaterial(outlet_id=feed.outlet_id, **row) for row in rows[:MOST_AT_ONCE] if row["title"]]


def _syndicated(body: bytes, today: date) -> list[dict[str, Any]]:
    import feedparser

    found = feedparser.parse(body)
    if found.bozo and not found.entries:
        raise Unreachable("neither RSS nor Atom")
    return [
        {
            "title": plain(entry.get("title", ""), 300),
            "text": plain(entry.get("summary", ""), 1000),
            "address": entry.get("link", ""),
            "published_on": _day(entry.get("published_parsed") or entry.get("updated_parsed"), today),
        }
        for entry in found.entries
    ]


def _of_page(feed: Feed, body: bytes, today: date) -> list[dict[str, Any]]:
    """Items of a page by the selectors of ``rules``: item, link, title, day, text."""
    from bs4 import BeautifulSoup

    rules, page = feed.rules, BeautifulSoup(body, "html.parser")
    rows = []
    for item in page.select(rules.get("item", "article")):
        link = item.select_one(rules.get("link", "a[href]"))
        title = item.select_one(rules["title"]) if rules.get("title") else link
        day = item.select_one(rules["day"]) if rules.get("day") else None
        text = item.select_one(rules["text"]) if rules.get("text") else None
        if link is None or title is None:
            continue
        rows.append(
            {
                "title": title.get_text(" ", strip=True)[:300],
                "text": text.get_text(" ", strip=True)[:1000] if text else "",
                "address": urljoin(feed.address, str(link.get("href") or "")),
                "published_on": _typed_day(day.get_text(strip=True), today) if day else today,
            }
        )
    return rows


@transaction.atomic
def _kept(feed: Feed, answer: Answer, told: list[NewMaterial], *, by: Actor, at: datetime) -> int:
    known = set(
        Material.objects.filter(outlet_id=feed.outlet_id, address__in=[each.address for each in told]).values_list(
            "address", flat=True
        )
    )
    fresh: dict[str, NewMaterial] = {
        each.address: each for each in told if is_web_address(each.address) and each.address not in known
    }
    taken = take(list(fresh.values()), feed=feed, by=by, at=at)
    feed.etag, feed.modified, feed.fetched_at = answer.etag, answer.modified, at
    feed.next_at, feed.failures, feed.problem, feed.moved_to = at + feed.every, 0, "", answer.moved_to
    feed.save(update_fields=["etag", "modified", "fetched_at", "next_at", "failures", "problem", "moved_to"])
    if taken:
        record("media.feed_read", feed, by=by, at=at, materials=len(taken))
    return len(taken)


def _failed(feed: Feed, error: Unreachable, at: datetime) -> int:
    log.warning("feed_unreachable", feed=str(feed.pk), problem=str(error))
    feed.failures = min(feed.failures + 1, 30)
    pause = min(feed.every * 2 ** min(feed.failures, 10), LONGEST_PAUSE)
    feed.problem, feed.next_at = str(error)[:300], at + max(pause, error.wait)
    feed.save(update_fields=["failures", "problem", "next_at"])
    return 0


def _is_allowed(address: str) -> bool:
    """What robots.txt says to us. A site without one allows everything; one that fails to show its own is left alone
    (RFC 9309)."""
    parts = urlsplit(address)
    rules = RobotFileParser()
    try:
        with _open(f"{parts.scheme}://{parts.netloc}/robots.txt", {"User-Agent": NAME}) as response:
            rules.parse(response.read(LARGEST).decode("utf-8", "replace").splitlines())
    except (OSError, HTTPException) as error:
        return int(getattr(error, "code", None) or 0) < SERVER_FAILS
    return rules.can_fetch(NAME, address)


def _day(told: Any, today: date) -> date:
    try:
        return min(date(told.tm_year, told.tm_mon, told.tm_mday), today)
    except (AttributeError, ValueError):
        return today


def _typed_day(text: str, today: date) -> date:
    try:
        found = day_of(text)
    except ValidationError:
        return today
    return min(found, today) if found else today
