"""Jobs of activities."""

from django.utils import timezone

from tirek.activities.actions.chasing import chase_reports, remind_participants
from tirek.activities.actions.question_notices import chase_answers
from tirek.activities.actions.reception_notices import remind_visitors
from tirek.activities.actions.training_reminders import remind_due
from tirek.core.jobs import periodic


@periodic("0 13 * * *", name="activities.remind_participants")
def remind_of_tomorrow(timestamp: int) -> None:
    """Tell participants of tomorrow's events: at six in the evening."""
    remind_participants(at=timezone.now())


@periodic("15 4 * * *", name="activities.chase_reports")
def chase_late_reports(timestamp: int) -> None:
    """Ask organisers for reports that are due or late."""
    chase_reports(at=timezone.now())


@periodic("20 4 * * *", name="activities.chase_answers")
def chase_late_answers(timestamp: int) -> None:
    """Remind agencies of questions whose answer is due soon or late."""
    chase_answers(at=timezone.now())


@periodic("5 13 * * *", name="activities.remind_visitors")
def remind_of_tomorrows_visits(timestamp: int) -> None:
    """Tell visitors of tomorrow's remote reception: at six in the evening."""
    remind_visitors(at=timezone.now())


@periodic("30 4 * * 1", name="activities.remind_due")
def remind_of_training(timestamp: int) -> None:
    """Tell the staff on Mondays of courses they have to take."""
    remind_due(at=timezone.now())
