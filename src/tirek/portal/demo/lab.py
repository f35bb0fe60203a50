"""Checks of entitlement kept with applications, and two reforms on paper, each worked out: invented, and marked so."""

from datetime import date, datetime, timedelta
from itertools import groupby
from operator import attrgetter
from random import Random
from uuid import UUID

from tirek.cases.models import Case, EntitlementCheck
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
from tirek.core.calendar import local_date
from tirek.core.writing import copy_in
from tirek.network.actors import actor_for
from tirek.network.models import User
from tirek.people.enums import HouseholdRole
from tirek.people.models import HouseholdMember
from tirek.portal.demo.days import at
from tirek.programmes.actions.scenario_runs import work_out
from tirek.programmes.actions.scenarios import ScenarioFacts, ask_run, ask_run_over_register, write_scenario
from tirek.programmes.entitlement.facts import Facts, Member, Relation
from tirek.programmes.models import Scenario
from tirek.programmes.queries.answers import Answer, answers_of_all
from tirek.programmes.queries.regional import quarter_on
from tirek.programmes.queries.register_families import Places, places_on

SEED = 20261101
ASKED_WITHIN, UNSURE = timedelta(days=350), 0.1
PERSONS, PEOPLE_SEED = 50_000, 2026
ANALYST = "analyst@tirek.example"
SUPPLEMENT = ScenarioFacts(
    name="1–6 жастағы балаға 3 АЕК",
    about="Балаға берілетін қосымша төлем екі есе өссе, кімге қанша қосылады. Демо: сандар ойдан алынған.",
    on=date.min,
    changes={"asp.child_supplement": 3.0},
)
LARGE = ScenarioFacts(
    name="Көпбалалы отбасына 10 % артық",
    about="Төрт және одан көп балалы отбасылардың жәрдемақысы оннан бірге өссе. Демо: сандар ойдан алынған.",
    on=date.min,
    changes={
        "large_family.four": 17.63,
        "large_family.five": 22.04,
        "large_family.six": 26.46,
        "large_family.seven": 30.87,
        "large_family.each": 4.4,
    },
)


def try_reforms(today: date, *, by: Actor) -> None:
    """Keep the checks, write the reforms down and work them out."""
    _keep_checks(today, by=by)
    analyst, moment = actor_for(User.objects.get(email=ANALYST), on=today, language="kk"), at(today, 8)
    for thought in (SUPPLEMENT, LARGE):
        facts = ScenarioFacts(name=thought.name, about=thought.about, on=today, changes=thought.changes)
        scenario = write_scenario(facts, by=analyst, at=moment)
        run = ask_run(scenario.pk, PERSONS, seed=PEOPLE_SEED, by=analyst, at=moment)
        work_out(run.pk, at=moment)
        _over_register(scenario, analyst, moment)


def _over_register(scenario: Scenario, analyst: Actor, moment: datetime) -> None:
    """What our register knows: who lives together, how old they are, and what they told when they were checked."""
    run = ask_run_over_register(scenario.pk, by=analyst, at=moment - timedelta(minutes=5))
    work_out(run.pk, at=moment)


def _keep_checks(today: date, *, by: Actor) -> None:
    """Families of the last months, asked for their income at the desk."""
    rng = Random(SEED)  # noqa: S311 - a story, not a secret
    asked, places = _asked(today), {}
    homes = _homes([case.applicant_id for case in asked])
    families = []
    for case in asked:
        last = local_date(case.closed_at) if case.closed_at else today
        day = min(case.registered_on + timedelta(days=rng.randint(0, 3)), last)
        quarter = quarter_on(day)
        if quarter not in places:
            places[quarter] = places_on(day)
        families.append(_family(case, homes[case.applicant_id], day, places[quarter], rng))
    checks = [_check(*each) for each in zip(asked, families, answers_of_all(families), strict=True)]
    copy_in(checks)
    told = [
        Entry("cases.check_made", one.case, {"check": one.pk, "rules": one.rules_version}, one.at) for one in checks
    ]
    record_many(told, by=by, at=at(today, 0, 40))


def _asked(today: date) -> list[Case]:
    """The applications of heads of families that somebody has worked on within the year, the newest first."""
    heads = HouseholdMember.objects.current().filter(role=HouseholdRole.HEAD)
    cases = Case.objects.filter(applicant__in=heads.values("person"), assignee__isnull=False)
    recent = cases.filter(registered_on__gt=today - ASKED_WITHIN)
    return list(recent.select_related("applicant", "assignee").order_by("-registered_on", "number"))


def _homes(persons: list[UUID]) -> dict[UUID, list[HouseholdMember]]:
    """Of each head, who lives together, the eldest first."""
    current = HouseholdMember.objects.current().select_related("person")
    own = current.filter(person__in=persons, role=HouseholdRole.HEAD).values("household")
    rows = current.filter(household__in=own).order_by("household", "person__birth_date", "person__given_name")
    homes = [list(group) for _key, group in groupby(rows, key=attrgetter("household_id"))]
    return {one.person_id: home for home in homes for one in home if one.role == HouseholdRole.HEAD}


def _check(case: Case, facts: Facts, answered: tuple[str, dict[str, Answer]]) -> EntitlementCheck:
    assert case.assignee is not None
    return EntitlementCheck(
        case=case,
        at=at(facts.on, 11),
        made_by_id=case.assignee.pk,
        made_by_name=case.assignee.name,
        rules_version=answered[0],
        facts=facts.as_json(),
        answers=answered[1],
    )


def _family(case: Case, home: list[HouseholdMember], day: date, places: Places, rng: Random) -> Facts:
    """The household on record; of its grown-ups an income is drawn."""
    members = [_member(row, day, rng) for row in home]
    first = sorted(members, key=lambda one: one.relation != Relation.APPLICANT)
    return Facts(
        on=day,
        area_id=str(case.area_id),
        members=tuple(first),
        has_loan=None if rng.random() < UNSURE else False,
        region=places.figures[places.of([case.area_id])],
    )


_RELATIONS = {HouseholdRole.SPOUSE: Relation.SPOUSE, HouseholdRole.CHILD: Relation.CHILD}


def _member(row: HouseholdMember, day: date, rng: Random) -> Member:
    role = HouseholdRole(row.role)
    relation = Relation.APPLICANT if role == HouseholdRole.HEAD else _RELATIONS.get(role, Relation.KIN)
    born = row.person.birth_date or date(1985, 1, 1)
    is_child = relation == Relation.CHILD
    income = 0.0 if is_child else rng.choice((0, 240, 420, 690, 960)) * 1000.0
    return Member(relation=relation, born=born, income=income, can_work=not is_child and rng.random() < 0.4)
