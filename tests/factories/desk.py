"""The coordinator's desk: reports kept, shared, sent and frozen; targets, inhabitants, notes on what worked."""

from datetime import date, datetime
from decimal import Decimal

from tirek.core.actor import Actor
from tirek.network.models import Organisation
from tirek.reports.actions.builder import freeze_report, save_report, share_report
from tirek.reports.actions.deliveries import deliver_report
from tirek.reports.actions.forms import propose_form
from tirek.reports.actions.practice import NoteText, comment_practice, offer_practice, publish_practice
from tirek.reports.actions.targets import Count, enter_populations, set_targets
from tirek.reports.enums import Every
from tirek.reports.period import Period
from tirek.reports.pivots import Question

CONTENT = {
    **{"indicators": ["cases_received"], "only_at": {}, "never_more": [], "small": 10, "change": 50, "deviations": 3},
    "terms": {"district": 5, "region": 10, "republic": 15},
}
QUARTER = Period.quarter(2026, 3)


def make_one_of_each_on_the_desk(coordinator: Actor, head: Actor, office: Organisation, at: datetime) -> None:
    """A report shared with heads below an office, one of its owner alone; a target, inhabitants; a published note with
    a comment, and one that waits."""
    shared, _own = (save_report(name, Question(("cases_received",)), by=coordinator, at=at) for name in ("Есеп", "Өз"))
    share_report(shared.pk, [("head", office.pk)], by=coordinator, at=at)
    deliver_report(shared.pk, Every.WEEK, [], by=coordinator, at=at)
    freeze_report(shared.pk, by=coordinator, at=at)
    set_targets("cases_received", QUARTER, {None: Decimal(10)}, "Жоспар", by=coordinator, at=at)
    enter_populations([Count(office.area_id, date(2026, 1, 1), 40_000, "Санақ")], by=coordinator, at=at)
    told = NoteText("cases_solved", QUARTER.code, "Кешкі қабылдау", "Шешілгені көбейді.")
    published, _waiting = (offer_practice(told, by=head, at=at) for _each in range(2))
    publish_practice(published.pk, by=coordinator, at=at)
    propose_form("quarterly", date(2099, 1, 1), CONTENT, "Жаңа көрсеткіш", by=coordinator, at=at)
    comment_practice(published.pk, "Біз де байқаймыз", by=coordinator, at=at)
