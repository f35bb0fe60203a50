"""Queue, case page and search: the whole request, from middleware to the rendered page, in this process."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client
from django.test.utils import override_settings

from tirek.cases.models import Case
from tirek.network.middleware import DEMO_SIGN_IN
from tirek.network.models import User
from tirek.portal.bench.timing import timed

WHO = {"district": "head.saryagash", "region": "head.turkistan", "republic": "coordinator"}
ROUNDS = 12
WORDS = ("жұмыс", "балабақша", "тұрғын үй", "помощь", "Серікова", "Ахметов Ерлан", "работа курсы")


def measure_queue() -> list[dict[str, Any]]:
    """The first page, the next one, filtered, and searched."""
    pages = {
        "queue": "/cases/",
        "queue, done": "/cases/?state=done&sort=-registered",
        "queue, overdue": "/cases/?due=overdue",
        "queue, words": "/cases/?state=all&text=жұмыс",
    }
    with _browsers() as browsers:
        return [
            timed(f"{what}, {who}", [_get(browser, page)] * ROUNDS)
            for what, page in pages.items()
            for who, browser in browsers.items()
        ]


def measure_case() -> list[dict[str, Any]]:
    """Pages of cases picked at random, open and done."""
    numbers = _numbers()
    with _browsers() as browsers:
        return [
            timed(f"case page, {who}", [_get(browser, f"/cases/{number}/") for number in numbers[who]])
            for who, browser in browsers.items()
        ]


def measure_search() -> list[dict[str, Any]]:
    """The search over everything: words in both languages, names, numbers; and the search of people."""
    numbers = _numbers()
    with _browsers() as browsers:
        rows = []
        for who, browser in browsers.items():
            words = [_get(browser, "/search/", q=WORDS[i % len(WORDS)]) for i in range(ROUNDS)]
            rows.append(timed(f"search, words, {who}", words))
            rows.append(timed(f"search, number, {who}", [_get(browser, "/search/", q=each) for each in numbers[who]]))
        rows += [
            timed(
                f"people, name, {who}",
                [_get(browsers[who], "/people/", q=name) for name in ("Серікова", "Ахметов")] * 10,
            )
            for who in ("district", "region")
        ]
        return rows


@contextmanager
def _browsers() -> Iterator[dict[str, Client]]:
    """A signed-in browser for each scope; the coordinator comes in as the demo lets one in."""
    browsers = {}
    with override_settings(DEMO=True, ALLOWED_HOSTS=["testserver"]):
        for who, login in WHO.items():
            browser = Client()
            browser.force_login(User.objects.get(email=f"{login}@tirek.example"))
            session = browser.session
            session[DEMO_SIGN_IN] = True
            session.save()
            browsers[who] = browser
        yield browsers


def _get(browser: Client, address: str, **query: str) -> Callable[[], object]:
    def get() -> None:
        answer = browser.get(address, query or None)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")

    return get


def _numbers() -> dict[str, list[str]]:
    """Numbers of cases that each reader may open, by chance that is the same every time."""
    choose = random.Random(7)  # noqa: S311 - a sample
    office = User.objects.get(email=f"{WHO['district']}@tirek.example").grants.get().organisation
    region = User.objects.get(email=f"{WHO['region']}@tirek.example").grants.get().organisation
    within = {
        "district": Case.objects.filter(office=office),
        "region": Case.objects.filter(office__path__startswith=region.path),
        "republic": Case.objects.all(),
    }
    found = {}
    for who, cases in within.items():
        sample = list(cases.order_by("-registered_on", "-id").values_list("number", flat=True)[:5000])
        found[who] = choose.sample(sample, min(ROUNDS, len(sample)))
    return found
