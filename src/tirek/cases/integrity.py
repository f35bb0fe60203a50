"""Checks of the case family, each with its cure: ``tirek check``."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tirek.cases.clock.ledger import recount, replay
from tirek.cases.enums import (
    OPEN_STATES,
    OPEN_TRANSITION_STATES,
    LineState,
    TransitionKind,
    TransitionState,
)
from tirek.cases.models import Attachment, Case, CasePart, ClockEntry, Outcome, PlanLine, Transition
from tirek.core.checks import Finding, integrity_check
from tirek.core.numbering import is_valid

CHUNK = 5000


@integrity_check(
    "cases.due_date_is_replay",
    title=_("A due date differs from the replay of its clock"),
    cure=_(
        "Compare the entries of the clock with the case; correct the case's due date by a recount, never the entries."
    ),
)
def due_date_is_replay() -> Iterator[Finding]:
    """Streams the whole ledger in order of cases."""
    rows = ClockEntry.objects.select_related("case").order_by("case_id", "sequence")
    rows = rows.only("case__number", "case__due_on", "counts_from", "working_days", "skipped", "due_on", "sequence")
    for _case_id, group in groupby(rows.iterator(chunk_size=CHUNK), key=lambda entry: entry.case_id):
        entries = list(group)
        if replay(entries) != entries[-1].case.due_on:
            yield Finding(entries[-1].case.number)
        elif any(recount(entry) != entry.due_on for entry in entries):
            yield Finding(entries[-1].case.number, _("An entry's own working gives another day."))


@integrity_check(
    "cases.due_date_of_part_is_replay",
    title=_("The due date of a part differs from the replay of its clock"),
    cure=_("Compare the entries of the part's clock with the part; correct the part's due date, never the entries."),
)
def due_date_of_part_is_replay() -> Iterator[str]:
    """The parts of cases keep a ledger of their own; those extended by decision are in it too."""
    parts = CasePart.objects.select_related("case").prefetch_related("clock").order_by("pk")
    for part in parts.iterator(chunk_size=CHUNK):
        if replay(part.clock.all()) != part.due_on:
            yield str(part)


@integrity_check(
    "cases.has_clock",
    title=_("A case has no clock"),
    cure=_("Register its first term from the day of registration."),
)
def has_clock() -> Iterator[str]:
    """Every case has at least its first entry."""
    yield from Case.objects.filter(clock__isnull=True).values_list("number", flat=True)


@integrity_check(
    "cases.number_has_check_digit",
    title=_("A number fails its check digit"),
    cure=_("The number was not issued by Tirek; find out how the row came in."),
)
def number_has_check_digit() -> Iterator[str]:
    """Numbers are only issued, never typed."""
    numbers = Case.objects.values_list("number", flat=True)
    yield from (number for number in numbers.iterator(chunk_size=CHUNK) if not is_valid(number))


@integrity_check(
    "cases.outcome_agrees",
    title=_("The outcome on the case is not its current outcome"),
    cure=_("Take the result of the current outcome over to the case, or record the missing outcome."),
)
def outcome_agrees() -> Iterator[str]:
    """The case repeats its current outcome for the figures."""
    current = Outcome.objects.filter(superseded_at__isnull=True)
    yield from current.exclude(case__outcome=F("result")).values_list("case__number", flat=True)
    without = Case.objects.filter(outcome__isnull=False).exclude(pk__in=current.values("case"))
    yield from without.values_list("number", flat=True)


@integrity_check(
    "cases.open_has_no_outcome",
    title=_("An open case has an outcome"),
    cure=_("Answer the case or supersede the outcome."),
)
def open_has_no_outcome() -> Iterator[str]:
    """What came of a case is known when it is answered."""
    yield from Case.objects.filter(state__in=OPEN_STATES, outcome__isnull=False).values_list("number", flat=True)


@integrity_check(
    "cases.referral_agrees_with_line",
    title=_("An open referral and its line of the plan disagree"),
    cure=_("Call the referral back, or set the line to referred."),
)
def referral_agrees_with_line() -> Iterator[str]:
    """An open referral has a referred line, and a referred line an open referral."""
    open_ones = Transition.objects.filter(kind=TransitionKind.REFERRAL, state__in=OPEN_TRANSITION_STATES)
    yield from open_ones.exclude(line__state=LineState.REFERRED).values_list("case__number", flat=True)
    referred = PlanLine.objects.filter(state=LineState.REFERRED)
    yield from referred.exclude(pk__in=open_ones.values("line")).values_list("case__number", flat=True)


@integrity_check(
    "cases.offer_agrees_with_transfer",
    title=_("A case is offered to an office without a pending forwarding to it"),
    cure=_("Call the forwarding back and forward the case again."),
)
def offer_agrees_with_transfer() -> Iterator[str]:
    """``Case.offered_to`` repeats the pending transfer, so that the access rule needs no join."""
    pending = Transition.objects.filter(kind=TransitionKind.TRANSFER, state=TransitionState.PENDING)
    wrong = pending.filter(Q(case__offered_to__isnull=True) | ~Q(case__offered_to=F("to_organisation")))
    yield from wrong.values_list("case__number", flat=True)
    offered = Case.objects.filter(offered_to__isnull=False)
    yield from offered.exclude(pk__in=pending.values("case")).values_list("number", flat=True)


@integrity_check(
    "cases.delivered_service_is_dated",
    title=_("A confirmed line of the plan was not delivered"),
    cure=_("Take the confirmation off the line, or state its delivery."),
)
def delivered_service_is_dated() -> Iterator[str]:
    """The applicant confirms what was delivered."""
    wrong = PlanLine.objects.filter(confirmed_at__isnull=False).exclude(state=LineState.DELIVERED)
    yield from wrong.values_list("case__number", flat=True)


@integrity_check(
    "cases.file_is_complete",
    title=_("A file of a case never arrived whole"),
    cure=_("Remove the file and ask the applicant to send it again."),
)
def file_is_complete() -> Iterator[str]:
    """Unfinished uploads stay with drafts; a day later a case has none."""
    begun = Attachment.objects.filter(case__isnull=False, created_at__lt=timezone.now() - timedelta(days=1))
    yield from begun.filter(received__lt=F("size")).values_list("case__number", flat=True)
