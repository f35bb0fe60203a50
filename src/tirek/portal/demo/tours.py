"""Outreach tours – one held with published answers, one to come – and an hour of remote reception with free times."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from tirek.activities.enums import EventKind, EventState, Evidence, QuestionState, SlotState, TourState
from tirek.activities.models import Event, Headcount, Question, Slot, Tour, TourAgency, TourStop
from tirek.core import pin as pins
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import ALMATY, WorkingCalendar
from tirek.core.ids import uuid7
from tirek.core.numbering import next_number
from tirek.core.writing import copy_in
from tirek.network.models import Organisation, User
from tirek.network.queries.users import DEMO_DOMAIN
from tirek.portal.demo.data import table
from tirek.portal.demo.people import DEMO_PIN
from tirek.programmes.models import Service

SEED = 20261
REGION, RECEIVER = "head.turkistan", "head.saryagash"
DISTRICTS = ("head.saryagash", "clerk.keles")
PARTNERS = ("employment.turkistan", "housing.turkistan", "foundation")
LINK = "https://meet.tirek.example/saryagash"
OPEN_AGENCIES = ("employment.turkistan", "housing.turkistan", None)  # of the questions without an answer
SLOT, SLOTS_A_DAY = timedelta(minutes=20), 6


def finish(today: date, *, by: Actor) -> None:
    """Write both tours and the hours of reception."""
    story = Story.about(today)
    held, coming = story.held(), story.coming()
    story.receive()
    moment = datetime.combine(today, time(0, 5), ALMATY)
    entries = [Entry("activities.tour_planned", tour, {"organiser": tour.organiser_id}) for tour in (held, coming)]
    record_many([*entries, Entry("activities.tour_concluded", held)], by=by, at=moment)


@dataclass
class Story:
    """What the tours are told from."""

    today: date
    rng: Random
    calendar: WorkingCalendar
    users: dict[str, User]
    homes: dict[str, Organisation]

    @classmethod
    def about(cls, today: date) -> "Story":
        names = (REGION, *DISTRICTS, *PARTNERS)
        found = {f"{name}@{DEMO_DOMAIN}": name for name in names}
        users = {found[user.email]: user for user in User.objects.filter(email__in=found)}
        grants = {name: user.grants.select_related("organisation__area").first() for name, user in users.items()}
        homes = {name: grant.organisation for name, grant in grants.items() if grant}
        return cls(today, Random(SEED), WorkingCalendar.current(), users, homes)  # noqa: S311 - a story, not a secret

    # -- Tours -------------------------------------------------------------------------------------------------------

    def held(self) -> Tour:
        """Held on three working days that ended a week ago."""
        days = self._days(self._working(-9), 3)
        tour = self._tour("held", days, TourState.DONE)
        events = [self._stop(tour, number, day, closed=True) for number, day in enumerate(days)]
        copy_in([self._count(event) for event in events])
        told = table("tours")["question"]
        copy_in([self._question(one, events[n % len(events)], n) for n, one in enumerate(told)])
        return tour

    def coming(self) -> Tour:
        """To be held in two weeks."""
        days = self._days(self._working(10), 3)
        tour = self._tour("coming", days, TourState.PLANNED)
        for number, day in enumerate(days):
            self._stop(tour, number, day, closed=False)
        return tour

    def _working(self, count: int) -> date:
        if count > 0:
            return self.calendar.add_working_days(self.today, count)[0]
        day = self.today
        for _step in range(-count):
            day -= timedelta(days=1)
            while not self.calendar.is_working_day(day):
                day -= timedelta(days=1)
        return day

    def _days(self, first: date, count: int) -> list[date]:
        return [self.calendar.add_working_days(first, step)[0] for step in range(count)]

    def _tour(self, name: str, days: list[date], state: TourState) -> Tour:
        tour = Tour.objects.create(
            organiser=self.homes[REGION], state=state, begins_on=days[0], ends_on=days[-1], **table("tours")[name]
        )
        tour.services.set(Service.objects.filter(code__in=["job", "retraining", "housing", "kindergarten"]))
        explains = table("tours")["explains"]["list"]
        team = [self.homes[REGION], *self._districts()[:1], *(self.homes[name] for name in PARTNERS)]
        team += [self._districts()[1]]
        copy_in([TourAgency(tour=tour, organisation=one, explains=explains[n]) for n, one in enumerate(team)])
        return tour

    def _districts(self) -> list[Organisation]:
        """Three district offices of the region, the personas' own first."""
        own = [self.homes[name] for name in DISTRICTS]
        offices = Organisation.objects.on(self.today).filter(
            kind="office", path__startswith=self.homes[REGION].path, level="district"
        )
        others = offices.exclude(pk__in=[one.pk for one in own]).select_related("area").order_by("code")
        return [*own, *others[:1]]

    def _stop(self, tour: Tour, number: int, day: date, *, closed: bool) -> Event:
        office, starts = self._districts()[number], datetime.combine(day, time(11), ALMATY)
        ends = starts + timedelta(hours=3)
        names = {name: getattr(tour, name) for name in ("name_kk", "name_ru", "name_en", "about_kk", "about_ru")}
        closing: dict[str, Any] = {"state": EventState.CLOSED, "closed_at": ends + timedelta(hours=4)}
        event = Event.objects.create(
            kind=EventKind.VISIT, organiser=tour.organiser, area=office.area, starts_at=starts, ends_at=ends,
            held_on=day, place=table("tours")["places"]["list"][number], **names, **(closing if closed else {}),
        )  # fmt: skip
        TourStop.objects.create(tour=tour, event=event, position=number + 1, transport="Микроавтобус, 12 орын")
        return event

    def _count(self, event: Event) -> Headcount:
        signed = self.rng.randrange(45, 95)
        document = f"Қол қойылған тізім, {signed} қол"
        return Headcount(
            event=event, evidence=Evidence.SIGNED, attendances=signed, document=document, recorded_at=event.ends_at
        )

    def _question(self, told: dict[str, Any], event: Event, number: int) -> Question:
        asked_at = event.starts_at + timedelta(minutes=20 * number)
        row = Question(
            event=event, text=told["text"], kind=told.get("kind", "question"), language=told.get("language", "kk"),
            nonce=uuid7(), asked_at=asked_at, taken_by_id=self.users[REGION].pk, on_the_spot=told.get("spot", False),
        )  # fmt: skip
        agency = OPEN_AGENCIES[number % 3] if "answer" not in told else PARTNERS[number % 3]
        if agency and not row.on_the_spot:
            row.agency, row.state = self.homes[agency], QuestionState.ASSIGNED
            row.due_on = self.calendar.add_working_days(event.held_on, 10)[0]
        if "answer" in told:
            self._answered(row, told["answer"])
        return row

    def _answered(self, row: Question, answer: str) -> None:
        later = timedelta(0) if row.on_the_spot else timedelta(days=4)
        row.state, row.answer, row.answered_at = QuestionState.ANSWERED, answer, row.asked_at + later
        row.published_text, row.published_answer, row.published_at = row.text, answer, row.answered_at

    # -- Reception ---------------------------------------------------------------------------------------------------

    def receive(self) -> None:
        """The last hour, with its outcome; two more to come, some times taken."""
        visits = table("tours")["visit"]
        past = self._slots(self._working(-3))[:1]
        coming = [*self._slots(self._working(3)), *self._slots(self._working(8))]
        for slot, told in zip([*past, coming[1], coming[3]], visits, strict=True):
            self._booked(slot, told)
        past[0].state, past[0].outcome, past[0].settled_at = SlotState.HELD, visits[0]["outcome"], past[0].ends_at
        copy_in([*past, *coming])

    def _slots(self, day: date) -> list[Slot]:
        begins = datetime.combine(day, time(10), ALMATY)
        spans = (DateTimeTZRange(begins + SLOT * n, begins + SLOT * (n + 1)) for n in range(SLOTS_A_DAY))
        office, receiver = self.homes[RECEIVER], self.users[RECEIVER]
        return [Slot(office=office, receiver=receiver, during=span, online_link=LINK) for span in spans]

    def _booked(self, slot: Slot, told: dict[str, Any]) -> None:
        slot.visitor_name, slot.topic, slot.language = told["name"], told["topic"], told.get("language", "kk")
        slot.number = next_number("9900", self.today.year)
        slot.email = f"visitor.{slot.number}@{DEMO_DOMAIN}"
        slot.code_digest = pins.digest(slot.number, DEMO_PIN)
        slot.state, slot.booked_at = SlotState.BOOKED, slot.starts_at - timedelta(days=9)
