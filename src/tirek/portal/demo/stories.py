"""One application told from its arrival to where it stands: the events that ``write_history`` turns into rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from uuid import UUID

from tirek.cases.actions import history as told
from tirek.cases.enums import CaseKind, Channel, OutcomeResult, TransitionState
from tirek.core.calendar import WorkingCalendar
from tirek.core.roles import Role
from tirek.network.models import User
from tirek.people.models import Person
from tirek.portal.demo import texts
from tirek.portal.demo.days import Days, evening_before, some_time
from tirek.portal.demo.network import Network, Place

PARTNERS = {
    "job": "employment",
    "retraining": "employment",
    "kindergarten": "education",
    "school": "education",
    "housing": "housing",
    "housing_repair": "foundation",
    "business": "chamber",
    "material": "foundation",
    "medical": "foundation",
    "disability": "foundation",
}
CHANNELS_THEN = {Channel.DESK: 60, Channel.PHONE: 10, Channel.WEB: 13, Channel.POST: 10, Channel.TOUR: 7}
CHANNELS_NOW = {Channel.DESK: 38, Channel.PHONE: 9, Channel.WEB: 46, Channel.POST: 3, Channel.TOUR: 4}
WEB_YEARS = 2022
# How old those are who come with a need; any adult, where it is not named.
AGES = {
    "job": (19, 61),
    "retraining": (19, 58),
    "kindergarten": (21, 44),
    "school": (26, 50),
    "housing": (23, 52),
    "business": (21, 62),
}
ADULTS = (20, 78)
REASONED = {OutcomeResult.PARTLY, OutcomeResult.NOT_SOLVABLE}


@dataclass
class Story:
    """An application as it is being told. ``region`` is that of the day it came."""

    place: Place
    person: Person
    service: str
    registered_on: date
    received_at: datetime
    channel: Channel
    subject: str
    body: str
    kind: CaseKind = CaseKind.APPLICATION
    came_to: Place | None = None
    worker: User | None = None
    planned: list[datetime] = field(default_factory=list)
    events: list[told.Happened] = field(default_factory=list)

    @property
    def language(self) -> str:
        return self.person.preferred_language


class Teller:
    """Tells stories over one network with one generator."""

    def __init__(self, rng: Random, network: Network, days: Days, services: dict[str, UUID]) -> None:
        self.rng, self.network, self.days, self.services = rng, network, days, services
        self.calendar = WorkingCalendar.current()

    def begin(
        self,
        place: Place,
        person: Person,
        service: str,
        on: date,
        *,
        channel: Channel | None = None,
        at: datetime | None = None,
    ) -> Story:
        """An application registered on a working day."""
        channel = channel or self._channel(on)
        evening = channel == Channel.WEB and self.rng.random() < 0.3
        received = at or (evening_before(self.rng, on) if evening else some_time(self.rng, on, 9, 18))
        in_haste = channel == Channel.WEB and self.rng.random() < 0.12
        age = (on - person.birth_date).days // 365
        subject, body = texts.application(
            self.rng, service, person.preferred_language, sex=person.sex, age=age, in_haste=in_haste
        )
        kind = CaseKind.PROPOSAL if service == "other" else CaseKind.APPLICATION
        if service in ("legal", "utilities") and self.rng.random() < 0.25:
            kind = CaseKind.COMPLAINT
        return Story(place, person, service, on, received, channel, subject, body, kind)

    def end(self, story: Story) -> told.HistoricCase:
        """What ``write_history`` takes: the events in the order of time."""
        came_to = story.came_to or story.place
        registrar = None if story.channel == Channel.WEB else came_to.staff.get(Role.REGISTRAR, [came_to.clerk])[0]
        return told.HistoricCase(
            applicant_id=story.person.pk,
            applicant_name=story.person.full_name,
            office=came_to.office,
            area_id=story.person.area_id,
            service_id=self.services[story.service],
            channel=story.channel,
            received_at=story.received_at,
            subject=story.subject,
            body=story.body,
            language=story.language,
            kind=story.kind,
            registered_by_id=registrar.pk if registrar else None,
            events=sorted(story.events, key=lambda event: event.at),
        )

    # -- What may happen -----------------------------------------------------------------------------------------

    def assign(self, story: Story, on: date, worker: User | None = None) -> None:
        """Given to a case worker."""
        story.worker = worker or story.place.clerk
        story.events.append(
            told.Assigned(at=self._moment(story, on, 9, 11), by_id=story.place.head.pk, user_id=story.worker.pk)
        )

    def note(self, story: Story, on: date) -> None:
        """A working note of the case worker."""
        worker = self._worker(story)
        text = texts.phrase(self.rng, "notes", story.language)
        story.events.append(
            told.Noted(at=self._moment(story, on, 10, 12), by_id=worker.pk, by_name=worker.name, text=text)
        )

    def plan(self, story: Story, on: date, due_on: date, service: str | None = None) -> int:
        """A service is promised; returns the line's place in the plan."""
        key = self.services[service or story.service]
        worker = self._worker(story).pk
        moment = max([self._moment(story, on, 11, 12), *story.planned[-1:]])  # in the order they are counted
        story.events.append(told.Planned(at=moment, by_id=worker, service_id=key, due_on=due_on))
        story.planned.append(moment)
        return len(story.planned) - 1

    def deliver(self, story: Story, line: int, on: date) -> None:
        """The office delivers a line itself."""
        text = texts.phrase(self.rng, "delivered", story.language)
        worker = self._worker(story).pk
        story.events.append(told.Delivered(at=self._moment(story, on, 14, 16), by_id=worker, line=line, result=text))

    def refer(
        self,
        story: Story,
        line: int,
        key: str,
        on: date,
        *,
        state: TransitionState = TransitionState.PENDING,
        responded: date | None = None,
        ended: date | None = None,
        moment: datetime | None = None,
    ) -> bool:
        """A line goes to a partner under the memorandum of the day; False when there is none."""
        found = self.network.partner(key, story.place.region(on), on)
        if found is None:
            return False
        partner, memorandum = found
        ending = {TransitionState.DONE: "delivered", TransitionState.DECLINED: "declined"}.get(state)
        responded_at = self._moment(story, responded, 13, 14) if responded else None
        ended_at = self._moment(story, ended, 14, 16) if ended else None
        if state == TransitionState.DECLINED:
            responded_at = ended_at
        story.events.append(
            told.Referred(
                at=moment or self._moment(story, on, 12, 13),
                by_id=self._worker(story).pk,
                line=line,
                to=partner,
                memorandum_id=memorandum.pk,
                crossing=memorandum.crossing,
                respond_by=self.calendar.add_working_days(on, memorandum.response_days)[0],
                reason=texts.phrase(self.rng, "referral", story.language),
                state=state,
                responded_at=responded_at,
                ended_at=ended_at,
                answer=texts.phrase(self.rng, ending, story.language) if ending else "",
            )
        )
        return True

    def forward(
        self,
        story: Story,
        to: Place,
        on: date,
        *,
        state: TransitionState = TransitionState.PENDING,
        ended: date | None = None,
    ) -> None:
        """Offered to another office; accepted, it is that office's from then on."""
        answer = (
            texts.phrase(self.rng, "transfer_declined", story.language) if state == TransitionState.DECLINED else ""
        )
        story.events.append(
            told.Forwarded(
                at=self._moment(story, on, 11, 12),
                by_id=story.place.clerk.pk,
                to=to.office,
                reason=texts.phrase(self.rng, "transfer", story.language),
                state=state,
                ended_at=self._moment(story, ended, 9, 10) if ended else None,
                answer=answer,
            )
        )
        if state == TransitionState.ACCEPTED:
            story.came_to, story.place = story.came_to or story.place, to

    def extend(self, story: Story, on: date, until: date, decided_by: Place | None = None) -> None:
        """The head extends the term."""
        head = (decided_by or story.place).head
        reason = texts.phrase(self.rng, "extension", story.language)
        moment = self._moment(story, on, 15, 17)
        story.events.append(told.Extended(at=moment, by_id=head.pk, until=until, reason=reason, by_name=head.name))

    def answer(self, story: Story, on: date, result: OutcomeResult) -> None:
        """The written answer."""
        worker = self._worker(story)
        reason = texts.refusal(story.service, story.language) if result in REASONED else ""
        text = reason if result == OutcomeResult.NOT_SOLVABLE else texts.answer(self.rng, story.service, story.language)
        moment = self._moment(story, on, 16, 18)
        story.events.append(
            told.Answered(
                at=moment,
                by_id=worker.pk,
                text=text,
                result=result,
                reason=reason,
                by_name=worker.name,
                by_post=worker.post,
            )
        )

    def close(self, story: Story, on: date) -> None:
        """The office closes it."""
        story.events.append(told.Closed(at=self._moment(story, on, 17, 18), by_id=self._worker(story).pk))

    def confirm(self, story: Story, on: date) -> None:
        """The applicant says that it is so."""
        rating = self.rng.choices((5, 4, 3), (6, 3, 1))[0]
        words = texts.phrase(self.rng, "thanks", story.language)
        story.events.append(told.Confirmed(at=self._moment(story, on, 18, 21), rating=rating, words=words))

    def reopen(self, story: Story, on: date) -> None:
        """The applicant says that it is not so."""
        reason = texts.phrase(self.rng, "reopened", story.language)
        story.events.append(told.Reopened(at=self._moment(story, on, 18, 21), reason=reason))

    def withdraw(self, story: Story, on: date) -> None:
        """The applicant takes it back."""
        reason = texts.phrase(self.rng, "withdrawn", story.language)
        story.events.append(told.Withdrawn(at=self._moment(story, on, 17, 20), reason=reason))

    # -- A whole life, for the closed months ---------------------------------------------------------------------

    def work(
        self,
        story: Story,
        answered_on: date,
        result: OutcomeResult,
        services: Sequence[str] = (),
        *,
        since: date | None = None,
    ) -> None:
        """From the assignment to the answer: a plan of the given services, delivered by the office or by partners."""
        days = self.days.between(since or story.registered_on, answered_on)
        self.assign(story, days[min(1, len(days) - 1)])
        if self.rng.random() < 0.06 and len(days) > 3:
            self.note(story, days[2])
        for service in services:
            self._carry_out(story, service, days)
        self.answer(story, answered_on, result)

    def _carry_out(self, story: Story, service: str, days: Sequence[date]) -> None:
        line = self.plan(story, days[min(1, len(days) - 1)], days[-1], service)
        partner = PARTNERS.get(service)
        sent, last = days[min(2, len(days) - 1)], days[-1]
        if partner and len(days) > 5 and self.rng.random() < 0.7:
            done, responded = days[-2], days[4]
            if self.refer(story, line, partner, sent, state=TransitionState.DONE, responded=responded, ended=done):
                return
        self.deliver(story, line, last)

    def _worker(self, story: Story) -> User:
        return story.worker or story.place.clerk

    def _channel(self, on: date) -> Channel:
        shares = CHANNELS_NOW if on.year >= WEB_YEARS else CHANNELS_THEN
        return self.rng.choices(list(shares), list(shares.values()))[0]

    def _moment(self, story: Story, on: date, first_hour: int, last_hour: int) -> datetime:
        """A time of that day, but never before the application came."""
        moment = some_time(self.rng, on, first_hour, last_hour)
        return max(moment, story.received_at)
