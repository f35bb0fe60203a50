"""Reforms on paper: written down, run over invented people or our register, adopted by another with act and day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from secrets import randbelow
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.transaction import atomic
from django.utils.translation import gettext as _

from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import local_date
from tirek.core.jobs import defer
from tirek.core.verdict import Refused, ensure, refuse
from tirek.programmes.actions.scenario_jobs import run_scenario
from tirek.programmes.entitlement.figures import parameters
from tirek.programmes.enums_of_services import Over
from tirek.programmes.models import ParameterChange, Scenario, ScenarioRun
from tirek.programmes.permissions import may_adopt, may_simulate

FEWEST, MOST = 1_000, 2_000_000
SEEDS = 2**31


@dataclass(frozen=True, kw_only=True)
class ScenarioFacts:
    """A thought: what is changed, from which day the law is looked at."""

    name: str
    about: str = ""
    on: date
    changes: Mapping[str, float]


@atomic
def write_scenario(facts: ScenarioFacts, *, by: Actor, at: datetime) -> Scenario:
    """Write a scenario down. Raises Refused, or ValidationError by field."""
    ensure(may_simulate(by))
    _check(facts)
    if by.user_id is None:
        raise Refused(refuse(_("Only a signed-in person can do this.")))
    scenario = Scenario.objects.create(
        name=facts.name,
        about=facts.about,
        on=facts.on,
        changes=dict(facts.changes),
        author_id=by.user_id,
        author_name=by.name,
    )
    record("programmes.scenario_written", scenario, by=by, at=at)
    return scenario


@atomic
def change_scenario(scenario_id: UUID, facts: ScenarioFacts, *, by: Actor, at: datetime) -> Scenario:
    """Change a scenario that is not adopted; runs made before keep what they were run with. Raises Refused or
    ValidationError."""
    ensure(may_simulate(by))
    _check(facts)
    scenario = _open(scenario_id, by)
    scenario.name, scenario.about, scenario.on, scenario.changes = (
        facts.name,
        facts.about,
        facts.on,
        dict(facts.changes),
    )
    scenario.save(update_fields=["name", "about", "on", "changes"])
    record("programmes.scenario_changed", scenario, by=by, at=at)
    return scenario


@atomic
def ask_run(scenario_id: UUID, persons: int, *, seed: int | None = None, by: Actor, at: datetime) -> ScenarioRun:
    """Ask for a run over so many synthetic persons; a job works it out. Raises Refused or ValidationError."""
    if not FEWEST <= persons <= MOST:
        raise ValidationError({"persons": _("Between 1 000 and 2 000 000 persons.")})
    return _ask(scenario_id, Over.SYNTHETIC, persons, randbelow(SEEDS) if seed is None else seed, by=by, at=at)


@atomic
def ask_run_over_register(scenario_id: UUID, *, by: Actor, at: datetime) -> ScenarioRun:
    """Ask for a run over the families of the register; whoever asks sees counts of five and more only. Raises
    Refused."""
    return _ask(scenario_id, Over.REGISTER, 0, 0, by=by, at=at)


def _ask(scenario_id: UUID, over: Over, persons: int, seed: int, *, by: Actor, at: datetime) -> ScenarioRun:
    ensure(may_simulate(by))
    scenario = Scenario.objects.visible_to(by).get(pk=scenario_id)
    run = ScenarioRun.objects.create(
        scenario=scenario,
        over=over,
        persons=persons,
        seed=seed,
        asked_at=at,
        asked_by_name=by.name,
        changes=scenario.changes,
    )
    record("programmes.scenario_run_asked", scenario, by=by, at=at, run=run.pk, over=str(over))
    defer(run_scenario, run=str(run.pk))
    return run


@atomic
def adopt_scenario(scenario_id: UUID, act: str, since: date, *, by: Actor, at: datetime) -> Scenario:
    """Make a scenario law from a day on, by an act: somebody else than its author does it. Raises Refused, or
    ValidationError by field."""
    scenario = _open(scenario_id, by)
    ensure(may_adopt(by, scenario))
    if since <= local_date(at):
        raise ValidationError({"since": _("A rule comes into force on a day to come.")})
    if not act.strip():
        raise ValidationError({"act": _("Name the act.")})
    scenario.adopted_from, scenario.adopted_act, scenario.adopted_at = since, act.strip(), at
    scenario.adopted_by_id, scenario.adopted_by_name = by.user_id, by.name
    scenario.save(update_fields=["adopted_from", "adopted_act", "adopted_at", "adopted_by_id", "adopted_by_name"])
    _put_in_force(scenario, since)
    record("programmes.scenario_adopted", scenario, by=by, at=at, since=since)
    return scenario


def _put_in_force(scenario: Scenario, since: date) -> None:
    try:
        with atomic():
            ParameterChange.objects.bulk_create(
                ParameterChange(
                    parameter=name, value=value, in_force_from=since, act=scenario.adopted_act, scenario=scenario
                )
                for name, value in scenario.changes.items()
            )
    except IntegrityError as error:
        raise ValidationError({"since": _("Another act changes the same figure from that day.")}) from error


def _open(scenario_id: UUID, by: Actor) -> Scenario:
    scenario = Scenario.objects.visible_to(by).select_for_update().get(pk=scenario_id)
    if scenario.adopted_at:
        raise Refused(refuse(_("This scenario is adopted and stays as it is.")))
    return scenario


def _check(facts: ScenarioFacts) -> None:
    if not facts.changes:
        raise ValidationError(_("Change at least one figure."))
    strange = [name for name in facts.changes if name not in parameters()]
    if strange:
        raise ValidationError(_("There is no such figure: %(names)s") % {"names": ", ".join(strange)})
