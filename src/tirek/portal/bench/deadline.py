"""The last minute of a contest: 300 people save at once while 60 hand in; whether any is lost, or late by our fault."""

import re
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any
from urllib.parse import urlencode

from django.db import connections
from django.utils import timezone

from tirek.calls.actions.calls import NewCall, begin_call, publish_call, remove_call
from tirek.calls.enums import EntryState
from tirek.calls.models import Call, Entry
from tirek.calls.queries.calls import regions_of
from tirek.calls.queries.entering import GRACE
from tirek.core.actor import system_actor
from tirek.core.throttle import forget
from tirek.network.models import Organisation
from tirek.portal.bench.database import address
from tirek.portal.bench.server import serving

WRITERS, HANDING_IN = 300, 60
CODE = "bench-deadline"
LASTS = timedelta(minutes=20)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
WORDS = "Ауыл балаларына арналған орын ашып, апта сайын кездесу өткіземіз. " * 12


def measure() -> list[dict[str, Any]]:
    """Everybody begins, writes and waits; then all save at once, sixty of them hand in. What stands in the database
    afterwards is compared with what each of them sent."""
    call = _call()
    try:
        with serving(address(connections.settings["default"]["NAME"])) as site:
            place = {"area": regions_of(call)[0].pk, "nomination": call.nominations.get(code="accord").pk}
            people = [_Writer(site, number, place) for number in range(WRITERS)]
            forget("entry:127.0.0.1")  # they all come from one address here
            with ThreadPoolExecutor(16) as few:
                list(few.map(_Writer.begin, people))
            closes = timezone.now() + timedelta(seconds=60)
            Call.objects.filter(pk=call.pk).update(closes_at=closes)
            gate, started = Barrier(WRITERS), time.perf_counter()
            with ThreadPoolExecutor(WRITERS) as crowd:
                list(crowd.map(lambda one: one.last_minute(gate), people))
            seconds = time.perf_counter() - started
        return _told(people, call, closes, seconds)
    finally:
        forget("entry:127.0.0.1")
        Entry.objects.filter(call=call).update(revision=None, state=EntryState.DRAFT)
        Entry.objects.filter(call=call).delete()
        Call.objects.filter(pk=call.pk).update(state="draft")
        remove_call(call.pk, by=system_actor("bench"), at=timezone.now())


def _call() -> Call:
    now, by = timezone.now(), system_actor("bench")
    holder = Organisation.objects.get(code="0001")
    told = NewCall(
        organisation_id=holder.pk, code=CODE, name_kk="Өлшеу", name_ru="Замер", opens_at=now, closes_at=now + LASTS
    )
    call = begin_call(told, "grants", by=by, at=now)
    return publish_call(call.pk, by=by, at=now)


class _Writer:
    """Somebody with an entry open on a phone; ``spent`` are the milliseconds of each request by what it was."""

    def __init__(self, site: str, number: int, place: dict[str, Any]) -> None:
        self.site, self.number, self.place = site, number, place
        self.hands_in = number < HANDING_IN
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(), _Stay)
        self.spent, self.entry, self.answer = list[tuple[str, float]](), "", 0

    def begin(self) -> None:
        """Begin an entry and write all of it."""
        page = self._ask("", f"/calls/{CODE}/")[1]
        self.token = TOKEN.findall(page)[0]
        self.entry = self._ask("", f"/calls/{CODE}/entry/", {})[2].split("/entries/")[1].split("/")[0]
        who = {"title": f"Жоба {self.number}", "entrant_kind": "person", "name": "Қатысушы", "country": "KZ"}
        self._save("you", {**who, **self.place, "phone": "8 701 123 45 67"})
        self._save("idea", {"problem": "Мәселе", "solution": "Шешім", "people": "50"})
        row = {"budget-0-item": "Кітап", "budget-0-quantity": "10", "budget-0-price": "5000", "budget-0-own": ""}
        self._save("plan", {"since": "2030-01-01", "until": "2030-09-01", "after": "Жалғасады", **row})
        self._save("proof", {"had_grants": "no"})

    def last_minute(self, gate: Barrier) -> None:
        """Save the last words when everybody else does; some hand in right after."""
        gate.wait()
        self._save("idea", {"problem": f"{self.number}: {WORDS}", "solution": "Шешім", "people": "50"}, "save")
        if self.hands_in:
            self.answer = self._ask("hand in", f"/entries/{self.entry}/preview/", {})[0]

    def _save(self, step: str, told: dict[str, Any], what: str = "") -> None:
        self._ask(what, f"/entries/{self.entry}/draft/{step}/", told)

    def _ask(self, what: str, path: str, told: dict[str, Any] | None = None) -> tuple[int, str, str]:
        headers = {"Referer": self.site, "Accept-Language": "kk"}
        body = None
        if told is not None:
            body = urlencode({**told, "csrfmiddlewaretoken": self.token}).encode()
        request = urllib.request.Request(self.site + path, body, headers)  # noqa: S310 - our own address
        started = time.perf_counter()
        try:
            with self.opener.open(request, timeout=180) as answer:
                found = (answer.status, answer.read().decode(), "")
        except urllib.error.HTTPError as error:
            if error.code != 303:
                raise
            found = (303, "", error.headers["Location"])
        if what:
            self.spent.append((what, (time.perf_counter() - started) * 1000))
        return found


class _Stay(urllib.request.HTTPRedirectHandler):
    """A 303 is the answer: what it leads to is another request."""

    def redirect_request(self, *_told: Any) -> None:
        return None


def _told(people: list[_Writer], call: Call, closes: datetime, seconds: float) -> list[dict[str, Any]]:
    rows = {each.number: each for each in Entry.objects.filter(call=call).select_related("revision")}
    kept = [one for one in people if _stands(rows[one.entry], one)]
    handed = [rows[one.entry] for one in people if one.hands_in]
    received = [each for each in handed if each.state == EntryState.SUBMITTED]
    late = [each for each in received if each.submitted_at and each.submitted_at >= closes + GRACE]
    whole = {
        "what": f"{WRITERS} save at once, {HANDING_IN} of them hand in",
        "seconds": round(seconds, 1),
        "lost": WRITERS - len(kept),
        "not_handed_in": HANDING_IN - len(received),
        "late": len(late),
    }
    kinds: dict[str, list[float]] = {}
    for one in people:
        for what, spent in one.spent:
            kinds.setdefault(what, []).append(spent)
    return [whole, *({"what": what, "times": len(spent), **_shares(spent)} for what, spent in kinds.items())]


def _stands(entry: Entry, one: _Writer) -> bool:
    """Whether the last words somebody sent are those that are kept."""
    told = entry.revision.answers if entry.revision else {}
    return str(told.get("problem", "")).startswith(f"{one.number}: ")


def _shares(spent: list[float]) -> dict[str, float]:
    ordered = sorted(spent)
    return {"median_ms": round(ordered[len(ordered) // 2], 1), "p95_ms": round(ordered[int(len(ordered) * 0.95)], 1)}
