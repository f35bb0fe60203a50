"""Reading: public pages as a stranger's phone asks for them, the whole request, and what each weighs."""

import gzip
from collections.abc import Callable, Iterator
from typing import Any

from django.test import Client
from django.test.utils import override_settings
from django.utils import timezone

from tirek.activities.models import Event, Question
from tirek.calls.models import Call
from tirek.core.actor import ANONYMOUS
from tirek.media.models import Article
from tirek.mediation.models import Mediator
from tirek.network.models import Organisation
from tirek.portal.bench.timing import timed
from tirek.programmes.models import Service

ROUNDS = 40
PAGES = {
    "home": "/",
    "news": "/news/",
    "news, words": "/news/?q=кітап",
    "directory": "/offices/",
    "measures": "/services/",
    "contests": "/calls/",
    "events": "/events/",
    "answers of tours": "/tours/",
    "mediators": "/mediators/",
    "open figures": "/open-data/",
    "about": "/about/",
}


def measure() -> list[dict[str, Any]]:
    """Milliseconds of each page, and its HTML: as it is, and packed as browsers ask for it."""
    with override_settings(DEMO=True, ALLOWED_HOSTS=["testserver"]):
        return [_page(what, path) for what, path in [*PAGES.items(), *_single()]]


def _page(what: str, path: str) -> dict[str, Any]:
    reader = Client(headers={"Accept-Language": "kk"})
    body = _read(reader, path)
    row = timed(what, [_reading(reader, path)] * ROUNDS)
    return {**row, "kb": round(len(body) / 1000, 1), "packed_kb": round(len(gzip.compress(body)) / 1000, 1)}


def _single() -> Iterator[tuple[str, str]]:
    """One page of each kind that has an address of its own: the longest publication, and the first of the others."""
    today = timezone.localdate()
    article = max(Article.objects.published(), key=lambda one: len(one.body_kk), default=None)
    found = {
        "publication": article,
        "office": Organisation.objects.offices().on(today).order_by("code").first(),
        "measure": Service.objects.visible_to(ANONYMOUS).order_by("code").first(),
        "contest": Call.objects.visible_to(ANONYMOUS).order_by("code").first(),
        "event": Event.objects.filter(is_public=True, held_on__gte=today).standing().order_by("held_on").first(),
        "question": Question.objects.visible_to(ANONYMOUS).order_by("pk").first(),
        "mediator": Mediator.objects.standing(today).order_by("number").first(),
    }
    yield from ((what, one.get_absolute_url()) for what, one in found.items() if one is not None)


def _reading(reader: Client, path: str) -> Callable[[], object]:
    return lambda: _read(reader, path)


def _read(reader: Client, path: str) -> bytes:
    answer = reader.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return answer.content
