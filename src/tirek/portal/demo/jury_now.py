"""A jury that hears its finalists today and tomorrow, and a public vote for them that runs: the visitor sits as chair
or juror, watches the stage and votes. Invented, from a seed of its own."""

import hashlib
from datetime import date, timedelta
from random import Random
from uuid import UUID

from tirek.calls.actions.voting import FROM_ONE_ADDRESS, look_for_anomalies
from tirek.calls.enums import CallState, StageKind, StageState
from tirek.calls.models import Assignment, Call, Entry, JuryDay, JurySlot, PanelMember, Showing, Stage, Vote
from tirek.calls.queries.gallery import VOTES_EACH
from tirek.calls.queries.judging import competing
from tirek.calls.queries.jury_days import hours_of
from tirek.calls.queries.promise import digest_of, promise_of
from tirek.calls.queries.sharing import Wishes
from tirek.core.actor import Actor
from tirek.core.writing import copy_in
from tirek.network.models import User
from tirek.network.queries.users import DEMO_DOMAIN
from tirek.portal.demo.calls_judging import Judging
from tirek.portal.demo.days import at as moment_of

SEED = 20272
CODE, NAMES = "youth", ("Жастар бастамаларының байқауы", "Конкурс молодёжных инициатив", "Contest of young initiatives")
CHAIR, JUROR = f"chair@{DEMO_DOMAIN}", f"juror@{DEMO_DOMAIN}"
PERSONAS = (
    (CHAIR, "Әлжанова Қарлығаш", "kk", "Қазылар алқасының төрағасы"),
    (JUROR, "Ким Валентина", "ru", "Член жюри"),
)
WON, WON_NAMES = "yards", ("Ауласы татулардың байқауы", "Конкурс дружных дворов", "Contest of friendly yards")
FINALISTS, JURORS, MINUTES, VOTERS, WINNERS = 12, 6, 20, 30, 5


def sit(today: date, *, by: Actor) -> None:
    """Bring a contest to the morning of its jury, and another to winners who have no contract yet."""
    fair = Call.objects.filter(kind="grants", state=CallState.PUBLISHED).order_by("opens_at").first()
    if fair is not None:
        story = _Sitting(Random(SEED), today, by)  # noqa: S311 - a story, not a secret
        story.sit(fair)
        story.win(fair)


class _Sitting(Judging):
    """Experts have chosen the finalists; the jury begins."""

    def sit(self, fair: Call) -> None:
        """The whole story."""
        call = self._call_at_work(fair, CODE, NAMES, closed=40)
        entries = self._entries_at_work(call, fair)
        self._choose(call, {one.pk: self.rng.gauss(6, 1.6) for one in entries})
        jury = call.stages.select_related("call").get(kind=StageKind.JURY)
        jury.starts_at, jury.ends_at = moment_of(self.today - timedelta(days=1), 9), moment_of(self._end(), 18)
        jury.state, jury.passing = StageState.RUNNING, 5
        jury.save()
        rows = competing(jury).select_related("nomination", "revision")
        finalists = list(rows.order_by("nomination__position", "number"))
        self._seat(jury, finalists)
        self._plan(jury, finalists)
        self._ask_the_public(call, finalists)
        call.promise_digest = digest_of(promise_of(call))
        call.save(update_fields=["promise_digest"])

    def win(self, fair: Call) -> None:
        """Judged to the end: the contracts of its winners are still to be written."""
        call = self._call_at_work(fair, WON, WON_NAMES, closed=90)
        self._entries_at_work(call, fair)
        call.stages.filter(kind=StageKind.EXPERT).update(passing=FINALISTS)
        call.stages.filter(kind=StageKind.JURY).update(passing=WINNERS)
        call.promise_digest = digest_of(promise_of(call))
        call.save(update_fields=["promise_digest"])
        self.finish(call)

    def _choose(self, call: Call, quality: dict[UUID, float]) -> None:
        """The experts' stage, scored and published; no second look was needed."""
        stage = call.stages.select_related("call").get(kind=StageKind.EXPERT)
        stage.starts_at, stage.ends_at = (moment_of(self.today - timedelta(days=days), 18) for days in (30, 12))
        stage.passing = FINALISTS
        stage.save()
        self._panel(call, 8, is_jury=False, at=call.closes_at)
        self._score(stage, self._share(stage, Wishes(2, SEED), stage.starts_at), quality)
        call.stages.filter(kind=StageKind.SECOND_LOOK).update(state=StageState.PUBLISHED)
        self._publish(stage, is_last=False)

    def _seat(self, jury: Stage, finalists: list[Entry]) -> None:
        """Every member hears every finalist."""
        members: list[PanelMember] = self._panel(jury.call, JURORS, is_jury=True, at=jury.call.closes_at)
        self._give_accounts(members, PERSONAS)
        copy_in(
            [
                Assignment(
                    stage=jury, member=member, entry=entry, revision_id=entry.revision_id or UUID(int=0),
                    position=place, assigned_at=jury.starts_at,
                )
                for member in members
                for place, entry in enumerate(finalists)
            ]
        )  # fmt: skip

    def _plan(self, jury: Stage, finalists: list[Entry]) -> None:
        """Two mornings, told to everybody."""
        days = [
            JuryDay(
                stage=jury, starts_at=moment_of(on, 9), ends_at=moment_of(on, 18), minutes=MINUTES,
                breaks=[["11:00", "11:20"], ["13:00", "14:00"]], link="https://room.tirek.example/youth",
            )
            for on in (self.today, self.today + timedelta(days=1))
        ]  # fmt: skip
        copy_in(days)
        half = len(finalists) // 2
        hours = [(day, hour) for day in days for hour in list(hours_of(day))[:half]]
        copy_in(
            [
                JurySlot(
                    stage=jury, day=day, entry=entry, starts_at=hour.starts_at, ends_at=hour.ends_at,
                    told_for=hour.starts_at,
                )
                for entry, (day, hour) in zip(finalists, hours, strict=False)
            ]
        )  # fmt: skip

    def _ask_the_public(self, call: Call, finalists: list[Entry]) -> None:
        """A vote in the gallery: an account has three votes. Many came from one address, for somebody to look at."""
        stage = Stage.objects.create(
            call=call, kind=StageKind.VOTE, position=9, is_blind=False, state=StageState.RUNNING,
            name_kk="Халық дауысы", name_ru="Народное голосование", name_en="Public vote",
            starts_at=moment_of(self.today - timedelta(days=3), 9), ends_at=moment_of(self._end(), 18),
        )  # fmt: skip
        works = [self._shown(call, entry) for entry in finalists]
        votes = []
        for place, user in enumerate(User.objects.filter(email__startswith="head.").order_by("email")[:VOTERS]):
            whose = "library" if place < FROM_ONE_ADDRESS else user.email
            address = hashlib.sha256(f"{SEED}:{whose}".encode()).hexdigest()
            for work in self.rng.sample(works, min(VOTES_EACH, len(works))):
                work.votes += 1
                cast = stage.starts_at + timedelta(minutes=self.rng.randrange(3000))
                votes.append(Vote(stage=stage, showing=work, user=user, cast_at=cast, address_digest=address))
        copy_in(works)
        copy_in(votes)
        look_for_anomalies(stage, at=moment_of(self.today, 8))

    def _shown(self, call: Call, entry: Entry) -> Showing:
        told = entry.revision.answers if entry.revision else {}
        return Showing(
            entry=entry, call=call, title=entry.title, text=str(told.get("solution", "")), shown_as=entry.name,
            shown_at=moment_of(self.today - timedelta(days=4), 12), shown_by_id=self.two[0],
        )  # fmt: skip
