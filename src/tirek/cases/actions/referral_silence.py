"""Reminding of referrals nobody answers, rung by rung, each once."""

from datetime import date, datetime
from uuid import UUID

from django.db.transaction import atomic

from tirek.cases.actions.referral_notices import tell_silence
from tirek.cases.clock.ledger import day_of
from tirek.cases.enums import ReminderRung
from tirek.cases.models import ReferralReminder, Transition
from tirek.cases.queries.silence import people_on, rungs_due
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import WorkingCalendar


def remind_of_silence(*, by: Actor, at: datetime) -> int:
    """Send every reminder that is due; returns how many rungs were taken. Running again the same day sends nothing.

    Each referral in a transaction of its own, so that one that fails stops no other.
    """
    today = day_of(at)
    if not WorkingCalendar.current().is_working_day(today):
        return 0
    silent = list(Transition.objects.silent(today).values_list("pk", flat=True))
    return sum(_remind(referral_id, today, by=by, at=at) for referral_id in silent)


@atomic
def _remind(referral_id: UUID, today: date, *, by: Actor, at: datetime) -> int:
    rows = Transition.objects.silent(today).select_for_update(of=("self",))
    related = ("case__assignee", "case__office", "to_organisation")
    referral = rows.select_related(*related).filter(pk=referral_id).first()
    if referral is None:  # answered meanwhile
        return 0
    assert referral.respond_by is not None
    sent = set(referral.reminders.filter(respond_by=referral.respond_by).values_list("rung", flat=True))
    due = [rung for rung in rungs_due(referral, today) if rung not in sent]
    for rung in due:
        _take(referral, rung, by, at)
    return len(due)


def _take(referral: Transition, rung: ReminderRung, by: Actor, at: datetime) -> None:
    assert referral.respond_by is not None
    users = people_on(referral, rung, on=day_of(at))
    reminder = ReferralReminder.objects.create(
        referral=referral, rung=rung, respond_by=referral.respond_by, sent_at=at, recipients=len(users)
    )
    record("cases.referral_reminded", referral.case, by=by, at=at, transition=referral.pk, rung=str(rung))
    tell_silence(referral, reminder, users)
