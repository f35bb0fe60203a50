"""What the bodies did: events with their headcounts, projects, courses with certificates, rooms of the houses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from tirek.activities.actions.certificates import LETTERS
from tirek.activities.enums import EventKind, EventState, Evidence, ProjectKind
from tirek.activities.models import (
    Certificate,
    Course,
    Equipment,
    Event,
    Headcount,
    Project,
    ProjectBody,
    Room,
)
from tirek.activities.queries.certificates import SERIES, spelled
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import ALMATY
from tirek.core.numbering import reserve
from tirek.core.writing import copy_in, new_row
from tirek.network.enums import OrganisationKind
from tirek.network.models import Organisation
from tirek.portal.demo.bodies import Bodies, shares
from tirek.portal.demo.data import table

HOURS = (10, 11, 14, 15, 16, 17)
LATE_ESTIMATE = 0.04
CLASS = 30
ROOMS = (
    ("Мәжіліс залы", "Актовый зал", 120, 0),
    ("Компьютер сыныбы", "Компьютерный класс", 16, 15),
    ("Шағын зал", "Малый зал", 30, 1),
)


@dataclass
class Happenings:
    """Draws what was held and keeps it until it is written at once. ``today``: nothing is held later."""

    rng: Random
    bodies: Bodies
    today: date
    events: list[Event] = field(default_factory=list)
    counts: list[Headcount] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    parts: list[ProjectBody] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)
    rooms: list[Room] = field(default_factory=list)
    equipment: list[Equipment] = field(default_factory=list)

    def draw(self) -> None:
        self._projects()
        for told in table("events")["organiser"]:
            for year, count in told["events"].items():
                self._year(told, int(year), count)
            self._this_year(told)
        for told in table("events")["course"]:
            self._course(told)
        self._rooms()

    def write(self, *, by: Actor, at: datetime) -> int:
        """Write all that was drawn; returns how many events."""
        drawn: Sequence[Sequence[Any]] = (
            self.projects, self.parts, self.courses, self.events, self.counts, self.certificates, self.rooms,
            self.equipment,
        )  # fmt: skip
        for rows in drawn:
            copy_in(rows)
        held: dict[Organisation, int] = {}
        for event in self.events:
            held[event.organiser] = held.get(event.organiser, 0) + 1
        entries = (Entry("activities.events_entered", body, {"count": count}) for body, count in held.items())
        record_many(entries, by=by, at=at)
        return len(self.events)

    # -- Events ------------------------------------------------------------------------------------------------------

    def _year(self, told: dict[str, Any], year: int, count: int) -> None:
        reached = told.get("reached", {}).get(str(year), count * told["each"])
        organisers = self.bodies.by_kind[told["kind"]]
        for n, attendances in enumerate(shares(self.rng, reached, count, least=5)):
            event = self._event(told, organisers[n % len(organisers)], self._day_of(year))
            self._counted(event, attendances)

    def _this_year(self, told: dict[str, Any]) -> None:
        """This year up to today as last year was, and a few to come; the newest wait for their closing form."""
        last, begun = told["events"][str(2025)], date(self.today.year, 1, 1)
        organisers = self.bodies.by_kind[told["kind"]]
        days = (self.today - begun).days
        for n in range(round(last * days / 365)):
            day = begun + timedelta(days=self.rng.randrange(days))
            event = self._event(told, organisers[(n * 7) % len(organisers)], day)
            if (self.today - day).days > 12 or self.rng.random() < 0.6:
                self._counted(event, max(5, int(self.rng.gauss(told["each"], 8))))
        for n in range(12):
            day = self.today + timedelta(days=1 + self.rng.randrange(40))
            self._event(told, organisers[(n * 31) % len(organisers)], day)

    def _event(self, told: dict[str, Any], organiser: Organisation, day: date) -> Event:
        kk, ru, kind = self.rng.choice(told["topics"])
        place = self.rng.choice(table("events")["places"]["list"])
        starts = datetime.combine(day, time(self.rng.choice(HOURS)), ALMATY)
        event = new_row(
            Event,
            name_kk=kk, name_ru=ru, kind=kind,
            organiser=organiser, area_id=organiser.area_id, starts_at=starts, held_on=day,
            ends_at=starts + timedelta(hours=self.rng.choice((1, 2, 2, 3))), place=place[0],
            language=self.rng.choice(("kk", "kk", "ru")),
        )  # fmt: skip
        if told["kind"] == OrganisationKind.MOTHERS and self.rng.random() < 0.15 and day.year >= 2023:
            event.project = self.national
        self.events.append(event)
        return event

    def _counted(self, event: Event, attendances: int) -> None:
        """Close it: a signed list, now and then with the organiser's estimate of those who only looked in."""
        closed = event.ends_at + timedelta(days=self.rng.randrange(1, 9), minutes=self.rng.randrange(60))
        event.state, event.closed_at = EventState.CLOSED, closed
        document = f"Қол қойылған тізім, {attendances} қол"
        self.counts.append(
            new_row(
                Headcount,
                event=event,
                evidence=Evidence.SIGNED,
                attendances=attendances,
                document=document,
                recorded_at=closed,
            )
        )
        if self.rng.random() < LATE_ESTIMATE:
            guess = round(attendances * 1.5, -1)
            self.counts.append(
                new_row(Headcount, event=event, evidence=Evidence.ESTIMATE, attendances=int(guess), recorded_at=closed)
            )

    def _day_of(self, year: int) -> date:
        """A day of a year: quiet in summer and in January, full in spring and autumn."""
        while True:
            day = date(year, 1, 1) + timedelta(days=self.rng.randrange(365))
            if self.rng.random() < (0.35 if day.month in (1, 6, 7, 8) else 1.0):
                return day

    # -- Projects, courses, rooms --------------------------------------------------------------------------------------

    def _projects(self) -> None:
        told, houses = table("events"), self.bodies.by_kind[OrganisationKind.HOUSE]
        for n in range(told["projects"]["house"]):
            kk, ru = told["projects"]["words"][n % len(told["projects"]["words"])]
            since = date(2020, 9, 1) + timedelta(days=self.rng.randrange(700))
            self._project(ProjectKind.HOUSE, houses[n % len(houses)], since, name_kk=kk, name_ru=ru)
        words = {key: told["national"][key] for key in ("name_kk", "name_ru", "name_en", "goal_kk", "goal_ru")}
        since = date(2023, 1, 16)
        self.national = self._project(ProjectKind.NATIONAL, self.bodies.assembly, since, **words)
        for council in self.bodies.by_kind[OrganisationKind.MOTHERS][: told["national"]["bodies"]]:
            self.parts.append(ProjectBody(project=self.national, organisation=council, since=since))

    def _project(self, kind: ProjectKind, body: Organisation, since: date, **words: str) -> Project:
        project = Project(kind=kind, organisation=body, during=DateRange(since, None), **words)
        self.projects.append(project)
        return project

    def _course(self, told: dict[str, Any]) -> None:
        """The course, its sessions of a class each, and a certificate for everyone trained that year."""
        plain = ("code", "name_kk", "name_ru", "name_en", "hours", "pass_mark", "valid_months", "for_roles")
        course = Course(organisation=self.bodies.assembly, **{key: told[key] for key in plain})
        self.courses.append(course)
        bodies = self.bodies.by_kind[OrganisationKind.MOTHERS]
        learners = [(body, person) for body in bodies for person in self.bodies.members[body.pk][:1]]
        learners += [(body, person) for body in bodies for person in self.bodies.members[body.pk][1:2]]
        numbers = reserve(SERIES, told["year"], told["trained"])
        for first in range(0, told["trained"], CLASS):
            size = min(CLASS, told["trained"] - first)
            body = learners[first][0]
            event = self._session(course, told, body)
            self._counted(event, size)
            for n, (home, person) in enumerate(learners[first : first + size], start=first):
                number = spelled(numbers[n])
                self.certificates.append(
                    Certificate(
                        number=number, code=code_of(number), course=course, event=event, hours=course.hours,
                        name=person.full_name,
                        person=person, organisation=home, issued_on=event.held_on + timedelta(days=1),
                        valid_until=_months_later(event.held_on, told["valid_months"]),
                        percent=self.rng.randrange(told["pass_mark"], 101),
                    )
                )  # fmt: skip

    def _session(self, course: Course, told: dict[str, Any], near: Organisation) -> Event:
        day = date(told["year"], 2, 1) + timedelta(days=self.rng.randrange(300))
        starts = datetime.combine(day, time(9), ALMATY)
        event = new_row(
            Event,
            name_kk=course.name_kk, name_ru=course.name_ru, name_en=course.name_en, kind=EventKind.TRAINING,
            organiser=self.bodies.assembly, area_id=near.area_id, starts_at=starts, held_on=day,
            ends_at=starts + timedelta(hours=8), place=near.area.name_kk, course=course,
        )  # fmt: skip
        self.events.append(event)
        return event

    def _rooms(self) -> None:
        for house in self.bodies.by_kind[OrganisationKind.HOUSE]:
            for n, (kk, ru, seats, computers) in enumerate(ROOMS, start=1):
                self.rooms.append(
                    Room(
                        organisation=house, code=f"{100 + n}", name_kk=kk, name_ru=ru, seats=seats, computers=computers,
                        has_projector=n < 3, is_accessible=n != 3, gap_minutes=15, needs_approval=n == 1,
                    )
                )  # fmt: skip
            self.equipment.append(
                Equipment(
                    organisation=house, kind="projector", inventory_number=f"{house.code}-001",
                    name_kk="Тасымалды проектор", name_ru="Переносной проектор",
                )
            )  # fmt: skip


def code_of(number: str) -> str:
    """The secret on the paper of an invented certificate, always the same."""
    rng = Random(number)  # noqa: S311 - a story, not a secret
    return "".join(rng.choice(LETTERS) for _letter in range(12))


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))
