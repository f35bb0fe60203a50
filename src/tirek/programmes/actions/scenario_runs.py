"""Working a run of a scenario out. Only the run is written: no live rule is touched."""

from collections.abc import Mapping
from datetime import date, datetime
from time import monotonic
from uuid import UUID

from tirek.programmes.entitlement.engine import rules_version
from tirek.programmes.entitlement.figures import Changes, adopted_changes
from tirek.programmes.entitlement.population import synthesise
from tirek.programmes.entitlement.simulation import Law, compare
from tirek.programmes.models import ScenarioRun
from tirek.programmes.queries.regional import regions_with_figures


def work_out(run_id: UUID, *, at: datetime) -> ScenarioRun:
    """Work a run out and keep its results. Nothing but the run is written: no live rule is touched."""
    run = ScenarioRun.objects.select_related("scenario").get(pk=run_id)
    on, began = run.scenario.on, monotonic()
    regions = regions_with_figures(on)
    law: Changes = adopted_changes()
    run.rules_version = rules_version(law)
    if regions:
        figures, names = [one for one, _names in regions], [names for _one, names in regions]
        people = synthesise(run.persons, run.seed, figures)
        run.results = compare(people, Law(on, law), Law(on, law + as_changes(run.changes, on)), names)
    else:
        run.problem = "no_figures"
    run.seconds, run.finished_at = round(monotonic() - began, 2), at
    run.save(update_fields=["rules_version", "results", "problem", "seconds", "finished_at"])
    return run


def as_changes(changes: Mapping[str, float], on: date) -> Changes:
    """Values of parameters as changes to the law from the first day of the month."""
    return tuple((name, float(value), on.replace(day=1), "") for name, value in changes.items())
