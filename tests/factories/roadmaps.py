"""Programmes, roadmaps, reviews, initiatives, research and voices through their own actions."""

from datetime import date, datetime, timedelta
from typing import Any

from tirek.core.actor import system_actor
from tirek.core.calendar import local_date
from tirek.network.models import Organisation
from tirek.people.actions import PersonData
from tirek.programmes.actions import enrolments, initiatives, research, reviews, roadmaps, voices
from tirek.programmes.actions import programmes as programme_actions
from tirek.programmes.actions.reporting import add_evidence, report_status
from tirek.programmes.enums_of_initiatives import InitiativeKind
from tirek.programmes.models import (
    Broadcast,
    Enrolment,
    Initiative,
    Programme,
    Research,
    Review,
    Roadmap,
    RoadmapAction,
    Voice,
)
from tirek.territory.models import Area

SYSTEM = system_actor("test")
NAMES = {"name_kk": "Бағдарлама", "name_ru": "Программа"}


def make_programme(owner: Organisation, at: datetime, **facts: Any) -> Programme:
    """A programme that began at the beginning of the year."""
    told = {**NAMES, "goals_kk": "Мақсат", "goals_ru": "Цель", "since": date(at.year, 1, 1), **facts}
    told_facts = programme_actions.ProgrammeFacts(owner_id=owner.pk, **told)
    return programme_actions.create_programme(told_facts, by=SYSTEM, at=at)


def make_roadmap(programme: Programme, at: datetime, *, area: Area | None = None, **facts: Any) -> Roadmap:
    """A draft."""
    owner = facts.pop("owner", programme.owner)
    told = roadmaps.RoadmapFacts(owner_id=owner.pk, area_id=area.pk if area else None, **{**NAMES, **facts})
    return roadmaps.create_roadmap(programme.pk, told, by=SYSTEM, at=at)


def action_facts(owner: Organisation, at: datetime, **facts: Any) -> roadmaps.ActionFacts:
    """An action that begins today and is due in a month."""
    today = local_date(at)
    told = {"name_kk": "Іс", "name_ru": "Дело", "since": today, "due_on": today + timedelta(days=30), **facts}
    return roadmaps.ActionFacts(owner_id=owner.pk, **told)


def make_action(roadmap: Roadmap, at: datetime, parent: RoadmapAction | None = None, **facts: Any) -> RoadmapAction:
    """An action at the end of the roadmap, or the last part of another."""
    owner = facts.pop("owner", roadmap.owner)
    told = action_facts(owner, at, **facts)
    return roadmaps.add_action(roadmap.pk, told, parent_id=parent.pk if parent else None, by=SYSTEM, at=at)


def adopt(roadmap: Roadmap, at: datetime) -> Roadmap:
    """Put it into force."""
    return roadmaps.adopt_roadmap(roadmap.pk, act="№ 1", by=SYSTEM, at=at)


def finish(action: RoadmapAction, at: datetime) -> RoadmapAction:
    """Prove it and say it is done."""
    add_evidence(action.pk, "Хаттама", by=SYSTEM, at=at)
    return report_status(action.pk, "done", by=SYSTEM, at=at)


def make_review(roadmap: Roadmap, areas: list[Area], at: datetime, **facts: Any) -> Review:
    """A session of today that looks at the year."""
    today = local_date(at)
    told = {"held_on": today, "looks_from": date(today.year, 1, 1), "looks_until": today, **facts}
    told_facts = reviews.ReviewFacts(organiser_id=roadmap.owner_id, area_ids=tuple(area.pk for area in areas), **told)
    return reviews.plan_review(roadmap.pk, told_facts, by=SYSTEM, at=at)


def make_initiative(organisation: Organisation, at: datetime, **facts: Any) -> Initiative:
    """Training, equipment and help with sales, with its four usual stages."""
    told = {"kind": InitiativeKind.TRADE, **NAMES, "since": date(at.year - 1, 1, 1), **facts}
    return initiatives.create_initiative(
        initiatives.InitiativeFacts(organisation_id=organisation.pk, **told), by=SYSTEM, at=at
    )


def make_enrolment(initiative: Initiative, organisation: Organisation, at: datetime, **facts: Any) -> Enrolment:
    """A woman at the first stage since today."""
    data = PersonData(family_name=facts.pop("family_name", "Әлиева"), given_name="Айгүл")
    entrant = enrolments.Entrant(data=data, phone="+77000000001", agreed=True)
    on = facts.pop("on", local_date(at))
    return enrolments.enrol(initiative.pk, organisation.pk, entrant, on=on, by=SYSTEM, at=at)


def make_research(body: Organisation, at: datetime, **facts: Any) -> Research:
    """A study of the year."""
    told = {"kind": "study", "name_kk": "Зерттеу", "name_ru": "Исследование", "since": date(at.year, 1, 1), **facts}
    return research.begin_research(research.ResearchFacts(organisation_id=body.pk, **told), by=SYSTEM, at=at)


def make_voice(programme: Programme, at: datetime, **facts: Any) -> Voice:
    """Something said at a meeting, not published."""
    told = {"kind": "other", "said": "Жол нашар", "said_on": local_date(at), **facts}
    return voices.link_voice(programme.pk, voices.Said(**told), by=SYSTEM, at=at)


def make_one_of_each_of_roadmaps(office: Organisation, region: Area, at: datetime) -> None:
    """A row of every model of roadmaps that says who sees it, a draft and a hidden one where there is such a thing."""
    programme = make_programme(office, at)
    draft, adopted = make_roadmap(programme, at), make_roadmap(programme, at)
    make_action(draft, at)
    make_action(adopted, at)
    adopt(adopted, at)
    review = make_review(adopted, [region], at)
    reviews.decide(review.pk, "Шешім", owner_id=office.pk, due_on=local_date(at), by=SYSTEM, at=at)
    initiative = make_initiative(office, at)
    enrolment = make_enrolment(initiative, office, at)
    enrolments.schedule_calls(enrolment, local_date(at))
    Broadcast.objects.create(initiative=initiative, aired_on=local_date(at), title="Хабар")
    study = make_research(office, at)
    make_research(office, at, is_public=True)
    research.add_visit(study.pk, region.pk, local_date(at), by=SYSTEM, at=at)
    voice = make_voice(programme, at)
    make_voice(programme, at)
    voices.answer_voice(voice.pk, said=voice.said, done="Жөнделді", publish=True, by=SYSTEM, at=at)
