"""Loading the demo country: whole, or not at all."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

from django.db import connection
from django.db.transaction import atomic
from django.utils import timezone

from tirek.cases.actions.bulk import write_history
from tirek.cases.actions.history import HistoricCase
from tirek.cases.actions.plan_templates import load_reference_templates
from tirek.cases.models import Case
from tirek.core.actor import Actor, system_actor
from tirek.core.models import Message
from tirek.portal.demo import (
    annual,
    calls_after,
    calls_judging,
    citizens,
    contests,
    desk,
    figures,
    history,
    imports,
    initiatives,
    joinings,
    jury_now,
    lab,
    plans,
    quick_call,
    research,
    roadmaps,
    sheets,
    tours,
)
from tirek.portal.demo.bodies import Bodies
from tirek.portal.demo.days import Days, at
from tirek.portal.demo.defects import name_defects
from tirek.portal.demo.disclosing import disclose_referrals
from tirek.portal.demo.endings import Endings
from tirek.portal.demo.events import Happenings
from tirek.portal.demo.exchange import integrate
from tirek.portal.demo.families import Families
from tirek.portal.demo.houses import Houses
from tirek.portal.demo.living import SARYAGASH, Living
from tirek.portal.demo.measures import keep_measures
from tirek.portal.demo.media import tell_of_the_media
from tirek.portal.demo.mediation import mediate
from tirek.portal.demo.memoranda import sign_together
from tirek.portal.demo.network import Founder, Network
from tirek.portal.demo.people import DEMO_PIN, People
from tirek.portal.demo.reforms import prepare_reform
from tirek.portal.demo.rights import write_consents
from tirek.portal.demo.secretaries import hire_secretary
from tirek.portal.demo.sharing import share
from tirek.portal.demo.statistics import gather_statistics
from tirek.portal.demo.stories import Teller
from tirek.portal.demo.training import teach
from tirek.portal.demo.village import Meeting
from tirek.portal.demo.wires import tell_systems
from tirek.programmes.actions import load_reference_services
from tirek.programmes.models import Service
from tirek.territory.actions import load_reference_data

SEED = 20190301
LIVING_DAYS = 20
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

    The same day always gives the same country; only keys differ. ``progress`` hears stage, how far and of how many.
    """
    with _without_collecting():
        return _load(progress or (lambda _what, _done, _total: None), today or timezone.localdate())


def _load(say: Progress, today: date) -> Summary:
    by, moment, rng = system_actor("demo"), at(today, 0, 5), Random(SEED)  # noqa: S311 - a story, not a secret
    say("Areas and services", 0, 1)
    load_reference_data(by=by, at=moment)
    load_reference_services()
    load_reference_templates(by=by, at=moment)
    say("Areas and services", 1, 1)
    say("Offices and staff", 0, 1)
    network = Founder(rng, today, by=by, at=moment).found()
    say("Offices and staff", 1, 1)
    people = People(rng)
    stories, later = _stories(rng, network, people, today, say)
    say("People", 0, len(people.persons))
    written = people.write(by=by, at=moment)
    say("People", written, written)
    known = dict.fromkeys(people.persons, DEMO_PIN)
    cases = write_history(_counted("Writing", stories, len(stories), say), by=by, at=moment, pins_of=known)
    say("Bodies and events", 0, 1)
    _registers(today, by=by, moment=moment)
    say("Bodies and events", 1, 1)
    say("Finishing", 0, 1)
    gather_statistics()  # what follows asks the tables just written, which autovacuum has not seen yet
    disclose_referrals(by=by, at=moment)
    write_consents(today, by=by)
    sign_together(today, by=by, at=moment)
    plans.finish(network, today, by=by)
    name_defects(network, today, by=by)
    later.finish(cases, by=by)
    Families(network, today, by=by, at=moment).write()
    citizens.finish(network, today)
    tours.finish(today, by=by)
    mediate(today, by=by)
    keep_measures(today)
    contests.hold(today, by=by)
    roadmaps.lay(today, by=by)
    initiatives.begin(today, by=by)
    research.carry_out(today, by=by)
    calls_judging.judge(today, by=by)
    calls_after.follow(today, by=by)  # after the contests were judged
    jury_now.sit(today, by=by)
    quick_call.open_quick(today, by=by)
    prepare_reform(today, by=by, at=moment)
    lab.try_reforms(today, by=by)
    imports.bring_a_table_in(today, at=moment)
    tell_of_the_media(today, by=by, at=moment)
    integrate(today, by=by, at=moment)
    tell_systems(network.district(SARYAGASH).office, by=by, at=moment)
    share(today, at=moment)
    gather_statistics(roughly=False)
    sheets.report(today, by=by)
    desk.lay(today, by=by)
    annual.publish(today)  # after everything it counts
    _forget_letters()
    say("Finishing", 1, 1)
    return Summary(len(network.places), written, len(cases))


def _forget_letters() -> None:
    """Stories told with the deeds of the product leave letters and jobs: nobody gets a message about the past."""
    Message.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo'")


def _registers(today: date, *, by: Actor, moment: datetime) -> None:
    """The bodies of the registers, their members, and what they held: a story of its own, from a seed of its own."""
    rng = Random(SEED + 1)  # noqa: S311 - a story, not a secret
    bodies = Bodies(rng, today)
    bodies.found()
    bodies.write(by=by, at=moment)
    hire_secretary(by=by, at=moment)
    happenings = Happenings(rng, bodies, today)
    happenings.draw()
    happenings.write(by=by, at=moment)
    teach(today, by=by, at=moment)
    houses = Houses(bodies, happenings.rooms, happenings.equipment, today)
    houses.draw()
    houses.write(by=by, at=moment)
    joinings.join(bodies, today, by=by, moment=moment)


class _Later:
    """Stories told after all others, on whose cases something stands that is written after them."""

    def __init__(self, crowd: history.Crowd, today: date) -> None:
        self.tellers: Sequence[Endings | Meeting] = (Endings(crowd, today), Meeting(crowd, today))
        self.told = [list(teller.tell()) for teller in self.tellers]

    def finish(self, cases: Sequence[Case], *, by: Actor) -> None:
        """``cases``: all that were written; ours are the last."""
        place = len(cases) - sum(map(len, self.told))
        for teller, told in zip(self.tellers, self.told, strict=True):
            teller.finish(cases[place : place + len(told)], by=by)
            place += len(told)


def _stories(
    rng: Random, network: Network, people: People, today: date, say: Progress
) -> tuple[list[HistoricCase], _Later]:
    days = Days(figures.FIRST_DAY - timedelta(days=40), today + timedelta(days=90))
    services = dict(Service.objects.values_list("code", "pk"))
    crowd = history.Crowd(Teller(rng, network, days, services), people)
    stories = [
        *_counted("March and April 2019", history.Spring2019(crowd).tell(), figures.RECEIVED, say),
        *_counted("The years since", history.quarters(crowd, days.before(today, LIVING_DAYS), today), 0, say),
        *_counted("This month", Living(crowd, today).tell(), 0, say),
        *_counted("Returnees", plans.Returnees(crowd, today, SEED).tell(), 0, say),
    ]
    later = _Later(crowd, today)
    return [*stories, *(each for told in later.told for each in told)], later


def _counted(what: str, told: Iterable[T], total: int, say: Progress) -> Iterator[T]:
    """Pass on, telling every hundredth."""
    count = 0
    for count, each in enumerate(told, start=1):
        if count % 100 == 0:
            say(what, count, max(total, count))
        yield each
    say(what, count, max(count, 1))


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Hundreds of thousands of rows, no cycles among them: looking for some takes a fifth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
