"""Whose data the pages, papers and answers about cases carry: written for the applicant to read."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from tirek.cases.models import Attachment, Case, Transition
from tirek.core.actor import Actor
from tirek.people.actions import Sight, note_seen
from tirek.people.enums import DataKind, DisclosureHow

IN_A_ROW = (DataKind.NAME, DataKind.APPLICATION)
WHOLE = (DataKind.NAME, DataKind.CONTACTS, DataKind.ADDRESS, DataKind.APPLICATION)
AT_ONCE = 2000
ON_A_LETTER = (DataKind.NAME, DataKind.ANSWER)


def sight_of(case: Case) -> Sight:
    """The applicant of a case, seen because of it."""
    return Sight(case.applicant_id, case.pk, case.pk, case.number)


def note_cases(
    cases: Iterable[Case],
    *,
    how: DisclosureHow,
    what: Iterable[str] = IN_A_ROW,
    by: Actor,
    at: datetime,
) -> int:
    """Write that the actor was shown these cases with their applicants. One statement; none for an empty list."""
    sights = (sight_of(case) for case in cases)
    return note_seen(sights, what=[str(kind) for kind in what], how=how, about_type="cases.case", by=by, at=at)


def noted_in_passing(cases: Iterable[Case], *, by: Actor, at: datetime) -> Iterator[Case]:
    """Pass the cases of an export on, each written down before it leaves; a country's list is not kept in memory."""
    remaining = iter(cases)
    while some := list(islice(remaining, AT_ONCE)):
        note_cases(some, how=DisclosureHow.EXPORT, by=by, at=at)
        yield from some


def note_file(attachment: Attachment, *, by: Actor, at: datetime) -> int:
    """Write that the actor opened a file of a case."""
    case = attachment.case
    assert case is not None
    sight = Sight(case.applicant_id, attachment.pk, case.pk, case.number)
    return note_seen(
        [sight], what=[str(DataKind.FILES)], how=DisclosureHow.FILE, about_type="cases.attachment", by=by, at=at
    )


def note_referral(
    referral: Transition,
    *,
    what: Iterable[str] | None = None,
    how: DisclosureHow = DisclosureHow.PAGE,
    by: Actor,
    at: datetime,
) -> int:
    """Write that the receiver of a referral opened it: the fields that crossed (or those shown), and the need."""
    case = referral.case
    sight = Sight(case.applicant_id, referral.pk, case.pk, case.number)
    told = [*(referral.crossing if what is None else what), str(DataKind.NEED)]
    return note_seen([sight], what=told, how=how, about_type="cases.transition", by=by, at=at)
