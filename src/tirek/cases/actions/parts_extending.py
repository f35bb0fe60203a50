"""Extending the term of a part by the body that answers it (АППК art. 76), never beyond the application's own."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.cases.actions.locking import save
from tirek.cases.actions.notices import tell_part_extended
from tirek.cases.actions.parts import locked_part, part_entry
from tirek.cases.actions.texts import required
from tirek.cases.clock import ledger
from tirek.cases.clock.extending import extension, may_be_extended
from tirek.cases.clock.rules import NOTICE_WITHIN_DAYS, rule_on
from tirek.cases.enums import ClockEvent
from tirek.cases.enums_of_hands import PartState
from tirek.cases.models import CasePart, PartClockEntry
from tirek.cases.permissions_of_hands import may_extend_part
from tirek.core.actor import Actor
from tirek.core.audit import record
from tirek.core.calendar import WorkingCalendar
from tirek.core.terms import Count, Rule
from tirek.core.verdict import Verdict, ensure, refuse


@atomic
def extend_part(part_id: UUID, until: date, reason: str, *, by: Actor, at: datetime) -> PartClockEntry:
    """Extend the term of a part until a day, by a reasoned decision of the body that answers it.

    The rule in force there bounds it as it bounds a case's own extension: at most two months from the first decision,
    never once the term has passed. The part never ends after the whole application: that one is extended first. The
    applicant is told at once (the law allows three working days).
    """
    reason = required(reason)
    part = locked_part(part_id, by)
    ensure(may_extend_part(by, part))
    today = ledger.day_of(at)
    ensure(has_room(part, today))
    count = extension(_rule(part, today), part.clock.all(), part.due_on, today, until=until, working_days=None)
    _check_within_whole(part, count)
    entry = _decided(part, count, reason, by, at)
    part.due_on = count.due_on
    part.save(update_fields=["due_on"])
    save(part.case)
    record("cases.part_extended", part.case, by=by, at=at, part=part.pk, decision=entry.pk, until=part.due_on)
    tell_part_extended(part.case, part.office.name_in(part.case.language), part.due_on, str(entry.pk))
    return entry


def has_room(part: CasePart, today: date) -> Verdict:
    """Whether the term of a part can be extended today at all; the reason says what stands in the way."""
    if not part.is_unanswered:
        state = PartState(part.state).label
        return refuse(_("This can no longer be done: the part is “%(state)s”.") % {"state": state})
    verdict = may_be_extended(_rule(part, today), part.due_on, today)
    if verdict and part.case.due_on <= part.due_on:
        return refuse(_whole_first(part))
    return verdict


def _rule(part: CasePart, today: date) -> Rule:
    return rule_on(today, part.case.kind, is_bound_by_code=part.office.is_bound_by_code)


def _check_within_whole(part: CasePart, count: Count) -> None:
    if count.due_on > part.case.due_on:
        raise ValidationError({"until": _whole_first(part)})


def _whole_first(part: CasePart) -> str:
    day = date_format(part.case.due_on, "SHORT_DATE_FORMAT")
    return _(
        "The whole application is to be answered by %(day)s; a part does not end after it. "
        "The office that has the application extends its term first."
    ) % {"day": day}


def _decided(part: CasePart, count: Count, reason: str, by: Actor, at: datetime) -> PartClockEntry:
    """The next entry of the part's own clock is the decision itself."""
    last = part.clock.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    entry = part_entry(part, ClockEvent.EXTENDED, count, last + 1, by=by, at=at)
    entry.reason, entry.by_name = reason, by.name
    entry.notify_by, _skipped = WorkingCalendar.current().add_working_days(ledger.day_of(at), NOTICE_WITHIN_DAYS)
    entry.save(force_insert=True)
    return entry
