"""March and April 2019, and the quarters since: applications that have long been answered."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from uuid import UUID

from tirek.cases.actions.history import HistoricCase
from tirek.cases.enums import OutcomeResult, TransitionState
from tirek.people.models import Person
from tirek.portal.demo import figures
from tirek.portal.demo.data import table
from tirek.portal.demo.days import at
from tirek.portal.demo.network import Place
from tirek.portal.demo.people import People
from tirek.portal.demo.stories import ADULTS, AGES, Story, Teller

SHARES = {
    "job": 18,
    "retraining": 5,
    "kindergarten": 11,
    "school": 4,
    "material": 17,
    "social_aid": 9,
    "housing": 9,
    "housing_repair": 4,
    "business": 8,
    "medical": 4,
    "disability": 3,
    "documents": 3,
    "utilities": 5,
    "legal": 4,
    "other": 2,
}
LATER = {
    OutcomeResult.SOLVED: 60,
    OutcomeResult.PARTLY: 10,
    OutcomeResult.NOT_SOLVABLE: 27,
    OutcomeResult.WITHDRAWN: 3,
}
LARGE_FAMILY_NEEDS = ("kindergarten", "material", "social_aid")
# Of the families housed, those who came for a home; the others came for something else and got a wider plan.
HOUSED_WHO_ASKED = 81
AGAIN = 0.1
IN_TERM = 14
WORKING_DAYS_A_QUARTER = 62
# January to December: people come after the winter and when school begins, fewer in the holidays.
SEASON = (0.75, 1.0, 1.25, 1.15, 1.0, 0.8, 0.65, 0.85, 1.2, 1.2, 1.1, 0.9)


@dataclass
class Ending:
    """When and how an application was answered, and the services it brought."""

    on: date
    result: OutcomeResult
    services: tuple[str, ...] = ()


class Crowd:
    """Draws offices by the people who live around them, applicants, and what they need."""

    def __init__(self, teller: Teller, people: People) -> None:
        self.teller, self.people, self.rng = teller, people, teller.rng
        self.known: dict[UUID, list[Person]] = defaultdict(list)
        self.shares: dict[bool, tuple[list[Place], list[float]]] = {}

    def place(self, on: date) -> Place:
        """An office that existed on a day; the more people and work, the likelier."""
        since_reform = on >= table("network")["reform"]
        if since_reform not in self.shares:
            self.shares[since_reform] = self._weighed(since_reform)
        places, sums = self.shares[since_reform]
        return self.rng.choices(places, cum_weights=sums)[0]

    def service(self) -> str:
        """A need."""
        return self.rng.choices(list(SHARES), list(SHARES.values()))[0]

    def applicant(self, place: Place, on: date, service: str) -> Person:
        """Somebody new, or now and then somebody the office knows already."""
        known, ages = self.known[place.office.pk], AGES.get(service, ADULTS)
        if known and self.rng.random() < AGAIN:
            return self.rng.choice(known)
        person = self.people.applicant(place.peoples, place.office.area_id, at(on, 9), ages=ages)
        known.append(person)
        return person

    def begin(self, on: date, service: str = "") -> Story:
        """An application of a day."""
        place, service = self.place(on), service or self.service()
        return self.teller.begin(place, self.applicant(place, on, service), service, on)

    def _weighed(self, since_reform: bool) -> tuple[list[Place], list[float]]:
        places = [
            place
            for place in self.teller.network.places.values()
            if since_reform or place.then in table("regions") or not place.then
        ]
        total: dict[str, float] = defaultdict(float)
        for place in places:
            total[place.peoples] += place.weight
        weights = [table("regions")[place.peoples]["people"] * place.weight / total[place.peoples] for place in places]
        return places, list(accumulate(weights))


class Spring2019:
    """The two months whose figures are given (``figures.py``)."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd, self.teller, self.rng = crowd, crowd.teller, crowd.rng
        self.days = crowd.teller.days

    def tell(self) -> Iterator[HistoricCase]:
        """All of them, in the order they came."""
        window = self.days.between(figures.FIRST_DAY, figures.LAST_DAY)
        growing = [1 + 8 * place / len(window) for place in range(len(window))]
        stories = [self.crowd.begin(day) for day in sorted(self.rng.choices(window, growing, k=figures.RECEIVED))]
        endings = self._endings(stories)
        for place, story in enumerate(stories):
            finish(self.teller, self.crowd.people, story, endings[place])
            yield self.teller.end(story)

    def _endings(self, stories: Sequence[Story]) -> dict[int, Ending]:
        """Exactly so many of each result by the last day of April; the rest in the weeks after."""
        answered = {place: answer_day(self.teller, story) for place, story in enumerate(stories)}
        early = [place for place, day in answered.items() if day <= figures.LAST_DAY]
        early.sort(key=lambda place: answered[place].toordinal() + self.rng.random() * 6)
        count = figures.SOLVED + figures.PARTLY + figures.REFUSED + figures.WITHDRAWN
        endings = self._in_window(stories, early[:count], answered)
        for place in range(len(stories)):
            if place not in endings:
                endings[place] = self._after(stories[place], answered[place])
        return endings

    def _in_window(self, stories: Sequence[Story], chosen: list[int], days: dict[int, date]) -> dict[int, Ending]:
        self.rng.shuffle(chosen)
        homes = [place for place in chosen if stories[place].service == "housing"]
        others = [place for place in chosen if stories[place].service != "housing"]
        housed, unhoused = homes[:HOUSED_WHO_ASKED], homes[HOUSED_WHO_ASKED:]
        more = figures.FAMILIES_HOUSED - len(housed)
        with_home, others = others[:more], others[more:]
        endings = {place: Ending(days[place], OutcomeResult.SOLVED, ("housing",)) for place in housed}
        for place in with_home:
            services = (stories[place].service, "housing")
            endings[place] = Ending(days[place], OutcomeResult.SOLVED, services)
        left = [OutcomeResult.PARTLY] * figures.PARTLY + [OutcomeResult.NOT_SOLVABLE] * figures.REFUSED
        self.rng.shuffle(left)
        for place in unhoused:
            endings[place] = Ending(days[place], left.pop())
        left += [OutcomeResult.WITHDRAWN] * figures.WITHDRAWN
        left += [OutcomeResult.SOLVED] * (figures.SOLVED - figures.FAMILIES_HOUSED)
        for place, result in zip(others, left, strict=True):
            endings[place] = Ending(days[place], result, services_for(self.crowd, stories[place], result))
        return endings

    def _after(self, story: Story, answered: date) -> Ending:
        """Answered in May: what waited for a home stays in the queue."""
        first = self.days.after(date(2019, 5, 2), self.rng.randrange(9))
        result = self.rng.choices(list(LATER), list(LATER.values()))[0]
        if story.service == "housing":
            return Ending(max(first, answered), self.rng.choice((OutcomeResult.PARTLY, OutcomeResult.NOT_SOLVABLE)))
        return Ending(max(first, answered), result, services_for(self.crowd, story, result))


def quarters(crowd: Crowd, until: date, today: date) -> Iterator[HistoricCase]:
    """The years since, modestly: so many a quarter, growing slowly, answered as far as today has come."""
    days = crowd.teller.days.between(date(2019, 5, 1), until)
    growing = [(1 + 3 * place / len(days)) * SEASON[day.month - 1] for place, day in enumerate(days)]
    count = round(len(days) / WORKING_DAYS_A_QUARTER * figures.A_QUARTER)
    last = crowd.teller.days.before(today, 1)
    for day in sorted(crowd.rng.choices(days, growing, k=count)):
        story = crowd.begin(day)
        result = crowd.rng.choices(list(LATER), list(LATER.values()))[0]
        if story.service == "housing" and crowd.rng.random() < 0.75:
            result = OutcomeResult.NOT_SOLVABLE
        answered = min(answer_day(crowd.teller, story), last)
        ending = Ending(answered, result, services_for(crowd, story, result))
        finish(crowd.teller, crowd.people, story, ending, last)
        yield crowd.teller.end(story)


def answer_day(teller: Teller, story: Story) -> date:
    """Two to fourteen working days later, more often near the end of the term; now and then too late."""
    late = teller.rng.random() < 0.06
    count = teller.rng.randint(15, 21) if late else round(teller.rng.triangular(2, IN_TERM, 12))
    return teller.days.after(story.registered_on, count)


def services_for(crowd: Crowd, story: Story, result: OutcomeResult) -> tuple[str, ...]:
    """The plan: what was asked for, sometimes something more; for a part solved, only something else."""
    if result == OutcomeResult.SOLVED and (story.service == "housing" or crowd.rng.random() < 0.5):
        more = ("retraining", "material", "kindergarten", "social_aid")
        second = tuple(crowd.rng.sample(more, 1)) if crowd.rng.random() < 0.2 else ()
        return (story.service, *(service for service in second if service != story.service))
    if result == OutcomeResult.PARTLY and crowd.rng.random() < 0.4 and story.service != "material":
        return ("material",)
    return ()


def finish(teller: Teller, people: People, story: Story, ending: Ending, last: date = date.max) -> None:
    """Work on it, answer it, and let the applicant or the office close it, as far as ``last`` has come."""
    rng = teller.rng
    if story.person.pk not in people.housed and _is_family(story, ending, rng.random()):
        few, many = (3, 7) if "housing" in ending.services else (1, 5)
        people.family_of(story.person, story.received_at, rng.randint(few, many))
    if ending.result == OutcomeResult.WITHDRAWN:
        teller.withdraw(story, ending.on)
        return
    since = _forwarded(teller, story, ending)
    if not since and rng.random() < 0.02 and "housing" not in ending.services:
        teller.extend(story, teller.days.before(ending.on, 1), teller.days.after(ending.on, 10))
    teller.work(story, ending.on, ending.result, ending.services, since=since)
    _afterwards(teller, story, ending, last)


def _is_family(story: Story, ending: Ending, drawn: float) -> bool:
    return "housing" in ending.services or (story.service in LARGE_FAMILY_NEEDS and drawn < 0.1)


def _forwarded(teller: Teller, story: Story, ending: Ending) -> date | None:
    """One in fifty goes to another office of the region first; the day it arrived there."""
    days = teller.days.between(story.registered_on, ending.on)
    if len(days) < 9 or teller.rng.random() > 0.02:
        return None
    region = story.place.region(story.registered_on)
    near = [
        place
        for place in teller.network.places.values()
        if place.region(story.registered_on) == region and place.office.pk != story.place.office.pk
    ]
    if not near:
        return None
    teller.forward(story, teller.rng.choice(near), days[1], state=TransitionState.ACCEPTED, ended=days[3])
    return days[3]


def _afterwards(teller: Teller, story: Story, ending: Ending, last: date) -> None:
    rng, after = teller.rng, teller.days.after
    drawn, days = rng.random(), rng.randint(1, 9)
    if drawn < 0.34 and after(ending.on, days) <= last:
        teller.confirm(story, after(ending.on, days))
    elif drawn < 0.36 and _may_reopen(ending) and after(ending.on, 15) <= last:
        teller.reopen(story, after(ending.on, 3))
        teller.answer(story, after(ending.on, 12), ending.result)
        teller.close(story, after(ending.on, 15))
    elif after(ending.on, days + 9) <= last:
        teller.close(story, after(ending.on, days + 9))


def _may_reopen(ending: Ending) -> bool:
    """Not what the figures of 2019 count: reopening takes an outcome back."""
    return ending.on > figures.LAST_DAY and ending.result != OutcomeResult.SOLVED
