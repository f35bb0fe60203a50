"""Initiatives of the demo: those on the way from training to their own work, with acts, calls, and some who dropped
out."""

from datetime import date, datetime, timedelta
from random import Random

from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.numbering import reserve
from tirek.core.terms import add_months
from tirek.core.writing import copy_in
from tirek.network.models import Organisation
from tirek.people.enums import ConsentHow, ContactKind, LinkReason, Sex
from tirek.people.models import Consent, Contact, Person, PersonLink
from tirek.people.queries import search_keys
from tirek.portal.demo import names
from tirek.portal.demo.data import table
from tirek.portal.demo.days import at
from tirek.portal.demo.roadmaps import programme_named
from tirek.programmes.actions import initiatives as actions
from tirek.programmes.actions.enrolments import ACTS, CONSENT_TEXT
from tirek.programmes.enums_of_initiatives import FOLLOW_UP_MONTHS, CallOutcome, CallState, DropReason, EnrolmentState
from tirek.programmes.models import (
    Broadcast,
    Enrolment,
    FollowUp,
    HandOver,
    Initiative,
    Stage,
    StageReached,
)

SEED = 20240310
OFFICE = "6100"
ACCOMPANY = 3  # offices below the one that runs it
ENTRANTS, QUARTERS = 120, 7
SERIAL = 9500  # phones of the demo beyond those of applicants
Told = tuple[str, str, str]
HEROINE: Told = ("Төлеуова", "Гүлжан", "Серікқызы")
SAID = "Екі тұрақты тапсырыс берушім бар, қызыммен бірге тігеміз."


def begin(today: date, *, by: Actor) -> int:
    """Write them; returns how many people came in."""
    rng = Random(SEED)  # noqa: S311 - a story, not a secret
    office = Organisation.objects.get(code=OFFICE)
    trade, _workshop, series = (_initiative(kind, office, today, by=by) for kind in ("trade", "workshop", "broadcast"))
    told = table("roadmaps")["initiative"]
    outlet = Organisation.objects.filter(kind="outlet").order_by("code").first()
    aired = [(add_months(today, -number), title) for number, title in enumerate(told["broadcast"]["titles"])]
    copy_in([Broadcast(initiative=series, aired_on=day, title=title, outlet=outlet) for day, title in aired])
    return _Crowd(rng, trade, office, today).write(by=by)


def _initiative(kind: str, office: Organisation, today: date, *, by: Actor) -> Initiative:
    told = table("roadmaps")["initiative"][kind]
    facts = actions.InitiativeFacts(
        organisation_id=office.pk,
        kind=kind,
        name_kk=told["kk"],
        name_ru=told["ru"],
        name_en=told["en"],
        programme_id=programme_named("own").pk,
        since=date(today.year - 2, 1, 1),
        about_kk=told["about_kk"],
        about_ru=told["about_ru"],
    )
    initiative = actions.create_initiative(facts, by=by, at=at(facts.since, 9))
    partners = Organisation.objects.on(today).filter(kind="partner", level="region", path__startswith=office.code[:2])
    partners = partners or Organisation.objects.on(today).filter(kind="partner", level="republic")
    gives = [(one.pk, part) for one, part in zip(partners.order_by("code"), ("Жабдық", "Оқыту", "Сату"), strict=False)]
    return actions.set_initiative_partners(initiative.pk, gives, by=by, at=at(facts.since, 9))


class _Crowd:
    """Those who came in, drawn one after the other and written at once."""

    def __init__(self, rng: Random, initiative: Initiative, office: Organisation, today: date) -> None:
        self.rng, self.initiative, self.today = rng, initiative, today
        below = Organisation.objects.offices().under(office).on(today).order_by("code")
        saryagash = below.filter(name_kk__startswith="Сарыағаш")
        self.offices = [*saryagash, *below.exclude(pk=office.pk).exclude(pk__in=saryagash)][:ACCOMPANY]
        self.stages = list(Stage.objects.filter(initiative=initiative).order_by("position"))
        self.told = table("roadmaps")["initiative"]["trade"]
        self.persons: list[Person] = []
        self.contacts: list[Contact] = []
        self.links: list[PersonLink] = []
        self.consents: list[Consent] = []
        self.enrolments: list[Enrolment] = []
        self.reached: list[StageReached] = []
        self.acts: list[HandOver] = []
        self.calls: list[FollowUp] = []

    def write(self, *, by: Actor) -> int:
        """All of them, the one whose half year has come first."""
        half = add_months(self.today, -6)
        self._enter(half - timedelta(days=44), self.offices[0], name=HEROINE, pace=(12, 14, 18))
        for number in range(1, ENTRANTS):
            day = self.today - timedelta(days=self.rng.randrange(5, QUARTERS * 91))
            self._enter(day, self.offices[number % len(self.offices)], name=None, pace=self._pace())
        serials = reserve(ACTS, self.today.year, len(self.acts)) if self.acts else []
        for act, serial in zip(self.acts, serials, strict=True):
            act.number = serial.removeprefix(f"{ACTS}-")
        rows = (self.persons, self.contacts, self.links, self.consents, self.enrolments, self.reached, self.acts)
        for each in (*rows, self.calls):
            copy_in(each)
        told = [Entry("programmes.enrolled", one, {"organisation": one.organisation_id}, at(one.enrolled_on, 10))
                for one in self.enrolments]  # fmt: skip
        record_many(told, by=by, at=at(self.today, 0, 30))
        return len(self.enrolments)

    def _pace(self) -> tuple[int, ...]:
        """Days to each next stage; as many as were ever reached."""
        steps = self.rng.choices((3, 2, 1, 0), (58, 12, 16, 14))[0]
        return tuple(self.rng.randint(8, 35) for _step in range(steps))

    def _enter(
        self, day: date, office: Organisation, *, name: tuple[str, str, str] | None, pace: tuple[int, ...]
    ) -> None:
        drawn = names.draw_name(self.rng, "61", Sex.FEMALE)
        family, given, patronymic = name or (drawn.family, drawn.given, drawn.patronymic)
        place, moment = self.rng.randrange(len(self.told["trades"])) if name is None else 0, at(day, 10)
        person = Person(
            family_name=family, given_name=given, patronymic=patronymic, sex=Sex.FEMALE, is_demo=True,
            birth_date=day - timedelta(days=self.rng.randrange(20 * 365, 55 * 365)), area_id=office.area_id,
            search_keys=search_keys(family, given, patronymic),
        )  # fmt: skip
        phone = names.phone_number(SERIAL + len(self.persons))
        self.persons.append(person)
        self.contacts.append(
            Contact(person=person, kind=ContactKind.PHONE, value=phone, as_entered=phone, is_preferred=True)
        )
        enrolment = Enrolment(
            initiative=self.initiative, person=person, organisation=office, stage=self.stages[0], enrolled_on=day,
            trade=self.told["trades"][place],
        )  # fmt: skip
        self.enrolments.append(enrolment)
        self._let_see(enrolment, office, moment)
        self._go(enrolment, office, pace, place)

    def _let_see(self, enrolment: Enrolment, office: Organisation, moment: datetime) -> None:
        about = {"person": enrolment.person, "organisation_id": office.pk, "about_id": enrolment.pk}
        self.links.append(PersonLink(**about, reason=LinkReason.REGISTERED, opened_at=moment))
        self.consents.append(
            Consent(
                person=enrolment.person, operator=office.name_kk, operator_id=office.pk, matter_id=enrolment.pk,
                purpose=self.initiative.name_kk, data=["name", "birth_date", "iin", "phone"], third_parties=[],
                how=ConsentHow.SIGNED_PAPER, text_version=CONSENT_TEXT, given_at=moment,
            )
        )  # fmt: skip

    def _go(self, enrolment: Enrolment, office: Organisation, pace: tuple[int, ...], place: int) -> None:
        """Stage by stage, as far as the days allow; then calls, or dropping out."""
        day = enrolment.enrolled_on
        self.reached.append(StageReached(enrolment=enrolment, stage=self.stages[0], on=day))
        for step, days in enumerate(pace, start=1):
            if (day := day + timedelta(days=days)) > self.today:
                return
            self._reach(enrolment, office, self.stages[step], day, place)
        if len(pace) == len(self.stages) - 1:
            enrolment.state = EnrolmentState.COMPLETED
            self._call(enrolment, day)
        elif day + timedelta(days=60) < self.today:
            self._leave(enrolment, day + timedelta(days=self.rng.randint(20, 55)))

    def _reach(self, enrolment: Enrolment, office: Organisation, stage: Stage, day: date, place: int) -> None:
        row = StageReached(enrolment=enrolment, stage=stage, on=day)
        if "certificate" in stage.needs:
            row.certificate = f"ОҚ-{day:%y}-{len(self.reached):04d}"
        if "income" in stage.needs:
            row.income = self.rng.randrange(15, 90) * 1000
        if "equipment" in stage.needs:
            item, value = self.told["items"][place]
            self.acts.append(
                HandOver(
                    enrolment=enrolment, number="", item=item, serial=f"KZ-{self.rng.randrange(10**6):06d}",
                    value=value, given_by=office, handed_on=day, accepted_on=day,
                )
            )  # fmt: skip
        self.reached.append(row)
        enrolment.stage = stage

    def _call(self, enrolment: Enrolment, since: date) -> None:
        """Calls whose day has passed were made, most of them; the newest still wait."""
        for months in FOLLOW_UP_MONTHS:
            call = FollowUp(enrolment=enrolment, months=months, due_on=add_months(since, months))
            is_heroine = enrolment is self.enrolments[0]
            if call.due_on < self.today - timedelta(days=3) or (is_heroine and months == FOLLOW_UP_MONTHS[0]):
                self._heard(call, is_heroine)
            self.calls.append(call)

    def _heard(self, call: FollowUp, is_heroine: bool) -> None:
        chances = (CallOutcome.EARNING, CallOutcome.ELSEWHERE, CallOutcome.STOPPED, CallOutcome.NO_ANSWER)
        outcome = self.rng.choices(chances, (70, 10, 12, 8))[0]
        call.outcome = CallOutcome.EARNING if is_heroine else outcome
        call.state = CallState.MISSED if call.outcome == CallOutcome.NO_ANSWER else CallState.REACHED
        call.attempts = 3 if call.state == CallState.MISSED else 1
        call.called_at = at(min(call.due_on, self.today), 15)
        if call.outcome == CallOutcome.EARNING:
            call.income, call.note = self.rng.randrange(40, 220) * 1000, SAID if is_heroine else ""

    def _leave(self, enrolment: Enrolment, day: date) -> None:
        enrolment.state, enrolment.left_on = EnrolmentState.LEFT, day
        enrolment.left_reason = self.rng.choice(list(DropReason)[:5])
        self.links[-1].ended_at = at(day, 12)
