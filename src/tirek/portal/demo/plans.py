"""Plans of the demo: households of returnees at every stage in every region, questions of partners, the word of people,
last quarter's packets."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple
from uuid import UUID

from tirek.cases.actions import happenings as told
from tirek.cases.actions.history import HistoricCase
from tirek.cases.actions.packets import make_packets
from tirek.cases.enums import Channel, OutcomeResult, TransitionState
from tirek.cases.models import Packet, PlanTemplate
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import WorkingCalendar
from tirek.core.period import Period
from tirek.core.roles import Role
from tirek.network.models import Memorandum, RoleGrant
from tirek.network.queries.memoranda import used_in_month
from tirek.portal.demo import texts
from tirek.portal.demo.days import at
from tirek.portal.demo.history import Crowd
from tirek.portal.demo.network import Network, Place
from tirek.portal.demo.stories import Story

A_REGION = 4
DONE, ACCEPTED, PENDING = TransitionState.DONE, TransitionState.ACCEPTED, TransitionState.PENDING


class Promise(NamedTuple):
    """A milestone of the shipped template: the service, its days, and the partner that gives it."""

    service: str
    days: int
    milestone: str
    partner: str = ""


PROMISES = (
    Promise("documents", 15, "documents"),
    Promise("material", 20, "payment", "foundation"),
    Promise("school", 20, "school", "education"),
    Promise("job", 40, "job", "employment"),
    Promise("language", 60, "language"),
    Promise("housing", 90, "housing", "housing"),
)


class Returnees:
    """Tells of families that came home and settle step by step; its own generator, so that other stories stay."""

    def __init__(self, crowd: Crowd, today: date, seed: int) -> None:
        self.crowd, self.teller, self.today = crowd, crowd.teller, today
        self.rng = Random(seed)  # noqa: S311 - a story, not a secret
        self.calendar = WorkingCalendar.current()
        self.template = PlanTemplate.objects.get(code="kandas")
        self.last = self.teller.days.before(today, 1)

    def tell(self) -> Iterator[HistoricCase]:
        """Some households in every region, begun between half a year ago and last week."""
        regions: dict[str, list[Place]] = {}
        for place in self.teller.network.places.values():
            if place.office.level == "district":
                regions.setdefault(place.now, []).append(place)
        stories = [self._household(place) for places in regions.values() for place in self._chosen(places)]
        stories += [self._asking(kato, n) for kato in ("615400000", "613900000") for n in range(2)]
        for story in sorted(stories, key=lambda one: one.received_at):
            yield self.teller.end(story)

    def _chosen(self, places: list[Place]) -> list[Place]:
        """The first of the region always, others as it falls."""
        return [places[0], *self.rng.choices(places, k=A_REGION - 1)]

    def _household(self, place: Place) -> Story:
        came = self.teller.days.before(self.today, self.rng.randint(6, 120))
        person = self.crowd.people.applicant(place.peoples, place.office.area_id, at(came, 9), ages=(28, 58))
        self.crowd.people.family_of(person, at(came, 9), self.rng.randint(1, 5))
        story = self.teller.begin(place, person, "documents", came, channel=Channel.DESK, at=at(came, 10))
        story.subject, story.body = _words(person.preferred_language)
        self.teller.assign(story, self._after(came, 1))
        begun = self._after(came, 2)
        moment = at(begun, 12, 30)
        story.events.append(
            told.PlanBegun(at=moment, by_id=place.clerk.pk, template_id=self.template.pk, need=self.template.need)
        )
        for promise in PROMISES:
            self._promise(story, promise, begun)
        if self._after(came, 13) < self.last:
            self.teller.answer(story, self._after(came, 12), OutcomeResult.PARTLY)
        return story

    def _promise(self, story: Story, promise: Promise, begun: date) -> None:
        """Promised when the plan began, and carried out about when it was due; one in six is late."""
        due = self._after(begun, promise.days)
        story.events.append(
            told.Planned(
                at=at(begun, 12, 31),
                by_id=story.place.clerk.pk,
                service_id=self.teller.services[promise.service],
                due_on=due,
                owner_kind="partner" if promise.partner else "office",
                milestone=promise.milestone,
            )
        )
        story.planned.append(at(begun, 12, 31))
        line = len(story.planned) - 1
        done = self._after(begun, max(promise.days - self.rng.randint(0, 12), 4))
        if self.rng.random() < 0.16:
            done = self._after(due, self.rng.randint(3, 40))
        if promise.partner:
            self._by_partner(story, promise, line, begun, done)
        elif done <= self.last:
            self._by_office(story, line, done)
        if done < self.last and self.rng.random() < 0.5:
            self._said(story, line, self._after(done, 1))

    def _by_office(self, story: Story, line: int, done: date) -> None:
        text = texts.phrase(self.rng, "delivered", story.language)
        story.events.append(
            told.Delivered(
                at=at(done, 15), by_id=story.place.clerk.pk, line=line, result=text, evidence=self._paper(done)
            )
        )

    def _by_partner(self, story: Story, promise: Promise, line: int, begun: date, done: date) -> None:
        sent, heard = self._after(begun, 1), self._after(begun, 3)
        moment = at(sent, 13)
        if sent > self.last:
            return
        if done <= self.last:
            self.teller.refer(
                story, line, promise.partner, sent, state=DONE, responded=heard, ended=done, moment=moment
            )
        elif heard <= self.last and self.rng.random() < 0.85:
            self.teller.refer(story, line, promise.partner, sent, state=ACCEPTED, responded=heard, moment=moment)
        else:
            self.teller.refer(story, line, promise.partner, sent, state=PENDING, moment=moment)

    def _said(self, story: Story, line: int, on: date) -> None:
        received = self.rng.random() < 0.93
        words = "" if received else texts.phrase(self.rng, "reopened", story.language)
        story.events.append(told.LineSaid(at=at(min(on, self.last), 19), line=line, received=received, words=words))

    def _asking(self, kato: str, number: int) -> Story:
        """A partner that asks back: one question is open, one was answered."""
        place, days = self.teller.network.district(kato), self.teller.days
        came = days.before(self.today, 7)
        person = self.crowd.people.applicant(place.peoples, place.office.area_id, at(came, 9), ages=(24, 50))
        story = self.teller.begin(place, person, "job", came, channel=Channel.DESK)
        self.teller.assign(story, self._after(came, 1))
        line = self.teller.plan(story, self._after(came, 2), self._after(self.today, 8))
        self.teller.refer(story, line, "employment", days.before(self.today, 3))
        asked, answered = at(days.before(self.today, 2), 11), at(self.last, 10)
        story.events.append(
            told.AskedBack(
                at=asked,
                line=line,
                text=_QUESTION[story.language],
                answer_by=self._after(self.today, 1),
                days_left=2,
                answer=_ANSWER[story.language] if number else "",
                answered_at=answered if number else None,
            )
        )
        return story

    def _after(self, day: date, count: int) -> date:
        """So many working days later, as far as the story's days reach."""
        days = self.teller.days.list
        return days[min(bisect_left(days, day) + count, len(days) - 1)]

    def _paper(self, on: date) -> str:
        return f"№ {self.rng.randint(10, 990)}-{on:%d.%m.%Y}"


def finish(network: Network, today: date, *, by: Actor) -> None:
    """What stands on the written cases: packets of the last two quarters, and a memorandum that is almost spent."""
    _spend(network, today)
    quarter = Period.containing(today).previous()
    _packets(quarter.previous(), today, everybody=True, by=by)
    _packets(quarter, today, everybody=False, by=by)


def _packets(quarter: Period, today: date, *, everybody: bool, by: Actor) -> None:
    """Made in the night after the quarter; nearly all acknowledged in the days after."""
    calendar = WorkingCalendar.current()
    made = at(calendar.next_working_day(quarter.last + timedelta(days=1)), 6, 40)
    packets = make_packets(quarter, tell=False, by=by, at=min(made, at(today, 0, 3)))
    heads = _heads([packet.office_id for packet in packets])
    rng, read = Random(quarter.code), []  # noqa: S311 - a story, not a secret
    for packet in packets:
        moment = at(calendar.add_working_days(packet.made_at.date(), rng.randint(1, 5))[0], rng.randint(9, 17))
        if (everybody or rng.random() < 0.88) and moment < at(today, 0, 3) and packet.office_id in heads:
            head = heads[packet.office_id]
            packet.acknowledged_at, packet.acknowledged_by_id = moment, head.user_id
            packet.acknowledged_by_name, packet.acknowledged_by_post = head.user.name, head.user.post
            read.append(packet)
    columns = ["acknowledged_at", "acknowledged_by_id", "acknowledged_by_name", "acknowledged_by_post"]
    Packet.objects.bulk_update(read, columns, batch_size=500)
    entries = (Entry("cases.packet_acknowledged", one, {"office": one.office_id}, one.acknowledged_at) for one in read)
    record_many(entries, by=by, at=made)


def _heads(offices: list[UUID]) -> dict[UUID, RoleGrant]:
    grants = RoleGrant.objects.filter(organisation__in=offices, role=Role.HEAD).select_related("user")
    return {grant.organisation_id: grant for grant in grants}


def _spend(network: Network, today: date) -> None:
    """The employment centre of the journeys' region has room for some more this month, and says for how many."""
    for memorandum in network.memoranda.get(("employment", "61"), []):
        used = used_in_month([memorandum.pk], today).get(memorandum.pk, 0)
        Memorandum.objects.filter(pk=memorandum.pk).update(monthly_capacity=used + 25)


_QUESTION = {
    "kk": "Өтініш берушінің мамандығы мен еңбек өтілі қандай? Ауысыммен жұмыс істей ала ма?",
    "ru": "Какая у заявителя специальность и стаж? Может ли он работать посменно?",
}
_ANSWER = {
    "kk": "Дәнекерлеуші, еңбек өтілі – сегіз жыл. Ауысыммен жұмыс істеуге келіседі.",
    "ru": "Сварщик, стаж восемь лет. На сменную работу согласен.",
}
_STORIES = {
    "kk": (
        "Қандас отбасын қоныстандыру",
        "Отбасыммен атажұртқа көшіп келдік. Құжат рәсімдеуге, балаларды мектепке орналастыруға, жұмыс пен баспана "
        "табуға көмек сұраймын.",
    ),
    "ru": (
        "Обустройство семьи кандасов",
        "Мы с семьёй переехали на историческую родину. Просим помочь с документами, школой для детей, работой и "
        "жильём.",
    ),
}


def _words(language: str) -> tuple[str, str]:
    return _STORIES.get(language, _STORIES["kk"])
