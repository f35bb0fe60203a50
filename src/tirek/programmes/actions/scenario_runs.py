"""Working a run of a scenario out. Only the run is written: no live rule is touched."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from time import monotonic
from typing import Any
from uuid import UUID

from django.conf import settings

from tirek.core.spark import EngineMissing
from tirek.programmes.entitlement.engines import Part, add_up, drawn
from tirek.programmes.entitlement.few import keep_few_back
from tirek.programmes.entitlement.figures import adopted_changes
from tirek.programmes.entitlement.laws import Changes, Law, rules_version
from tirek.programmes.entitlement.simulation import MONTHLY, Question, measures_touched, told
from tirek.programmes.enums_of_services import Over
from tirek.programmes.models import ScenarioRun
from tirek.programmes.queries.regional import regions_with_figures
from tirek.programmes.queries.register_families import places_on, register_parts

NO_FIGURES, NO_FAMILIES, NO_ENGINE, BROKEN_OFF = "no_figures", "no_families", "no_engine", "broken_off"
Names = list[dict[str, str]]


def work_out(run_id: UUID, *, at: datetime) -> ScenarioRun:
    """Work a run out and keep its results. Nothing but the run is written: no live rule is touched."""
    run = ScenarioRun.objects.select_related("scenario").get(pk=run_id)
    law, began = adopted_changes(), monotonic()
    run.rules_version, run.engine = rules_version(law), settings.REFORM_ENGINE
    try:
        run.results, run.problem = _results(run, law)
    except EngineMissing:
        run.problem = NO_ENGINE
    if run.results and run.over == Over.REGISTER:
        run.persons = run.results["persons"]
    run.seconds, run.finished_at = round(monotonic() - began, 2), at
    run.save(update_fields=["rules_version", "engine", "results", "problem", "persons", "seconds", "finished_at"])
    return run


def give_up(run_id: UUID, *, at: datetime) -> None:
    """Say of a run that it broke off."""
    ScenarioRun.objects.filter(pk=run_id, finished_at__isnull=True).update(problem=BROKEN_OFF, finished_at=at)


def _results(run: ScenarioRun, law: Changes) -> tuple[dict[str, Any], str]:
    """What came of it, or why nothing did."""
    on, is_register = run.scenario.on, run.over == Over.REGISTER
    names, parts = _register(on) if is_register else _synthetic(run)
    if not names:
        return {}, NO_FIGURES
    measures = measures_touched(run.changes) if is_register else tuple(MONTHLY)
    asked = Question(Law(on, law), Law(on, law + as_changes(run.changes, on)), len(names), measures)
    found = add_up(parts, asked, engine=run.engine)
    if found is None:
        return {}, NO_FAMILIES
    results = told(found, asked, names)
    return (keep_few_back(results) if is_register else results), ""


def _synthetic(run: ScenarioRun) -> tuple[Names, Iterable[Part]]:
    regions = regions_with_figures(run.scenario.on)
    return [names for _one, names in regions], drawn(run.persons, run.seed, [one for one, _names in regions])


def _register(on: date) -> tuple[Names, Iterable[Part]]:
    places = places_on(on)
    return places.names, register_parts(on, places)


def as_changes(changes: Mapping[str, float], on: date) -> Changes:
    """Values of parameters as changes to the law from the first day of the month."""
    return tuple((name, float(value), on.replace(day=1), "") for name, value in changes.items())
