"""After the contests: grants of the winners with their money and reports, diplomas and prizes, the order and the prize,
a gallery of works. Invented, from a seed of their own; what judging left undecided is left out."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from tirek.calls.actions.awards import SERIES as AWARDS
from tirek.calls.actions.calls import NewCall, begin_call
from tirek.calls.enums import LIVE_STATES, CallState, EntryState
from tirek.calls.enums_of_awards import AwardKind, AwardLevel, CandidateState, PrizeKind, PrizeState
from tirek.calls.models import (
    Award,
    Call,
    Candidate,
    Entry,
    Prize,
    PrizeStep,
    Showing,
)
from tirek.calls.queries.naming import may_show, public_name, recipient
from tirek.calls.queries.promise import digest_of, promise_of
from tirek.core.actor import Actor
from tirek.core.numbering import reserve
from tirek.core.roles import Role
from tirek.core.writing import copy_in
from tirek.network.actions.users import NewUser, create_staff
from tirek.network.models import Organisation, User
from tirek.network.queries.users import DEMO_DOMAIN
from tirek.portal.demo.data import table
from tirek.portal.demo.days import at as moment_of
from tirek.portal.demo.grants_given import Grants, Hands
from tirek.portal.demo.jury_days import hear

SEED = 20270
HOLDER = "0001"
FINANCE, GRANTEE = f"finance@{DEMO_DOMAIN}", f"grantee@{DEMO_DOMAIN}"
ORDERS = 7
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def follow(today: date, *, by: Actor) -> None:
    """Write it all: after the contests and their judging."""
    rng = Random(SEED)  # noqa: S311 - a story, not a secret
    story = _After(rng, today, by)
    for code in Call.objects.exclude(state=CallState.DRAFT).values_list("code", flat=True).order_by("opens_at"):
        call = Call.objects.get(code=code)
        if call.closes_at.date() < today:
            story.tell(call)
    story.order(2022)
    story.write()


@dataclass
class _Rows:
    """What is written through COPY, each kind in the order its keys ask for."""

    candidates: list[Candidate] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    prizes: list[Prize] = field(default_factory=list)
    steps: list[PrizeStep] = field(default_factory=list)
    showings: list[Showing] = field(default_factory=list)


class _After:
    """Draws what came after each contest and writes it."""

    def __init__(self, rng: Random, today: date, by: Actor) -> None:
        self.rng, self.today, self.by = rng, today, by
        self.holder = Organisation.objects.get(code=HOLDER)
        self.secretary = User.objects.get(email=f"competitions@{DEMO_DOMAIN}")
        self.finance, self.grantee = self._hire()
        self.rows, self.told = _Rows(), table("contests")
        self.grants = Grants(self.rng, today, self.holder, Hands(self.secretary, self.finance, self.grantee))

    def _hire(self) -> tuple[User, User]:
        officer = NewUser(
            email=FINANCE,
            name="Тілеубердиев Нұрлан",
            post="Қаржы маманы",
            roles=[(Role.FINANCE, self.holder.pk)],
            since=date(2020, 1, 1),
        )
        guest = NewUser(email=GRANTEE, name="Бекболат Арайлым", post="Грант алушы")
        first, second = create_staff([officer, guest], by=self.by, at=moment_of(self.today, 0, 10))
        return first, second

    def tell(self, call: Call) -> None:
        """What a contest of a kind leads to."""
        {"grants": self.fair, "children": self.children, "diaspora": self.diaspora, "prize": self.prize}[call.kind](
            call
        )

    def fair(self, call: Call) -> None:
        """The winners of the fair: a diploma and a grant each."""
        winners = list(self._winners(call))
        day = call.closes_at.date() + timedelta(days=80)
        self._award(winners, AwardKind.WINNER, day, call)
        self.grants.give(winners, day)
        hear(call)

    def children(self, call: Call) -> None:
        """National places, a regional winner in each region, participants; laptops and camps; the gallery."""
        day = call.closes_at.date() + timedelta(days=30)
        winners, judged = list(self._winners(call)), list(self._judged(call))
        kinds = (AwardKind.GRAND, AwardKind.FIRST, AwardKind.SECOND, AwardKind.THIRD)
        for place, entry in enumerate(winners):
            (award,) = self._award([entry], kinds[min(place, 3)] if place < 4 else AwardKind.DIPLOMA, day, call)
            if place < 4:
                self._prize(award, PrizeKind.THING, ("Ноутбук", "Ноутбук"), day + timedelta(days=30), confirmed=True)
        regional = {entry.area_id: entry for entry in judged if entry not in winners and entry.area_id}
        for entry in regional.values():
            (award,) = self._award([entry], AwardKind.FIRST, day, call, level=AwardLevel.REGIONAL)
            self._prize(award, PrizeKind.THING, ("Кітаптар жинағы", "Набор книг"), day + timedelta(days=20))
        shown = [entry for entry in judged if may_show(entry, day)][:40]
        self.rows.showings += [self._showing(entry, day) for entry in shown]

    def diaspora(self, call: Call) -> None:
        """Places in a summer camp, put off twice, some given, some still owed."""
        day = call.closes_at.date() + timedelta(days=45)
        chosen = list(self._winners(call)) or list(self._judged(call)[:0])
        for place, award in enumerate(self._award(chosen, AwardKind.WINNER, day, call)):
            names = ("Жазғы лагерьге жолдама", "Путёвка в летний лагерь")
            self._prize(award, PrizeKind.CAMP, names, date(day.year + 1, 7, 1), postponed=2 if place % 3 else 3)

    def prize(self, call: Call) -> None:
        """Candidates of bodies in each nomination, a commission, one laureate in each."""
        day = call.closes_at.date() + timedelta(days=60)
        bodies = list(Organisation.objects.offices().order_by("code")[:20])
        for nomination in call.nominations.all():
            entries = call.entries.filter(nomination=nomination, state__in=LIVE_STATES).select_related("revision")
            for place, entry in enumerate(entries):
                told = entry.revision.answers if entry.revision else {}
                name, merits = str(told.get("candidate") or entry.name), str(told.get("merits") or "")
                self._candidate(call, nomination.pk, name, merits, bodies, day, is_awarded=place == 0)

    def order(self, year: int) -> None:
        """The order, given to seven."""
        opens, closes = moment_of(date(year, 1, 20), 9), moment_of(date(year, 2, 20), 18)
        new = NewCall(
            organisation_id=self.holder.pk,
            code=f"order-{year}",
            name_kk=f"«Бірлік» ордені, {year}",
            name_ru=f"Орден «Бирлик», {year}",
            name_en=f"Order of Unity, {year}",
            opens_at=opens,
            closes_at=closes,
        )
        call = begin_call(new, "prize", by=self.by, at=opens - timedelta(days=20))
        call.nominations.exclude(pk=call.nominations.all()[0].pk).delete()
        names = {"name_kk": "Орден", "name_ru": "Орден", "name_en": "Order"}
        call.nominations.update(code="order", **names)
        call.state, call.published_at, call.frozen_at = CallState.PUBLISHED, opens - timedelta(days=7), opens
        call.promise_digest = digest_of(promise_of(call))
        call.save()
        call.forms.update(published_at=call.published_at)
        nomination, day = call.nominations.get(), date(year, 3, 1)
        bodies = list(Organisation.objects.offices().order_by("-code")[:12])
        for place in range(ORDERS + 4):
            name = f"{self.rng.choice(_FAMILIES)} {self.rng.choice(_GIVEN)}"
            merits = " ".join(self.rng.sample(self.told["prize"]["merits"], 2))
            self._candidate(call, nomination.pk, name, merits, bodies, day, is_awarded=place < ORDERS)

    def write(self) -> None:
        """All rows, each kind after those it names."""
        self.grants.write()
        for rows in vars(self.rows).values():
            copy_in(rows)

    def _winners(self, call: Call) -> Any:
        return self._judged(call).filter(state=EntryState.WINNER)

    def _judged(self, call: Call) -> Any:
        rows = Entry.objects.filter(call=call, state__in=LIVE_STATES).select_related("call", "nomination", "area")
        return rows.prefetch_related("consents").order_by("number")

    def _award(
        self, entries: list[Entry], kind: AwardKind, day: date, call: Call, level: AwardLevel = AwardLevel.NATIONAL
    ) -> list[Award]:
        numbers = reserve(AWARDS, day.year, len(entries)) if entries else []
        made = [
            Award(
                call=call,
                nomination=entry.nomination,
                entry=entry,
                number=number,
                code=self._code(),
                kind=kind,
                level=level,
                area=entry.area if level == AwardLevel.REGIONAL else None,
                name=recipient(entry),
                public_name=public_name(entry, day),
                work_title=entry.title,
                language=entry.language,
                awarded_on=day,
                act=f"№ {day.month}-х",
                given_by_id=self.secretary.pk,
            )
            for entry, number in zip(entries, numbers, strict=True)
        ]
        self.rows.awards += made
        return made

    def _code(self) -> str:
        return "".join(self.rng.choice(LETTERS) for _letter in range(12))

    def _showing(self, entry: Entry, day: date) -> Showing:
        text = "\n\n".join(self.rng.sample(self.told["works"]["sentences"], 3))
        return Showing(
            entry=entry,
            call=entry.call,
            title=entry.title,
            text=text,
            shown_as=public_name(entry, day),
            shown_at=moment_of(day, 12),
            shown_by_id=self.secretary.pk,
        )

    def _prize(
        self,
        award: Award,
        kind: PrizeKind,
        names: tuple[str, str],
        due: date,
        *,
        confirmed: bool = False,
        postponed: int = 0,
    ) -> None:
        """A prize with its steps: put off as often as told (three times: it is still owed), then given."""
        prize = Prize(award=award, kind=kind, name_kk=names[0], name_ru=names[1], due_on=due)
        steps = [(PrizeState.PROMISED, due, "", award.awarded_on)]
        for _each in range(postponed):
            later = due + timedelta(days=365)
            steps.append((PrizeState.POSTPONED, later, "Карантин шаралары", due - timedelta(days=20)))
            due = later
        if postponed < 3:
            steps.append((PrizeState.GIVEN, due, "", due))
            prize.given_on = due
        if confirmed:
            steps.append((PrizeState.CONFIRMED, due + timedelta(days=2), "", due + timedelta(days=2)))
            prize.confirmed_at = moment_of(due + timedelta(days=2), 15)
        prize.state, prize.due_on = steps[-1][0], due
        if prize.state == PrizeState.POSTPONED:
            prize.due_on = None
        self.rows.prizes.append(prize)
        self.rows.steps += [
            PrizeStep(prize=prize, state=state, day=day, reason=reason, at=moment_of(on, 11), by_id=self.secretary.pk)
            for state, day, reason, on in steps
        ]

    def _candidate(
        self,
        call: Call,
        nomination_id: Any,
        name: str,
        merits: str,
        bodies: list[Organisation],
        day: date,
        *,
        is_awarded: bool,
    ) -> None:
        body = self.rng.choice(bodies)
        good = self.rng.randint(8, 14)
        candidate = Candidate(
            call=call,
            nomination_id=nomination_id,
            name=name,
            merits=merits,
            area=body.area,
            proposed_by=body,
            proposed_at=call.opens_at + timedelta(days=self.rng.randint(1, 20)),
            votes_for=good if is_awarded else 3,
            votes_against=15 - good if is_awarded else 9,
            votes_abstained=self.rng.randint(0, 3),
            considered_on=day - timedelta(days=10),
            protocol=f"№ {day.month}",
            act=f"Жарлық № {day.year % 100}-{self.rng.randint(10, 99)}",
            awards=is_awarded,
            state=CandidateState.AWARDED if is_awarded else CandidateState.DECLINED,
            drafted_by_id=self.secretary.pk,
            drafted_at=moment_of(day, 10),
            decided_by_id=self.finance.pk,
            decided_at=moment_of(day, 16),
        )
        self.rows.candidates.append(candidate)
        if is_awarded:
            self._honour(candidate, day, AwardKind.ORDER if call.code.startswith("order") else AwardKind.PRIZE)

    def _honour(self, candidate: Candidate, day: date, kind: AwardKind) -> None:
        (number,) = reserve(AWARDS, day.year, 1)
        self.rows.awards.append(
            Award(
                call=candidate.call,
                nomination_id=candidate.nomination_id,
                candidate=candidate,
                number=number,
                code=self._code(),
                kind=kind,
                area_id=candidate.area_id,
                name=candidate.name,
                public_name=candidate.name,
                awarded_on=day,
                act=candidate.act,
                given_by_id=self.finance.pk,
            )
        )


_FAMILIES = ("Сәрсенов", "Жүнісов", "Ермеков", "Ким", "Абдуллаев", "Иванов", "Шульц", "Бекжанов", "Алиев")
_GIVEN = ("Марат", "Серік", "Виктор", "Рустам", "Николай", "Андрей", "Қанат", "Болат", "Тимур", "Ержан")
