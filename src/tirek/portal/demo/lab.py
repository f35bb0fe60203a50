"""Checks of entitlement kept with applications, and two reforms on paper, each worked out: invented, and marked so."""

from datetime import date, datetime, timedelta
from random import Random

from tirek.cases.models import Case, EntitlementCheck
from tirek.core.actor import Actor
from tirek.core.audit import Entry, record_many
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
from tirek.programmes.queries.answers import answers_for
from tirek.programmes.queries.regional import region_for

SEED = 20261101
CHECKS, UNSURE = 8, 0.2
PERSONS, PEOPLE_SEED = 50_000, 2026
ANALYST = "analyst@tirek.example"
SUPPLEMENT = ScenarioFacts(
    name="1–6 жастағы балаға 3 АЕК",
    about="Балаға берілетін қосымша төлем екі есе өссе, кімге қанша қосылады. Демо: сандар ойдан алынған.",
    on=date.min,
    changes={"asp.child_supplement": 3.0},
)
FOURTH = ScenarioFacts(
    name="Төрт балалы отбасына 18 АЕК",
    about="Төртінші бала туғанда төлем аз ғана өсетінін түзетсе. Демо: сандар ойдан алынған.",
    on=date.min,
    changes={"large_family.four": 18.0},
)


def try_reforms(today: date, *, by: Actor) -> None:
    """Keep the checks, write the reforms down and work them out."""
    _keep_checks(today, by=by)
    analyst, moment = actor_for(User.objects.get(email=ANALYST), on=today, language="kk"), at(today, 8)
    for thought in (SUPPLEMENT, FOURTH):
        facts = ScenarioFacts(name=thought.name, about=thought.about, on=today, changes=thought.changes)
        scenario = write_scenario(facts, by=analyst, at=moment)
        run = ask_run(scenario.pk, PERSONS, seed=PEOPLE_SEED, by=analyst, at=moment)
        work_out(run.pk, at=moment)
    _over_register(scenario, analyst, moment)


def _over_register(scenario: Scenario, analyst: Actor, moment: datetime) -> None:
    """What our register knows: who lives together and how old they are."""
    run = ask_run_over_register(scenario.pk, by=analyst, at=moment - timedelta(minutes=5))
    work_out(run.pk, at=moment)


def _keep_checks(today: date, *, by: Actor) -> None:
    """Families of the last months, asked for their income at the desk."""
    rng = Random(SEED)  # noqa: S311 - a story, not a secret
    heads = HouseholdMember.objects.current().filter(role=HouseholdRole.HEAD)
    cases = Case.objects.filter(applicant__in=heads.values("person"), assignee__isnull=False, closed_at__isnull=True)
    asked = list(cases.select_related("applicant", "assignee").order_by("-registered_on", "number")[:CHECKS])
    checks = [_check(case, today, rng) for case in asked]
    copy_in(checks)
    told = [
        Entry("cases.check_made", one.case, {"check": one.pk, "rules": one.rules_version}, one.at) for one in checks
    ]
    record_many(told, by=by, at=at(today, 0, 40))


def _check(case: Case, today: date, rng: Random) -> EntitlementCheck:
    day = min(case.registered_on + timedelta(days=rng.randint(0, 3)), today)
    assert case.assignee is not None
    facts = _family(case, day, rng)
    version, answers = answers_for(facts)
    return EntitlementCheck(
        case=case,
        at=at(day, 11),
        made_by_id=case.assignee.pk,
        made_by_name=case.assignee.name,
        rules_version=version,
        facts=facts.as_json(),
        answers=answers,
    )


def _family(case: Case, day: date, rng: Random) -> Facts:
    """The household on record; of its grown-ups an income is drawn."""
    home = HouseholdMember.objects.current().filter(person=case.applicant).values("household")
    rows = HouseholdMember.objects.current().filter(household__in=home).select_related("person")
    members = [_member(row, day, rng) for row in rows.order_by("person__birth_date", "person__given_name")]
    first = sorted(members, key=lambda one: one.relation != Relation.APPLICANT)
    return Facts(
        on=day,
        area_id=str(case.area_id),
        members=tuple(first),
        has_loan=None if rng.random() < UNSURE else False,
        region=region_for(case.area_id, day),
    )


_RELATIONS = {HouseholdRole.SPOUSE: Relation.SPOUSE, HouseholdRole.CHILD: Relation.CHILD}


def _member(row: HouseholdMember, day: date, rng: Random) -> Member:
    role = HouseholdRole(row.role)
    relation = Relation.APPLICANT if role == HouseholdRole.HEAD else _RELATIONS.get(role, Relation.KIN)
    born = row.person.birth_date or date(1985, 1, 1)
    is_child = relation == Relation.CHILD
    income = 0.0 if is_child else rng.choice((0, 240, 420, 690, 960)) * 1000.0
    return Member(relation=relation, born=born, income=income, can_work=not is_child and rng.random() < 0.4)
