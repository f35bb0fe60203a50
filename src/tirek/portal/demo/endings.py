"""Applications that ended without an answer or became one with another, and those that several offices answer.

Told after all others, so that nothing of theirs moves: returned for defects, filed as a repeat, registered twice, in
parts.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

from tirek.cases.actions.history import HistoricCase
from tirek.cases.actions.merging import merge_duplicate
from tirek.cases.actions.parts import USUAL_CROSSING, part_rows
from tirek.cases.enums import CaseState, Channel, CorrectionState, OutcomeResult
from tirek.cases.enums_of_hands import PartState
from tirek.cases.models import Case, CasePart, Correction, Outcome, PartClockEntry
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import local_date
from tirek.core.writing import copy_in
from tirek.network.actors import actor_for
from tirek.network.models import Organisation, User
from tirek.people.models import Disclosure
from tirek.portal.demo.days import at
from tirek.portal.demo.defects import MISSING, correction
from tirek.portal.demo.history import Crowd
from tirek.portal.demo.living import KAZYGURT, KELES, SARYAGASH
from tirek.portal.demo.network import Place
from tirek.portal.demo.stories import Story

RETURNED, REPEATED, TWICE, PARTED = "returned", "repeated", "twice", "parted"
ASKED_FOR, ENDED_ON = 11, 4
PARTS = (
    ("Ағамның Келестегі үйіне техникалық паспорт керек.", "Нужен технический паспорт на дом брата в Келесе."),
    ("Қазығұрттағы мектептен анықтама алып беруіңізді сұраймын.", "Прошу получить справку из школы в Казыгурте."),
)
PART_ANSWER = (
    "Техникалық паспорт дайын, оны халыққа қызмет көрсету орталығынан алуға болады.",
    "Технический паспорт готов, его можно получить в центре обслуживания населения.",
)
REASONS = {
    RETURNED: (
        "Мерзімінде құжаттар толықтырылмады. Қайта жүгінуге болады.",
        "В срок документы не дополнены. Можно обратиться снова.",
    ),
    REPEATED: (
        "Осы мәселе бойынша жауап берілген, жаңа мән-жай жоқ.",
        "По этому вопросу ответ дан, новых обстоятельств нет.",
    ),
    TWICE: ("Бір өтініш екі рет тіркелген.", "Одно обращение зарегистрировано дважды."),
}


class Endings:
    """Tells the stories, and writes what stands on their cases."""

    def __init__(self, crowd: Crowd, today: date) -> None:
        self.crowd, self.teller, self.today = crowd, crowd.teller, today
        self.days, self.here = crowd.teller.days, crowd.teller.network.district(SARYAGASH)
        self.told: list[str] = []

    def tell(self) -> Iterator[HistoricCase]:
        """Where two are told one after the other, the later is the repeat of the earlier."""
        for name, story in self._stories():
            self.told.append(name)
            yield self.teller.end(story)

    def finish(self, cases: Sequence[Case], *, by: Actor) -> None:
        """``cases``: those written from what was told, in that order."""
        found: dict[str, list[Case]] = {}
        for name, case in zip(self.told, cases, strict=True):
            found.setdefault(name, []).append(case)
        self._return(found[RETURNED], by)
        for earlier, later in list(pairwise(found[REPEATED]))[::2]:
            self._close(
                [later], OutcomeResult.FILED, REASONS[REPEATED], "cases.case_filed", [{"earlier": earlier.pk}], by
            )
        self._part(found[PARTED], by)
        head = actor_for(self.here.head, on=self.today)
        for survivor, duplicate in list(pairwise(found[TWICE]))[::2]:
            reason = _spoken(REASONS[TWICE], duplicate)
            merge_duplicate(duplicate.pk, survivor.number, reason, by=head, at=at(self.ago(1), 16))

    def ago(self, count: int) -> date:
        """The so-many-th working day before today."""
        return self.days.before(self.today, count)

    # -- Stories -------------------------------------------------------------------------------------------------

    def _stories(self) -> Iterator[tuple[str, Story]]:
        for service in ("material", "housing_repair"):
            yield RETURNED, self._came(self.here, service, ASKED_FOR + 1)
        for service in ("utilities", "legal"):
            answered = self._came(self.here, service, 24)
            self.teller.answer(answered, self.ago(14), OutcomeResult.SOLVED)
            yield REPEATED, answered
            yield REPEATED, self._again(answered, 7, Channel.POST)
        first = self._came(self.here, "kindergarten", 4, Channel.WEB)
        yield TWICE, first
        yield TWICE, self._again(first, 3, Channel.DESK)
        for origin, service, came in ((SARYAGASH, "documents", 8), (SARYAGASH, "school", 5), (KELES, "documents", 6)):
            yield PARTED, self._came(self.teller.network.district(origin), service, came)

    def _came(self, place: Place, service: str, count: int, channel: Channel = Channel.DESK) -> Story:
        on = self.ago(count)
        person = self.crowd.people.applicant(place.peoples, place.office.area_id, at(on, 9), ages=(25, 60))
        story = self.teller.begin(place, person, service, on, channel=channel, at=at(on, 11))
        self.teller.assign(story, self.ago(count - 1))
        return story

    def _again(self, first: Story, count: int, channel: Channel) -> Story:
        """The same words of the same person, some days later."""
        on = self.ago(count)
        story = self.teller.begin(first.place, first.person, first.service, on, channel=channel, at=at(on, 12))
        story.subject, story.body, story.kind = first.subject, first.body, first.kind
        if count > ENDED_ON:
            self.teller.assign(story, self.ago(count - 1), first.worker)
        return story

    # -- Endings -------------------------------------------------------------------------------------------------

    def _return(self, cases: Sequence[Case], by: Actor) -> None:
        """Asked to mend; the term passed; returned on the first day after it."""
        ended_at, worker = at(self.ago(ENDED_ON), 15), self.here.clerk
        rows = [
            correction(
                case,
                _spoken(MISSING[place], case),
                self.ago(ASKED_FOR),
                asked_by=worker,
                state=CorrectionState.RETURNED,
                ended_at=ended_at,
            )
            for place, case in enumerate(cases)
        ]
        Correction.objects.bulk_create(rows)
        record_many([Entry("cases.correction_asked", row.case, {"until": row.due_on}, row.asked_at) for row in rows],
                    by=by, at=ended_at)  # fmt: skip
        facts = [{"correction": row.pk} for row in rows]
        self._close(cases, OutcomeResult.RETURNED, REASONS[RETURNED], "cases.case_returned", facts, by)

    def _close(
        self,
        cases: Sequence[Case],
        result: OutcomeResult,
        reasons: tuple[str, str],
        verb: str,
        facts: Sequence[Mapping[str, object]],
        by: Actor,
    ) -> None:
        moment, worker = at(self.ago(ENDED_ON), 15), self.here.clerk
        for case in cases:
            case.state, case.outcome, case.outcome_on, case.closed_at = (
                CaseState.CLOSED, result, local_date(moment), moment,
            )  # fmt: skip
        Case.objects.bulk_update(cases, ["state", "outcome", "outcome_on", "closed_at"])
        copy_in(
            [
                Outcome(
                    case=case,
                    result=result,
                    reason=_spoken(reasons, case),
                    recorded_at=moment,
                    recorded_by_id=worker.pk,
                )
                for case in cases
            ]
        )
        entries = [Entry(verb, case, told, moment) for case, told in zip(cases, facts, strict=True)]
        record_many(entries, by=by, at=moment)

    # -- Parts ---------------------------------------------------------------------------------------------------

    def _part(self, cases: Sequence[Case], by: Actor) -> None:
        """One at Keles is answered, one at Kazygurt waits to be accepted, Saryagash has one of its own to answer."""
        network = self.teller.network
        keles, kazygurt = network.district(KELES), network.district(KAZYGURT)
        answered = self._sent(cases[0], 0, keles.office, self.here.clerk, 6)
        waiting = self._sent(cases[1], 1, kazygurt.office, self.here.clerk, 1)
        arrived = self._sent(cases[2], 1, self.here.office, keles.clerk, 3)
        _accept(arrived[0], at(self.ago(2), 10))
        _accept(answered[0], at(self.ago(5), 10))
        _answer(answered[0], keles.clerk, at(self.ago(1), 15))
        rows = (answered, waiting, arrived)
        copy_in([part for part, _entry in rows])
        copy_in([entry for _part, entry in rows])
        copy_in([self._disclosure(part) for part, _entry in rows])
        record_many([entry for part, _entry in rows for entry in _told(part)], by=by, at=at(self.today, 0, 4))

    def _sent(
        self, case: Case, which: int, to: Organisation, sender: User, days: int
    ) -> tuple[CasePart, PartClockEntry]:
        told = [str(field) for field in USUAL_CROSSING]
        text = _spoken(PARTS[which], case)
        by = Actor(user_id=sender.pk, organisation_id=case.office_id)
        return part_rows(case, 1, to, text, "", told, by=by, at=at(self.ago(days), 14))

    def _disclosure(self, part: CasePart) -> Disclosure:
        return Disclosure(
            person_id=part.case.applicant_id,
            at=part.sent_at,
            on=local_date(part.sent_at),
            actor_user_id=part.sent_by_id,
            organisation_id=part.office_id,
            organisation=part.office.name_in(part.case.language),
            what=[*part.crossing, "need"],
            why=part.case.number,
            about_type=part._meta.label_lower,
            about_id=part.pk,
        )


def _accept(part: CasePart, moment: datetime) -> None:
    part.state, part.responded_at = PartState.ACCEPTED, moment


def _answer(part: CasePart, worker: User, moment: datetime) -> None:
    part.state, part.answered_at = PartState.ANSWERED, moment
    part.answer = _spoken(PART_ANSWER, part.case)
    part.answered_by_id, part.answered_by_name = worker.pk, worker.name


def _told(part: CasePart) -> Iterator[Entry]:
    """What the trail says of a part."""
    known: dict[str, UUID] = {"part": part.pk}
    yield Entry("cases.part_sent", part.case, {**known, "to": part.office_id, "due": part.due_on}, part.sent_at)
    if part.responded_at:
        yield Entry("cases.part_accepted", part.case, known, part.responded_at)
    if part.answered_at:
        yield Entry("cases.part_answered", part.case, known, part.answered_at)


def _spoken(words: tuple[str, str], case: Case) -> str:
    return words[case.language == "ru"]
