"""Silence of partners: which referrals wait past their term, and who is told when."""

from dataclasses import dataclass
from datetime import date

from tirek.cases.enums import ReminderRung
from tirek.cases.models import Transition
from tirek.cases.queries.staff import holders
from tirek.core.calendar import WorkingCalendar
from tirek.core.roles import Role
from tirek.network.models import MemorandumParty, User


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder: so many working days after the term has passed, to whom."""

    code: ReminderRung
    working_days: int


LADDER = (
    Rung(ReminderRung.PARTNER, 1),
    Rung(ReminderRung.CLERK, 2),
    Rung(ReminderRung.HEAD, 3),
    Rung(ReminderRung.OWNER, 5),
)


def rungs_due(referral: Transition, on: date) -> list[ReminderRung]:
    """The rungs reached by a day, whether or not they were sent already."""
    if referral.respond_by is None or referral.respond_by >= on:
        return []
    late = WorkingCalendar.current().working_days_between(referral.respond_by, on)
    return [rung.code for rung in LADDER if rung.working_days <= late]


def people_on(referral: Transition, rung: ReminderRung, *, on: date) -> list[User]:
    """Whom a rung tells. The clerk's rung goes to the head where nobody has the case."""
    case = referral.case
    if rung == ReminderRung.PARTNER:
        return holders([referral.to_organisation_id], [Role.PARTNER_CLERK], on=on)
    if rung == ReminderRung.CLERK and case.assignee is not None:
        return [case.assignee]
    if rung in (ReminderRung.CLERK, ReminderRung.HEAD):
        return holders([case.office_id], [Role.HEAD], on=on)
    parties = MemorandumParty.objects.filter(memorandum=referral.memorandum_id)
    signed = parties.exclude(organisation=referral.to_organisation_id).values_list("organisation_id", flat=True)
    return holders(signed, [Role.HEAD, Role.COORDINATOR], on=on)
