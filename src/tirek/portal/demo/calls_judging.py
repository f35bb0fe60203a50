"""Who judged the contests and what came of it: panels, reviews, results that two people published; and a contest whose
experts are at work today. Invented people, from a seed of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from tirek.calls.actions.calls import NewCall, copy_call
from tirek.calls.actions.conflicts import find_conflicts
from tirek.calls.actions.sharing import second_look_entries
from tirek.calls.enums import CallState, EntryState, FormalState, PanelRole, StageKind, StageState
from tirek.calls.enums_judging import AssignmentKind, AssignmentState, ResultState
from tirek.calls.judging.solver import share
from tirek.calls.models import (
    Assignment,
    Call,
    Criterion,
    Distribution,
    Entry,
    EntryRevision,
    Evaluation,
    PanelMember,
    Score,
    Stage,
    StageResult,
)
from tirek.calls.permissions_of_judging import JUDGED
from tirek.calls.queries.judging import competing, standing
from tirek.calls.queries.promise import digest_of, promise_of
from tirek.calls.queries.protocol import previous_hash, protocol_of
from tirek.calls.queries.sharing import Wishes, problem_of
from tirek.core import pin
from tirek.core.actor import Actor
from tirek.core.numbering import reserve
from tirek.core.signing import public_key, sign
from tirek.core.writing import copy_in, new_row
from tirek.network.actions.users import NewUser, create_staff
from tirek.network.models import User
from tirek.network.queries.users import DEMO_DOMAIN
from tirek.people.enums import Sex
from tirek.portal.demo import names
from tirek.portal.demo.days import at as moment_of
from tirek.portal.demo.people import DEMO_PIN
from tirek.portal.demo.statistics import gather_statistics
from tirek.territory.models import Area
from tirek.territory.queries.geography import regions

SEED = 20271
PERSONAS = (
    (f"expert@{DEMO_DOMAIN}", "Сәрсенов Мұрат", "kk", "Байқау сарапшысы"),
    (f"expert2@{DEMO_DOMAIN}", "Левченко Ольга", "ru", "Эксперт конкурса"),
)
AT_WORK = "ideas"
NAMES = ("Ауыл идеяларының байқауы", "Конкурс идей для села", "Contest of village ideas")
EXPERTS, JURORS = 21, 7
ENTERED = 24
COMMENTS = {
    "kk": (
        "Мақсаты айқын, есебі дұрыс. Жоба аяқталғаннан кейін не болатынын толығырақ жазған жөн.",
        "Ауыл тұрғындарымен бірге ойластырылғаны көрінеді. Көрсеткіштері нақтырақ болса.",
        "Идеясы жаңа. Бюджеттегі кейбір бағаға негіз жетпейді.",
    ),
    "ru": (
        "Цель ясна, расчёт верен. Стоит подробнее написать, что будет после окончания.",
        "Видно, что придумано вместе с жителями. Показателям не хватает точности.",
    ),
}


def judge(today: date, *, by: Actor) -> None:
    """Judge what is over, and leave one contest to be judged."""
    story = Judging(Random(SEED), today, by)  # noqa: S311 - a story, not a secret
    for call in Call.objects.filter(state=CallState.PUBLISHED, closes_at__date__lt=today).order_by("opens_at"):
        story.finish(call)
    story.at_work()


@dataclass
class Judging:
    """Tells it call by call; rows go in by COPY."""

    rng: Random
    today: date
    by: Actor

    def __post_init__(self) -> None:
        self.areas = [Area.objects.get(pk=one.id) for one in regions(self.today)]
        people = User.objects.filter(email__in=[f"competitions@{DEMO_DOMAIN}", f"head.0001@{DEMO_DOMAIN}"])
        self.two = [one.pk for one in people.order_by("email")]
        self.serial = 0

    def finish(self, call: Call) -> None:
        """Every judged stage of a past call, to its published result."""
        stages = list(call.stages.select_related("call").filter(kind__in=JUDGED))
        self._one_in_each_nomination(call, stages)
        quality = {pk: self.rng.gauss(6.2, 1.5) for pk in call.entries.order_by("number").values_list("pk", flat=True)}
        for stage in stages:
            is_jury = stage.kind == StageKind.JURY
            panel = self._panel(call, JURORS if is_jury else EXPERTS, is_jury=is_jury, at=call.closes_at)
            each = len(panel) - 2 if is_jury else stage.reviews_each or 2
            self._score(stage, self._share(stage, Wishes(each, SEED, tolerance=3), stage.starts_at), quality)
            self._look_again(stage, quality)
            self._publish(stage, stages[-1] == stage)

    def _one_in_each_nomination(self, call: Call, stages: list[Stage]) -> None:
        """The prize has a winner in each of its nominations."""
        if call.kind != "prize":
            return
        stages[-1].passing_by = dict.fromkeys(call.nominations.values_list("code", flat=True), 1)
        stages[-1].save(update_fields=["passing_by"])
        call.promise_digest = digest_of(promise_of(call))
        call.save(update_fields=["promise_digest"])

    def _panel(self, call: Call, count: int, *, is_jury: bool, at: datetime) -> list[PanelMember]:
        rows = [self._member(call, place, is_jury=is_jury, at=at) for place in range(count)]
        PanelMember.objects.bulk_create(rows)
        return rows

    def _member(self, call: Call, place: int, *, is_jury: bool, at: datetime) -> PanelMember:
        self.serial += 1
        name = names.draw_name(self.rng, "61", self.rng.choice((Sex.FEMALE, Sex.MALE)))
        role = PanelRole.EXPERT if not is_jury else (PanelRole.CHAIR if place == 0 else PanelRole.JUROR)
        return PanelMember(
            call=call, role=role, name=name.full, email=f"judge{self.serial}@{DEMO_DOMAIN}", languages=["kk", "ru"],
            area=None if is_jury else self.areas[place % len(self.areas)], invited_at=at - timedelta(days=20),
            accepted_at=at - timedelta(days=12), language=self.rng.choice(("kk", "kk", "ru")),
        )  # fmt: skip

    def _share(
        self,
        stage: Stage,
        wishes: Wishes,
        at: datetime,
        kind: AssignmentKind = AssignmentKind.REVIEW,
        more_for: frozenset[UUID] | None = None,
    ) -> list[Assignment]:
        """Entries given out by the solver, as the secretary would have done."""
        problem = problem_of(stage, wishes, more_for, wishes.reviews)
        found = share(problem)
        summary = {"pairs": len(found.pairs), "imbalance": found.imbalance, "connected": found.is_connected}
        made = Distribution.objects.create(
            stage=stage, kind=kind, seed=wishes.seed, rules=wishes.as_data(), summary=summary, made_at=at,
            made_by_id=self.two[0],
        )  # fmt: skip
        revisions = dict(competing(stage).values_list("pk", "revision_id"))
        places = {(work, one): n for one, queue in found.queues.items() for n, work in enumerate(queue)}
        rows = [
            Assignment(
                stage=stage, member_id=UUID(one), entry_id=UUID(work), revision_id=revisions[UUID(work)] or UUID(int=0),
                distribution=made, kind=kind, position=places[work, one], assigned_at=at,
            )
            for work, one in sorted(found.pairs - problem.fixed)
        ]  # fmt: skip
        return sorted(rows, key=lambda row: (str(row.member_id), row.position))

    def _score(self, stage: Stage, given: list[Assignment], quality: dict[UUID, float], left: int = 0) -> None:
        """Points of every review but the last ``left`` of each judge."""
        criteria, evaluations, scores = list(stage.criteria.all()), [], []
        may_abstain = stage.kind == StageKind.JURY or stage.reviews_each > stage.minimum_reviews
        strict = {one.member_id: self.rng.gauss(0, 0.7) for one in given}
        most = {one.member_id: one.position for one in given}
        until = min(stage.ends_at, moment_of(self.today, 8))
        for one in given:
            if one.position > most[one.member_id] - left:
                continue
            moment = stage.starts_at + (until - stage.starts_at) * (0.05 + 0.9 * self.rng.random())
            one.state, one.ended_at = AssignmentState.DONE, moment
            evaluation = self._evaluation(one, moment)
            evaluations.append(evaluation)
            level = quality[one.entry_id] + strict[one.member_id]
            scores += self._points(evaluation, criteria, level, 0.012 if may_abstain else 0)
        copy_in(given)
        copy_in(evaluations)
        copy_in(scores)
        gather_statistics(Assignment, Evaluation, Score)

    def _evaluation(self, one: Assignment, at: datetime) -> Evaluation:
        comment = self.rng.choice(COMMENTS[self.rng.choice(("kk", "kk", "ru"))]) if self.rng.random() < 0.6 else ""
        return new_row(
            Evaluation,
            assignment=one,
            revision_id=one.revision_id,
            comment=comment,
            saved_at=at,
            submitted_at=at,
            version=1,
        )

    def _points(
        self, evaluation: Evaluation, criteria: Sequence[Criterion], level: float, abstaining: float
    ) -> list[Score]:
        """One judge's points; once in a while they abstain."""
        found = []
        for criterion in criteria:
            drawn = round(self.rng.gauss(level, 1.1) * (criterion.high - criterion.low) / 10) + criterion.low
            abstains = self.rng.random() < abstaining
            value = None if abstains else min(max(drawn, criterion.low), criterion.high)
            found.append(
                new_row(Score, evaluation=evaluation, criterion=criterion, value=value, is_abstention=abstains)
            )
        return found

    def _look_again(self, stage: Stage, quality: dict[UUID, float]) -> None:
        """Where the rules have a second look: two more reviews for the places around the line."""
        look = Stage.objects.filter(call=stage.call, position=stage.position + 1, kind=StageKind.SECOND_LOOK).first()
        if look is None:
            return
        wishes = Wishes(look.reviews_each or 2, SEED + 1, tolerance=9)
        near = frozenset(second_look_entries(stage))
        given = self._share(stage, wishes, look.starts_at, AssignmentKind.SECOND_LOOK, near)
        self._score(stage, given, quality)
        look.state = StageState.PUBLISHED
        look.save(update_fields=["state"])

    def _publish(self, stage: Stage, is_last: bool) -> None:
        """One person put it forward, another published; entries moved on or ended here."""
        stage.seed = stage.seed or f"{SEED + stage.position:08x}"
        stage.save(update_fields=["seed"])
        moment = stage.ends_at + timedelta(days=1)
        document = protocol_of(
            stage, standing(stage), version=1, previous=previous_hash(stage), at=moment.isoformat(timespec="seconds")
        )
        StageResult.objects.create(
            stage=stage, version=1, state=ResultState.PUBLISHED, document=document, sha256=document["sha256"],
            previous_sha256=document["previous_sha256"], proposed_at=moment, proposed_by_id=self.two[0],
            signature=sign(document["sha256"]), public_key=public_key(),
            settled_at=moment + timedelta(hours=5), settled_by_id=self.two[1],
        )  # fmt: skip
        passed = [row["number"] for row in document["result"] if row["passes"]]
        entries = Entry.objects.filter(call=stage.call, number__in=[row["number"] for row in document["result"]])
        entries.exclude(number__in=passed).update(state=EntryState.PASSED_OVER)
        if is_last:
            entries.filter(number__in=passed).update(state=EntryState.WINNER)
        stage.state = StageState.PUBLISHED
        stage.save(update_fields=["state"])

    def at_work(self) -> None:
        """A contest of ideas whose window closed: the visitor judges as one of eight experts."""
        fair = Call.objects.filter(kind="grants", state=CallState.PUBLISHED).order_by("opens_at").first()
        if fair is None:
            return
        call = self._call_at_work(fair, AT_WORK, NAMES, closed=14)
        entries = self._entries_at_work(call, fair)
        stage = call.stages.select_related("call").get(kind=StageKind.EXPERT)
        stage.starts_at, stage.ends_at = moment_of(self.today - timedelta(days=6), 9), moment_of(self._end(), 18)
        stage.state, stage.passing, stage.seed = StageState.RUNNING, 8, f"{SEED:08x}"
        stage.save()
        members = self._panel(call, 8, is_jury=False, at=call.closes_at)
        self._give_accounts(members, PERSONAS)
        self._find_kin(call, members, entries)
        quality = {one.pk: self.rng.gauss(6, 1.6) for one in entries}
        given = self._share(stage, Wishes(3, SEED), stage.starts_at)
        self._score(stage, given, quality, left=4)
        self._calibrate(stage, members, fair)

    def _find_kin(self, call: Call, members: list[PanelMember], entries: list[Entry]) -> None:
        """Two experts have told of relatives who entered: they are given none of those entries."""
        for member, entry in ((members[2], entries[4]), (members[5], entries[9])):
            member.kin = [entry.name]
            member.save(update_fields=["kin"])
        find_conflicts(call, at=call.closes_at)

    def _end(self) -> date:
        return self.today + timedelta(days=9)

    def _call_at_work(self, fair: Call, code: str, named: tuple[str, str, str], *, closed: int) -> Call:
        """A call like the fair, whose window closed so many days ago."""
        opens, year = moment_of(self.today - timedelta(days=closed + 56), 9), self.today.year
        kk, ru, en = (f"{name}, {year}" for name in named)
        told = NewCall(
            organisation_id=fair.organisation_id, code=f"{code}-{year}", name_kk=kk, name_ru=ru, name_en=en,
            opens_at=opens, closes_at=moment_of(self.today - timedelta(days=closed), 18),
        )  # fmt: skip
        call = copy_call(fair, told, by=self.by, at=opens - timedelta(days=30))
        call.state, call.published_at, call.frozen_at = CallState.PUBLISHED, opens - timedelta(days=14), opens
        call.promise_digest = digest_of(promise_of(call))
        call.save()
        call.forms.update(published_at=call.published_at)
        call.stages.filter(kind=StageKind.FORMAL).update(state=StageState.PUBLISHED)
        return call

    def _entries_at_work(self, call: Call, fair: Call) -> list[Entry]:
        """Words of projects of the fair, by other people: a contest like it."""
        nominations = {one.code: one for one in call.nominations.all()}
        form = call.forms.get()
        told = list(fair.entries.select_related("nomination", "revision").order_by("number")[: 9 * ENTERED : 9])
        numbers = reserve(call.organisation.code, call.opens_at.year, len(told))
        entries, revisions = [], []
        for place, (source, number) in enumerate(zip(told, numbers, strict=True)):
            moment = call.opens_at + (call.closes_at - call.opens_at) * (0.3 + 0.69 * self.rng.random())
            entry = self._entry(source, number, moment, place)
            entry.call, entry.nomination = call, nominations[source.nomination.code if source.nomination else ""]
            answers = _moved(source.revision.answers if source.revision else {}, call.closes_at - fair.closes_at)
            revision = EntryRevision(
                entry=entry, number=1, form=form, answers=answers, saved_at=moment, submitted_at=moment,
                digest=digest_of({"answers": answers, "form": form.pk}),
            )  # fmt: skip
            entry.revision = revision
            entries.append(entry)
            revisions.append(revision)
        copy_in(entries)
        copy_in(revisions)
        return entries

    def _entry(self, source: Entry, number: str, moment: datetime, place: int) -> Entry:
        name = names.draw_name(self.rng, "61", self.rng.choice((Sex.FEMALE, Sex.MALE)))
        return Entry(
            number=number, state=EntryState.SUBMITTED, formal=FormalState.PASSED, entrant_kind="person",
            code_digest=pin.digest(number, DEMO_PIN), language="ru" if name.language == "ru" else "kk",
            title=source.title, name=name.full, email=f"idea{place}@{DEMO_DOMAIN}", area=source.area,
            phone=names.phone_number(9000 + place), first_submitted_at=moment, submitted_at=moment,
        )  # fmt: skip

    def _give_accounts(self, members: list[PanelMember], told: Sequence[tuple[str, str, str, str]]) -> None:
        """The first of them are personas of the welcome page: address, name, language, post."""
        news = [NewUser(email=mail, name=name, post=post, language=language) for mail, name, language, post in told]
        users = create_staff(news, by=self.by, at=moment_of(self.today, 0, 10))
        for member, user in zip(members, users, strict=False):
            member.user, member.name, member.email, member.language = user, user.name, user.email, user.language
            member.save()

    def _calibrate(self, stage: Stage, members: list[PanelMember], fair: Call) -> None:
        """Three entries of the fair as anchors; everybody but the first persona has scored them."""
        made = Distribution.objects.create(
            stage=stage, kind=AssignmentKind.CALIBRATION, seed=0, rules=Wishes(0, 0).as_data(), made_at=stage.starts_at,
            made_by_id=self.two[0],
        )  # fmt: skip
        anchors = list(fair.entries.select_related("revision").order_by("number")[5:200:80])
        made.summary = {"anchors": [one.number for one in anchors]}
        made.save(update_fields=["summary"])
        rows = [
            Assignment(
                stage=stage, member=member, entry=anchor, revision_id=anchor.revision_id or UUID(int=0),
                distribution=made, kind=AssignmentKind.CALIBRATION, position=place, assigned_at=stage.starts_at,
            )
            for member in members
            for place, anchor in enumerate(anchors)
        ]  # fmt: skip
        first = members[0].pk
        self._score(stage, [one for one in rows if one.member_id != first], dict.fromkeys((a.pk for a in anchors), 6.0))
        copy_in([one for one in rows if one.member_id == first])


def _moved(answers: dict[str, Any], by: timedelta) -> dict[str, Any]:
    """The same answers with the days of the project as much later."""
    days = {name: (date.fromisoformat(answers[name]) + by).isoformat() for name in ("since", "until")}
    return {**answers, **days}
