"""The job that works a run of a scenario out: the action asks for it, ``tasks`` shows it to the worker."""

from uuid import UUID

from django.utils import timezone

from tirek.core.jobs import task
from tirek.programmes.actions.scenario_runs import give_up, work_out


@task(name="programmes.run_scenario", retry=False)
def run_scenario(run: str) -> None:
    """Work a run out; a minute at most for two million persons. One that breaks off says so on its page."""
    try:
        work_out(UUID(run), at=timezone.now())
    except Exception:
        give_up(UUID(run), at=timezone.now())
        raise
