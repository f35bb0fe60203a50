"""The month up to today: what is new, due or late, what waits for a partner, an office or the applicant."""

from collections.abc import Callable, Iterator
from datetime import date

from tirek.cases.actions.history import HistoricCase
from tirek.cases.enums import Channel, OutcomeResult, TransitionState
from tirek.core.calendar import WorkingCalendar
from tirek.core.roles import Role
from tirek.network.models import User
from tirek.people.models import Person
from tirek.portal.demo.days import at
from tirek.portal.demo.history import Crowd, answer_day
from tirek.portal.demo.network import Place
from tirek.portal.demo.stories import ADULTS, AGES, Story

SARYAGASH, KELES, KAZYGURT, TURKISTAN = "615400000", "613900000", "614000000", "610000000"
REPUBLIC, KOSTANAY = "000000000", "390000000"
SOLVED, PARTLY, REFUSED = OutcomeResult.SOLVED, OutcomeResult.PARTLY, OutcomeResult.NOT_SOLVABLE
PENDING, ACCEPTED = TransitionState.PENDING, TransitionState.ACCEPTED
DECLINED, DONE = TransitionState.DECLINED, TransitionState.DONE


class Living:
    """Tells this month. ``ago(n)`` is the n-th working day before today; nothing happens later than last night."""

    def __init__(self, crowd: Crowd, today: date) -> None:
        self.crowd, self.teller, self.rng, self.today = crowd, crowd.teller, crowd.rng, today
        self.days = crowd.teller.days
        self.calendar = WorkingCalendar.current()

    def tell(self) -> Iterator[HistoricCase]:
        """Everywhere a few, at the offices of the personas everything there is."""
        stories = [*self.saryagash(), *self.neighbours(), *self.above(), *self.everywhere()]
        stories.sort(key=lambda story: story.received_at)
        for story in stories:
            yield self.teller.end(story)

    def ago(self, count: int) -> date:
        """The so-many-th working day before today."""
        return self.days.before(self.today, count)

    # -- Beginnings ----------------------------------------------------------------------------------------------

    def came(self, place: Place, service: str, on: date, *, children: int = 0, channel: Channel | None = None) -> Story:
        """An application registered on a day before today."""
        person = self._applicant(place, service, on, 1)
        if children:
            self.crowd.people.family_of(person, at(on, 0, 2), children)
        return self.teller.begin(place, person, service, on, channel=channel)

    def tonight(self, place: Place, service: str, minute: int) -> Story:
        """Sent from a phone after midnight: registered today, or on the next working day."""
        person = self._applicant(place, service, self.today, minute)
        on = self.calendar.next_working_day(self.today)
        return self.teller.begin(place, person, service, on, channel=Channel.WEB, at=at(self.today, 0, minute))

    def _applicant(self, place: Place, service: str, on: date, minute: int) -> Person:
        ages = AGES.get(service, ADULTS)
        return self.crowd.people.applicant(place.peoples, place.office.area_id, at(on, 0, minute), ages=ages)

    def due(self, place: Place, service: str, on: date, worker: User | None = None, **how: int) -> Story:
        """One whose ordinary term ends on a day (the next working day, when it is none), in somebody's hands."""
        came = self.days.registered_for(self.calendar.next_working_day(on))
        story = self.came(place, service, min(came, self.ago(1)), **how)
        self.teller.assign(story, min(self.days.after(came, 1), self.ago(1)), worker)
        return story

    # -- Saryagash, the office of the journeys -------------------------------------------------------------------

    def saryagash(self) -> Iterator[Story]:
        """Some forty cases, one of each kind of trouble at least."""
        here = self.teller.network.district(SARYAGASH)
        one, two = here.staff[Role.CLERK][:2]
        yield from self._new(here)
        yield from self._pressing(here, one, two)
        yield from self._with_partners(here, one, two)
        yield from self._forwarded(here, one)
        yield from self._answered(here, one, two)

    def _new(self, here: Place) -> Iterator[Story]:
        for minute, service in enumerate(("housing", "job", "kindergarten"), start=1):
            yield self.tonight(here, service, minute)
        yield self.came(here, "material", self.ago(1), channel=Channel.DESK)
        yield self.came(here, "utilities", self.ago(1), channel=Channel.WEB)
        yield self.came(here, "documents", self.ago(2), channel=Channel.PHONE)

    def _pressing(self, here: Place, one: User, two: User) -> Iterator[Story]:
        for count, service, worker in ((1, "social_aid", one), (2, "legal", two), (4, "job", one), (7, "medical", two)):
            late = self.due(here, service, self.ago(count), worker)
            if count > 2:
                self.teller.note(late, self.ago(count + 3))
            yield late
        for service, worker in (("kindergarten", one), ("material", one), ("school", two)):
            yield self.due(here, service, self.today, worker)
        for ahead, service, worker in (
            (1, "disability", one),
            (2, "business", two),
            (3, "job", one),
            (4, "utilities", two),
        ):
            yield self.due(here, service, self.days.after(self.today, ahead), worker)
        longer = self.due(here, "housing_repair", self.ago(1), one)
        self.teller.extend(longer, self.ago(2), self.days.after(self.today, 12))
        yield longer

    def _with_partners(self, here: Place, one: User, two: User) -> Iterator[Story]:
        yield self._family(here, one)
        for count, service, partner, worker in (
            (1, "job", "employment", one),
            (1, "housing", "housing", two),
            (1, "material", "foundation", one),
            (5, "retraining", "employment", two),
        ):
            yield self._referred(here, service, partner, worker, came=count + 3, sent=count)
        for service, partner, worker in (
            ("job", "employment", one),
            ("housing", "housing", one),
            ("medical", "foundation", two),
        ):
            yield self._referred(here, service, partner, worker, came=9, sent=6, state=ACCEPTED, responded=4)
        for service, partner, worker in (("housing", "housing", two), ("disability", "foundation", one)):
            yield self._referred(here, service, partner, worker, came=8, sent=5, state=DECLINED, ended=3)
        for service, partner, worker in (("retraining", "employment", one), ("material", "foundation", two)):
            yield self._referred(here, service, partner, worker, came=11, sent=8, state=DONE, responded=6, ended=2)
        fund = self.came(here, "business", self.ago(6))
        self.teller.assign(fund, self.ago(5), two)
        line = self.teller.plan(fund, self.ago(5), self.days.after(self.today, 8))
        self.teller.refer(fund, line, "fund", self.today, moment=at(self.today, 0, 4))
        yield fund

    def _family(self, here: Place, worker: User) -> Story:
        """Six children: a job for the father, a kindergarten for the youngest, a home for all."""
        story = self.came(here, "housing", self.ago(7), children=6, channel=Channel.DESK)
        self.teller.assign(story, self.ago(6), worker)
        self.teller.note(story, self.ago(6))
        job, garden, home = (
            self.teller.plan(story, self.ago(6), self.days.after(self.today, ahead), service)
            for service, ahead in (("job", 5), ("kindergarten", 7), ("housing", 20))
        )
        self.teller.refer(story, job, "employment", self.ago(5), state=DONE, responded=self.ago(4), ended=self.ago(2))
        self.teller.refer(story, garden, "education", self.ago(5), state=ACCEPTED, responded=self.ago(3))
        self.teller.refer(story, home, "housing", self.ago(2))
        return story

    def _referred(
        self,
        place: Place,
        service: str,
        partner: str,
        worker: User,
        *,
        came: int,
        sent: int,
        state: TransitionState = PENDING,
        responded: int | None = None,
        ended: int | None = None,
    ) -> Story:
        """One line of the plan at a partner; days are counted back from today."""
        story = self.came(place, service, self.ago(came), children=3 if service == "housing" else 0)
        self.teller.assign(story, self.ago(came - 1), worker)
        line = self.teller.plan(story, self.ago(came - 1), self.days.after(self.today, 6))
        self.teller.refer(
            story,
            line,
            partner,
            self.ago(sent),
            state=state,
            responded=self.ago(responded) if responded else None,
            ended=self.ago(ended) if ended else None,
        )
        return story

    def _forwarded(self, here: Place, one: User) -> Iterator[Story]:
        """Two offered by the neighbours, one offered to them, one that came and was taken."""
        district = self.teller.network.district
        for origin, service in ((KELES, "job"), (KAZYGURT, "utilities")):
            story = self.came(district(origin), service, self.ago(2))
            self.teller.forward(story, here, self.ago(1))
            yield story
        away = self.came(here, "school", self.ago(2))
        self.teller.forward(away, district(KELES), self.ago(1))
        yield away
        refused = self.came(here, "documents", self.ago(6))
        self.teller.forward(refused, district(KELES), self.ago(5), state=DECLINED, ended=self.ago(4))
        self.teller.assign(refused, self.ago(3), one)
        yield refused
        taken = self.came(district(KAZYGURT), "social_aid", self.ago(5))
        self.teller.forward(taken, here, self.ago(4), state=ACCEPTED, ended=self.ago(3))
        self.teller.assign(taken, self.ago(3), one)
        yield taken

    def _answered(self, here: Place, one: User, two: User) -> Iterator[Story]:
        told = (
            ("kindergarten", one, SOLVED, None),
            ("legal", two, SOLVED, None),
            ("material", one, PARTLY, None),
            ("medical", two, SOLVED, "confirm"),
            ("job", one, SOLVED, "confirm"),
            ("disability", two, SOLVED, "confirm"),
            ("housing", one, REFUSED, "close"),
            ("business", two, SOLVED, "close"),
            ("utilities", two, PARTLY, "reopen"),
            ("social_aid", one, SOLVED, "reopen"),
        )
        after: dict[str, Callable[[Story, date], None]] = {
            "confirm": self.teller.confirm,
            "close": self.teller.close,
            "reopen": self.teller.reopen,
        }
        for place, (service, worker, result, then) in enumerate(told):
            story = self._worked(here, service, worker, result, came=16 - place % 4, answered=4 + place % 3)
            if then:
                after[then](story, self.ago(2))
            yield story
        gone = self.came(here, "other", self.ago(6))
        self.teller.withdraw(gone, self.ago(3))
        yield gone

    def _worked(
        self, place: Place, service: str, worker: User | None, result: OutcomeResult, *, came: int, answered: int
    ) -> Story:
        story = self.came(place, service, self.ago(came))
        self.teller.assign(story, self.ago(came - 1), worker)
        if result == SOLVED:
            line = self.teller.plan(story, self.ago(came - 1), self.ago(answered))
            self.teller.deliver(story, line, self.ago(answered))
        self.teller.answer(story, self.ago(answered), result)
        return story

    # -- The neighbours and those above --------------------------------------------------------------------------

    def neighbours(self) -> Iterator[Story]:
        """Keles and Kazygurt: less of everything."""
        for kato in (KELES, KAZYGURT):
            place = self.teller.network.district(kato)
            yield self.tonight(place, "material", 2)
            yield self.came(place, "job", self.ago(1))
            yield self.due(place, "kindergarten", self.ago(2))
            yield self.due(place, "legal", self.today)
            yield self.due(place, "utilities", self.days.after(self.today, 2))
            yield self._referred(place, "job", "employment", place.clerk, came=6, sent=1)
            yield self._referred(place, "housing", "housing", place.clerk, came=8, sent=5, state=ACCEPTED, responded=4)
            yield self._worked(place, "medical", None, SOLVED, came=14, answered=4)

    def above(self) -> Iterator[Story]:
        """The regional offices of the personas and the republic's own."""
        for kato in (TURKISTAN, KOSTANAY, REPUBLIC):
            place = self.teller.network.district(kato)
            yield self.tonight(place, "documents", 3)
            yield self.came(place, "legal", self.ago(1))
            yield self.due(place, "business", self.ago(1))
            yield self.due(place, "social_aid", self.today)
            yield self.due(place, "school", self.days.after(self.today, 3))
            yield self._worked(place, "utilities", None, SOLVED, came=13, answered=4)
            full = self.came(place, "business", self.ago(4))
            self.teller.assign(full, self.ago(3))
            line = self.teller.plan(full, self.ago(3), self.days.after(self.today, 9))
            if kato != REPUBLIC:
                self.teller.refer(full, line, "fund", self.today, moment=at(self.today, 0, 4))
            yield full

    def everywhere(self) -> Iterator[Story]:
        """A few at every other office, most of them in time."""
        rich = (SARYAGASH, KELES, KAZYGURT, TURKISTAN, KOSTANAY, REPUBLIC)
        for key, place in self.teller.network.places.items():
            if key not in rich:
                for _each in range(self.rng.randint(1, 3)):
                    yield self._some(place)

    def _some(self, place: Place) -> Story:
        count = self.rng.randint(1, 19)
        story = self.came(place, self.crowd.service(), self.ago(count))
        if count < 3 and self.rng.random() < 0.7:
            return story
        self.teller.assign(story, self.ago(count - 1) if count > 1 else self.ago(1))
        if count > 4 and answer_day(self.teller, story) < self.ago(2) and self.rng.random() < 0.75:
            self.teller.answer(story, self.ago(2), self.rng.choice((SOLVED, SOLVED, PARTLY, REFUSED)))
            if self.rng.random() < 0.3:
                self.teller.confirm(story, self.ago(1))
        return story
