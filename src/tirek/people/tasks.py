"""Jobs of people."""

from django.utils import timezone

from tirek.core.actor import system_actor
from tirek.core.jobs import periodic


@periodic("41 2 * * *", name="people.scan_duplicates", queue="upkeep")
def scan_duplicates(timestamp: int) -> None:
    """Look for records that may be one person, each night."""
    from tirek.people.actions.scanning import scan_register

    scan_register(by=system_actor("worker"), at=timezone.now())


@periodic("12 4 * * *", name="people.remind_of_statuses", queue="upkeep")
def remind_of_statuses(timestamp: int) -> None:
    """Tell people whose document ends within a month."""
    from tirek.people.actions.statuses import remind_of_endings

    remind_of_endings(by=system_actor("worker"), at=timezone.now())
