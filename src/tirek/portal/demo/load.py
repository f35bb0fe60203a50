"""Loading the demo country: whole, or not at all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from django.db import connection
from django.db.transaction import atomic
from django.utils import timezone

from tirek.cases.actions.bulk import write_history
from tirek.core.actor import system_actor
from tirek.portal.demo import figures, history
from tirek.portal.demo.days import Days, at
from tirek.portal.demo.disclosing import disclose_referrals
from tirek.portal.demo.living import Living
from tirek.portal.demo.network import Founder
from tirek.portal.demo.people import DEMO_PIN, People
from tirek.portal.demo.stories import Teller
from tirek.programmes.actions import load_reference_services
from tirek.programmes.models import Service
from tirek.territory.actions import load_reference_data

SEED = 20190301
LIVING_DAYS = 45
_LARGEST = 100_000
T = TypeVar("T")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What was loaded."""

    offices: int
    people: int
    cases: int


@atomic
def load(progress: Progress | None = None, today: date | None = None) -> Summary:
    """Fill an empty database with the demo country, as of ``today``. One transaction: a killed load leaves nothing.

    The same day always gives the same country; only keys differ. ``progress`` hears the stage, how far, and of how many.
    """
    say = progress or (lambda _what, _done, _total: None)
    today = today or timezone.localdate()
    by, moment, rng = system_actor("demo"), at(today, 0, 5), Random(SEED)  # noqa: S311 - a story, not a secret
    for step, found in enumerate((load_reference_data, load_reference_services), start=1):
        say("Areas and services", step - 1, 2)
        found()
    say("Areas and services", 2, 2)
    say("Offices and staff", 0, 1)
    network = Founder(rng, today, by=by, at=moment).found()
    say("Offices and staff", 1, 1)
    days = Days(figures.FIRST_DAY - timedelta(days=40), today + timedelta(days=90))
    services = dict(Service.objects.values_list("code", "pk"))
    people = People(rng)
    teller = Teller(rng, network, days, services)
    crowd = history.Crowd(teller, people)
    stories = [
        *_counted("March and April 2019", history.Spring2019(crowd).tell(), figures.RECEIVED, say),
        *_counted("The years since", history.quarters(crowd, days.before(today, LIVING_DAYS)), 0, say),
        *_counted("This month", Living(crowd, today).tell(), 0, say),
    ]
    written = people.write(by=by, at=moment)
    known = dict.fromkeys(people.persons, DEMO_PIN)
    cases = write_history(_passing("Writing", stories, say), by=by, at=moment, pins_of=known)
    disclose_referrals(by=by, at=moment)
    _gather_statistics()
    return Summary(len(network.places), written, len(cases))


def _counted(what: str, told: Iterable[T], total: int, say: Progress) -> Iterator[T]:
    """Pass on, telling every hundredth."""
    count = 0
    for count, each in enumerate(told, start=1):
        if count % 100 == 0:
            say(what, count, max(total, count))
        yield each
    say(what, count, max(count, 1))


def _passing(what: str, told: list[T], say: Progress) -> Iterator[T]:
    yield from _counted(what, told, len(told), say)


def _gather_statistics() -> None:
    """The first pages should not wait for autovacuum to learn how large the tables are."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
