"""Parts of a case as its timeline and its applicant read them."""

from collections.abc import Iterable, Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tirek.cases.enums_of_hands import UNANSWERED_PARTS, PartState
from tirek.cases.models import Case, CasePart
from tirek.cases.queries.timeline import Moment, MomentKind


def parts_for_applicant(case: Case) -> list[CasePart]:
    """Who has which part until when; what was declined or taken back is again the office's own matter."""
    parts = case.parts.filter(state__in=[*UNANSWERED_PARTS, PartState.ANSWERED])
    return list(parts.select_related("office").prefetch_related("clock"))


def moments_of_parts(parts: Iterable[CasePart], *, for_applicant: bool = False) -> list[Moment]:
    """What happened to the parts, for the timeline; the applicant reads no internal reasons."""
    found = [moment for part in parts for moment in _moments(part, for_applicant)]
    return sorted(found, key=lambda moment: moment.at)


def _moments(part: CasePart, for_applicant: bool) -> Iterator[Moment]:
    kind, who, said = MomentKind.MOVED, part.office.name, "" if for_applicant else part.response
    yield Moment(part.sent_at, kind, _("A part was sent to another office"), who, "" if for_applicant else part.reason)
    if part.state == PartState.DECLINED and part.ended_at:
        yield Moment(part.ended_at, kind, _("Part declined"), who, said)
    elif part.responded_at:
        yield Moment(part.responded_at, kind, _("Part accepted"), who)
    for entry in part.extensions:
        due = _("Answer due by %(day)s.") % {"day": date_format(entry.due_on, "SHORT_DATE_FORMAT")}
        title, detail = _("Term of a part extended by decision"), f"{due} {entry.reason}"
        yield Moment(entry.happened_at, MomentKind.TERM, title, who, detail)
    if part.answered_at:
        yield Moment(part.answered_at, kind, _("Part answered"), who)
    if part.state == PartState.TAKEN_BACK and part.ended_at:
        yield Moment(part.ended_at, kind, _("Part taken back"), who, said)
