"""A quarter handed in: each office of a district opens, fills in and hands in its sheet over HTTP, each by its head."""

import re
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.db import connections
from django.utils import timezone

from tirek.core.actor import system_actor
from tirek.core.roles import Role
from tirek.network.enums import Level
from tirek.network.models import RoleGrant
from tirek.portal.bench.database import address
from tirek.portal.bench.server import serving
from tirek.portal.bench.sync import session_of
from tirek.reports.actions.sheets import open_sheets
from tirek.reports.enums import SheetState
from tirek.reports.models import Sheet
from tirek.reports.period import Period
from tirek.reports.sheet_forms import QUARTERLY

AT_ONCE = 8
HOUR = 3600
FIELD = re.compile(r'name="state__(\w+)"')
WORDS = "Тексерілді: журналмен сәйкес."
TOKEN = "a" * 32


def measure() -> list[dict[str, Any]]:
    """Every request of all the heads, eight of them at work at any moment; what stays open would be counted."""
    period = _two_months()
    open_sheets(QUARTERLY, period, by=system_actor("bench"), at=timezone.now())
    try:
        with serving(address(connections.settings["default"]["NAME"])) as site:
            heads = [_Head(site, *told) for told in _who_hands_in(period)]
            started = time.perf_counter()
            with ThreadPoolExecutor(AT_ONCE) as people:
                list(people.map(_Head.hand_in, heads))
            seconds = time.perf_counter() - started
        return _told(heads, seconds, _handed_in(period))
    finally:
        Sheet.objects.filter(period=period.code).delete()


def _two_months() -> Period:
    """Days that are over and that no sheet of the demo is about."""
    last = Period.containing(timezone.localdate()).previous()
    return Period(last.first, last.last - timedelta(days=31))


def _who_hands_in(period: Period) -> list[tuple[UUID, str]]:
    """Sheet and session of the head of each district's office."""
    sheets = dict(
        Sheet.objects.filter(period=period.code, organisation__level=Level.DISTRICT).values_list("organisation", "pk")
    )
    grants = RoleGrant.objects.in_force(timezone.localdate()).filter(role=Role.HEAD, organisation__in=sheets)
    heads = {grant.organisation_id: grant.user for grant in grants.select_related("user")}
    return [(sheets[office], session_of(user)) for office, user in heads.items()]


def _handed_in(period: Period) -> int:
    return Sheet.objects.filter(period=period.code, state=SheetState.SUBMITTED).count()


class _Head:
    """Somebody in front of one sheet; ``spent`` are the milliseconds of each request by what it was."""

    def __init__(self, site: str, sheet: UUID, session: str) -> None:
        self.page, self.spent = f"{site}/sheets/{sheet}/", list[tuple[str, float]]()
        cookies = f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={TOKEN}"
        self.headers = {"Cookie": cookies, "X-CSRFToken": TOKEN, "Referer": site, "Accept-Language": "kk"}

    def hand_in(self) -> None:
        """Look, say a word at every figure, hand in."""
        self._ask("open the sheet", "")
        codes = FIELD.findall(self._ask("open its values", "values/"))
        told = {f"state__{code}": "reported" for code in codes} | {f"explanation__{code}": WORDS for code in codes}
        self._ask("keep the values", "values/", told)
        self._ask("hand in", "submission/", {"missing_reason": ""})

    def _ask(self, what: str, path: str, told: dict[str, str] | None = None) -> str:
        body = None if told is None else urlencode(told).encode()
        request = urllib.request.Request(self.page + path, body, self.headers)  # noqa: S310 - our own address
        started = time.perf_counter()
        try:
            with _OPENER.open(request, timeout=120) as answer:
                text = str(answer.read().decode())
        except urllib.error.HTTPError as error:
            if error.code != 303:
                raise
            text = ""
        self.spent.append((what, (time.perf_counter() - started) * 1000))
        return text


class _Stay(urllib.request.HTTPRedirectHandler):
    """A 303 is the answer: what it leads to is another request."""

    def redirect_request(self, *_told: Any) -> None:
        return None


_OPENER = urllib.request.build_opener(_Stay)


def _told(heads: list[_Head], seconds: float, handed_in: int) -> list[dict[str, Any]]:
    kinds: dict[str, list[float]] = {}
    for head in heads:
        for what, spent in head.spent:
            kinds.setdefault(what, []).append(spent)
    whole = {
        "what": f"{len(heads)} sheets by {len(heads)} people, {AT_ONCE} at once",
        "times": len(heads),
        "seconds": round(seconds, 1),
        "handed_in": handed_in,
        "an_hour": round(handed_in / seconds * HOUR),
    }
    return [whole, *({"what": what, "times": len(spent), **_shares(spent)} for what, spent in kinds.items())]


def _shares(spent: list[float]) -> dict[str, float]:
    ordered = sorted(spent)
    return {"median_ms": round(ordered[len(ordered) // 2], 1), "p95_ms": round(ordered[int(len(ordered) * 0.95)], 1)}
