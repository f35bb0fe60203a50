"""Programmes of the demo: a national roadmap with its copies, the review of three regions, and what people said."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from tirek.activities.models import Question
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.writing import copy_in
from tirek.network.models import Organisation
from tirek.portal.demo.data import table
from tirek.portal.demo.days import at
from tirek.programmes.actions import programmes as programme_actions
from tirek.programmes.actions import reviews, voices
from tirek.programmes.actions.copies import copy_to_regions
from tirek.programmes.actions.reporting import measure_all
from tirek.programmes.actions.roadmap_tables import ToldAction, enter_actions
from tirek.programmes.actions.roadmaps import ActionFacts, RoadmapFacts, adopt_roadmap, create_roadmap, edit_action
from tirek.programmes.enums import ActionState, VoiceKind
from tirek.programmes.models import (
    ActionEvidence,
    ActionStatus,
    Programme,
    Review,
    Roadmap,
    RoadmapAction,
    Voice,
    path_of,
)
from tirek.programmes.queries.regional_owners import owners_by_region
from tirek.territory.models import Area

OWNER = "0001"
REVIEWED = ("61", "39", "63")
"""Turkistan, Kostanay and East Kazakhstan: the three regions of one session."""
HELD_BEFORE, NEXT_IN = 40, 35
LATE_IN = ("6100",)


def lay(today: date, *, by: Actor) -> None:
    """Write it, and take the figures of the actions bound to them."""
    owner = Organisation.objects.get(code=OWNER)
    begun = at(date(today.year, 1, 12), 10) if today > date(today.year, 1, 12) else at(today, 0, 10)
    near, own = (_programme(name, owner, today, by=by, moment=begun) for name in ("near", "own"))
    roadmap = _roadmap(near, owner, today, by=by, moment=begun)
    _copy(roadmap, today, by=by, moment=begun)
    _work(roadmap, today, by=by)
    measure_all(by=by, at=at(today, 2, 40))
    _review(roadmap, today, by=by)
    _voices(near, own, today, by=by)


def programme_named(name: str) -> Programme:
    """One of the programmes by its name in the table."""
    return Programme.objects.get(name_kk=table("roadmaps")["programme"][name]["kk"])


def _programme(name: str, owner: Organisation, today: date, *, by: Actor, moment: datetime) -> Programme:
    told = table("roadmaps")["programme"][name]
    facts = programme_actions.ProgrammeFacts(
        owner_id=owner.pk,
        name_kk=told["kk"],
        name_ru=told["ru"],
        name_en=told["en"],
        since=date(today.year - 1, 1, 1),
        until=date(today.year + 1, 12, 31),
        act=told["act"],
        goals_kk=told["goals_kk"].strip(),
        goals_ru=told["goals_ru"].strip(),
    )
    programme = programme_actions.create_programme(facts, by=by, at=moment)
    for source, purpose, planned, spent in told["budget"]:
        money = programme_actions.Money(year=today.year, source=source, purpose=purpose, planned=planned, spent=spent)
        programme_actions.set_budget_line(programme.pk, money, by=by, at=moment)
    partners = Organisation.objects.on(today).filter(kind="partner", level="republic").order_by("code")[:3]
    parts = ("Жұмысқа орналастыру", "Кәсіпке үйрету", "Жабдық беру")
    pairs = [(one.pk, part) for one, part in zip(partners, parts, strict=False)]
    programme_actions.set_partners(programme.pk, pairs, by=by, at=moment)
    return programme


def _roadmap(programme: Programme, owner: Organisation, today: date, *, by: Actor, moment: datetime) -> Roadmap:
    names = {name: getattr(programme, name) for name in ("name_kk", "name_ru", "name_en")}
    roadmap = create_roadmap(programme.pk, RoadmapFacts(owner_id=owner.pk, **names), by=by, at=moment)
    told = [_action(row, number, owner, today.year) for number, row in enumerate(table("roadmaps")["action"])]
    enter_actions(roadmap.pk, told, by=by, at=moment)
    return adopt_roadmap(roadmap.pk, act=programme.act, by=by, at=moment)


def _action(row: dict[str, Any], number: int, owner: Organisation, year: int) -> ToldAction:
    first, last = (date.fromisoformat(f"{year}-{day}") for day in row["days"])
    bound: dict[str, Any] = {}
    if source := row.get("source"):
        days = {"counted_from": date(year, 1, 1), "counted_until": date(year, 12, 31)}
        bound = {"source": source, "target": Decimal(row["target"]), **days}
    facts = ActionFacts(
        owner_id=owner.pk,
        name_kk=row["kk"],
        name_ru=row["ru"],
        since=first,
        due_on=last,
        weight=row["weight"],
        evidence_kk=row.get("evidence_kk", ""),
        evidence_ru=row.get("evidence_ru", ""),
        **bound,
    )
    return ToldAction(number, path_of(row["code"]), facts, tuple(map(path_of, row.get("after", ()))))


def _copy(roadmap: Roadmap, today: date, *, by: Actor, moment: datetime) -> None:
    """Every region its copy, with its part of each target; then the nation moves a day, which is offered to all."""
    owners = owners_by_region(today)
    copies = copy_to_regions(roadmap.pk, owners, by=by, at=moment)
    bound = list(RoadmapAction.objects.filter(roadmap__in=copies).exclude(source=""))
    for action in bound:
        assert action.target
        action.target = max(Decimal(int(action.target) // max(len(copies), 1)), Decimal(1))
    RoadmapAction.objects.bulk_update(bound, ["target"])
    action = roadmap.actions.get(path=path_of("3.3"))
    told = {name: getattr(action, name) for name in ActionFacts.__dataclass_fields__}
    later = ActionFacts(**{**told, "due_on": action.due_on + timedelta(days=31)})
    edit_action(action.pk, later, by=by, at=moment + timedelta(days=30))


def _work(roadmap: Roadmap, today: date, *, by: Actor) -> None:
    """What is done by its day: in the nation, and in every region but the one that is late."""
    rows = RoadmapAction.objects.filter(roadmap__in=[roadmap, *roadmap.copies.all()]).select_related("owner")
    states = {path_of(row["code"]): row for row in table("roadmaps")["action"] if row.get("state")}
    actions = list(rows.filter(path__in=states).order_by("path", "roadmap__area__kato"))
    told = [(one, states[one.path], _stands(one, states[one.path], roadmap, today)) for one in actions]
    moved = [(one, row, state) for one, row, state in told if state]
    for action, _row, state in moved:
        action.state = state
        action.done_on = action.due_on if state == ActionState.DONE else None
    RoadmapAction.objects.bulk_update([one for one, _row, _state in moved], ["state", "done_on"])
    copy_in(
        [
            ActionEvidence(action=one, title=row["evidence_kk"], added_at=at(one.due_on, 15))
            for one, row, state in moved
            if state == ActionState.DONE
        ]
    )
    copy_in([_status(one, state, today, by) for one, _row, state in moved])
    entries = [
        Entry("programmes.action_reported", one, {"state": str(state)}, _moment(one, state, today))
        for one, _row, state in moved
    ]
    record_many(entries, by=by, at=at(today, 9))


def _stands(action: RoadmapAction, row: dict[str, Any], roadmap: Roadmap, today: date) -> str:
    """The state an action has come to; nothing when it is as it was planned."""
    if row["state"] == "done" and action.due_on <= today:
        return "" if action.owner.code in LATE_IN and row["code"] == "3.2" else ActionState.DONE
    is_under_way = row["state"] == "under_way" and action.since <= today and action.roadmap_id == roadmap.pk
    return ActionState.UNDER_WAY if is_under_way else ""


def _moment(action: RoadmapAction, state: str, today: date) -> datetime:
    return at(action.due_on, 16) if state == ActionState.DONE else at(today, 9)


def _status(action: RoadmapAction, state: str, today: date, by: Actor) -> ActionStatus:
    note = "Орындалды." if state == ActionState.DONE else "Жауаптар жарияланып жатыр."
    return ActionStatus(action=action, state=state, at=_moment(action, state, today), by_name=by.name, note=note)


def _review(roadmap: Roadmap, today: date, *, by: Actor) -> None:
    """One session of three regions was held, with decisions; the next is planned."""
    areas = {code: Area.objects.get(kato__startswith=code, pk__in=owners_by_region(today)) for code in REVIEWED}
    held = today - timedelta(days=HELD_BEFORE)
    review = _session(roadmap, areas, held, by=by)
    for row, code in zip(review.regions.order_by("position"), sorted(areas), strict=True):
        reviews.note_region(
            row.pk, speaker="Облыстық қабылдау бөлмесінің басшысы", said=_said(areas[code]), by=by, at=at(held, 12)
        )
    owners = owners_by_region(today)
    for number, told in enumerate(table("roadmaps")["decision"]):
        area = areas[REVIEWED[number % len(REVIEWED)]]
        _decide(review, told, area, owners[area.pk], held, by=by)
    reviews.hold_review(review.pk, summary=_SUMMARY, by=by, at=at(held, 17))
    _session(roadmap, areas, today + timedelta(days=NEXT_IN), by=by)


_SUMMARY = (
    "Үш облыстың жұмысы тыңдалды. Жауап мерзімі сақталып отыр, көшпелі кездесулер кестеден кешігуде. "
    "Түркістанның тәжірибесі басқа облыстарға ұсынылды."
)


def _said(area: Area) -> str:
    return f"{area.name_kk}: жарты жылдың қорытындысы баяндалды, қиындықтар мен жоспар айтылды."


def _session(roadmap: Roadmap, areas: dict[str, Area], day: date, *, by: Actor) -> Review:
    ordered = tuple(areas[code].pk for code in sorted(areas))
    facts = reviews.ReviewFacts(
        organiser_id=roadmap.owner_id,
        held_on=day,
        looks_from=date(day.year, 1, 1),
        looks_until=day,
        place="Республикалық қабылдау бөлмесі",
        area_ids=ordered,
    )
    return reviews.plan_review(roadmap.pk, facts, by=by, at=at(day - timedelta(days=NEXT_IN + 5), 11))


def _decide(review: Review, told: dict[str, Any], area: Area, owner: UUID, held: date, *, by: Actor) -> None:
    due = held + timedelta(days=told["days"])
    decision = reviews.decide(
        review.pk, told["kk"], owner_id=owner, due_on=due, area_id=area.pk, by=by, at=at(held, 16)
    )
    if told.get("state"):
        moment = at(held + timedelta(days=min(told["days"], HELD_BEFORE - 5)), 15)
        reviews.settle_decision(decision.pk, state=told["state"], outcome=told["outcome"], by=by, at=moment)


def _voices(near: Programme, own: Programme, today: date, *, by: Actor) -> None:
    """Questions of tours that concern a programme, with what was done; some still wait for words."""
    questions = Question.objects.published().order_by("published_at", "event__held_on", "published_text")
    action = RoadmapAction.objects.get(roadmap__programme=near, roadmap__area=None, path=path_of("2.3"))
    for number, question in enumerate(questions.select_related("event")[:4]):
        said = voices.Said(
            kind=VoiceKind.QUESTION,
            said=question.published_text,
            said_on=question.event.held_on,
            about_id=question.pk,
            area_id=question.event.area_id,
        )
        voice = voices.link_voice(near.pk, said, by=by, at=at(today, 8))
        if number < 3:
            _answer(voice, question.published_answer, action, today, by=by)
    words = "Тігін үйренген әйелдер өнімін сататын жер таппай жүр."
    said = voices.Said(kind=VoiceKind.OTHER, said=words, said_on=today - timedelta(days=70))
    voice = voices.link_voice(own.pk, said, by=by, at=at(today, 8))
    done = "Аудан орталығында айына екі рет қолөнер жәрмеңкесі ашылды, орын тегін."
    voices.answer_voice(voice.pk, said=words, done=done, publish=True, by=by, at=at(today, 9))


def _answer(voice: Voice, done: str, action: RoadmapAction, today: date, *, by: Actor) -> None:
    voices.answer_voice(voice.pk, said=voice.said, done=done, action_id=action.pk, publish=True, by=by, at=at(today, 9))
