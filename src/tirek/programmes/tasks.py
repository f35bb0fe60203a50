"""Jobs of programmes."""

from django.utils import timezone

from tirek.core.actor import system_actor
from tirek.core.jobs import periodic
from tirek.programmes.actions.follow_ups import remind_of_calls, schedule_missing
from tirek.programmes.actions.measures import remind_owners
from tirek.programmes.actions.reporting import measure_all
from tirek.programmes.actions.roadmap_chasing import chase_actions, chase_decisions
from tirek.programmes.actions.scenario_jobs import run_scenario

__all__ = ["chase_roadmaps", "follow_up", "measure_roadmaps", "remind_of_measures", "run_scenario"]


@periodic("40 2 * * *", name="programmes.measure_roadmaps")
def measure_roadmaps(timestamp: int) -> None:
    """Take the figures of bound actions every night, before anybody is reminded."""
    measure_all(by=system_actor("roadmaps"), at=timezone.now())


@periodic("25 4 * * *", name="programmes.chase_roadmaps")
def chase_roadmaps(timestamp: int) -> None:
    """Remind of actions and of decisions of reviews that are due or late."""
    chase_actions(at=timezone.now())
    chase_decisions(at=timezone.now())


@periodic("35 4 * * *", name="programmes.follow_up")
def follow_up(timestamp: int) -> None:
    """Schedule the calls that are missing, and tell who has some to make."""
    schedule_missing(at=timezone.now())
    remind_of_calls(at=timezone.now())


@periodic("45 4 * * 1", name="programmes.remind_owners")
def remind_of_measures(timestamp: int) -> None:
    """Ask on Mondays whether measures are still as described."""
    remind_owners(at=timezone.now())
